package files

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// absent is a system without a file dialog of its own.
type absent struct{}

func (absent) open(string, []string) ([]string, error) { return nil, errNone }
func (absent) folder(string) (string, error)           { return "", errNone }
func (absent) save(string, string) (string, error)     { return "", errNone }

// Where the system has no file dialog, the window shows one.
func TestWithoutASystemDialogTheWindowAsks(t *testing.T) {
	here := system
	system = absent{}
	defer func() { system = here }()
	for name, ask := range map[string]func(*Picker){
		"open":   func(p *Picker) { p.Open("Open", []string{".csv"}, func([]string) {}) },
		"folder": func(p *Picker) { p.Folder("Folder", func(string) {}) },
		"save":   func(p *Picker) { p.Save("Save", "a.csv", func(string) {}) },
	} {
		t.Run(name, func(t *testing.T) {
			test.NewTempApp(t)
			window := test.NewTempWindow(t, nil)
			window.Resize(fyne.NewSize(1100, 700))
			ask(&Picker{
				Window: window, Dispatch: func(f func()) { f() }, Background: func(work func(context.Context)) { work(context.Background()) },
				Fail: func(doing string, err error) { t.Errorf("could not %s: %v", doing, err) },
			})
			if window.Canvas().Overlays().Top() == nil {
				t.Error("nothing was asked")
			}
		})
	}
}
