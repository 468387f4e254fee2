package look

// Measures in device-independent pixels, on a 4 px grid.
const (
	PageMargin  float32 = 20
	CardPadding float32 = 16
	CardGap     float32 = 16
	CellPadding float32 = 10

	RowHeight        float32 = 40
	CompactRowHeight float32 = 30
	TallRowHeight    float32 = 50 // two lines
	HeadHeight       float32 = 32 // of a table
	NavItemHeight    float32 = 32
	PageHeadHeight   float32 = 56
	TabsHeight       float32 = 36
	FilterBarHeight  float32 = 46
	FooterBarHeight  float32 = 60
	PanelFootHeight  float32 = 64
	StatusBarHeight  float32 = 28

	ControlHeight      float32 = 32
	SmallControlHeight float32 = 26
	ChipHeight         float32 = 20

	SidebarWidth    float32 = 220
	NarrowSidebar   float32 = 52 // icons only, below NarrowWindow
	NarrowWindow    float32 = 1200
	RailWidth       float32 = 344 // right rail of an editor
	BulkPanelWidth  float32 = 840
	DialogWidth     float32 = 440
	ToastWidth      float32 = 380
	WindowWidth     float32 = 1440 // at first start
	WindowHeight    float32 = 900
	MinWindowWidth  float32 = 1100
	MinWindowHeight float32 = 700
	JobBarWidth     float32 = 120
	FocusRing       float32 = 2
	FocusGap        float32 = 2
	Hairline        float32 = 1

	RadiusChip    float32 = 4 // chips, thumbnails, cell ring
	RadiusControl float32 = 6 // buttons, fields, navigation
	RadiusCard    float32 = 8 // cards and bars
	RadiusDialog  float32 = 12

	IconSize      float32 = 16
	SmallIconSize float32 = 14 // in small buttons
	ChipIconSize  float32 = 12
)
