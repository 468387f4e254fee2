package presets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/app/bench"
	"storehand/app/photo"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
)

// Actions are what the column asks for. All are required.
type Actions struct {
	// Pick chooses a preset of the list.
	Pick func(place int)
	// Edit changes the preset that is shown: that of all photos, or the chosen
	// photo's own.
	Edit func(photo.Preset)
	// Own shows the settings of the chosen photo alone, or those of all.
	Own func(on bool)
	// DropOwn has the chosen photo follow the preset of all again.
	DropOwn func()
	// Menu offers what can be done with presets, under an object.
	Menu func(under fyne.CanvasObject)
	// Set chooses what is made of each photo: a place in the list of sets.
	Set func(place int)
	// Fields offers the fields of name templates, under an object.
	Fields func(under fyne.CanvasObject)
	// Names shows the names of all photos.
	Names func()
	// Logo lets the user choose the file of a watermark.
	Logo   func()
	Policy func(bench.Policy)
	// Typed hears a name template while it is being typed.
	Typed func(template string)
}

// Shown is what the column shows.
type Shown struct {
	Presets bench.Presets
	Preset  photo.Preset
	// Sets are the names of what can be made of a photo, SetChosen the one in
	// use.
	Sets      []string
	SetChosen int
	// Own says that Preset is for the chosen photo alone, OwnKept that it
	// differs from that of all.
	Own, OwnKept bool
}

// Rail is the column.
type Rail struct {
	do     Actions
	preset photo.Preset // as it is shown
	root   *fyne.Container

	choice  *choice
	picture *picture
	subject *subject
	tone    *tone
	mark    *mark
	wording *wording
	named   *fyne.Container // wording with the line above it
}

// NewRail returns the column. below stands under its groups.
func NewRail(do Actions, tips *parts.Tips, below fyne.CanvasObject) *Rail {
	r := &Rail{do: do}
	r.choice = newChoice(do, tips)
	r.picture = newPicture(r.edit, tips)
	r.subject = newSubject(r.edit)
	r.tone = newTone(r.edit)
	r.mark = newMark(r.edit, do.Logo)
	r.wording = newWording(r.edit, do, tips)
	r.named = container.New(paint.Column{}, parts.NewDivider(), r.wording.root)
	groups := container.New(paint.Column{}, r.choice.root)
	for _, group := range []fyne.CanvasObject{r.picture.root, r.subject.root.Root(), r.tone.root.Root(), r.mark.root.Root()} {
		groups.Add(parts.NewDivider())
		groups.Add(group)
	}
	groups.Add(r.named)
	groups.Add(parts.NewDivider())
	groups.Add(below)
	r.root = container.NewStack(parts.NewBox(look.Surface, "", 0), container.NewVScroll(groups))
	return r
}

// Content is what to put on the screen.
func (r *Rail) Content() fyne.CanvasObject { return r.root }

// Show fills the column.
func (r *Rail) Show(s Shown) {
	r.preset = s.Preset
	r.choice.show(s)
	r.picture.show(s.Preset)
	r.subject.show(s.Preset)
	r.tone.show(s.Preset)
	r.mark.show(s.Preset)
	r.wording.show(s.Preset)
	paint.SetVisible(r.named, !s.Own) // names and ALT texts are those of the run
	r.root.Refresh()
}

// edit changes a copy of the preset and passes it on.
func (r *Rail) edit(change func(*photo.Preset)) {
	changed := r.preset
	change(&changed)
	if !changed.Equal(r.preset) {
		r.do.Edit(changed)
	}
}

// editing is how a group changes the preset.
type editing func(change func(*photo.Preset))
