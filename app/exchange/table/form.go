package table

// Form is the outward shape of a file.
type Form struct {
	Encoding  Encoding `json:"encoding"`
	BOM       bool     `json:"bom,omitempty"`
	Separator string   `json:"separator"` // one of Separators
	LineEnd   string   `json:"line_end"`  // "\n", "\r\n" or "\r"
}

// The separators a table can have, in the order of preference.
const (
	Comma     = ","
	Semicolon = ";"
	Tab       = "\t"
)

// Separators lists what can stand between cells.
var Separators = []string{Comma, Semicolon, Tab}

// separator is the byte between cells; a Form that says nothing has commas.
func (f Form) separator() byte {
	if f.Separator == "" {
		return ','
	}
	return f.Separator[0]
}

// lineEnd is the byte that ends a line when reading.
func (f Form) lineEnd() byte {
	if f.LineEnd == "\r" {
		return '\r'
	}
	return '\n'
}
