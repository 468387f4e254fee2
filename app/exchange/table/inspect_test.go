package table_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"storehand/app/exchange/table"
)

func fileOf(content []byte) table.File {
	return table.File{Name: "products.csv", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(content)), nil
	}}
}

const sheet = "SKU;Name;\"GTIN, UPC, EAN, or ISBN\"\r\nA;Café crème, groß;\r\nB;Jalapeño 5 €;1\r\n"

func TestInspectFindsEncodingSeparatorAndLineEnd(t *testing.T) {
	latin, err := charmap.Windows1252.NewEncoder().String(sheet)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(sheet)
	if err != nil {
		t.Fatal(err)
	}
	wideBig, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(sheet)
	if err != nil {
		t.Fatal(err)
	}
	far := "SKU;Name;Price\r\nA;plain;1\r\n" + strings.Repeat("C;plain;2\r\n", 40000)
	cases := map[string]struct {
		content string
		want    table.Form
	}{
		"UTF-8":                        {sheet, table.Form{Encoding: table.UTF8, Separator: ";", LineEnd: "\r\n"}},
		"UTF-8 with mark":              {"\uFEFF" + sheet, table.Form{Encoding: table.UTF8, BOM: true, Separator: ";", LineEnd: "\r\n"}},
		"Windows-1252":                 {latin, table.Form{Encoding: table.Windows1252, Separator: ";", LineEnd: "\r\n"}},
		"UTF-16 without mark":          {wide, table.Form{Encoding: table.UTF16LE, Separator: ";", LineEnd: "\r\n"}},
		"UTF-16 with mark":             {wideBig, table.Form{Encoding: table.UTF16BE, BOM: true, Separator: ";", LineEnd: "\r\n"}},
		"separator told":               {"sep=;\r\n" + sheet, table.Form{Encoding: table.UTF8, Separator: ";", LineEnd: "\r\n"}},
		"one wrong byte far down":      {far + "D;caf\xe9;3\r\n", table.Form{Encoding: table.Windows1252, Separator: ";", LineEnd: "\r\n"}},
		"UTF-8 with a pasted old byte": {strings.Repeat(sheet, 3) + "D;caf\xe9;3\r\n", table.Form{Encoding: table.UTF8Mixed, Separator: ";", LineEnd: "\r\n"}},
		"tabs, old Mac":                {"SKU\tName\rA\tb, c\r", table.Form{Encoding: table.UTF8, Separator: "\t", LineEnd: "\r"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			file := fileOf([]byte(c.content))
			got, err := table.Inspect(context.Background(), file, "")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got.Form); diff != "" {
				t.Error(diff)
			}
			if strings.Contains(c.content, sheet) && got.Head[1].Cells[1] != "Café crème, groß" {
				t.Errorf("first row is %q", got.Head[1].Cells)
			}
		})
	}
}

func TestStrayByteIsReadAsWindows1252(t *testing.T) {
	file := fileOf([]byte(strings.Repeat(sheet, 3) + "D;caf\xe9 5 \x80;3\r\n"))
	found, err := table.Inspect(context.Background(), file, "")
	if err != nil {
		t.Fatal(err)
	}
	last := found.Head[len(found.Head)-1]
	if last.Cells[1] != "café 5 €" {
		t.Errorf("read %q", last.Cells[1])
	}
}

func TestInspectRefusesWhatIsNoTable(t *testing.T) {
	cases := map[string]struct{ content, want string }{
		"Excel":         {"PK\x03\x04 xl/workbook.xml", "an Excel workbook"},
		"LibreOffice":   {"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "a LibreOffice document"},
		"ZIP":           {"PK\x03\x04 photos/1.jpg", "a ZIP archive"},
		"PDF":           {"%PDF-1.7", "a PDF document"},
		"PNG":           {"\x89PNG\r\n\x1a\n", "a PNG picture"},
		"JPEG":          {"\xFF\xD8\xFF\xE0", "a JPEG picture"},
		"WebP":          {"RIFF0000WEBPVP8 ", "a WebP picture"},
		"HTML":          {"\n<!DOCTYPE html><title>Log in</title>", "a web page"},
		"JSON":          {`{"products": []}`, "a JSON file"},
		"WordPress":     {`<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/">`, "a WordPress export"},
		"Merchant feed": {`<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0">`, "Merchant Center"},
		"binary":        {"a,b\n\x00\x01\x02\x00,c", "a binary file"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := table.Inspect(context.Background(), fileOf([]byte(c.content)), "")
			var foreign *table.ForeignError
			if !errors.As(err, &foreign) || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("got %v, want it named %q", err, c.want)
			}
		})
	}
}

func TestEmptyFilesAreNamedSo(t *testing.T) {
	for name, content := range map[string]string{"no bytes": "", "mark alone": "\uFEFF", "blank lines": "\r\n\r\n"} {
		if _, err := table.Inspect(context.Background(), fileOf([]byte(content)), ""); !errors.Is(err, table.ErrEmpty) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestShortLastRowWithoutLineBreakIsTruncated(t *testing.T) {
	_, err := table.Inspect(context.Background(), fileOf([]byte("SKU,Name,Price\nA,Mug,24\nB,Pla")), "")
	var truncated *table.TruncatedError
	if !errors.As(err, &truncated) || truncated.Line != 3 {
		t.Fatalf("got %v, want line 3 named as truncated", err)
	}
}

func TestHashIsOfTheWholeFile(t *testing.T) {
	file := fileOf([]byte(sheet))
	found, err := table.Inspect(context.Background(), file, "")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := table.Open(file, found.Form)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	if _, err := rows.Read(); err != nil {
		t.Fatal(err)
	}
	sum, err := rows.SHA256()
	if err != nil {
		t.Fatal(err)
	}
	if sum != found.SHA256 || len(sum) != 64 {
		t.Errorf("hashes differ: %s and %s", sum, found.SHA256)
	}
}
