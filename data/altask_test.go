package data_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"storehand/app/altreview"
	"storehand/app/alttext"
	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/gallery"
	"storehand/app/job"
	"storehand/app/photo/phototest"
	"storehand/app/vision"
	"storehand/app/vision/visiontest"
	"storehand/data"
)

// hurried waits for nothing.
type hurried struct{}

func (hurried) Now() time.Time                                  { return time.Time{} }
func (hurried) Wait(ctx context.Context, _ time.Duration) error { return ctx.Err() }

// asker asks a server about the pictures of a workspace.
func asker(t *testing.T, w *data.Workspace, server *visiontest.Server, workers int) altreview.Asker {
	t.Helper()
	client, err := vision.New(vision.Params{
		Settings:  vision.Settings{Address: server.Address(), Model: visiontest.Model},
		Transport: server.Client().Transport, Clock: hurried{}, Random: func() float64 { return 0 },
	})
	if err != nil {
		t.Fatal(err)
	}
	return altreview.Asker{Products: w, Pictures: gallery.New(w), Model: client, Language: alttext.Italian, Pixels: 512, Workers: workers}
}

// pictured saves a product with n pictures that lie in the workspace.
func pictured(t *testing.T, w *data.Workspace, n int) []altreview.Item {
	t.Helper()
	store := newStore(t, w)
	p := bare(store)
	for i := range n {
		var file bytes.Buffer
		if err := png.Encode(&file, phototest.Smooth(900+i, 600)); err != nil {
			t.Fatal(err)
		}
		p.Images = append(p.Images, catalog.Image{FileName: fmt.Sprintf("mug_%d_front.png", i), Original: put(t, w, "original", ".png", file.Bytes())})
	}
	save(t, w, "import", change.Imported, p)
	return review(t, w, store, altreview.Missing)
}

func TestAModelWritesTheTextOfAPicture(t *testing.T) {
	w := open(t)
	server := visiontest.New(t, visiontest.Text("Tazza maculata vista di fronte"))
	items := pictured(t, w, 1)
	got, err := asker(t, w, server, 1).Ask(t.Context(), items[0])
	if err != nil || got.Suggestion.Text != "Tazza maculata vista di fronte" || got.Suggestion.Parts[0].Source != alttext.FromModel || got.Answer.Usage.In != 900 {
		t.Fatalf("%+v, %v", got, err)
	}
	asked := server.Asked()[0]
	if asked.Size.X != 512 || !strings.Contains(asked.Prompt, "Italian") || !strings.Contains(asked.Prompt, "title: Speckled mug, oat") || !strings.Contains(asked.Prompt, "shows: front") {
		t.Errorf("sent %v with %s", asked.Size, asked.Prompt)
	}
	elsewhere := items[0]
	elsewhere.Image = catalog.Image{Src: "https://shop.example/mug.jpg"}
	if _, err := asker(t, w, server, 1).Ask(t.Context(), elsewhere); err == nil || !strings.Contains(err.Error(), "mug.jpg: the picture is in the shop only") {
		t.Errorf("a picture in the shop: %v", err)
	}
}

// askAll has a model write the texts of all items in a job.
func askAll(t *testing.T, a altreview.Asker, items []altreview.Item, stop func(j *job.Job, n int)) (written map[int]string, results []job.Result, end job.Snapshot) {
	t.Helper()
	board := job.NewBoard(job.SystemClock{})
	written = map[int]string{}
	started := make(chan *job.Job, 1)
	j := board.Start(context.Background(), job.Spec{Doing: "Asking the model", Total: len(items)}, func(ctx context.Context, j *job.Job) error {
		j = <-started
		return a.AskAll(ctx, j, items, func(place int, w altreview.Written, err error) {
			if err != nil {
				return
			}
			written[place] = w.Suggestion.Text
			if stop != nil {
				stop(j, len(written))
			}
		})
	})
	started <- j
	end, err := j.Wait(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := board.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	return written, j.ResultsSince(0), end
}

func TestOneBadAnswerDoesNotStopTheOthers(t *testing.T) {
	w := open(t)
	var n atomic.Int64
	mixed := func(wr http.ResponseWriter, r *http.Request, asked visiontest.Asked) {
		replies := []visiontest.Reply{visiontest.Text("Mug"), visiontest.Text("I'm sorry, I can't help with that."), visiontest.Body("text/html", "<html>"), visiontest.Text("")}
		replies[int(n.Add(1)-1)%len(replies)](wr, r, asked)
	}
	server := visiontest.New(t, mixed)
	items := pictured(t, w, 8)
	written, results, end := askAll(t, asker(t, w, server, 3), items, nil)
	if len(written) != 2 || end.OK != 2 || end.Failed != 6 || end.State != job.Finished {
		t.Errorf("%d written, %+v", len(written), end)
	}
	if most := server.Most(); most < 1 || most > 3 {
		t.Errorf("%d questions at once", most)
	}
	for _, result := range results {
		if result.Outcome == job.Failed && !strings.HasPrefix(result.Reason, items[result.Order].Image.FileName+": ") {
			t.Errorf("a failure does not name its picture: %q", result.Reason)
		}
	}
}

func TestAServerThatIsGoneIsNotAskedForEachPicture(t *testing.T) {
	w := open(t)
	server := visiontest.New(t, visiontest.Text("Mug"), visiontest.Status(401, "invalid api key"))
	items := pictured(t, w, 6)
	written, results, end := askAll(t, asker(t, w, server, 1), items, nil)
	if len(written) != 1 || end.OK != 1 || end.Failed != 1 || end.Skipped != 4 || len(server.Asked()) != 2 {
		t.Errorf("asked %d times, %+v", len(server.Asked()), end)
	}
	if reason := results[5].Reason; !strings.Contains(reason, "not asked: The server asks for a key: “invalid api key”. Enter one in the settings.") {
		t.Errorf("the last says %q", reason)
	}
}

func TestCancellingKeepsWhatWasWritten(t *testing.T) {
	w := open(t)
	server := visiontest.New(t, visiontest.Text("Mug"))
	items := pictured(t, w, 6)
	written, results, end := askAll(t, asker(t, w, server, 1), items, func(j *job.Job, n int) {
		if n == 2 {
			j.Cancel()
		}
	})
	if diff := cmp.Diff(map[int]string{0: "Mug", 1: "Mug"}, written); diff != "" || end.State != job.Stopped || end.Cancelled != 4 || len(results) != 6 {
		t.Errorf("%+v (-want +got):\n%s", end, diff)
	}
}

func TestAProblemKeepsItsKindThroughTheReview(t *testing.T) {
	w := open(t)
	server := visiontest.New(t, visiontest.Text("As an AI language model I cannot."))
	_, err := asker(t, w, server, 1).Ask(t.Context(), pictured(t, w, 1)[0])
	var problem *vision.Problem
	if !errors.As(err, &problem) || problem.Kind != vision.Refused {
		t.Errorf("got %v", err)
	}
}
