package editor

import (
	"slices"
	"strings"

	"storehand/app/alttext"
	"storehand/app/catalog"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// imageEntry is a text about the chosen picture.
type imageEntry struct {
	*parts.Entry
	gallery *gallery
	label   string
	at      func(*catalog.Image) *string
	image   catalog.Image // the text is about
}

func (g *gallery) entry(label string, at func(*catalog.Image) *string) *parts.Entry {
	f := &imageEntry{Entry: parts.NewEntry(label), gallery: g, label: label, at: at}
	f.OnCommit(f.commit).OnChange(func(string) { f.mark() })
	g.entries = append(g.entries, f)
	g.editor.watch(f.unstored)
	return f.Entry
}

// commit stores the text with the picture it was written about, which need not
// be the one chosen by now.
func (f *imageEntry) commit(text string) {
	image := f.image
	f.gallery.write(image, lowerLabel(f.label)+" of "+words.Name(image.Name()), func(i *catalog.Image) { *f.at(i) = text })
	*f.at(&f.image) = text
}

func lowerLabel(label string) string {
	if strings.HasPrefix(label, "ALT") {
		return label
	}
	return strings.ToLower(label)
}

// show brings the text of the chosen picture.
func (f *imageEntry) show() {
	image, is := f.gallery.chosen()
	if !is {
		return
	}
	another := find([]catalog.Image{image}, f.image, 0) < 0
	if untouched := f.Text() == *f.at(&f.image); another || untouched {
		f.SetText(*f.at(&image))
	}
	f.image = image
	f.mark()
}

// unstored is the entry while its text was refused.
func (f *imageEntry) unstored() *unstored {
	if f.gallery.editor.item == nil || f.Text() == *f.at(&f.image) {
		return nil
	}
	return &unstored{f.label, f.Entry}
}

// mark shows what is known about the text in the box.
func (f *imageEntry) mark() {
	if f.label == "ALT text" {
		if finding := f.finding(); finding != nil {
			f.SetState(parts.Warning, finding.Message)
			return
		}
	}
	if was, staged := f.staged(); staged {
		f.SetState(parts.Staged, inShop(was))
		return
	}
	f.SetState(parts.Resting, "")
}

// finding is the first thing to say about the ALT text in the box.
func (f *imageEntry) finding() *alttext.Finding {
	read := f.gallery.editor.item
	about := alttext.AboutImage(read.row.Product, f.image)
	about.Platform = f.gallery.editor.store.Platform
	report := alttext.Lint(f.Text(), about)
	if len(report.Findings) == 0 {
		return nil
	}
	return &report.Findings[0]
}

// staged is what the shop has in place of the text, if it has the picture and
// another text.
func (f *imageEntry) staged() (was string, staged bool) {
	images := f.gallery.editor.item.base.Images
	at := slices.IndexFunc(images, func(i catalog.Image) bool {
		return i.Src != "" && i.Src == f.image.Src || i.Original != "" && i.Original == f.image.Original
	})
	if at < 0 {
		return "", false
	}
	was = *f.at(&images[at])
	return was, was != *f.at(&f.image)
}
