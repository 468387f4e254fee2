package matching

import (
	"cmp"
	"fmt"
	"slices"

	"storehand/app/catalog"
	"storehand/app/shot"
)

// Sure is the score from which a match can be used without asking.
const Sure = 80

// Guess is a product or variation that a photo may show.
type Guess struct {
	ID     catalog.ID
	Parent catalog.ID // the product where ID is a variation, otherwise zero
	By     By
	Score  int    // 1 to 100; from Sure on it needs no asking
	Reason string // what was found where, in words for the user
}

// Match is what the name of one photo says.
type Match struct {
	Best   Guess   // its ID is zero where nothing was found
	Others []Guess // further ones to choose from, the best first, at most four
	Shot   shot.Shot
}

const mostOthers = 4

// Match finds out which product a photo shows. path is the photo's path as far
// as it was dropped: "shoot/AF-MUG-OAT/front.jpg".
func (x *Index) Match(path string) Match {
	segments := segmentsOf(path)
	if len(segments) == 0 {
		return Match{}
	}
	file := segments[0]
	var hits []hit
	for _, s := range segments {
		hits = append(hits, x.hitsIn(s)...)
	}
	var findings []finding
	for _, h := range x.family(withoutOutdone(hits)) {
		findings = append(findings, x.judge(h, file))
	}
	findings = doubted(bestOfEach(findings))
	match := Match{Shot: shot.Read(file.words)}
	if len(findings) > 0 {
		match.Shot = findings[0].shot
	}
	if len(findings) == 0 || findings[0].guess.Score < Sure {
		findings = append(findings, x.similar(file, findings)...)
	}
	for i, f := range bestOfEach(findings) {
		switch {
		case i == 0:
			match.Best = f.guess
		case i <= mostOthers:
			match.Others = append(match.Others, f.guess)
		}
	}
	return match
}

// finding is a guess with what the words say that did not lead to it.
type finding struct {
	guess Guess
	shot  shot.Shot
	hit   hit
}

func withoutOutdone(hits []hit) []hit {
	return slices.DeleteFunc(slices.Clone(hits), func(h hit) bool {
		return slices.ContainsFunc(hits, func(other hit) bool { return other.outdoes(h) })
	})
}

// bestOfEach sorts the findings and keeps the best one of each product.
func bestOfEach(findings []finding) []finding {
	slices.SortStableFunc(findings, func(a, b finding) int {
		return cmp.Or(cmp.Compare(b.guess.Score, a.guess.Score), cmp.Compare(a.guess.By, b.guess.By), cmp.Compare(a.guess.ID, b.guess.ID))
	})
	seen := map[catalog.ID]bool{}
	return slices.DeleteFunc(findings, func(f finding) bool {
		again := seen[f.guess.ID]
		seen[f.guess.ID] = true
		return again
	})
}

// family settles hits that name a product and its own variations with the same
// key: a SKU means the variation if it is the only one, otherwise the product
// is meant.
func (x *Index) family(hits []hit) []hit {
	children := map[catalog.ID]int{}
	present := map[catalog.ID]bool{}
	for _, h := range hits {
		candidate := x.candidates[h.candidate]
		present[candidate.ID] = true
		if h.by <= ByBarcode && candidate.Parent != 0 {
			children[candidate.Parent]++
		}
	}
	return slices.DeleteFunc(hits, func(h hit) bool {
		candidate := x.candidates[h.candidate]
		if candidate.Parent == 0 {
			return children[candidate.ID] == 1
		}
		onlyChild := h.by <= ByBarcode && children[candidate.Parent] == 1
		return present[candidate.Parent] && !onlyChild
	})
}

// doubted lowers the scores where a name fits several products equally well or
// names one with its SKU and another with its title.
func doubted(findings []finding) []finding {
	if len(findings) < 2 {
		return findings
	}
	first := findings[0].guess
	rivals := slices.ContainsFunc(findings, func(f finding) bool {
		return !related(f.guess, first) && (f.guess.Score >= Sure || f.guess.Score == first.Score)
	})
	if !rivals {
		return findings
	}
	for i := range findings {
		guess := &findings[i].guess
		if guess.Score >= Sure || guess.Score == first.Score {
			guess.Score = min(guess.Score, mostDoubted)
			guess.Reason += "; " + doubt(findings[i], findings)
		}
	}
	return findings
}

// doubt says why a finding is not sure.
func doubt(of finding, all []finding) string {
	same := 0
	for _, f := range all {
		if f.guess.By == of.guess.By && f.hit.start == of.hit.start && f.hit.end == of.hit.end {
			same++
		}
	}
	if same > 1 {
		return fmt.Sprintf("%d products have it", same)
	}
	return "another product is named too"
}

// related reports whether two guesses are a product and its variation.
func related(a, b Guess) bool { return a.ID == b.ID || a.Parent == b.ID || a.ID == b.Parent }
