package assets_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"io/fs"
	"strings"
	"testing"

	"storehand/assets"
)

func TestMissingAssetsAreNamed(t *testing.T) {
	_, err := assets.Font("Comic.ttf")
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "Comic.ttf") {
		t.Errorf("Font of a file that is not there: %v", err)
	}
	_, err = assets.Icon("unicorn")
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "unicorn") {
		t.Errorf("Icon that is not there: %v", err)
	}
}

func TestEveryDrawingIsWellFormed(t *testing.T) {
	for name, tree := range map[string]fs.FS{"icons": assets.Icons(), "products": assets.Products()} {
		drawings, err := fs.Glob(tree, "*.svg")
		if err != nil || len(drawings) == 0 {
			t.Fatalf("%s: %d drawings, error %v", name, len(drawings), err)
		}
		for _, file := range drawings {
			data, err := fs.ReadFile(tree, file)
			if err != nil {
				t.Fatal(err)
			}
			if err := wellFormed(data); err != nil {
				t.Errorf("%s/%s: %v", name, file, err)
			}
		}
	}
	if err := wellFormed(assets.LogoSVG); err != nil {
		t.Errorf("logo: %v", err)
	}
}

func wellFormed(svg []byte) error {
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	for {
		if _, err := decoder.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func TestEveryProductHasBothPictures(t *testing.T) {
	plain, err := fs.Glob(assets.Products(), "*_backdrop.svg")
	if err != nil {
		t.Fatal(err)
	}
	for _, backdrop := range plain {
		file := strings.TrimSuffix(backdrop, "_backdrop.svg") + ".svg"
		if _, err := fs.Stat(assets.Products(), file); err != nil {
			t.Errorf("%s has no picture on white: %v", backdrop, err)
		}
	}
}

func TestLogoIsA512PixelSquare(t *testing.T) {
	logo, err := png.DecodeConfig(bytes.NewReader(assets.LogoPNG))
	if err != nil {
		t.Fatal(err)
	}
	if logo.Width != 512 || logo.Height != 512 {
		t.Errorf("logo is %d × %d", logo.Width, logo.Height)
	}
}

func TestLicencesAreWhole(t *testing.T) {
	marks := map[string]string{
		"SIL Open Font License 1.1": "SIL OPEN FONT LICENSE",
		"ISC License":               "Permission to use, copy, modify",
		"Their own licences":        "The libraries in Storehand",
	}
	for _, licence := range assets.Licences() {
		if mark := marks[licence.Name]; mark == "" || !strings.Contains(licence.Text, mark) {
			t.Errorf("%s: the text does not contain %q", licence.Name, mark)
		}
	}
}
