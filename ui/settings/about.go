package settings

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
	"storehand/ui/parts"
)

func percentText(percent int) string { return fmt.Sprintf("%d %%", percent) }

// data says where everything lies and offers to check it.
func (page *Page) data() fyne.CanvasObject {
	p := page.params
	folder := parts.NewLabel(p.Workspace, look.SizeSmall, look.Ink2, look.Mono).Shortened()
	result := parts.NewParagraph("", look.SizeSmall, look.Ink2)
	var check *parts.Button
	check = parts.NewButton(parts.Secondary, "Check the workspace", func() {
		check.Disable()
		result.SetText("Checking …")
		p.Desk.Background(func(ctx context.Context) {
			findings, err := p.Check(ctx)
			p.Desk.Dispatch(func() {
				check.Enable()
				result.SetText(verdict(findings, err))
			})
		})
	}).WithIcon(look.IconCircleCheck)
	open := parts.NewButton(parts.Secondary, "Open the folder", page.openFolder).WithIcon(look.IconFolderOpen)
	return container.New(layout.NewCustomPaddedVBoxLayout(rowGap),
		parts.NewLabel("Everything Storehand knows lies in one folder on this computer.", look.SizeBody, look.Ink),
		folder, container.New(layout.NewCustomPaddedHBoxLayout(rowGap), open, check), result)
}

func verdict(findings []string, err error) string {
	switch {
	case err != nil:
		return "The check could not be finished: " + err.Error()
	case len(findings) == 0:
		return "Everything is in order."
	default:
		return strings.Join(findings, "\n")
	}
}

func (page *Page) openFolder() {
	address := &url.URL{Scheme: "file", Path: filepath.ToSlash(page.params.Workspace)}
	if err := fyne.CurrentApp().OpenURL(address); err != nil {
		page.params.Desk.Fail("open the workspace folder", err)
	}
}

// about names the version and the licences.
func (page *Page) about() fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(rowGap),
		parts.NewLabel("Storehand "+page.params.Version, look.SizeBody, look.Ink),
		parts.NewLabel("Free software under the MIT licence. No account, no telemetry.", look.SizeSmall, look.Ink2),
		container.NewHBox(parts.NewButton(parts.Secondary, "Licences of fonts, icons and libraries", page.showNotices).WithIcon(look.IconFileText)),
	)
}

// showNotices lists the licences line by line: as one text they would take
// seconds to lay out.
func (page *Page) showNotices() {
	var lines []string
	for _, licence := range page.params.Licences {
		lines = append(lines, licence.Work+": "+licence.Name, "")
		lines = append(lines, strings.Split(licence.Text, "\n")...)
	}
	list := widget.NewList(
		func() int { return len(lines) },
		func() fyne.CanvasObject { return parts.NewLabel("", look.SizeSmall, look.Ink, look.Mono) },
		func(i widget.ListItemID, line fyne.CanvasObject) { line.(*parts.Label).SetText(lines[i]) })
	list.HideSeparators = true
	sized := container.New(noticesSize{}, list)
	(&parts.Dialog{Title: "Licences", Confirm: "Close", Content: sized, OnConfirm: func() {}}).Show(page.params.Desk.Window.Canvas())
}

// noticesSize gives the list of licences its room.
type noticesSize struct{}

func (noticesSize) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.DialogWidth-48, 420)
}

func (noticesSize) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
