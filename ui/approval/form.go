package approval

import (
	"context"
	"fmt"

	"storehand/app/contactsheet"
	"storehand/ui/latest"
)

// form is what of a sheet is kept from one to the next.
type form struct {
	PNG           bool
	Paper         contactsheet.Paper
	Landscape     bool
	Columns, Rows int
	Show          contactsheet.Show
}

// usual is the form of the first sheet: pictures that are seen well on paper.
var usual = form{
	Paper: contactsheet.A4, Columns: 3, Rows: 4,
	Show: contactsheet.Show{Name: true, SKU: true, Alt: true, Tick: true},
}

// formKey is where the form is kept.
const formKey = "contactsheet.form"

// readForm reads the form of the last sheet, and the typefaces for this one.
func (a *Approval) readForm(then func(form, contactsheet.Typefaces)) {
	a.reading.Begin(latest.Task{
		Failed: func(err error) { a.desk.Fail("make a contact sheet", err) },
		Read: func(ctx context.Context, _ func(done, total int64)) (func(), error) {
			kept := usual
			if err := a.desk.Memory.Setting(ctx, formKey, &kept); err != nil {
				return nil, fmt.Errorf("read what the last sheet looked like: %w", err)
			}
			typefaces, err := a.params.Typefaces()
			return func() { then(kept, typefaces) }, err
		},
	})
}

// keep remembers the form for the next sheet.
func (a *Approval) keep(f form) {
	a.desk.Background(func(ctx context.Context) {
		if err := a.desk.Memory.SaveSetting(ctx, formKey, f); err != nil {
			a.desk.Fail("remember what the sheet looks like", err)
		}
	})
}

// ending is that of the sheet's file.
func (f form) ending() string {
	if f.PNG {
		return ".png"
	}
	return ".pdf"
}
