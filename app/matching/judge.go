package matching

import (
	"fmt"
	"slices"
	"strings"

	"storehand/app/shot"
)

// The scores. They are set so that the kinds of match keep their order, a
// match in the file's own name counts more than one in a folder's, and only
// what leaves no doubt reaches Sure.
const (
	notAtStart   = 4  // taken off where words stand before a SKU
	otherLimits  = 6  // taken off where words are parted differently
	shortSKU     = 25 // taken off for a number that may be a counter, or one or two letters
	cameraNumber = 60 // taken off where the number is a camera's
	perFolder    = 4  // taken off for each folder between the file and the match
	perExtraWord = 10 // taken off a title for each word nobody can explain
	mostExtra    = 45
	mostDoubted  = 60 // the score of one of several products that are named
)

var fullScore = map[By]int{BySKU: 100, ByBarcode: 98, BySlug: 92, ByTitle: 86}

// judge scores a hit, looks for the variation that the other words name, and
// reads from what is left the view and place of the photo.
func (x *Index) judge(h hit, file segment) finding {
	candidate := x.candidates[h.candidate]
	rest := file.words
	if h.segment.depth == 0 {
		rest = h.rest()
	}
	guess := Guess{ID: candidate.ID, Parent: candidate.Parent, By: h.by, Reason: x.reason(h)}
	child, used, several := x.variationNamed(candidate, rest)
	if child >= 0 {
		variation := x.candidates[child]
		guess.ID, guess.Parent = variation.ID, variation.Parent
		guess.Reason += fmt.Sprintf(", and “%s”", strings.Join(used, " "))
	} else if several > 1 {
		guess.Reason += fmt.Sprintf("; “%s” fits %d variations", strings.Join(used, " "), several)
	}
	guess.Score = max(score(h, without(h.rest(), used)), 1)
	return finding{guess: guess, shot: shot.Read(without(rest, used)), hit: h}
}

func score(h hit, rest []string) int {
	points := fullScore[h.by] - perFolder*h.segment.depth
	if !h.sameLimits {
		points -= otherLimits
	}
	if h.by <= ByBarcode {
		return points - chance(h)
	}
	extra := len(shot.Read(rest).Rest)
	if extra > 0 && h.length() == 1 {
		extra += 2 // "mug" says little about "oat mug with lid"
	}
	return points - min(perExtraWord*extra, mostExtra)
}

// chance is taken off a SKU that may be there by chance.
func chance(h hit) int {
	doubt := 0
	if h.start > 0 {
		doubt = notAtStart
	}
	words := h.segment.words[h.start:h.end]
	key := strings.Join(words, "")
	number := strings.Trim(key, "0123456789") == ""
	short := number && len(key) < 6 || len(key) < 3
	switch {
	case h.by == ByBarcode:
	case number && h.start > 0 && cameras[h.segment.words[h.start-1]]:
		return cameraNumber
	case short && len(h.segment.words) > len(words):
		return shortSKU
	}
	return doubt
}

// cameras are the words that cameras and phones put before their count.
var cameras = func() map[string]bool {
	const words = "img image imag dsc dscn dscf dji pxl mvi gopr cimg sam scan photo foto bild screenshot wa p"
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}()

func (x *Index) reason(h hit) string {
	candidate := x.candidates[h.candidate]
	var found string
	switch h.by {
	case BySKU:
		found = "SKU " + candidate.SKU
	case ByBarcode:
		found = "Barcode " + candidate.GTIN
	case BySlug:
		found = "Link address " + candidate.Slug
	default:
		found = "Title “" + candidate.Title + "”"
	}
	if h.segment.depth > 0 {
		return found + " in the folder name"
	}
	return found + " in the file name"
}

// variationNamed finds the variation of a product whose options the words name
// best. It returns its place, or -1 where none or several fit; used are the
// words that name options, several how many variations fit alike.
func (x *Index) variationNamed(product Candidate, words []string) (place int32, used []string, several int) {
	if product.Parent != 0 {
		return -1, nil, 0
	}
	place = -1
	for _, child := range x.children[product.ID] {
		named := optionsNamed(x.candidates[child].Options, words)
		switch {
		case len(named) == 0 || len(named) < len(used):
		case len(named) > len(used):
			place, used, several = child, named, 1
		default:
			place = -1
			several++
		}
	}
	return place, used, several
}

// optionsNamed lists the words of the option values that stand whole among the
// words.
func optionsNamed(options, words []string) []string {
	var named []string
	for _, option := range options {
		value := shot.Words(option)
		if len(value) > 0 && containsRun(words, value) {
			named = append(named, value...)
		}
	}
	return named
}

func containsRun(words, run []string) bool {
	for start := 0; start+len(run) <= len(words); start++ {
		if slices.Equal(words[start:start+len(run)], run) {
			return true
		}
	}
	return false
}

// without takes the used words out, each as often as it was used.
func without(words, used []string) []string {
	left := slices.Clone(words)
	for _, word := range used {
		if at := slices.Index(left, word); at >= 0 {
			left = slices.Delete(left, at, at+1)
		}
	}
	return left
}
