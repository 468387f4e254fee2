package matching

import (
	"cmp"
	"fmt"
	"slices"

	"storehand/app/catalog"
	"storehand/app/photo/fingerprint"
)

// Sighting is a picture of a product that looks like a photo.
type Sighting struct {
	ID       catalog.ID // product or variation that has the picture
	Parent   catalog.ID // the product where ID is a variation, otherwise zero
	Where    string     // which picture it is, in words: "AF-MUG-OAT, front"
	Likeness fingerprint.Likeness
}

func (s Sighting) product() catalog.ID { return cmp.Or(s.Parent, s.ID) }

// The scores of likenesses. Only a picture that is essentially the same needs
// no asking: products look alike more often than they have the same name.
var sightScore = map[fingerprint.Verdict]int{fingerprint.Same: 90, fingerprint.Near: 70, fingerprint.OtherColour: 45}

// agreed is added where name and look tell the same product.
const agreed = 15

// WithSightings adds what the pictures tell that products already have. Where
// they agree with the photo's name the guess is surer; where they do not, the
// name counts for as long as it is sure, and they are offered beside it.
func (m Match) WithSightings(seen []Sighting) Match {
	all := make([]Guess, 0, 1+len(m.Others))
	if m.Best.ID != 0 {
		all = append(all, m.Best)
	}
	all = append(all, m.Others...)
	named := m.Best
	for _, guess := range guessesBySight(seen) {
		at := slices.IndexFunc(all, func(other Guess) bool { return related(other, guess) })
		if at < 0 {
			all = append(all, guess)
			continue
		}
		all[at] = confirmed(all[at], guess)
	}
	slices.SortStableFunc(all, func(a, b Guess) int {
		return cmp.Or(compareBool(sureByName(b, named), sureByName(a, named)), cmp.Compare(b.Score, a.Score))
	})
	m.Best, m.Others = Guess{}, nil
	if len(all) > 0 {
		m.Best, m.Others = all[0], all[1:min(len(all), 1+mostOthers)]
	}
	return m
}

// sureByName reports whether a guess is the one that the name is sure of.
func sureByName(guess, named Guess) bool { return named.Score >= Sure && related(guess, named) }

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// confirmed is a guess by name that the look confirms. A variation is kept where
// one of the two knows only its product.
func confirmed(name, look Guess) Guess {
	guess := name
	if guess.Parent == 0 && look.Parent != 0 {
		guess.ID, guess.Parent = look.ID, look.Parent
	}
	guess.Score = min(max(name.Score, look.Score)+agreed, fullScore[BySKU])
	guess.Reason = name.Reason + ". " + look.Reason
	return guess
}

// guessesBySight makes a guess for each product whose pictures look like the
// photo, the likeliest first.
func guessesBySight(seen []Sighting) []Guess {
	best := map[catalog.ID]fingerprint.Verdict{}
	for _, s := range seen {
		best[s.product()] = max(best[s.product()], s.Likeness.Verdict)
	}
	var guesses []Guess
	for product, verdict := range best {
		if sightScore[verdict] > 0 {
			guesses = append(guesses, guessBySight(product, verdict, seen))
		}
	}
	slices.SortFunc(guesses, func(a, b Guess) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
	rivals := slices.IndexFunc(guesses, func(g Guess) bool { return g.Score < guesses[0].Score })
	if rivals < 0 {
		rivals = len(guesses)
	}
	for i := range guesses[:rivals] {
		if rivals > 1 {
			guesses[i].Score = min(guesses[i].Score, mostDoubted)
			guesses[i].Reason += fmt.Sprintf("; %d products have pictures as like", rivals)
		}
	}
	return guesses
}

// guessBySight guesses a product by its pictures of a verdict: the variation
// that has one, if it is the only one. Pictures in other colours are of another
// variation, nobody knows which.
func guessBySight(product catalog.ID, verdict fingerprint.Verdict, seen []Sighting) Guess {
	guess := Guess{ID: product, By: BySimilarity, Score: sightScore[verdict]}
	variations := map[catalog.ID]bool{}
	for _, s := range seen {
		if s.product() != product || s.Likeness.Verdict != verdict {
			continue
		}
		if guess.Reason == "" {
			guess.Reason = sightReason(s)
		}
		if s.Parent != 0 {
			variations[s.ID] = true
		}
	}
	if len(variations) == 1 && verdict != fingerprint.OtherColour {
		for id := range variations {
			guess.ID, guess.Parent = id, product
		}
	}
	return guess
}

func sightReason(s Sighting) string {
	switch s.Likeness.Verdict {
	case fingerprint.Same:
		return "Same picture as " + s.Where
	case fingerprint.Near:
		return "Nearly the same picture as " + s.Where
	}
	return "Same form as " + s.Where + ", in other colours"
}
