package images

import (
	"storehand/app/altreview"
	"storehand/app/alttext"
	"storehand/app/alttext/colour"
	"storehand/app/catalog"
)

// verdict is what the user said of a suggestion.
type verdict int

const (
	undecided verdict = iota
	accepted
	skipped
)

// origin is who wrote the text of a picture.
type origin int

const (
	composed origin = iota
	byModel
	byUser
)

// reviewed is a picture of the review.
type reviewed struct {
	altreview.Item
	version int  // of the style the composed text is asked for in; 0 before it is
	ready   bool // there is a text
	text    string
	lint    alttext.Report
	origin  origin
	verdict verdict
	// everywhere gives the text to the other places of the file, too.
	everywhere bool

	colours  []colour.Swatch // measured in the picture
	measured bool
	model    modelText
}

// modelText is what came of asking the model about a picture.
type modelText struct {
	asking  bool
	text    string // empty while there is none
	problem string // why there is none
}

// pictureKey finds a picture again in another search.
type pictureKey struct {
	owner catalog.ID
	place int
	image catalog.Image
}

func keyOf(item altreview.Item) pictureKey { return pictureKey{item.Owner, item.Place, item.Image} }

// newReviewed is an item before anything is known of it.
func newReviewed(item altreview.Item) reviewed {
	return reviewed{Item: item, everywhere: len(item.Others) > 0}
}

// write puts a text in the place of the one before.
func (item *reviewed) write(text string, by origin) {
	item.ready, item.text, item.origin = true, text, by
	item.lint = alttext.Lint(text, item.About)
}

// fix is the first fix there is for the text, with what it does.
func (item *reviewed) fix() (text, action string) {
	for _, finding := range item.lint.Findings {
		if finding.Fix != "" {
			return finding.Fix, finding.Action
		}
	}
	return "", ""
}

// open reports whether a suggestion may still take the place of the text.
func (item *reviewed) open() bool { return item.verdict == undecided && item.origin != byUser }
