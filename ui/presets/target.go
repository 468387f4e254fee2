package presets

import (
	"strconv"

	"fyne.io/fyne/v2"

	"storehand/app/photo"
	"storehand/ui/paint"
	"storehand/ui/parts"
)

// sizes are the file sizes that the slider goes through, in kilobytes of 1,000
// bytes; the first is no limit. A slider over all of them would spend its whole
// way on what nobody asks for.
var sizes = []int{0, 20, 30, 40, 50, 60, 70, 80, 100, 120, 150, 200, 250, 300, 400, 500, 600, 800, 1000, 1500, 2000, 3000, 5000, 10000, 16000, 20000}

const kilobyte = 1000

// target is how large the finished file may be.
type target struct {
	root   *fyne.Container
	size   *amount
	shrink *parts.Check
	below  fyne.CanvasObject
}

func newTarget(edit editing) *target {
	t := &target{}
	t.size = newAmount(0, len(sizes)-1, func(place int) {
		edit(func(p *photo.Preset) { p.MaxBytes = sizes[place] * kilobyte })
	}).said(func(place int) string { return sizeWords(sizes[place] * kilobyte) })
	t.shrink = parts.NewCheck("May get smaller for it", func(on bool) { edit(func(p *photo.Preset) { p.MayShrink = on }) })
	t.below = under(t.shrink)
	t.root = rowsOf(rowOf("Target", t.size.root), t.below)
	return t
}

func (t *target) show(p photo.Preset) {
	place := 0
	for i, size := range sizes {
		if size*kilobyte <= p.MaxBytes {
			place = i
		}
	}
	t.size.set(place)
	t.size.number.SetText(sizeWords(p.MaxBytes))
	t.shrink.SetState(stateOf(p.MayShrink))
	paint.SetVisible(t.below, p.MaxBytes > 0)
}

// sizeWords writes a limit: "None", "200 KB", "1.5 MB".
func sizeWords(bytes int) string {
	kb := bytes / kilobyte
	switch {
	case kb == 0:
		return "None"
	case kb < 1000:
		return strconv.Itoa(kb) + " KB"
	}
	return strconv.FormatFloat(float64(kb)/1000, 'f', -1, 64) + " MB"
}
