package duplicates

import (
	"cmp"
	"context"
	"slices"

	"storehand/app/catalog"
	"storehand/app/media"
	"storehand/app/photo/fingerprint"
)

// Kind says what makes pictures duplicates.
type Kind string

// The kinds.
const (
	Exact Kind = "exact" // one file, by its content or its address in the shop
	Alike Kind = "alike" // files that show nearly the same
)

// Within is the narrowest thing that has all pictures of a group.
type Within string

// What may have them.
const (
	WithinProduct Within = "product" // one product and its variations
	WithinStore   Within = "store"
	WithinClient  Within = "client"
	Everywhere    Within = "everywhere" // several clients
)

// Group is a set of pictures that are duplicates of one another.
type Group struct {
	Kind   Kind
	Within Within
	Rows   []Row // in the order of Source.Showings
}

// Row is a picture of a group.
type Row struct {
	Showing
	// File numbers the files of the group from 1: pictures with the same number
	// are of one file.
	File int
	// Likeness compares the picture with the first of its group. Where each is
	// like the next, the last may have become quite another.
	Likeness fingerprint.Likeness
}

// Findings are the duplicates of a scope.
type Findings struct {
	Groups   []Group // in the order of their first pictures
	Pictures int     // how many there are in the scope
	// Unread is how many pictures are kept and were not looked at yet: Learn
	// does that.
	Unread int
	// Unkept is how many pictures are only in the shop. They are compared by
	// their addresses.
	Unkept int
}

// Find looks for duplicates. A picture that a product and its variations share
// is none: that is how shops show variations.
func Find(ctx context.Context, source Source, scope Scope) (Findings, error) {
	if err := scope.Check(); err != nil {
		return Findings{}, err
	}
	showings, prints, err := read(ctx, source, scope)
	if err != nil {
		return Findings{}, err
	}
	found := Findings{Pictures: len(showings)}
	for _, s := range showings {
		_, known := s.print(prints)
		switch {
		case !s.kept():
			found.Unkept++
		case !known:
			found.Unread++
		}
	}
	files := filesOf(showings, prints)
	alike, err := fingerprint.NewIndex(files.prints).Groups(ctx, fingerprint.Near)
	if err != nil {
		return Findings{}, err
	}
	grouped := make([]bool, len(files.shown))
	for _, group := range alike {
		found.Groups = append(found.Groups, files.group(Alike, group))
		for _, file := range group {
			grouped[file] = true
		}
	}
	for file := range files.shown {
		if !grouped[file] && files.repeats(file) {
			found.Groups = append(found.Groups, files.group(Exact, []int{file}))
		}
	}
	slices.SortFunc(found.Groups, func(a, b Group) int { return compareShowings(a.Rows[0].Showing, b.Rows[0].Showing) })
	return found, nil
}

// files are the different files of a scope's pictures.
type files struct {
	prints []fingerprint.Print
	shown  [][]Showing // where each is
}

func filesOf(showings []Showing, prints map[media.Hash]fingerprint.Print) *files {
	f := &files{}
	places := map[string]int{}
	for _, s := range showings {
		name := s.file()
		if name == "" {
			continue // a row of a file that said nothing of the picture
		}
		place, seen := places[name]
		if !seen {
			place = len(f.shown)
			places[name] = place
			p, _ := s.print(prints)
			f.prints, f.shown = append(f.prints, p), append(f.shown, nil)
		}
		f.shown[place] = append(f.shown[place], s)
	}
	return f
}

// repeats reports whether several products show a file, or a gallery has it
// twice.
func (f *files) repeats(file int) bool {
	shown := f.shown[file]
	owners := map[catalog.ID]bool{}
	for _, s := range shown {
		if owners[s.Owner] || s.Product() != shown[0].Product() {
			return true
		}
		owners[s.Owner] = true
	}
	return false
}

// group makes a group of files.
func (f *files) group(kind Kind, members []int) Group {
	g := Group{Kind: kind}
	first := fingerprint.Print{}
	for number, file := range members {
		if number == 0 {
			first = f.prints[file]
		}
		likeness := fingerprint.Likeness{Verdict: fingerprint.Same}
		if number > 0 {
			likeness = fingerprint.Compare(first, f.prints[file])
		}
		for _, s := range f.shown[file] {
			g.Rows = append(g.Rows, Row{Showing: s, File: number + 1, Likeness: likeness})
		}
	}
	slices.SortStableFunc(g.Rows, func(a, b Row) int { return compareShowings(a.Showing, b.Showing) })
	g.Within = withinOf(g.Rows)
	return g
}

func compareShowings(a, b Showing) int {
	return cmp.Or(cmp.Compare(a.Store, b.Store), cmp.Compare(a.Product(), b.Product()),
		cmp.Compare(a.Parent, b.Parent), cmp.Compare(a.Owner, b.Owner), cmp.Compare(a.Place, b.Place))
}

func withinOf(rows []Row) Within {
	all := func(same func(a, b Showing) bool) bool {
		return !slices.ContainsFunc(rows, func(r Row) bool { return !same(r.Showing, rows[0].Showing) })
	}
	switch {
	case all(func(a, b Showing) bool { return a.Product() == b.Product() }):
		return WithinProduct
	case all(func(a, b Showing) bool { return a.Store == b.Store }):
		return WithinStore
	case all(func(a, b Showing) bool { return a.Client == b.Client }):
		return WithinClient
	}
	return Everywhere
}
