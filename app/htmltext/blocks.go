// Package htmltext reads the HTML of product descriptions: as blocks for a
// preview, as plain text, and as source to put tags into. It never changes what
// it does not understand.
package htmltext

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Kind says what a block is.
type Kind int

// The kinds of block.
const (
	Paragraph Kind = iota
	Heading
	Item // of a list
	Rule
	Preformatted
)

// Block is one block of a description as a reader sees it.
type Block struct {
	Kind   Kind
	Level  int // of a Heading 1 to 6, of an Item how deep its list lies, from 1
	Number int // of an Item in a numbered list, from 1; 0 for a bullet
	Runs   []Run
}

// Run is a stretch of text in one style. A line break is "\n".
type Run struct {
	Text         string
	Bold, Italic bool
	Link         string // address, empty for none
}

// Breaks says what a line break in the source means.
type Breaks int

// The meanings of line breaks.
const (
	// AsSpaces is HTML's own rule, which Shopify keeps.
	AsSpaces Breaks = iota
	// AsLines is WordPress's, and so WooCommerce's: one is a line break, an
	// empty line begins a paragraph (wpautop).
	AsLines
)

// Blocks reads a description. Scripts and styles are left out; of pictures and
// embedded things the alternative text remains.
func Blocks(source string, breaks Breaks) []Block {
	r := &reader{breaks: breaks, tokens: html.NewTokenizer(strings.NewReader(source))}
	for {
		switch r.tokens.Next() {
		case html.ErrorToken: // the end: a string cannot fail to be read
			r.flush()
			return r.blocks
		case html.TextToken:
			r.text(string(r.tokens.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			r.start(r.tokens.Token())
		case html.EndTagToken:
			r.end(r.tokens.Token().DataAtom)
		}
	}
}

// reader collects blocks from tokens. It counts open tags rather than building
// a tree: a preview needs no more, and tags nested a million deep cost nothing.
type reader struct {
	breaks  Breaks
	tokens  *html.Tokenizer
	blocks  []Block
	now     Block
	run     Run // that is being read, without its text
	letters strings.Builder
	link    string
	bold    int // open tags of each kind
	italic  int
	pre     int
	silent  int    // inside a script or the like
	lists   []list // open, the innermost last
	space   bool   // a space is due before the next letter
	lines   int    // line breaks of the source since the last letter
}

// list is an open list.
type list struct {
	numbered bool
	items    int
}

func (r *reader) text(text string) {
	if r.silent > 0 {
		return
	}
	if r.pre > 0 {
		r.add(text)
		return
	}
	for _, c := range text {
		switch {
		case c == '\n':
			r.lines++
			r.space = true
		case unicode.IsSpace(c) && c != '\u00a0':
			r.space = true
		default:
			r.separate()
			r.add(string(c))
		}
	}
}

// separate does what white space before a letter means.
func (r *reader) separate() {
	if !r.space {
		return
	}
	r.breakLines()
	if r.begun() && !r.atLineStart() {
		r.add(" ")
	}
	r.space = false
}

// breakLines does what the line breaks before a letter mean.
func (r *reader) breakLines() {
	lines := r.lines
	r.lines = 0
	if r.breaks != AsLines || lines == 0 || !r.begun() {
		return
	}
	if lines > 1 && r.now.Kind == Paragraph {
		r.flush()
		return
	}
	r.add("\n")
}

// add appends text to the block in the style of the moment.
func (r *reader) add(text string) {
	style := Run{Bold: r.bold > 0, Italic: r.italic > 0, Link: r.link}
	if style != r.run {
		r.closeRun()
		r.run = style
	}
	r.letters.WriteString(text)
}

// closeRun ends the stretch of text in one style that is being read.
func (r *reader) closeRun() {
	if r.letters.Len() > 0 {
		r.run.Text = r.letters.String()
		r.now.Runs = append(r.now.Runs, r.run)
		r.letters = strings.Builder{}
	}
	r.run.Text = ""
}

// begun reports whether the block has any text yet.
func (r *reader) begun() bool { return len(r.now.Runs) > 0 || r.letters.Len() > 0 }

func (r *reader) atLineStart() bool {
	if r.letters.Len() > 0 {
		return strings.HasSuffix(r.letters.String(), "\n")
	}
	return strings.HasSuffix(r.now.Runs[len(r.now.Runs)-1].Text, "\n")
}

// flush ends the block that is being read and begins a paragraph.
func (r *reader) flush() {
	r.closeRun()
	for n := len(r.now.Runs); n > 0; n-- {
		last := &r.now.Runs[n-1]
		if last.Text = strings.TrimRight(last.Text, "\n "); last.Text != "" {
			r.blocks = append(r.blocks, r.now)
			break
		}
		r.now.Runs = r.now.Runs[:n-1]
	}
	r.now, r.space, r.lines = Block{}, false, 0
}

// begin ends the block before and begins one of a kind.
func (r *reader) begin(b Block) {
	r.flush()
	r.now = b
}

var headings = map[atom.Atom]int{atom.H1: 1, atom.H2: 2, atom.H3: 3, atom.H4: 4, atom.H5: 5, atom.H6: 6}

func (r *reader) start(tag html.Token) {
	if level, is := headings[tag.DataAtom]; is {
		r.begin(Block{Kind: Heading, Level: level})
		return
	}
	switch tag.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Iframe, atom.Object:
		if tag.Type == html.StartTagToken {
			r.silent++
		}
	case atom.Ul, atom.Ol:
		r.flush()
		r.lists = append(r.lists, list{numbered: tag.DataAtom == atom.Ol})
	case atom.Li:
		r.begin(r.item())
	case atom.Hr:
		r.flush()
		r.blocks = append(r.blocks, Block{Kind: Rule})
	case atom.Br:
		r.lines = 0
		r.add("\n")
	case atom.Pre:
		r.begin(Block{Kind: Preformatted})
		r.pre++
	case atom.Img:
		r.picture(tag)
	case atom.Td, atom.Th:
		if r.begun() {
			r.add("   ")
		}
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Table, atom.Tr, atom.Blockquote, atom.Dl, atom.Dt, atom.Dd, atom.Figure:
		if r.now.Kind != Item || r.begun() { // a paragraph in an item is the item
			r.flush()
		}
	default:
		r.styled(tag.DataAtom, 1)
		if tag.DataAtom == atom.A {
			r.link = attribute(tag, "href")
		}
	}
}

func (r *reader) end(tag atom.Atom) {
	if _, is := headings[tag]; is {
		r.flush()
		return
	}
	switch tag {
	case atom.Script, atom.Style, atom.Template, atom.Iframe, atom.Object:
		r.silent = max(0, r.silent-1)
	case atom.Ul, atom.Ol:
		r.flush()
		r.lists = r.lists[:max(0, len(r.lists)-1)]
	case atom.Pre:
		r.pre = max(0, r.pre-1)
		r.flush()
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Table, atom.Tr, atom.Blockquote, atom.Dl, atom.Dt, atom.Dd, atom.Figure, atom.Li:
		r.flush()
	default:
		r.styled(tag, -1)
		if tag == atom.A {
			r.link = ""
		}
	}
}

// styled counts the tags that change the cut of the letters.
func (r *reader) styled(tag atom.Atom, by int) {
	switch tag {
	case atom.B, atom.Strong:
		r.bold = max(0, r.bold+by)
	case atom.I, atom.Em, atom.Cite:
		r.italic = max(0, r.italic+by)
	}
}

// item is the next item of the innermost list.
func (r *reader) item() Block {
	if len(r.lists) == 0 {
		return Block{Kind: Item, Level: 1}
	}
	innermost := &r.lists[len(r.lists)-1]
	innermost.items++
	b := Block{Kind: Item, Level: len(r.lists)}
	if innermost.numbered {
		b.Number = innermost.items
	}
	return b
}

func (r *reader) picture(tag html.Token) {
	if alt := attribute(tag, "alt"); alt != "" {
		r.text(" [" + alt + "] ")
	}
}

func attribute(tag html.Token, name string) string {
	for _, a := range tag.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
