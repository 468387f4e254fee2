package grid

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"storehand/ui/look"
)

// atSizes runs a benchmark on lists of growing length. The grid's share must
// not grow with them.
func atSizes(b *testing.B, run func(b *testing.B, s *shop)) {
	for _, rows := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("rows=%d", rows), func(b *testing.B) {
			s := newShop(rows)
			b.ReportAllocs()
			b.ResetTimer()
			run(b, s)
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	atSizes(b, func(b *testing.B, s *shop) {
		app := test.NewTempApp(b)
		app.Settings().SetTheme(look.New(look.Light))
		w := app.NewWindow("")
		defer w.Close()
		for b.Loop() {
			g := New(s, Options{Columns: shopColumns()})
			w.SetContent(g)
			g.Resize(fyne.NewSize(1200, 800))
		}
	})
}

func BenchmarkScrollPage(b *testing.B) {
	atSizes(b, func(b *testing.B, s *shop) {
		d := openDesk(b, s, look.Light, func(*Options) {})
		for b.Loop() {
			d.scrollTo(0, d.view.offset+600)
			if d.view.offset == d.view.limit() {
				d.scrollTo(0, 0)
			}
		}
	})
}

func BenchmarkScrollWheel(b *testing.B) {
	atSizes(b, func(b *testing.B, s *shop) {
		d := openDesk(b, s, look.Light, func(*Options) {})
		for b.Loop() {
			d.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -10)})
		}
	})
}

func BenchmarkScrollSideways(b *testing.B) {
	atSizes(b, func(b *testing.B, s *shop) {
		d := openDesk(b, s, look.Light, func(*Options) {})
		d.window.Resize(fyne.NewSize(800, 632))
		for b.Loop() {
			d.scrollTo(200-d.sideways, 0)
		}
	})
}

// BenchmarkSortClick is a click on a head and the redraw in the new order. The
// sorting is the owner's and not timed.
func BenchmarkSortClick(b *testing.B) {
	atSizes(b, func(b *testing.B, s *shop) {
		var d *desk
		d = openDesk(b, s, look.Light, func(o *Options) {
			o.OnSort = func(Sort) {
				b.StopTimer()
				s.reverse()
				b.StartTimer()
				d.Reload()
			}
		})
		for b.Loop() {
			d.click(d.headSpot(priceColumn), 0)
		}
	})
}

func BenchmarkCursorDown(b *testing.B) {
	atSizes(b, func(b *testing.B, s *shop) {
		d := openDesk(b, s, look.Light, func(*Options) {})
		for b.Loop() {
			d.key(fyne.KeyDown)
		}
	})
}

func BenchmarkHover(b *testing.B) {
	atSizes(b, func(b *testing.B, s *shop) {
		d := openDesk(b, s, look.Light, func(*Options) {})
		row := 0
		for b.Loop() {
			row = 1 - row
			d.point(d.spot(row, priceColumn))
		}
	})
}

// BenchmarkSelectAll collects the keys of the list, which takes time in
// proportion to it, here in the worst case of keys in no order.
func BenchmarkSelectAll(b *testing.B) {
	atSizes(b, func(b *testing.B, s *shop) {
		for i := range s.keys {
			s.keys[i] = int64(i*7919%len(s.keys)) + 1
		}
		d := openDesk(b, s, look.Light, func(*Options) {})
		for b.Loop() {
			d.SelectAll()
			d.Select(Keys{})
		}
	})
}

// BenchmarkPaste pastes one block of ten rows anywhere.
func BenchmarkPaste(b *testing.B) {
	atSizes(b, func(b *testing.B, s *shop) {
		d := openDesk(b, s, look.Light, func(o *Options) { o.OnEdit = nil })
		for b.Loop() {
			d.paste("1\t2\n3\t4\n5\t6\n7\t8\n9\t10\n1\t2\n3\t4\n5\t6\n7\t8\n9\t10\n")
		}
	})
}

// BenchmarkFillColumn pastes one text into the whole column, which takes time
// in proportion to it; most of it is the shop making up its rows.
func BenchmarkFillColumn(b *testing.B) {
	atSizes(b, func(b *testing.B, s *shop) {
		d := openDesk(b, s, look.Light, func(o *Options) { o.OnEdit = nil })
		for b.Loop() {
			d.goTo(0, saleColumn)
			d.shortcut(ctrl(fyne.KeyDown, fyne.KeyModifierShift))
			d.paste("9.90")
		}
	})
}
