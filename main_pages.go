package main

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"time"

	"fyne.io/fyne/v2"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/compliance"
	"storehand/app/editing"
	"storehand/app/exchange"
	"storehand/app/gallery"
	"storehand/app/handover"
	"storehand/app/sample"
	"storehand/assets"
	"storehand/ui/approval"
	"storehand/ui/audit"
	"storehand/ui/clip"
	"storehand/ui/desk"
	"storehand/ui/exporter"
	"storehand/ui/images"
	"storehand/ui/importer"
	"storehand/ui/look"
	"storehand/ui/lookalikes"
	"storehand/ui/parts"
	"storehand/ui/pictures"
	"storehand/ui/products"
	"storehand/ui/settings"
	"storehand/ui/shell"
	"storehand/ui/welcome"
)

// pages makes what the window shows.
func (p *program) pages(d *desk.Desk, s *shell.Shell) shell.Pages {
	model := p.visionOpener()
	settingsPage := settings.New(settings.Params{
		Desk: d, Clients: p.workspace, Theme: p.theme, Workspace: p.workspace.Dir(), Version: version, Licences: assets.Licences(),
		Check: p.check, ApplyTheme: func(mode look.Mode) { p.applyTheme(d, mode) }, Mode: p.mode,
		Scale: p.scale, SetScale: func(percent int) { p.remember(d, scaleSetting, percent) },
		Vision: model,
		RemoveSamples: func(ctx context.Context) error {
			_, err := sample.Remove(ctx, p.samples())
			return err
		},
	})
	openSamples := func() {
		d.Background(func(ctx context.Context) {
			if _, err := sample.Install(ctx, p.samples()); err != nil {
				d.Fail("open the sample shops", err)
			}
		})
	}
	imports := importer.New(importer.Params{
		Desk: d, Importer: &exchange.Importer{Finder: p.workspace, Keeper: p.workspace, Door: p.workspace}, Clients: p.workspace,
		OnDone: func(store client.ID) { s.ShowStore(store, desk.Products) },
	})
	exports := exporter.New(exporter.Params{
		Desk: d, Handover: &handover.Maker{Exporter: &exchange.Exporter{Catalogue: p.workspace, Keeper: p.workspace}, Media: p.workspace, Register: p.workspace},
		Products: p.workspace, Now: time.Now,
	})
	audits := audit.New(audit.Params{
		Desk: d, Auditor: &compliance.Auditor{Products: p.workspace, Keeper: p.workspace, Register: p.workspace},
		Pictures: gallery.New(p.workspace), Workers: runtime.NumCPU(), Now: time.Now, OnProduct: s.ShowProduct,
	})
	duplicates := lookalikes.New(lookalikes.Params{
		Desk: d, Source: p.workspace, Memory: p.workspace, Keeper: p.workspace, Clients: p.workspace,
		Pictures: gallery.New(p.workspace), Workers: runtime.NumCPU(), Now: time.Now, OnProduct: s.ShowProduct,
	})
	approvals := approval.New(approval.Params{
		Desk: d, Products: p.workspace, Thumb: gallery.New(p.workspace).Thumb, Typefaces: sheetTypefaces, Now: time.Now,
	})
	kept := pictures.New(pictures.Params{
		Desk: d, Source: p.workspace, Register: p.workspace, Keeper: p.workspace, Thumbs: gallery.New(p.workspace),
		Workers: runtime.NumCPU(), Now: time.Now, OnProduct: s.ShowProduct,
	})
	startImport := func() { imports.Start(s.Store()) }
	return shell.Pages{
		Sections: []desk.Section{
			products.New(products.Params{
				Desk: d, Products: p.workspace, Editing: editing.New(p.workspace, p.workspace), Pictures: gallery.New(p.workspace),
				OnImport:       startImport,
				OnExport:       func(ids []catalog.ID, changedOnly bool) { exports.Start(s.Scope(), ids, changedOnly) },
				OnPictures:     func(product catalog.ID) { kept.Start(s.Scope(), product) },
				PictureDeeds:   kept.Deeds,
				OnContactSheet: func(ids []catalog.ID) { approvals.Start(approval.Subject{Scope: s.Scope(), Products: ids}) },
			}),
			images.New(images.Params{
				Desk: d, Catalog: p.workspace, Media: p.workspace, Rack: p.workspace, Pictures: p.workspace, Prints: p.workspace,
				ClipText: clip.Text, Clip: clip.Read, Inbox: filepath.Join(p.workspace.Dir(), "inbox"), Now: time.Now, Workers: runtime.NumCPU(),
				Vision: model, OnSettings: s.ShowSettings, OnAudit: audits.Start, OnDuplicates: duplicates.Start, OnPictures: func(scope desk.Scope) { kept.Start(scope, 0) },
				OnContactSheet: func(scope desk.Scope, finished []bench.Picture) {
					approvals.Start(approval.Subject{Scope: scope, Bench: finished})
				},
			}),
		},
		Settings: settingsPage.Content(),
		Welcome: welcome.New(welcome.Params{
			OnSamples: openSamples, OnImport: startImport, OnAddStore: settingsPage.AddStore,
			Mode: p.mode, OnMode: func(mode look.Mode) { p.applyTheme(d, mode) }, SamplePhotos: samplePhotos(),
		}),
		OnWelcomeEnter: openSamples,
		Takes:          importer.Takes,
		OnDropped:      func(paths []string) { imports.Open(paths, s.Store()) },
		Commands: []desk.Command{
			{Name: "Import a product file", Icon: look.IconUpload, Shortcut: shell.Ctrl(fyne.KeyO), Keys: "Ctrl O", Run: startImport},
			{Name: "Add a store", Icon: look.IconStore, Shortcut: shell.Ctrl(fyne.KeyL), Keys: "Ctrl L", Run: settingsPage.AddStore},
			{Name: "Open the sample shops", Icon: look.IconPackage, Run: openSamples},
		},
	}
}

// samples is what adding and deleting the sample shops works on.
func (p *program) samples() sample.Workspace {
	return sample.Workspace{Door: p.workspace, Keeper: p.workspace, Clients: p.workspace, Now: time.Now}
}

// samplePhotos are the three pictures of the welcome screen.
func samplePhotos() []fyne.Resource {
	var photos []fyne.Resource
	for _, name := range []string{"AF-MUG-SAG.jpg", "NP-PCK-R38.jpg", "KL-ASM-100.jpg"} {
		content, err := fs.ReadFile(assets.Samples(), "photos/"+name)
		if err != nil {
			panic(err) // the photos are embedded; a test opens each
		}
		photos = append(photos, fyne.NewStaticResource(name, content))
	}
	return photos
}

// check is the integrity check as the settings show it.
func (p *program) check(ctx context.Context) ([]string, error) {
	findings, err := p.workspace.Check(ctx)
	lines := make([]string, len(findings))
	for i, finding := range findings {
		lines[i] = fmt.Sprintf("%s: %s", finding.Item, finding.Text)
	}
	return lines, err
}

// applyTheme shows another mode at once and remembers it.
func (p *program) applyTheme(d *desk.Desk, mode look.Mode) {
	p.mode = mode
	p.theme.SetMode(mode)
	fyne.CurrentApp().Settings().SetTheme(p.theme)
	p.remember(d, themeSetting, mode)
}

func (p *program) remember(d *desk.Desk, key string, value any) {
	d.Background(func(ctx context.Context) {
		if err := p.workspace.SaveSetting(ctx, key, value); err != nil {
			d.Fail("remember the setting", err)
		}
	})
}

// offerCrashReport tells of a crash of the last run, once.
func (p *program) offerCrashReport() {
	report, found, err := p.crashes.Pending()
	if err != nil {
		p.logFailure("read the report of the last crash", err)
	}
	if !found {
		return
	}
	dismiss := func() {
		if err := p.crashes.Dismiss(); err != nil {
			p.logFailure("put the crash report away", err)
		}
	}
	(&parts.Dialog{
		Title:   "Storehand ended unexpectedly on " + report.When.Format("2 Jan, 15:04"),
		Body:    "Nothing you saved is lost. A report without any of your data lies in " + report.Path + ".",
		Confirm: "Copy the report", Cancel: "Close", OnCancel: dismiss,
		OnConfirm: func() {
			fyne.CurrentApp().Clipboard().SetContent(report.Text)
			dismiss()
		},
	}).Show(p.window.Canvas())
}
