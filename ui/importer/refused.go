package importer

import (
	"errors"
	"fmt"

	"fyne.io/fyne/v2"

	"storehand/app/exchange/table"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// refuse says why the file in hand cannot be imported and offers another one.
func (s *session) refuse(err error) {
	title, reason, advice := refusal(s.name(), err)
	content := []fyne.CanvasObject{parts.NewNote(parts.Warn, reason)}
	if advice != "" {
		content = append(content, parts.NewParagraph(advice, look.SizeBody, look.Ink))
	}
	actions := []*parts.Button{s.cancelButton()}
	if len(s.paths) > 1 {
		actions = append(actions, parts.NewButton(parts.Secondary, "Skip this file", s.next))
	}
	another := parts.NewButton(parts.Primary, "Choose another file", s.chooseAnother).WithKey("Ctrl Enter")
	s.importer.show(parts.WidePage{
		Title: title, Subtitle: s.position(), Width: smallWidth, Height: smallHeight,
		Content: padded(newColumn(content...)), Actions: append(actions, another),
	})
}

// refusal puts an error into a title, what is the matter and what to do.
func refusal(name string, err error) (title, reason, advice string) {
	var foreign *table.ForeignError
	if errors.As(err, &foreign) {
		return name + " is not a product file", fmt.Sprintf("It seems to be %s.", foreign.What), words.Sentence(foreign.Advice) + "."
	}
	// The errors of reading begin with the name, which the title has.
	if cause := errors.Unwrap(err); cause != nil {
		err = cause
	}
	return "Could not read " + name, words.Sentence(err.Error()) + ".", ""
}

// chooseAnother asks for files to take in the place of the one in hand.
func (s *session) chooseAnother() {
	s.desk.Files.Open("Import product files", extensions, func(paths []string) {
		if len(paths) == 0 || s.importer.files != s {
			return
		}
		s.total += len(paths) - 1
		s.paths = append(paths, s.paths[1:]...)
		s.begin()
	})
}
