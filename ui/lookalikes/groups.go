package lookalikes

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/catalog"
	"storehand/app/duplicates"
	"storehand/app/photo/fingerprint"
	"storehand/app/safefile"
	"storehand/ui/findings"
	"storehand/ui/grid"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// Measures of the page in pixels.
const (
	pageWidth, pageHeight                 float32 = 1000, 720
	pictureColumn, kindColumn, manyColumn float32 = 52 + look.PageMargin - 2, 140, 84
	withinColumn                          float32 = 150
	shownColumn                           float32 = pageWidth - 2 - pictureColumn - kindColumn - manyColumn - withinColumn
	headGap                               float32 = 12
)

// groups shows what a search found: a row for each group of duplicates, and
// below the pictures of the one under the cursor side by side.
type groups struct {
	search *Search
	found  *result
	at     int // the group under the cursor
	strip  *strip
	lead   *parts.Button // to the product; nil without groups
}

func newGroups(s *Search, found *result) *groups {
	g := &groups{search: s, found: found}
	g.strip = newStrip(s, func(row duplicates.Row) { g.goTo(row) })
	return g
}

func (g *groups) show() {
	s := g.search
	actions := []*parts.Button{parts.NewButton(parts.Quiet, "Close", s.dialog.Close).WithKey("Esc")}
	if len(g.found.findings.Groups) > 0 {
		g.lead = parts.NewButton(parts.Primary, "Show product", g.open).WithKey("Enter")
		actions = append(actions, parts.NewButton(parts.Secondary, "Save report …", g.save).WithIcon(look.IconDownload), g.lead)
	}
	content, focus := g.content()
	s.dialog.Show(s.desk.Window.Canvas(), parts.WidePage{
		Title: "Duplicate pictures", Subtitle: g.found.sentence(), Width: pageWidth, Height: pageHeight, Content: content,
		Promise: g.promise(), Actions: actions,
	})
	focus()
}

// content is the switch above the list; focus leads the keyboard there.
func (g *groups) content() (content fyne.CanvasObject, focus func()) {
	scope := g.found.scope
	which := parts.NewSegmented(parts.Segments("This store", "All stores of "+scope.Client.Name), int(g.found.extent), func(chosen int) {
		g.search.find(scope, extent(chosen))
	}).Small()
	space := layout.NewSpacer()
	bar := container.New(layout.NewCustomPaddedLayout(headGap, headGap, look.PageMargin, look.PageMargin),
		container.New(paint.Row{Fill: space}, which, space, parts.NewLabel(g.kinds(), look.SizeSmall, look.Ink2)))
	head := container.New(paint.Column{}, bar, parts.NewDivider())
	if len(g.found.findings.Groups) == 0 {
		none := parts.NewLabel("Every picture is there once.", look.SizeBody, look.Ink2)
		return parts.NewTight(head, nil, container.NewVBox(container.New(
			layout.NewCustomPaddedLayout(look.CardPadding, 0, look.PageMargin, look.PageMargin), none))), func() {}
	}
	shown := findings.Show(g.search.desk, g.list())
	return parts.NewTight(head, g.strip.root, shown.Content), shown.Focus
}

// list is a row for each group.
func (g *groups) list() findings.List {
	all := g.found.findings.Groups
	return findings.List{
		Columns: []grid.Column{
			{ID: "picture", Kind: grid.Thumbnail, Width: pictureColumn}, {ID: "kind", Title: "Likeness", Kind: grid.Chip, Width: kindColumn},
			{ID: "many", Title: "Pictures", Kind: grid.Number, Width: manyColumn}, {ID: "within", Title: "Where", Width: withinColumn},
			{ID: "shown", Title: "Shown by", Width: shownColumn},
		},
		Count: len(all),
		Row: func(i int) []string {
			return []string{"", kindWords(all[i]), words.Number(len(all[i].Rows)), words.Sentence(all[i].Within.Words()), shownBy(all[i])}
		},
		Tone: func(i int) parts.Tone {
			if all[i].Kind == duplicates.Exact {
				return parts.Warn
			}
			return parts.Neutral
		},
		OnOpen: func(i int) {
			g.at = i
			g.open()
		},
		OnRow: func(i int) {
			g.at = i
			g.strip.show(all[i], g.found.stores)
		},
		Pictures: findings.Pictures{Source: g.search.params.Pictures, Of: func(i int) catalog.Image { return all[i].Rows[0].Image }},
	}
}

// kindWords says how alike the pictures of a group are.
func kindWords(group duplicates.Group) string {
	other := func(row duplicates.Row) bool { return row.Likeness.Verdict != fingerprint.Same }
	switch {
	case group.Kind == duplicates.Exact:
		return sameFile
	case !slices.ContainsFunc(group.Rows, other):
		return samePicture
	}
	return nearlySame
}

// How alike pictures can be.
const (
	sameFile    = "The same file"
	samePicture = "The same picture"
	nearlySame  = "Nearly the same"
)

// shownBy lists which pictures of which products a group has.
func shownBy(group duplicates.Group) string {
	places := make([]string, len(group.Rows))
	for i, row := range group.Rows {
		places[i] = row.Where()
	}
	return strings.Join(places, "; ")
}

// kinds counts the groups by how alike their pictures are: "1 of the same file,
// 2 of nearly the same".
func (g *groups) kinds() string {
	counts := map[string]int{}
	for _, group := range g.found.findings.Groups {
		counts[kindWords(group)]++
	}
	var said []string
	for _, kind := range []string{sameFile, samePicture, nearlySame} {
		if n := counts[kind]; n > 0 {
			said = append(said, words.Number(n)+" of "+strings.ToLower(kind))
		}
	}
	return strings.Join(said, ", ")
}

// promise says what could not be compared by its look.
func (g *groups) promise() string {
	f := g.found.findings
	var said []string
	if f.Unkept > 0 {
		said = append(said, words.Count(f.Unkept, "picture")+" in the shop only, compared by address.")
	}
	if f.Unread > 0 {
		said = append(said, words.Count(f.Unread, "picture")+" could not be read.")
	}
	return strings.Join(append(said, "Nothing is changed here."), " ")
}

// open goes to the product of the group under the cursor; of several the user
// picks one.
func (g *groups) open() {
	rows := slices.CompactFunc(slices.Clone(g.found.findings.Groups[g.at].Rows), func(a, b duplicates.Row) bool {
		return a.Product() == b.Product()
	})
	if len(rows) == 1 {
		g.goTo(rows[0])
		return
	}
	items := make([]parts.MenuItem, len(rows))
	for i, row := range rows {
		items[i] = parts.MenuItem{Words: row.Title, Icon: look.IconPackage, OnTap: func() { g.goTo(row) }}
	}
	parts.ShowMenuBelow(g.lead, items)
}

func (g *groups) goTo(row duplicates.Row) {
	g.search.dialog.Close()
	g.search.params.OnProduct(row.Store, row.Product())
}

// save writes the groups to a file.
func (g *groups) save() {
	d, found := g.search.desk, g.found
	name := found.scope.Store.Name
	if found.extent == ofClient {
		name = found.scope.Client.Name
	}
	d.Files.Save("Save the report", name+" duplicates "+g.search.params.Now().Format(time.DateOnly)+".csv", func(path string) {
		if path == "" {
			return
		}
		d.Background(func(context.Context) {
			_, err := safefile.Write(path, safefile.Replace, func(w io.Writer) error {
				return duplicates.WriteTable(w, found.findings.Groups, found.stores)
			})
			if err != nil {
				d.Fail("save the report", err)
				return
			}
			d.Dispatch(func() {
				d.Toast(parts.Toast{Tone: parts.Good, Words: words.Count(len(found.findings.Groups), "group") + " saved in " + filepath.Base(path)})
			})
		})
	})
}
