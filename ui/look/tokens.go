package look

import "fyne.io/fyne/v2"

// Colour tokens. Each names a purpose, never a shade; Color and the Theme
// resolve it for the light or dark variant in use.
const (
	Window  fyne.ThemeColorName = "storehandWindow"  // ground of sidebar, status bar and dashboards
	Surface fyne.ThemeColorName = "storehandSurface" // pages, cards, cells
	Raised  fyne.ThemeColorName = "storehandRaised"  // table head, rule builder, side note
	Sunken  fyne.ThemeColorName = "storehandSunken"  // canvas behind photos, neutral chip, bar track
	Hover   fyne.ThemeColorName = "storehandHover"   // hovered row or item

	Line    fyne.ThemeColorName = "storehandLine"    // hairlines and row rules
	Line2   fyne.ThemeColorName = "storehandLine2"   // border of buttons and fields, rule under a table head
	LineCtl fyne.ThemeColorName = "storehandLineCtl" // checkbox, radio, drop zone (3:1)

	Ink  fyne.ThemeColorName = "storehandInk"  // text
	Ink2 fyne.ThemeColorName = "storehandInk2" // secondary text, navigation, table head
	Ink3 fyne.ThemeColorName = "storehandInk3" // captions, placeholders, resting icons

	Accent      fyne.ThemeColorName = "storehandAccent"      // primary button, focus, checkbox, slider
	AccentHover fyne.ThemeColorName = "storehandAccentHover" // primary button under the pointer
	OnAccent    fyne.ThemeColorName = "storehandOnAccent"    // text on Accent
	AccentSoft  fyne.ThemeColorName = "storehandAccentSoft"  // selected row, active navigation, filter token
	AccentLine  fyne.ThemeColorName = "storehandAccentLine"  // border of AccentSoft things
	AccentInk   fyne.ThemeColorName = "storehandAccentInk"   // text on AccentSoft, links

	Pencil     fyne.ThemeColorName = "storehandPencil"     // staged text; violet means nothing else
	PencilSoft fyne.ThemeColorName = "storehandPencilSoft" // staged cell
	PencilLine fyne.ThemeColorName = "storehandPencilLine" // border of a staged field
	PencilDot  fyne.ThemeColorName = "storehandPencilDot"  // dot on a row or section with staged edits

	Good     fyne.ThemeColorName = "storehandGood"     // done, up, high score
	GoodSoft fyne.ThemeColorName = "storehandGoodSoft" // ground of Good text
	GoodLine fyne.ThemeColorName = "storehandGoodLine" // border of GoodSoft things

	Warn     fyne.ThemeColorName = "storehandWarn"     // look here
	WarnSoft fyne.ThemeColorName = "storehandWarnSoft" // ground of Warn text
	WarnLine fyne.ThemeColorName = "storehandWarnLine" // border of WarnSoft things
	WarnDot  fyne.ThemeColorName = "storehandWarnDot"  // outline and dot

	Bad     fyne.ThemeColorName = "storehandBad"     // failed, conflict, overdue
	BadSoft fyne.ThemeColorName = "storehandBadSoft" // ground of Bad text
	BadLine fyne.ThemeColorName = "storehandBadLine" // border of BadSoft things
	BadDot  fyne.ThemeColorName = "storehandBadDot"  // outline and dot

	Inverse     fyne.ThemeColorName = "storehandInverse"     // bulk bar, tooltip
	OnInverse   fyne.ThemeColorName = "storehandOnInverse"   // text on Inverse
	OnInverse2  fyne.ThemeColorName = "storehandOnInverse2"  // secondary text on Inverse
	InverseLine fyne.ThemeColorName = "storehandInverseLine" // rules on Inverse

	Scrim fyne.ThemeColorName = "storehandScrim" // over the page, behind panels and dialogs

	C1     fyne.ThemeColorName = "storehandC1" // first series of a chart
	C2     fyne.ThemeColorName = "storehandC2"
	C3     fyne.ThemeColorName = "storehandC3"
	C4     fyne.ThemeColorName = "storehandC4"
	C5     fyne.ThemeColorName = "storehandC5" // the previous period
	C6     fyne.ThemeColorName = "storehandC6"
	C1Soft fyne.ThemeColorName = "storehandC1Soft" // area under C1, forecast band
	Pos    fyne.ThemeColorName = "storehandPos"    // healthy bars
	Grid   fyne.ThemeColorName = "storehandGrid"   // chart grid

	Paper fyne.ThemeColorName = "storehandPaper" // behind product photos: white in both variants
)
