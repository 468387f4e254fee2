// Package shot reads what the file name of a product photo says about the
// picture: its words, the side of the product it shows, and its place in the
// product's gallery.
package shot

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// View says what of a product a photo shows. The empty view is unknown.
type View string

// The views, in words that also stand in file names.
const (
	Packshot  View = "packshot" // the product alone, cut out
	Front     View = "front"
	Left      View = "left"
	Right     View = "right"
	Side      View = "side"
	Back      View = "back"
	Top       View = "top"
	Bottom    View = "bottom"
	Inside    View = "inside"
	Detail    View = "detail"
	CloseUp   View = "close-up"
	Lifestyle View = "lifestyle" // the product in use or in a room
)

// Views lists the views in the order in which a gallery shows them.
var Views = []View{Packshot, Front, Left, Right, Side, Back, Top, Bottom, Inside, Detail, CloseUp, Lifestyle}

// Shot is what the words of a file name say about the photo.
type Shot struct {
	View   View
	Number int      // place given in the name, from 1; zero where there is none
	Rest   []string // words that say neither view nor place, without fillers such as "final"
}

// Read understands the words of a file name that do not name the product.
// Views are known in English, German, French, Spanish and Italian.
func Read(words []string) Shot {
	var read Shot
	var numberless []string
	for i := 0; i < len(words); {
		view, length := viewAt(words[i:])
		switch {
		case length > 0:
			read.View = tellingMore(read.View, view)
			i += length
			continue
		case placeNumber(words[i]) > 0:
			read.Number = placeNumber(words[i])
		case splitsIntoView(words[i]):
			stem := strings.TrimRight(words[i], "0123456789")
			read.View = tellingMore(read.View, viewWords[stem])
			read.Number = placeNumber(words[i][len(stem):])
		default:
			numberless = append(numberless, words[i])
		}
		i++
	}
	read.Rest = withoutFillers(read.placeLetter(numberless))
	return read
}

// viewAt looks for a view at the beginning of the words, the longest phrase
// first, and says how many words it takes.
func viewAt(words []string) (View, int) {
	for length := min(longestPhrase, len(words)); length > 0; length-- {
		if view, found := viewWords[strings.Join(words[:length], " ")]; found {
			return view, length
		}
	}
	return "", 0
}

// splitsIntoView recognises "detail2": a view with a number right behind it.
func splitsIntoView(word string) bool {
	stem := strings.TrimRight(word, "0123456789")
	_, isView := viewWords[stem]
	return isView && placeNumber(word[len(stem):]) > 0
}

// placeNumber reads a number that gives a place: up to 99, or with leading
// zeros. Larger numbers are years, sizes or a camera's count.
func placeNumber(word string) int {
	number, err := strconv.Atoi(word)
	switch {
	case err != nil, number < 1, number > 999, len(word) > 4:
		return 0
	case number > 99 && word[0] != '0':
		return 0
	}
	return number
}

// lastPlaceLetter ends the letters read as places: "h" is the eighth photo,
// later letters are rather sizes (L, M, S, XL).
const lastPlaceLetter = 'h'

// placeLetter takes a single letter at the end for a place: "_a" is the first
// photo. It returns the words that remain.
func (s *Shot) placeLetter(words []string) []string {
	if s.Number != 0 || s.View != "" || len(words) == 0 {
		return words
	}
	last := words[len(words)-1]
	if len(last) != 1 || last[0] < 'a' || last[0] > lastPlaceLetter {
		return words
	}
	s.Number = int(last[0]-'a') + 1
	return words[:len(words)-1]
}

func withoutFillers(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(word string) bool {
		return fillers[word] || isVersion(word) || isSize(word)
	})
}

// isVersion recognises "v2".
func isVersion(word string) bool {
	number, found := strings.CutPrefix(word, "v")
	return found && number != "" && strings.Trim(number, "0123456789") == ""
}

// isSize recognises the pixels of a picture: "1200x1200" and "800px".
func isSize(word string) bool {
	width, height, found := strings.Cut(strings.TrimSuffix(word, "px"), "x")
	digits := width + height
	return digits != "" && strings.Trim(digits, "0123456789") == "" && (found && len(digits) >= 6 || strings.HasSuffix(word, "px"))
}

// Compare orders the photos of one product for its gallery: first the one
// whose name says nothing more than the product, then by view, then by number.
// Numbered photos without a view stand behind the front.
func Compare(a, b Shot) int {
	return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(a.Number, b.Number))
}

func (s Shot) rank() int {
	const main, numbered = -1, 2 // numbered: after Packshot and Front
	switch {
	case s.View == "" && s.Number == 0:
		return main
	case s.View == "":
		return numbered
	}
	rank := slices.Index(Views, s.View)
	if rank >= numbered {
		rank++
	}
	return rank
}

// tellingMore picks the view that says more about the picture where a name has
// two: "left side" is left, "detail front" is a detail.
func tellingMore(a, b View) View {
	return slices.MinFunc([]View{a, b}, func(x, y View) int {
		return cmp.Compare(tellingRank(x), tellingRank(y))
	})
}

var byTelling = []View{Lifestyle, CloseUp, Detail, Inside, Bottom, Top, Left, Right, Back, Front, Side, Packshot, ""}

func tellingRank(view View) int { return slices.Index(byTelling, view) }
