package alttext

import (
	"storehand/app/alttext/colour"
	"storehand/app/shot"
)

// English is British, as the names of colours are.
var English = Language{
	Code: "en", Name: "English", English: "British English", And: " and ",
	Template: "{title}{ in |colour}{, |material}{, |view}",
	Views: map[shot.View]string{
		shot.Packshot: "", shot.Front: "front view", shot.Left: "left side", shot.Right: "right side", shot.Side: "side view",
		shot.Back: "back view", shot.Top: "seen from above", shot.Bottom: "seen from below", shot.Inside: "inside view",
		shot.Detail: "detail", shot.CloseUp: "close-up", shot.Lifestyle: "in use",
	},
	Shades: "light dark off hot pine olive royal steel brick lime",
	Forms:  func(string) []string { return nil },
	Colours: func() map[colour.Name]string {
		own := map[colour.Name]string{}
		for _, name := range colour.Names() {
			own[name] = string(name)
		}
		return own
	}(),
}
