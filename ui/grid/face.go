package grid

import (
	"image"

	"fyne.io/fyne/v2"

	"storehand/ui/look"
	"storehand/ui/parts"
)

// face is everything that is seen of one cell. Two equal faces need no
// redrawing. Colours are tokens, so a face outlives a change of theme.
type face struct {
	words      string
	colour     fyne.ThemeColorName
	size       float32 // of the type
	semi, mono bool
	right      bool
	number     bool   // must never be cut short: 1,24… reads as another number
	was        string // struck through before the words

	ground fyne.ThemeColorName // under the whole cell, "" for the row's tint
	bar    fyne.ThemeColorName // behind the words, filled by share; "" for none
	share  float32
	ring   fyne.ThemeColorName // inside the ground's edge, "" for none
	plate  fyne.ThemeColorName // under the words, "" for none
	dot    fyne.ThemeColorName // before the words, in a Thumbnail behind the picture; "" for none
	mark   look.Icon           // before the words, "" for none
	tail   look.Icon           // behind the words, "" for none
	ghost  bool                // the row is not loaded
	indent float32             // before everything else
	fold   look.Icon           // in the indent's end, "" for none
	box    tick
	framed bool // a picture, or the place for one
	bare   bool // without the frame: there is no picture and need be none
	image  image.Image
}

// tick is the state of a check box.
type tick int

const (
	noBox tick = iota
	unticked
	ticked
	halfTicked
)

// emptyCell stands where there is no value.
const emptyCell = "–"

// rowLook is what a cell takes over from its row.
type rowLook struct {
	selected, hovered, staged bool
	fixed, part               bool // cannot be selected; is a part of a row above
	fold                      Fold
}

// refusal is an edit that cannot stand.
type refusal struct{ text, reason string }

// faceOf composes what is seen of a cell of the column.
func faceOf(col Column, cell Cell, row rowLook) face {
	switch col.Kind {
	case Check:
		return checkFace(row)
	case Thumbnail:
		return thumbnailFace(cell, row)
	}
	f := restFace(col, cell)
	if col.Outline {
		f.indent, f.fold = outlineOf(row)
	}
	switch cell.State {
	case Staged:
		f.colour, f.ground, f.semi, f.plate = look.Pencil, look.PencilSoft, true, ""
		if row.hovered {
			f.was = orDash(cell.Was)
		}
	case Refused:
		f.colour, f.ground, f.ring, f.semi, f.plate = look.Bad, look.BadSoft, look.BadDot, false, ""
	case Mixed:
		f.colour, f.semi, f.plate = look.Ink3, false, ""
	case Locked:
		f.colour, f.mark = look.Ink2, look.IconLock
		if !row.selected && !row.hovered {
			f.ground = look.Raised
		}
	case Absent:
		f.words, f.colour, f.dot, f.plate, f.bar = cell.shown(), look.Ink2, "", "", ""
	}
	return f
}

// outlineOf is where a cell of the outline column begins, and the mark of its
// row's parts.
func outlineOf(row rowLook) (indent float32, mark look.Icon) {
	indent = outlineStep
	if row.part {
		indent += outlineStep
	}
	switch row.fold {
	case Folded:
		return indent, look.IconChevronRight
	case Opened:
		return indent, look.IconChevronDown
	default:
		return indent, ""
	}
}

// restFace is the face of a cell nobody is working on.
func restFace(col Column, cell Cell) face {
	f := face{words: cell.shown(), colour: look.Ink, size: look.SizeBody, right: col.Kind.right()}
	f.number = f.right
	if col.Quiet {
		f.colour = look.Ink2
	}
	if f.words == "" {
		f.words, f.colour = emptyCell, look.Ink3
		return f
	}
	switch col.Kind {
	case Mono:
		f.colour, f.size, f.mono = look.Ink2, look.SizeSmall, true
	case Number:
		if cell.Tone != parts.Neutral {
			f.colour, f.semi = cell.Tone.Ink(), !col.Quiet
		}
	case Status:
		f.colour, f.size, f.dot = look.Ink2, look.SizeSmall, dotOf(cell.Tone)
	case Chip:
		f.colour, f.size, f.plate = cell.Tone.Ink(), look.SizeCaption, plateOf(cell.Tone)
	case Share:
		f.bar, f.share = barOf(cell.Tone), min(max(cell.Share, 0), 1)
	case Score:
		f.colour, f.size, f.plate, f.semi = cell.Tone.Ink(), look.SizeSmall, plateOf(cell.Tone), true
	}
	return f
}

func checkFace(row rowLook) face {
	if row.fixed {
		return face{size: look.SizeBody}
	}
	if row.selected {
		return face{box: ticked}
	}
	return face{box: unticked}
}

func thumbnailFace(cell Cell, row rowLook) face {
	f := face{framed: true, image: cell.Image, bare: row.part && cell.Image == nil}
	if row.staged {
		f.dot = look.PencilDot
	}
	return f
}

// ghostFace stands for a cell of a row that is not loaded. The box can be
// ticked already: a selection needs no more than the key.
func ghostFace(col Column, row rowLook) face {
	switch col.Kind {
	case Check:
		return checkFace(row)
	case Thumbnail:
		return face{framed: true}
	default:
		f := face{ghost: true, right: col.Kind.right()}
		if col.Outline {
			f.indent, _ = outlineOf(row)
		}
		return f
	}
}

// refused is a cell with the text that was refused in place of its own.
func (c Cell) refused(r refusal) Cell {
	c.State, c.Value, c.Text, c.Reason = Refused, r.text, "", r.reason
	return c
}

// rewritten is a cell with a text handed to the owner and not yet read back.
func (c Cell) rewritten(text string) Cell {
	if c.State != Staged {
		c.Was = c.shown()
	}
	c.State, c.Value, c.Text = Staged, text, ""
	return c
}

func orDash(s string) string {
	if s == "" {
		return emptyCell
	}
	return s
}

// plateOf is the colour under text in the tone.
func plateOf(t parts.Tone) fyne.ThemeColorName {
	switch t {
	case parts.Good:
		return look.GoodSoft
	case parts.Warn:
		return look.WarnSoft
	case parts.Bad:
		return look.BadSoft
	case parts.Accent:
		return look.AccentSoft
	default:
		return look.Sunken
	}
}

// barOf is the colour of a bar in the tone.
func barOf(t parts.Tone) fyne.ThemeColorName {
	if t == parts.Accent || t == parts.Neutral {
		return look.C1
	}
	return dotOf(t)
}

// dotOf is the colour of a dot in the tone.
func dotOf(t parts.Tone) fyne.ThemeColorName {
	switch t {
	case parts.Good:
		return look.Pos
	case parts.Warn:
		return look.WarnDot
	case parts.Bad:
		return look.BadDot
	case parts.Accent:
		return look.Accent
	default:
		return look.Line2
	}
}

// headFace is the head of a column. sort is the order of the rows.
func headFace(col Column, sort Sort, selected extent, hovered bool) face {
	if col.Kind == Check {
		return face{box: [...]tick{noRows: unticked, someRows: halfTicked, allRows: ticked}[selected]}
	}
	f := face{words: col.Title, colour: look.Ink2, size: look.SizeSmall, right: col.Kind.right()}
	if col.Outline {
		f.indent = outlineStep
	}
	if hovered && col.Sortable {
		f.ground = look.Hover
	}
	if col.ID == sort.Column {
		f.colour = look.Ink
		arrow := look.IconArrowUp
		if sort.Descending {
			arrow = look.IconArrowDown
		}
		if f.right {
			f.mark = arrow
		} else {
			f.tail = arrow
		}
	}
	return f
}
