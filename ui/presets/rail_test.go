package presets_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/test"

	"storehand/app/bench"
	"storehand/app/photo"
	"storehand/app/photo/phototest"
	"storehand/app/photo/watermark"
	"storehand/ui/desk/desktest"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/presets"
)

// stage is the column in a window of the test driver.
type stage struct {
	t      *testing.T
	rail   *presets.Rail
	window fyne.Window
	preset photo.Preset // that was asked for last
	edits  int
}

func open(t *testing.T, preset photo.Preset) *stage {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.New(look.Light))
	s := &stage{t: t, preset: preset}
	none := func() {}
	s.rail = presets.NewRail(presets.Actions{
		Pick: func(int) {}, Own: func(bool) {}, DropOwn: none, Menu: func(fyne.CanvasObject) {}, Set: func(int) {},
		Fields: func(fyne.CanvasObject) {}, Names: none, Logo: none, Policy: func(bench.Policy) {}, Typed: func(string) {},
		Edit: func(p photo.Preset) {
			s.edits++
			if err := p.Validate(); err != nil {
				s.t.Errorf("asked for a preset that makes no sense: %v", err)
				return
			}
			s.preset = p
			s.show()
		},
	}, parts.NewTips(nil), layout.NewSpacer())
	s.window = app.NewWindow("")
	s.window.SetContent(s.rail.Content())
	s.window.Resize(fyne.NewSize(presets.Width, 2400))
	s.show()
	t.Cleanup(s.window.Close)
	return s
}

func (s *stage) show() { s.rail.Show(presets.Shown{Preset: s.preset, Sets: []string{"One picture"}}) }

// web is the first preset of the program.
func web() photo.Preset { return photo.Presets()[0] }

// seen are all texts that can be seen.
func (s *stage) seen() []string {
	return desktest.Seen(s.window.Content())
}

// fields are the fields for text, from the top.
func (s *stage) fields() []*parts.Entry { return desktest.All[*parts.Entry](s.window.Content()) }

// commit types a text into a field and presses Enter.
func (s *stage) commit(field *parts.Entry, text string) {
	s.t.Helper()
	field.Focus()
	focused := s.window.Canvas().Focused()
	focused.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	test.Type(focused, text)
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func TestFieldsTakeOnlyWhatMakesSense(t *testing.T) {
	s := open(t, web())
	width, background, template := s.fields()[0], s.fields()[2], s.fields()[3]
	s.commit(width, "500")
	if s.preset.Width != 500 {
		t.Fatalf("the width is %d", s.preset.Width)
	}
	for field, wrong := range map[*parts.Entry][]string{
		width: {"wide", "700000", "-3"}, background: {"#12345", "blue"}, template: {"{colr}", "{sku"},
	} {
		for _, text := range wrong {
			before := s.preset
			s.commit(field, text)
			if !s.preset.Equal(before) {
				t.Errorf("%q was taken: %+v", text, s.preset)
			}
		}
	}
	s.commit(template, "{sku}_{view}")
	if s.preset.NameTemplate != "{sku}_{view}" {
		t.Errorf("the template is %q", s.preset.NameTemplate)
	}
	s.commit(background, "#F5F5F5")
	if s.preset.Background != "#F5F5F5" {
		t.Errorf("the background is %q", s.preset.Background)
	}
}

func TestOnlyWhatBelongsToTheChoiceIsShown(t *testing.T) {
	s := open(t, web())
	has := func(words string) bool { return slices.Contains(s.seen(), words) }
	if has("Crop around") || has("Colours") || has("Without loss") || has("May get smaller for it") {
		t.Errorf("of other choices: %q", s.seen())
	}
	s.preset.Fit, s.preset.Format, s.preset.MaxBytes = photo.FitCrop, photo.WebP, 200_000
	s.show()
	if !has("Crop around") || !has("Without loss") || !has("May get smaller for it") || !has("200 KB") {
		t.Errorf("missing: %q", s.seen())
	}
	s.preset.Format = photo.PNG
	s.show()
	if !has("Colours") || has("Without loss") {
		t.Errorf("of PNG: %q", s.seen())
	}
}

func TestClosedGroupsSayWhatIsInThem(t *testing.T) {
	p := web()
	p.Fit, p.Trim, p.Fill, p.Sharpen, p.Tone.AutoLevels, p.Tone.Warmth = photo.FitPad, true, 85, 30, true, -5
	p.Watermark = &photo.Watermark{Logo: phototest.PNG(t, phototest.Photo(8, 8)), Place: watermark.TopLeft, Share: 20, Opacity: 40}
	s := open(t, p)
	for _, want := range []string{"Cut, fills 85 %", "Levels, by hand, sharpened", "Top left, 40 %"} {
		if !slices.Contains(s.seen(), want) {
			t.Errorf("%q is missing in %q", want, s.seen())
		}
	}
	if slices.Contains(s.seen(), "Brightness") {
		t.Error("a closed group is open")
	}
}

func TestEverySliderChangesThePresetAndShowsWhatIsKept(t *testing.T) {
	p := web()
	p.Fit = photo.FitPad
	p.Watermark = &photo.Watermark{Logo: phototest.PNG(t, phototest.Photo(8, 8)), Place: watermark.BottomRight, Share: 20, Opacity: 40, Margin: 3}
	s := open(t, p)
	s.openAll()
	sliders := desktest.All[*parts.Slider](s.window.Content())
	if len(sliders) < 14 {
		t.Fatalf("there are %d sliders", len(sliders))
	}
	for i, slider := range sliders {
		before := s.preset
		edits := s.edits
		at := slider.Value()
		slider.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		if slider.Value() == at { // it was at its end
			slider.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
		}
		if s.edits == edits || s.preset.Equal(before) {
			t.Errorf("slider %d changes nothing", i)
		}
		moved := slider.Value()
		s.show()
		if slider.Value() != moved {
			t.Errorf("slider %d was moved to %d and shows %d", i, moved, slider.Value())
		}
	}
}

// openAll opens the groups that are closed: their heads are what a key opens
// and that has no words of its own to press.
func (s *stage) openAll() {
	for _, title := range []string{"Product in the picture", "Light and colour", "Watermark"} {
		at := slices.IndexFunc(desktest.All[*canvas.Text](s.window.Content()), func(text *canvas.Text) bool { return text.Text == title })
		place := fyne.CurrentApp().Driver().AbsolutePositionForObject(desktest.All[*canvas.Text](s.window.Content())[at])
		test.TapCanvas(s.window.Canvas(), place.AddXY(2, 2))
	}
}
