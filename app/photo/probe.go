package photo

import (
	"errors"
	"fmt"
	"image"
	"io"

	"storehand/app/photo/icc"
)

// Probe reads a picture file's header and says what it holds. Nothing is
// allocated by the picture's size. The error is a *Refusal when the file is
// empty, is no picture, is of a format that is not read, or is over the limit
// of its Source.
func Probe(src Source) (Facts, error) {
	o, err := open(src)
	if err != nil {
		return Facts{}, err
	}
	return o.facts, nil
}

// opened is a picture file whose header has been read and found within the
// limits.
type opened struct {
	Source
	reader reader
	facts  Facts
	notes  notes
	// stored is the picture's size before it is turned upright.
	stored image.Point
	// profile is the embedded colour profile, nil when there is none;
	// unreadable tells that there is one that cannot be read.
	profile    *icc.Profile
	unreadable bool
	// transform and aboutColour are what conversion found, once colourKnown.
	colourKnown bool
	transform   *icc.Transform
	aboutColour []Warning
	// looks are small copies that the picture was measured on. keeping tells
	// that more is to be made of it, and kept is what was decoded, if that was
	// all of it.
	looks   map[Framing]*image.NRGBA
	keeping bool
	kept    *pixels
	// shared is what several finished pictures are made of, nil where each is
	// decoded for itself.
	shared *shared
}

func open(src Source) (*opened, error) {
	format, err := recognise(src)
	if err != nil {
		return nil, err
	}
	watch := &watched{file: src.Data, size: src.Size}
	src.Data = watch
	reader, err := readHeader(src, format)
	if watch.err != nil {
		return nil, refuseUnreadable(src.Name, watch.err)
	}
	if err != nil {
		return nil, err
	}
	o := &opened{Source: src, reader: reader, facts: reader.facts(), notes: reader.notes()}
	o.stored = image.Pt(o.facts.Width, o.facts.Height)
	if int64(o.stored.X)*int64(o.stored.Y) > src.maxPixels() {
		return nil, refusePixels(src.Name, o.stored.X, o.stored.Y, src.maxPixels())
	}
	o.facts.Bytes = src.Size
	o.facts.Orientation, o.facts.Taken = o.notes.exif.Orientation, o.notes.exif.Taken
	if o.facts.Orientation.SwapsSides() {
		o.facts.Width, o.facts.Height = o.facts.Height, o.facts.Width
	}
	if o.notes.icc != nil {
		o.profile, err = icc.Parse(o.notes.icc)
		o.unreadable = err != nil
	}
	if o.profile != nil {
		o.facts.Profile = o.profile.Name
	}
	return o, nil
}

// recognise tells the file's format by its content, and refuses what is no
// picture.
func recognise(src Source) (Format, error) {
	switch {
	case src.Size == 0:
		return "", refuseEmpty(src.Name, "is empty")
	case src.Size > maxFileSize:
		return "", refuseBytes(src.Name, src.Size)
	}
	head, err := src.head(sniffed)
	if err != nil {
		return "", refuseUnreadable(src.Name, err)
	}
	if allZero(head) {
		return "", refuseEmpty(src.Name, "begins with nothing but zeros, as a copy does that was broken off")
	}
	format, other := seems(head)
	// Two letters are little to go by: a text can begin with them too.
	if format == BMP && isText(head) {
		format, other = "", seemsText(head)
	}
	if format != "" {
		return format, nil
	}
	reason, problem := ReasonNotPicture, "is %s, not a picture"
	if other.picture {
		reason, problem = ReasonUnsupported, "is %s, which cannot be read"
	}
	return "", &Refusal{Name: src.Name, Reason: reason, Problem: fmt.Sprintf(problem, other.what), Remedy: other.remedy}
}

func allZero(head []byte) bool {
	for _, b := range head {
		if b != 0 {
			return false
		}
	}
	return true
}

func readHeader(src Source, format Format) (r reader, err error) {
	defer guard(src.Name, format, &err)
	r, err = readers[format](src)
	switch {
	case err == nil:
		return r, nil
	case unsupported(err):
		return nil, refuseUnsupported(src.Name, format, err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		err = errors.New("the file ends too early")
	}
	return nil, refuseDamaged(src.Name, format, err)
}
