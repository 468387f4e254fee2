package matching

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"storehand/app/shot"
)

// titleWords finds products whose titles share words with a name, rare words
// counting more than common ones.
type titleWords struct {
	places  map[string][]int32 // for each word the products that have it, ascending
	titles  [][]string         // for each candidate its distinct words, sorted; none for variations
	weights map[string]float64
}

func newTitleWords(candidates int) titleWords {
	return titleWords{places: make(map[string][]int32, candidates/2), titles: make([][]string, candidates)}
}

// add enters a title. It keeps the words, and their order no longer.
func (t *titleWords) add(candidate int32, words []string) {
	slices.Sort(words)
	t.titles[candidate] = slices.Compact(words)
	for _, word := range t.titles[candidate] {
		t.places[word] = append(t.places[word], candidate)
	}
}

// weigh gives each word its inverse document frequency.
func (t *titleWords) weigh() {
	t.weights = make(map[string]float64, len(t.places))
	for word, places := range t.places {
		t.weights[word] = math.Log(1 + float64(len(t.titles))/float64(len(places)))
	}
}

const (
	mostSimilar   = 58   // the score of a name with all words of a title, in another order
	leastSimilar  = 25   // below this a likeness is chance
	leastCommon   = 2    // words
	plentyOfPlace = 4000 // products looked at for a name; with more only those with both rarest words
)

// similar guesses by the words that the file's name and titles have in common.
// Products that were found otherwise are left out.
func (x *Index) similar(file segment, found []finding) []finding {
	t := &x.titles
	read := shot.Read(file.words)
	words := distinct(read.Rest)
	var findings []finding
	for _, place := range t.reachable(words) {
		id := x.candidates[place].ID
		if slices.ContainsFunc(found, func(f finding) bool { return f.guess.ID == id || f.guess.Parent == id }) {
			continue
		}
		common, likeness := t.likeness(words, t.titles[place])
		score := int(mostSimilar * likeness)
		if common < leastCommon || score < leastSimilar {
			continue
		}
		findings = append(findings, finding{shot: read, guess: Guess{
			ID: id, By: BySomeWords, Score: score,
			Reason: fmt.Sprintf("%d of the %d words of “%s” in the file name", common, len(t.titles[place]), x.candidates[place].Title),
		}})
	}
	return findings
}

// reachable lists the products that have one of the name's two rarest words,
// or both where that would be too many.
func (t *titleWords) reachable(words []string) []int32 {
	known := slices.DeleteFunc(slices.Clone(words), func(word string) bool { return len(t.places[word]) == 0 })
	if len(known) < leastCommon {
		return nil
	}
	slices.SortFunc(known, func(a, b string) int { return cmp.Compare(len(t.places[a]), len(t.places[b])) })
	rarest, second := t.places[known[0]], t.places[known[1]]
	if len(rarest)+len(second) > plentyOfPlace {
		return slices.DeleteFunc(slices.Clone(rarest), func(place int32) bool {
			_, both := slices.BinarySearch(second, place)
			return !both
		})
	}
	return distinct(slices.Concat(rarest, second))
}

// likeness is the weight of the words that both have over the weight of all
// that either has, from 0 to 1. Words no title has weigh like the rarest.
func (t *titleWords) likeness(name, title []string) (common int, likeness float64) {
	var shared, all float64
	for _, word := range title {
		all += t.weights[word]
		if _, found := slices.BinarySearch(name, word); found {
			common++
			shared += t.weights[word]
		}
	}
	unknown := math.Log(1 + float64(len(t.titles)))
	for _, word := range name {
		if _, found := slices.BinarySearch(title, word); !found {
			all += cmp.Or(t.weights[word], unknown)
		}
	}
	if all == 0 {
		return common, 0
	}
	return common, shared / all
}

// distinct sorts values and keeps one of each.
func distinct[T cmp.Ordered](values []T) []T {
	return slices.Compact(slices.Sorted(slices.Values(values)))
}
