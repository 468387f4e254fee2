package pictures

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/job"
	"storehand/app/photo"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/waiting"
	"storehand/ui/words"
)

// Deeds are what can be done with a picture of a product of a store.
func (s *Pictures) Deeds(store client.Store, owner catalog.ID, image catalog.Image) []parts.MenuItem {
	known := ofRecipe
	switch {
	case image.Original+image.Prepared == "":
		known = inShop
	case image.Prepared == "":
		known = asOriginal
	case image.Original == "":
		known = withoutPhoto
	}
	return append(s.deeds(store, bench.Picture{Owner: owner, Image: image}, known),
		parts.MenuItem{Words: "Show how it was made", Icon: look.IconFileText, OnTap: func() { s.showRecipe(image) }})
}

func (s *Pictures) deeds(store client.Store, picture bench.Picture, known state) []parts.MenuItem {
	one := []bench.Picture{picture}
	return []parts.MenuItem{
		{Words: "Make again with the preset in use", Icon: look.IconRefresh, Disabled: known == inShop || known == withoutPhoto, OnTap: func() { s.makeWithPreset(store, one) }},
		{Words: "Make again as it was made", Disabled: known != ofRecipe, OnTap: func() { s.make(order{store: store, pictures: one}) }},
		{Words: "Restore the original", Icon: look.IconRevert, Disabled: known != ofRecipe && known != ofUnknown, OnTap: func() { s.restore(store, one) }},
	}
}

// order is what is made again.
type order struct {
	store    client.Store
	pictures []bench.Picture
	preset   *photo.Preset // in the place of each picture's own; nil for those
}

// makeWithPreset makes pictures again with the preset in use.
func (s *Pictures) makeWithPreset(store client.Store, pictures []bench.Picture) {
	s.desk.Background(func(ctx context.Context) {
		presets, err := bench.LoadPresets(ctx, s.desk.Memory)
		if err != nil {
			s.desk.Fail("read the preset in use", err)
			return
		}
		preset := presets.Current()
		s.desk.Dispatch(func() { s.make(order{store: store, pictures: pictures, preset: &preset}) })
	})
}

// lane has runs that make pictures wait for one another.
const lane = "images"

// outcome is what came of making pictures again.
type outcome struct {
	staged bench.Staged
	failed []bench.Report
}

// make makes pictures again as a job, and stages them.
func (s *Pictures) make(o order) {
	if s.running != nil {
		s.running.Show()
		return
	}
	spec := job.Spec{Doing: "Making " + words.Count(len(o.pictures), "picture") + " again", Total: len(o.pictures), Lane: lane}
	var done outcome
	j := s.desk.Jobs.Start(context.Background(), spec, func(ctx context.Context, j *job.Job) (err error) {
		if done, err = s.makeAndStage(ctx, j, o); err == nil {
			j.Conclude(words.Count(len(done.staged.Pictures), "picture") + " made again")
		}
		return err
	})
	s.running = waiting.Follow(s.desk, s.dialog, j, "Make pictures again", o.store.Name, func(last job.Snapshot, _ bool) { s.wereMade(done, last) })
}

func (s *Pictures) makeAndStage(ctx context.Context, j *job.Job, o order) (done outcome, err error) {
	p := s.params
	remade, reports, err := bench.Again{
		Pictures: o.pictures, Preset: o.preset, Keeper: p.Keeper, Register: p.Register, Workers: p.Workers, Now: p.Now,
	}.Make(ctx, j)
	for _, report := range reports {
		if report.Outcome == job.Failed {
			done.failed = append(done.failed, report)
		}
	}
	if err != nil || len(remade) == 0 {
		return done, err
	}
	done.staged, err = bench.StageAgain(ctx, s.desk.Door, o.store, remade)
	return done, err
}

func (s *Pictures) wereMade(done outcome, last job.Snapshot) {
	s.running = nil
	s.close()
	switch {
	case last.State == job.Broken:
		s.desk.Fail("make the pictures again", last.Err)
	case last.State == job.Stopped && len(done.staged.Pictures) == 0:
		s.desk.Toast(parts.Toast{Tone: parts.Neutral, Words: "Making pictures again was cancelled. Nothing changed"})
	default:
		s.tell("made again and staged", done.staged, append(done.failed, done.staged.Left...))
	}
}

// restore gives products the originals of pictures back.
func (s *Pictures) restore(store client.Store, pictures []bench.Picture) {
	s.close()
	s.desk.Background(func(ctx context.Context) {
		done, err := bench.RestoreOriginals(ctx, s.desk.Door, s.params.Register, store, pictures)
		if err != nil {
			s.desk.Fail("restore the originals", err)
			return
		}
		s.desk.Dispatch(func() { s.tell("restored to their originals", done, done.Left) })
	})
}

// tell says what was done to pictures, and what was left.
func (s *Pictures) tell(what string, done bench.Staged, left []bench.Report) {
	t := parts.Toast{Tone: parts.Good, Words: words.Count(len(done.Pictures), "picture") + " " + what}
	switch {
	case len(done.Pictures) > 0 && done.Set.Operation == 0:
		t.Tone, t.Words = parts.Neutral, t.Words+". All came out as they were"
	case len(done.Pictures) > 0:
		t.Action, t.Key, t.OnAction = "Undo", "Ctrl Z", s.desk.Undo
	}
	if n := len(left); n > 0 {
		t.Tone = parts.Warn
		t.Words = fmt.Sprintf("%s, %s left. %s", t.Words, words.Number(n), words.Sentence(left[0].Reason))
	}
	s.desk.Toast(t)
}

// Size of the page that tells a recipe, in pixels.
const recipeWidth, recipeHeight float32 = 520, 260

// showRecipe tells how a picture was made.
func (s *Pictures) showRecipe(image catalog.Image) {
	s.desk.Background(func(ctx context.Context) {
		known, err := s.howMade(ctx, image)
		if err != nil {
			s.desk.Fail("find out how the picture was made", err)
			return
		}
		s.desk.Dispatch(func() {
			lines := parts.NewParagraph(strings.Join(known.how, "\n"), look.SizeBody, look.Ink).Width(recipeWidth - 2*look.PageMargin - 2)
			s.dialog.Show(s.desk.Window.Canvas(), parts.WidePage{
				Title: "How it was made", Subtitle: known.when, Width: recipeWidth, Height: recipeHeight,
				Content: container.NewVScroll(container.New(layout.NewCustomPaddedLayout(look.CardPadding, look.CardPadding, look.PageMargin, look.PageMargin), lines)),
				Actions: []*parts.Button{parts.NewButton(parts.Secondary, "Close", s.close).WithKey("Esc")},
			})
		})
	})
}
