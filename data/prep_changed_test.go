package data_test

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"storehand/app/bench"
	"storehand/app/job"
	"storehand/app/media"
	"storehand/app/photo"
	"storehand/data"
)

// meddling is a workspace while whose originals are copied somebody is at work.
type meddling struct {
	*data.Workspace
	with func(photo string)
	at   string
}

func (m *meddling) Put(ctx context.Context, kind media.Kind, ext string, content io.Reader) (media.Hash, int64, error) {
	hash, size, err := m.Workspace.Put(ctx, kind, ext, content)
	if kind == media.Original {
		m.with(m.at)
	}
	return hash, size, err
}

// prepMeddled prepares one photo while somebody is at work and returns what is
// said of it.
func prepMeddled(t *testing.T, with func(string)) (report bench.Report, finished bool) {
	t.Helper()
	w := open(t)
	path := filepath.Join(shoot(t, "mug.jpg"), "mug.jpg")
	gathered, err := bench.Gather(context.Background(), []string{path})
	if err != nil {
		t.Fatal(err)
	}
	run(t, func(ctx context.Context, j *job.Job) error {
		reports, err := bench.Prep(ctx, j, bench.PrepRun{
			Orders: []bench.Order{{Photo: gathered.Photos[0], Recipes: []photo.Recipe{{Preset: square}, {Preset: larger()}}}},
			Keeper: &meddling{w, with, path}, Now: func() time.Time { return day }, Finish: func(int, bench.Made) { finished = true },
		})
		if len(reports) != 2 || reports[0].Outcome != reports[1].Outcome || reports[0].Reason != reports[1].Reason {
			t.Errorf("reports %+v", reports)
		}
		report = reports[0]
		return err
	})
	return report, finished
}

func TestAPhotoThatChangesWhileItIsReadIsNotPrepared(t *testing.T) {
	report, finished := prepMeddled(t, func(path string) {
		file, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		if _, err := file.WriteString("more"); err != nil {
			t.Fatal(err)
		}
	})
	if finished || report.Outcome != job.Failed || !strings.HasPrefix(report.Reason, "mug.jpg changed while it was read. Prepare it again") {
		t.Errorf("%+v", report)
	}
}

// Once it is copied the photo's own file is not needed any more.
func TestAPhotoThatGoesAfterItWasCopiedIsPrepared(t *testing.T) {
	report, finished := prepMeddled(t, func(path string) {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	})
	if !finished || report.Outcome != job.OK {
		t.Errorf("%+v", report)
	}
}

func TestAPhotoThatIsGoneSaysSo(t *testing.T) {
	w := open(t)
	gone := bench.Photo{Path: filepath.Join(t.TempDir(), "gone.jpg")}
	run(t, func(ctx context.Context, j *job.Job) error {
		reports, err := bench.Prep(ctx, j, bench.PrepRun{
			Orders: []bench.Order{{Photo: gone, Recipes: []photo.Recipe{{Preset: square}}}}, Keeper: w, Now: func() time.Time { return day },
			Finish: func(int, bench.Made) { t.Error("finished") },
		})
		if len(reports) != 1 || reports[0].Outcome != job.Failed || reports[0].Reason != gone.Path+" cannot be read: it is not there any more. Add it again from where it is now" {
			t.Errorf("%+v", reports)
		}
		return err
	})
}
