package table

import (
	"bytes"
	"strings"
)

const (
	saveAsCSV     = "open it in the spreadsheet program, save it as CSV (UTF-8) and import that"
	exportAsCSV   = "export the products as CSV in the shop and import that"
	notAProduct   = "choose the product file that the shop exported"
	downloadAgain = "the shop sent a web page, probably because the login had ended: log in and download the file again"
)

// signatures are what files that are no tables begin with.
var signatures = []struct {
	prefix string
	what   string
	advice string
}{
	{"%PDF-", "a PDF document", notAProduct},
	{"\x89PNG\r\n", "a PNG picture", "add pictures under Images"},
	{"\xFF\xD8\xFF", "a JPEG picture", "add pictures under Images"},
	{"GIF8", "a GIF picture", "add pictures under Images"},
	{"\xD0\xCF\x11\xE0", "an old Excel or Word document", saveAsCSV},
	{"\x1F\x8B", "a gzip archive", "unpack it and import the CSV file inside"},
	{"7z\xBC\xAF", "a 7-Zip archive", "unpack it and import the CSV file inside"},
	{"Rar!", "a RAR archive", "unpack it and import the CSV file inside"},
	{"SQLite format 3\x00", "an SQLite database", notAProduct},
	{"{\\rtf", "an RTF document", notAProduct},
	{"PAR1", "a Parquet file", notAProduct},
}

// foreign tells what a file is that is no table of text, judged by its first
// bytes. It returns nil for text that can be a table.
func foreign(head []byte) error {
	for _, signature := range signatures {
		if bytes.HasPrefix(head, []byte(signature.prefix)) {
			return &ForeignError{What: signature.what, Advice: signature.advice}
		}
	}
	switch {
	case bytes.HasPrefix(head, []byte("RIFF")) && len(head) > 12 && string(head[8:12]) == "WEBP":
		return &ForeignError{What: "a WebP picture", Advice: "add pictures under Images"}
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return zipped(head)
	}
	return markup(head)
}

// zipped tells the kinds of ZIP archive apart by the names inside.
func zipped(head []byte) error {
	switch {
	case bytes.Contains(head, []byte("application/vnd.oasis.opendocument")):
		return &ForeignError{What: "a LibreOffice document", Advice: saveAsCSV}
	case bytes.Contains(head, []byte("xl/")), bytes.Contains(head, []byte("[Content_Types].xml")):
		return &ForeignError{What: "an Excel workbook", Advice: saveAsCSV}
	default:
		return &ForeignError{What: "a ZIP archive", Advice: "unpack it and import the CSV file inside"}
	}
}

// markup recognises XML, HTML and JSON, in text of any encoding that has ASCII
// in it.
func markup(head []byte) error {
	_, mark := markOf(head)
	text := strings.ToLower(strings.TrimLeft(string(bytes.ReplaceAll(head[mark:], []byte{0}, nil)), " \t\r\n"))
	switch {
	case strings.HasPrefix(text, "<!doctype html"), strings.HasPrefix(text, "<html"), strings.HasPrefix(text, "<head"), strings.HasPrefix(text, "<body"):
		return &ForeignError{What: "a web page (HTML)", Advice: downloadAgain}
	case strings.HasPrefix(text, "<?xml"), strings.HasPrefix(text, "<rss"), strings.HasPrefix(text, "<feed"), strings.HasPrefix(text, "<svg"):
		return xml(text)
	case strings.HasPrefix(text, "{"), strings.HasPrefix(text, "[{"), strings.HasPrefix(text, "[\n"), strings.HasPrefix(text, "[]"):
		return &ForeignError{What: "a JSON file", Advice: exportAsCSV}
	}
	return nil
}

func xml(text string) error {
	switch {
	case strings.Contains(text, "wordpress.org/export"), strings.Contains(text, "wordpress extended rss"):
		return &ForeignError{What: "a WordPress export (WXR)", Advice: "in WordPress use Products, Export instead of Tools, Export: that makes the CSV file"}
	case strings.Contains(text, "base.google.com/ns"):
		return &ForeignError{What: "a Google Merchant Center feed", Advice: exportAsCSV}
	case strings.Contains(text, "<svg"):
		return &ForeignError{What: "an SVG drawing", Advice: "add pictures under Images"}
	case strings.Contains(text, "schemas-microsoft-com:office:spreadsheet"):
		return &ForeignError{What: "an Excel XML workbook", Advice: saveAsCSV}
	default:
		return &ForeignError{What: "an XML file", Advice: exportAsCSV}
	}
}
