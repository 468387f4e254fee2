package main

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"storehand/ui/desk"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/settings"
	"storehand/ui/shell"
	"storehand/ui/welcome"
)

// pages makes what the window shows.
func (p *program) pages(d *desk.Desk, s *shell.Shell) shell.Pages {
	settingsPage := settings.New(settings.Params{
		Desk: d, Clients: p.workspace, Theme: p.theme, Workspace: p.workspace.Dir(), Version: version, Notices: "",
		Check: p.check, ApplyTheme: func(mode look.Mode) { p.applyTheme(d, mode) }, Mode: p.mode,
		Scale: p.scale, SetScale: func(percent int) { p.remember(d, scaleSetting, percent) },
		RemoveSamples: func(context.Context) error { return nil },
	})
	return shell.Pages{
		Settings: settingsPage.Content(),
		Welcome: welcome.New(welcome.Params{
			OnSamples: func() {}, OnImport: func() {}, OnAddStore: settingsPage.AddStore,
			Mode: p.mode, OnMode: func(mode look.Mode) { p.applyTheme(d, mode) },
		}),
	}
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
