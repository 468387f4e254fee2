package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"storehand/app/catalog"
	"storehand/app/money"
	"storehand/data"
	"storehand/ui/look"
)

// The journeys drive the real window on a virtual screen, as a user does, and
// look into the workspace for what came of it.

// costs waits until the product of that SKU has a price.
func costs(t *testing.T, workspace, sku string, price int64) {
	t.Helper()
	eventually(t, fmt.Sprintf("%s costs %d", sku, price), patience, func() bool {
		return peek(t, workspace, func(ctx context.Context, w *data.Workspace) bool {
			return priceOf(ctx, w, sku) == money.Of(price)
		})
	})
}

func priceOf(ctx context.Context, w *data.Workspace, sku string) money.Amount {
	ids, err := w.IDs(ctx, catalog.Query{Text: sku})
	if err != nil || len(ids) == 0 {
		return money.Amount{}
	}
	p, err := w.Product(ctx, ids[0])
	if err != nil || p.SKU != sku {
		return money.Amount{}
	}
	return p.RegularPrice
}

// typePrice goes to the price of the first product and types another one. Home
// is the box that selects the row; picture, title, SKU and status come before
// the price.
func (s *screen) typePrice(price string) {
	s.t.Helper()
	s.press("ctrl+Home", "Home", "Right", "Right", "Right", "Right", "Right")
	s.typeText(price)
	s.press("Return")
}

// intoGrid waits until the arrow keys move the cursor to and fro.
func (s *screen) intoGrid() {
	s.t.Helper()
	eventually(s.t, "the list takes keys", patience, func() bool {
		before := s.settled()
		s.press("Right")
		moved := s.settled()
		s.press("Left")
		return !bytes.Equal(before, moved) && bytes.Equal(before, s.settled())
	})
}

// step does something that changes a price, and waits until the workspace has
// it and the window shows it.
func (s *screen) step(workspace, sku string, price int64, do func()) {
	s.t.Helper()
	before := s.settled()
	do()
	costs(s.t, workspace, sku, price)
	eventually(s.t, "the window shows another price", patience, func() bool { return !bytes.Equal(before, s.look()) })
	s.settled()
}

// TestJourneyOfTheFirstDay opens the sample shops, edits a price, takes it back
// and does it again, ends the program and finds everything the next time.
func TestJourneyOfTheFirstDay(t *testing.T) {
	s := openScreen(t)
	workspace := filepath.Join(t.TempDir(), "workspace")
	program := s.open(workspace)
	s.press("Return") // the first of the three ways of the welcome screen
	const mug = "AF-MUG-OAT"
	costs(t, workspace, mug, 2400)
	s.intoGrid()
	s.step(workspace, mug, 2550, func() { s.typePrice("25.50") })
	s.step(workspace, mug, 2400, func() { s.press("ctrl+z") })
	s.step(workspace, mug, 2550, func() { s.press("ctrl+shift+z") })
	s.press("ctrl+q")
	program.ends()

	storehand(t, "check", "--workspace", workspace).succeeds(t)
	program = s.open(workspace)
	s.intoGrid()
	s.step(workspace, mug, 2400, func() { s.press("ctrl+z") }) // what was done the day before
	s.press("ctrl+q")
	program.ends()
}

// TestJourneyFromAFile imports a file without the window and edits it there.
func TestJourneyFromAFile(t *testing.T) {
	s := openScreen(t)
	dir := t.TempDir()
	workspace, out := filepath.Join(dir, "workspace"), filepath.Join(dir, "changed.csv")
	storehand(t, "import", "--workspace", workspace, "--store", "Mugs", write(t, dir, "mugs.csv", shopFile(8, "10.00"))).succeeds(t)
	program := s.open(workspace)
	s.intoGrid()
	s.step(workspace, "MUG-00000", 1250, func() { s.typePrice("12.50") })
	storehand(t, "check", "--workspace", workspace).fails(t, fmt.Sprintf("(process %d, since ", program.Process.Pid))
	s.press("ctrl+q")
	program.ends()
	storehand(t, "export", "--workspace", workspace, "--store", "Mugs", "--changed", "--out", out).succeeds(t)
	if rows := cells(t, out); len(rows) != 2 {
		t.Errorf("%q", rows)
	}
}

// TestJourneyThroughAKill ends the program without a warning after an edit.
func TestJourneyThroughAKill(t *testing.T) {
	s := openScreen(t)
	dir := t.TempDir()
	workspace := filepath.Join(dir, "workspace")
	storehand(t, "import", "--workspace", workspace, "--store", "Mugs", write(t, dir, "mugs.csv", shopFile(8, "10.00"))).succeeds(t)
	program := s.open(workspace)
	s.intoGrid()
	s.typePrice("11.00")
	costs(t, workspace, "MUG-00000", 1100)
	program.kill()
	storehand(t, "check", "--workspace", workspace).succeeds(t)

	program = s.open(workspace)
	s.intoGrid()
	s.step(workspace, "MUG-00000", 1000, func() { s.press("ctrl+z") })
	s.press("ctrl+q")
	program.ends()
}

// TestJourneyOfASecondStart starts the program while its window is minimised.
func TestJourneyOfASecondStart(t *testing.T) {
	s := openScreen(t)
	workspace := filepath.Join(t.TempDir(), "workspace")
	first := s.open(workspace)
	s.hands("windowminimize", first.window)
	visible := func() bool {
		_, err := s.command("xdotool", "search", "--onlyvisible", "--name", "^Storehand$").Output()
		return err == nil
	}
	eventually(t, "the window is minimised", patience, func() bool { return !visible() })
	s.start(workspace).ends()
	eventually(t, "the window is back", patience, visible)
	first.alive()
	s.press("ctrl+q")
	first.ends()
}

// TestJourneyThroughAllPages shows every page and sheet once, by its key, and
// expects another sight each time and nothing in the log. At the end the keys of
// the window still work, though the page that had the keyboard is gone.
func TestJourneyThroughAllPages(t *testing.T) {
	s := openScreen(t)
	workspace := filepath.Join(t.TempDir(), "workspace")
	program := s.open(workspace)
	s.press("Return")
	costs(t, workspace, "AF-MUG-OAT", 2400)
	s.intoGrid()
	for _, key := range []string{"ctrl+Return", "Escape", "ctrl+4", "ctrl+3", "ctrl+comma", "F1", "Escape", "ctrl+3", "ctrl+k", "Escape", "ctrl+shift+2"} {
		before := s.settled()
		s.press(key)
		eventually(t, key+" shows another page", patience, func() bool { return s.look().isAnother(before) })
		program.alive()
	}
	s.settled()
	s.press("ctrl+q")
	program.ends()
	said, err := os.ReadFile(filepath.Join(workspace, "log", "storehand.log"))
	if err != nil || len(said) > 0 {
		t.Errorf("the log: %s, %v", said, err)
	}
}

// TestJourneyByNightAndDay starts the program in each mode that was chosen.
func TestJourneyByNightAndDay(t *testing.T) {
	s := openScreen(t)
	workspace := filepath.Join(t.TempDir(), "workspace")
	for mode, fits := range map[look.Mode]func(int) bool{
		look.Dark: func(b int) bool { return b < 60 }, look.Light: func(b int) bool { return b > 200 },
	} {
		inside(t, workspace, func(ctx context.Context, w *data.Workspace) {
			if err := w.SaveSetting(ctx, themeSetting, mode); err != nil {
				t.Fatal(err)
			}
		})
		program := s.open(workspace)
		if b := s.settled().brightness(); !fits(b) {
			t.Errorf("in mode %v the brightness is %d", mode, b)
		}
		s.press("ctrl+q")
		program.ends()
	}
}

// TestWithoutAScreen starts the program where no window can open.
func TestWithoutAScreen(t *testing.T) {
	workspace := filepath.Join(t.TempDir(), "workspace")
	command := child(t, "program", "--workspace", workspace)
	command.Env = append(command.Env, "DISPLAY=", "WAYLAND_DISPLAY=")
	finish(t, command).fails(t, "there is no display to open a window on", "storehand prep")
	if _, err := os.Stat(workspace); err == nil {
		t.Error("a workspace was made")
	}
}
