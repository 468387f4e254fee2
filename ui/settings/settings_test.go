package settings_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"storehand/app/sample"
	"storehand/data"
	"storehand/ui/desk/desktest"
	"storehand/ui/look"
	"storehand/ui/settings"
)

// open shows the settings of a workspace with the sample shops.
func open(t *testing.T) (*desktest.Stage, *data.Workspace) {
	t.Helper()
	workspace, err := data.Open(context.Background(), data.Params{Dir: filepath.Join(t.TempDir(), "workspace")})
	if err != nil {
		t.Fatal(err)
	}
	samples := sample.Workspace{Door: workspace, Keeper: workspace, Clients: workspace, Now: time.Now}
	if _, err := sample.Install(context.Background(), samples); err != nil {
		t.Fatal(err)
	}
	s := desktest.New(t, workspace, workspace, look.Light, fyne.NewSize(look.WindowWidth, look.WindowHeight))
	t.Cleanup(func() {
		s.Settle()
		if err := workspace.Close(); err != nil {
			t.Error(err)
		}
	})
	page := settings.New(settings.Params{
		Desk: s.Desk, Clients: workspace, Workspace: workspace.Dir(), Version: "1.2.3",
		Check: func(ctx context.Context) ([]string, error) {
			findings, err := workspace.Check(ctx)
			lines := make([]string, len(findings))
			for i, finding := range findings {
				lines[i] = finding.Text
			}
			return lines, err
		},
		ApplyTheme: func(look.Mode) {}, Scale: 100, SetScale: func(int) {}, Vision: opener(workspace),
		RemoveSamples: func(ctx context.Context) error {
			_, err := sample.Remove(ctx, samples)
			return err
		},
	})
	s.Window.SetContent(page.Content())
	s.Settle()
	return s, workspace
}

func stores(t *testing.T, w *data.Workspace) int {
	t.Helper()
	all, err := w.Stores(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

func TestClientsAndStoresAreListed(t *testing.T) {
	s, _ := open(t)
	for _, words := range []string{"Alder & Finch", "Kettle & Leaf", "Northpass", "Storehand 1.2.3"} {
		if !s.Shows(words) {
			t.Errorf("%q is not shown", words)
		}
	}
}

func TestSampleShopsAreDeletedTogetherAfterAQuestion(t *testing.T) {
	s, workspace := open(t)
	s.Press("Delete the sample shops")
	if stores(t, workspace) != 3 {
		t.Fatal("they were deleted without an answer")
	}
	s.Press("Delete sample shops")
	if left := stores(t, workspace); left != 0 {
		t.Errorf("%d stores are left", left)
	}
	s.Settle()
	if !s.Shows("No clients yet") {
		t.Error("the list still shows clients")
	}
}

func TestAWorkspaceInOrderIsSaidToBe(t *testing.T) {
	s, _ := open(t)
	s.Press("Check the workspace")
	s.Settle()
	if !s.Shows("Everything is in order.") {
		t.Error("the verdict is not shown")
	}
}
