package parts

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"storehand/ui/look"
)

func TestAFieldOfSeveralLinesGrowsAndLeavesTheWheelToThePage(t *testing.T) {
	var page *container.Scroll
	entry := NewMultiEntry("", 3).WithinScroll(func() fyne.Scrollable { return page })
	page = container.NewVScroll(container.NewVBox(entry, container.NewGridWrap(fyne.NewSize(10, 2000))))
	w := newWindow(t, look.Light, page)
	low := entry.MinSize().Height
	entry.SetText(strings.Repeat("A line of its own\n", 12))
	w.Content().Refresh()
	if high := entry.MinSize().Height; high < low+9*lineHeight(look.SizeBody)-1 {
		t.Errorf("12 lines are %v high, none are %v", high, low)
	}
	test.Scroll(w.Canvas(), fyne.NewPos(100, 60), 0, -50)
	if page.Offset.Y != 50 {
		t.Errorf("the page was scrolled by %v", page.Offset.Y)
	}
}
