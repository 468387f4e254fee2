package look

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"image"
	"image/color"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"

	"storehand/assets"
)

// everyIcon is the value of each constant in icons.go.
func everyIcon(t *testing.T) []Icon {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "icons.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var icons []Icon
	ast.Inspect(file, func(n ast.Node) bool {
		if value, ok := n.(*ast.ValueSpec); ok {
			name, err := strconv.Unquote(value.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			icons = append(icons, Icon(name))
		}
		return true
	})
	return icons
}

func TestIconsAndTheirFilesMatch(t *testing.T) {
	drawings, err := fs.Glob(assets.Icons(), "*.svg")
	if err != nil {
		t.Fatal(err)
	}
	unnamed := map[Icon]bool{}
	for _, file := range drawings {
		unnamed[Icon(strings.TrimSuffix(file, ".svg"))] = true
	}
	for _, icon := range everyIcon(t) {
		if !unnamed[icon] {
			t.Errorf("%s has no drawing", icon)
		}
		delete(unnamed, icon)
	}
	for _, icon := range slices.Sorted(maps.Keys(unnamed)) {
		t.Errorf("drawing %s has no name", icon)
	}
}

// At the icon's own size, where the painter's stroke is right, the outline must
// be the same picture as the stroke.
func TestOutlinesLookLikeTheStrokes(t *testing.T) {
	for _, icon := range everyIcon(t) {
		svg, err := assets.Icon(string(icon))
		if err != nil {
			t.Fatal(err)
		}
		path, err := outlines(svg, iconStroke)
		if err != nil {
			t.Fatalf("%s: %v", icon, err)
		}
		stroked := drawn(t, bytes.ReplaceAll(spelledOut(svg), []byte("currentColor"), []byte("#000000")), iconBox)
		outlined := drawn(t, outlineFile(path), iconBox)
		if difference := meanDifference(stroked, outlined); difference > 3 {
			t.Errorf("%s: the outline differs from the stroke by %.1f of 255 a pixel", icon, difference)
		}
	}
}

// Shown twice as large, an icon covers four times the pixels. The painter's own
// strokes would cover only about twice as many.
func TestOutlinesScale(t *testing.T) {
	for _, icon := range everyIcon(t) {
		svg, err := assets.Icon(string(icon))
		if err != nil {
			t.Fatal(err)
		}
		path, err := outlines(svg, iconStroke)
		if err != nil {
			t.Fatalf("%s: %v", icon, err)
		}
		small, large := ink(drawn(t, outlineFile(path), 24)), ink(drawn(t, outlineFile(path), 48))
		if ratio := large / small; ratio < 3.8 || ratio > 4.2 {
			t.Errorf("%s: twice the side has %.2f times the ink", icon, ratio)
		}
	}
}

func TestIconFollowsTheThemeAndIsMadeOnce(t *testing.T) {
	app := test.NewTempApp(t)
	worn := New(Light)
	app.Settings().SetTheme(worn)
	light := IconTrash.Resource(Bad)
	if light != IconTrash.Resource(Bad) {
		t.Error("the same icon was made twice")
	}
	if !bytes.Contains(light.Content(), []byte("#b92d27")) {
		t.Errorf("light icon: %.120s", light.Content())
	}
	worn.SetMode(Dark)
	dark := IconTrash.Resource(Bad)
	if !bytes.Contains(dark.Content(), []byte("#f48e86")) || dark.Name() == light.Name() {
		t.Errorf("dark icon %s: %.120s", dark.Name(), dark.Content())
	}
	if IconTrash.ChipResource(Bad).Name() == dark.Name() {
		t.Error("the heavier stroke shares a name, and so a picture, with the lighter")
	}
}

func TestLogoFollowsTheTheme(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(New(Dark))
	svg := string(Logo().Content())
	if !strings.Contains(svg, "#58b9d8") || !strings.Contains(svg, "#05222d") || strings.Contains(svg, "#ffffff") {
		t.Errorf("dark logo: %s", svg)
	}
}

func outlineFile(path string) []byte {
	return fmt.Appendf(nil, `<svg viewBox="0 0 %d %d"><path fill="#000000" d="%s"/></svg>`, fineBox, fineBox, path)
}

// drawn paints an SVG file the way Fyne does.
func drawn(t *testing.T, svg []byte, side int) *image.RGBA {
	t.Helper()
	icon, err := oksvg.ReadIconStream(bytes.NewReader(svg))
	if err != nil {
		t.Fatal(err)
	}
	picture := image.NewRGBA(image.Rect(0, 0, side, side))
	icon.SetTarget(0, 0, float64(side), float64(side))
	icon.Draw(rasterx.NewDasher(side, side, rasterx.NewScannerGV(side, side, picture, picture.Bounds())), 1)
	return picture
}

func meanDifference(a, b *image.RGBA) float64 {
	var sum float64
	for i := 3; i < len(a.Pix); i += 4 {
		sum += max(float64(a.Pix[i])-float64(b.Pix[i]), float64(b.Pix[i])-float64(a.Pix[i]))
	}
	return sum / float64(len(a.Pix)/4)
}

// ink is how much of a picture is covered, in whole pixels.
func ink(picture *image.RGBA) float64 {
	var sum float64
	for y := range picture.Rect.Dy() {
		for x := range picture.Rect.Dx() {
			sum += float64(color.AlphaModel.Convert(picture.At(x, y)).(color.Alpha).A) / 255
		}
	}
	return sum
}
