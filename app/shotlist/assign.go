package shotlist

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/matching"
	"storehand/app/shot"
)

// Assigned is what a list says of a photo.
type Assigned struct {
	Match matching.Match // its guess is By list
	Alt   string         // ALT text; empty where the list has none
	Line  int            // of the list
}

// Assignment is what a list says of the photos that are there.
type Assignment struct {
	Photos   map[int]Assigned // by the photo's place
	Problems []Problem        // of reading and of finding, by line
	Unlisted []int            // places of photos that no line names
}

// The scores of what a list says.
const (
	byKey       = 100 // SKU, barcode or link address
	byTitle     = 95  // titles are written in several ways
	bySecondKey = 70  // the first one is of no product; the line may be of another shop
)

// Assign finds the photo and the product of each line. photos are the photos'
// paths as far as they were dropped: "shoot/DSC_0001.jpg". Of two lines for one
// photo the first counts. A list that has positions decides the order of the
// gallery; where a line says neither view nor position, the photo's name does.
func (list List) Assign(photos []string, products *matching.Index) Assignment {
	a := assigner{names: namesOf(photos), products: products}
	a.Photos = map[int]Assigned{}
	a.Problems = slices.Clone(list.Problems)
	for _, line := range list.Lines {
		a.take(line, photos)
	}
	for place := range photos {
		if _, listed := a.Photos[place]; !listed {
			a.Unlisted = append(a.Unlisted, place)
		}
	}
	slices.SortStableFunc(a.Problems, func(x, y Problem) int { return x.Line - y.Line })
	return a.Assignment
}

type assigner struct {
	Assignment
	names    map[string][]int
	products *matching.Index
}

func (a *assigner) take(line Line, photos []string) {
	place, problem := a.photo(line.File, photos)
	if problem != "" {
		a.problem(line.Line, problem)
		return
	}
	if before, taken := a.Photos[place]; taken {
		a.problem(line.Line, fmt.Sprintf("%s is in line %d already, which counts.", line.File, before.Line))
		return
	}
	guess, notes := a.product(line.Keys)
	for _, note := range notes {
		a.problem(line.Line, line.File+": "+note)
	}
	if guess.ID == 0 {
		return
	}
	read := shot.Read(shot.Words(stem(path.Base(strings.ReplaceAll(photos[place], `\`, "/")))))
	if line.View != "" || line.Position != 0 {
		read.View, read.Number = line.View, line.Position
	}
	guess.Reason = fmt.Sprintf("%s, line %d of the list", guess.Reason, line.Line)
	a.Photos[place] = Assigned{Match: matching.Match{Best: guess, Shot: read}, Alt: line.Alt, Line: line.Line}
}

func (a *assigner) problem(line int, text string) {
	a.Problems = append(a.Problems, Problem{Line: line, Text: text})
}

// photo finds the photo that a line names, and says what is the matter where
// there is none or several.
func (a *assigner) photo(file string, photos []string) (place int, problem string) {
	found := a.names[folded(path.Base(file))]
	if len(found) == 0 {
		found = a.names[folded(stem(path.Base(file)))]
	}
	found = inFolders(found, file, photos)
	switch len(found) {
	case 0:
		return 0, fmt.Sprintf("No photo is called %s. Add it, or correct the name.", file)
	case 1:
		return found[0], ""
	}
	return 0, fmt.Sprintf("%d photos are called %s. Write the name with its folder and extension.", len(found), file)
}

// inFolders narrows photos down to those whose folders are most like the ones
// that a line gives: those above may be of another computer.
func inFolders(found []int, file string, photos []string) []int {
	segments := strings.Split(folded(stem(file)), "/")
	for from := range len(segments) - 1 {
		end := "/" + strings.Join(segments[from:], "/")
		inside := slices.DeleteFunc(slices.Clone(found), func(place int) bool {
			return !strings.HasSuffix("/"+folded(stem(strings.ReplaceAll(photos[place], `\`, "/"))), end)
		})
		if len(inside) > 0 {
			return inside
		}
	}
	return found
}

// product finds the product by the first of the keys that tells one.
func (a *assigner) product(keys []Key) (guess matching.Guess, notes []string) {
	for i, key := range keys {
		found := a.products.Lookup(key.By, spelled(key))
		switch len(found) {
		case 0:
			continue
		case 1:
		default:
			return guess, []string{fmt.Sprintf("%d products have the %s %s. Write the SKU of one.", len(found), keyNames[key.By], key.Value)}
		}
		guess = matching.Guess{ID: found[0].ID, Parent: found[0].Parent, By: matching.ByList, Score: byKey}
		guess.Reason = fmt.Sprintf("The %s %s", keyNames[key.By], key.Value)
		if key.By == matching.ByTitle {
			guess.Score = byTitle
		}
		if i > 0 && keys[0].Value != key.Value {
			guess.Score = bySecondKey
			notes = append(notes, fmt.Sprintf("No product has the %s %s; the product is taken from the %s %s and waits for your word.",
				keyNames[keys[0].By], keys[0].Value, keyNames[key.By], key.Value))
		}
		return guess, notes
	}
	return guess, []string{notFound(keys[0])}
}

var keyNames = map[matching.By]string{
	matching.BySKU: "SKU", matching.ByBarcode: "barcode", matching.BySlug: "link address", matching.ByTitle: "title",
}

func notFound(key Key) string {
	if key.By == matching.ByBarcode && strings.ContainsAny(key.Value, "eE") && strings.Contains(key.Value, "+") {
		return fmt.Sprintf("The barcode %s was rounded by a spreadsheet. Make the column one of text and save the list again.", key.Value)
	}
	return fmt.Sprintf("No product of the store has the %s %s. Correct it, or add the product.", keyNames[key.By], key.Value)
}

// spelled gives a barcode back the zero that spreadsheets take off a UPC.
func spelled(key Key) string {
	const upc = 12
	if key.By == matching.ByBarcode && len(key.Value) == upc-1 && strings.Trim(key.Value, "0123456789") == "" {
		return "0" + key.Value
	}
	return key.Value
}

// namesOf gives the places of photos by their names with and without extension,
// folded: lists come from systems that know no capitals.
func namesOf(photos []string) map[string][]int {
	names := map[string][]int{}
	for place, photo := range photos {
		name := path.Base(strings.ReplaceAll(photo, `\`, "/"))
		full, bare := folded(name), folded(stem(name))
		names[full] = append(names[full], place)
		if bare != full {
			names[bare] = append(names[bare], place)
		}
	}
	return names
}

func folded(name string) string { return catalog.Fold(name) }

// stem is a name without the extension of a picture, or of the raw file that
// the picture was made of.
func stem(name string) string {
	extension := path.Ext(name)
	if isPhoto(name) || rawExtensions[strings.ToLower(extension)] {
		return strings.TrimSuffix(name, extension)
	}
	return name
}

// rawExtensions are those of the files that cameras write before there is a
// picture, which is what photographers list.
var rawExtensions = map[string]bool{
	".arw": true, ".cr2": true, ".cr3": true, ".dng": true, ".iiq": true, ".nef": true, ".orf": true, ".pef": true, ".psd": true, ".raf": true, ".raw": true, ".rw2": true, ".3fr": true,
}
