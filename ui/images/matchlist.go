package images

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/bench"
	"storehand/app/exchange/table"
	"storehand/app/shotlist"
	"storehand/ui/desk"
	"storehand/ui/findings"
	"storehand/ui/grid"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// listFiles are the extensions of files that may be a list of photos.
var listFiles = []string{".csv", ".tsv", ".tab", ".txt"}

// matchByList asks for a list that says which photo shows which product.
func (s *Section) matchByList() {
	s.desk.Files.Open("Match by a list", listFiles, func(paths []string) {
		if len(paths) > 0 {
			s.readList(paths[0])
		}
	})
}

// readList reads a list and shows what it says of the photos on the bench.
func (s *Section) readList(path string) {
	b, shelf, photos := s.bay, s.shelf, s.tray.Photos()
	s.desk.Background(func(ctx context.Context) {
		list, err := shotlist.Read(ctx, table.Path(path))
		if err != nil {
			s.desk.Fail("read the list", err)
			return
		}
		assignment := shelf.Assign(list, photos)
		s.desk.Dispatch(func() {
			if b == s.bay {
				s.showList(listed{name: filepath.Base(path), assignment: assignment, photos: photos})
			}
		})
	})
}

// listed is what a list says of photos.
type listed struct {
	name       string
	assignment shotlist.Assignment
	photos     []bench.Photo // that its places are of
}

// Measures of the sheet in pixels.
const (
	listedWidth, listedHeight                      float32 = 900, 600
	listedWhat, listedLine, listedPhoto, listedSay float32 = 110, 60, 220, 470
)

// showList shows what came of a list before it counts.
func (s *Section) showList(l listed) {
	rows := s.listedRows(l)
	actions := []*parts.Button{parts.NewButton(parts.Secondary, "Cancel", s.dialog.Close)}
	if n := len(l.assignment.Photos); n > 0 {
		actions = append(actions, parts.NewButton(parts.Primary, "Match "+words.Count(n, "photo"), func() {
			s.dialog.Close()
			s.tell(bench.ToldByList(l.assignment, l.photos))
		}))
	}
	s.dialog.Show(s.desk.Window.Canvas(), parts.WidePage{
		Title: "Match by a list", Subtitle: l.name, Width: listedWidth, Height: listedHeight,
		Content: parts.NewTight(container.New(paint.Column{}, l.figures(), parts.NewDivider()), nil, findings.New(s.desk, findings.List{
			Columns: []grid.Column{
				{ID: "what", Title: "What", Width: listedWhat, Kind: grid.Chip}, {ID: "line", Title: "Line", Width: listedLine},
				{ID: "photo", Title: "Photo", Width: listedPhoto}, {ID: "say", Title: "Product, or what is the matter", Width: listedSay},
			},
			Count:  len(rows),
			Row:    func(i int) []string { return []string{rows[i].what, rows[i].line, rows[i].photo, rows[i].text} },
			Detail: func(i int) string { return rows[i].detail },
			Tone:   func(i int) parts.Tone { return rows[i].tone },
		})),
		Promise: "Products that were chosen by hand stay.",
		Actions: actions,
	})
}

// figures sum the list up.
func (l listed) figures() fyne.CanvasObject {
	texts := 0
	for _, assigned := range l.assignment.Photos {
		if assigned.Alt != "" {
			texts++
		}
	}
	return container.New(layout.NewCustomPaddedLayout(rowMargin, rowMargin, look.PageMargin, look.PageMargin),
		paint.Line(2*look.PageMargin,
			figure(words.Number(len(l.assignment.Photos)), "matched"), figure(words.Number(texts), "with an ALT text"),
			figure(words.Number(len(l.assignment.Problems)), "rows to look at"), figure(words.Number(len(l.assignment.Unlisted)), "photos not matched")))
}

// listedRow is a line of a list, or a photo that has none.
type listedRow struct {
	what, line, photo, text, detail string
	tone                            parts.Tone
}

// listedRows puts first what a person has to look at.
func (s *Section) listedRows(l listed) []listedRow {
	var rows []listedRow
	for _, problem := range l.assignment.Problems {
		rows = append(rows, listedRow{
			what: "Look here", line: words.Number(problem.Line), text: problem.Text, tone: parts.Warn,
			detail: fmt.Sprintf("Line %d. %s", problem.Line, problem.Text),
		})
	}
	var matched []int
	for place := range l.assignment.Photos {
		matched = append(matched, place)
	}
	slices.Sort(matched)
	for _, place := range matched {
		assigned, name := l.assignment.Photos[place], l.photos[place].Name()
		guess := assigned.Match.Best
		row := listedRow{what: "Matched", line: words.Number(assigned.Line), photo: name, text: s.label(guess.ID), tone: parts.Good}
		row.detail = fmt.Sprintf("%s shows %s. %s.", name, row.text, sureness(guess))
		if assigned.Alt != "" {
			row.detail += " ALT text: " + assigned.Alt
		}
		rows = append(rows, row)
	}
	for _, place := range l.assignment.Unlisted {
		name := l.photos[place].Name()
		rows = append(rows, listedRow{what: "Not matched", photo: name, text: "Stays as it is", detail: "The list gives " + name + " no product. It stays as it is."})
	}
	return rows
}

// tell takes over what a list or the order of a shoot tells.
func (s *Section) tell(told map[string]bench.Told) {
	s.tray.Tell(told)
	s.refresh()
	s.showChosen()
	if waiting := s.awaiting(); waiting > 0 {
		s.toast(parts.Toast{Tone: parts.Warn, Words: matchesWait(waiting), Action: "Confirm all", OnAction: s.confirmAll})
		return
	}
	s.toast(parts.Toast{Tone: parts.Good, Words: words.Count(len(told), "photo") + " matched"})
}

func matchesWait(n int) string {
	if n == 1 {
		return "1 match waits for your word"
	}
	return words.Number(n) + " matches wait for your word"
}

// awaiting is how many photos have a match that the user is to confirm.
func (s *Section) awaiting() int {
	return s.tray.Tally(s.making.main, s.making.others...).Of(bench.Unsure)
}

// confirmAll takes all doubtful matches.
func (s *Section) confirmAll() {
	confirmed := 0
	for place := range s.tray.Len() {
		if e := s.tray.At(place); e.Binding.Unsure() {
			s.tray.Choose(e.Path, e.Binding.Match.Best.ID)
			confirmed++
		}
	}
	s.refresh()
	s.loadExamples()
	if confirmed > 0 {
		s.toast(parts.Toast{Tone: parts.Good, Words: matchesConfirmed(confirmed)})
	}
}

func matchesConfirmed(n int) string {
	if n == 1 {
		return "1 match confirmed"
	}
	return words.Number(n) + " matches confirmed"
}

// matchingCommands are the commands about the products of photos.
func (s *Section) matchingCommands() []desk.Command {
	return []desk.Command{
		{Name: "Match photos by a list", Icon: look.IconTable, Why: s.whyNoMatching, Run: s.matchByList},
		{Name: "Match photos in the order of the shoot", Icon: look.IconList, Why: s.whyNoMatching, Run: s.matchByOrder},
		{
			Name: "Confirm all matches", Icon: look.IconCheck, Run: s.confirmAll,
			Why: func() string { return s.unless(s.awaiting() == 0, "No match waits for your word") },
		},
	}
}

// matchingDeeds offers to match photos by something else than their names.
func (s *Section) matchingDeeds() []parts.MenuItem {
	no := s.whyNoMatching() != ""
	return []parts.MenuItem{
		{Words: "Match by a list", Icon: look.IconTable, Disabled: no, OnTap: s.matchByList},
		{Words: "Match in the order of the shoot", Icon: look.IconList, Disabled: no, OnTap: s.matchByOrder},
		{Words: "Confirm all matches", Icon: look.IconCheck, Disabled: s.awaiting() == 0, OnTap: s.confirmAll},
		parts.MenuRule,
	}
}

func (s *Section) whyNoMatching() string {
	switch {
	case s.tray.Len() == 0:
		return "There are no photos on the bench"
	case s.shelf == nil:
		return "The products are being read"
	}
	return ""
}
