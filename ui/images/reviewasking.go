package images

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"storehand/app/altreview"
	"storehand/app/job"
	"storehand/app/vision"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// reviewModel is the vision model as the review knows it.
type reviewModel struct {
	settings   vision.Settings
	experience vision.Experience
	confirming bool // a run waits for the user's word
	asking     *asking
	outcome    string // what came of the last run
}

// asking is a run about many pictures that goes on.
type asking struct {
	job      *job.Job
	snapshot job.Snapshot
	told     atomic.Bool // there is something to show, and the screen knows
	stop     func()      // ends the subscription to the board
}

// readModel reads which model is set up, if any.
func (r *review) readModel() {
	memory := r.section.desk.Memory
	r.line.Do(func(ctx context.Context) {
		settings, err := vision.LoadSettings(ctx, memory)
		var experience vision.Experience
		if err == nil {
			experience, err = vision.LoadExperience(ctx, memory, settings)
		}
		r.section.desk.Dispatch(func() {
			if err != nil {
				r.section.desk.Fail("read the settings of the vision model", err)
				return
			}
			r.model.settings, r.model.experience = settings, experience
			r.view.refresh()
		})
	})
}

// asker opens the model for a run.
func (r *review) asker(ctx context.Context) (altreview.Asker, error) {
	client, settings, err := r.section.params.Vision.Open(ctx)
	if err != nil {
		return altreview.Asker{}, err
	}
	return altreview.Asker{
		Products: r.section.params.Catalog, Pictures: r.gallery, Model: client, Pixels: settings.Side(), Workers: settings.Workers(),
	}, nil
}

// useModel asks the model about the picture at hand, or puts what it wrote in
// the place of the text.
func (r *review) useModel() {
	item := r.hand()
	switch {
	case item == nil || !r.model.settings.Ready() || item.model.asking:
		return
	case item.model.text != "":
		item.verdict = undecided
		item.write(item.model.text, byModel)
		r.view.refresh()
		return
	}
	item.verdict, item.origin = undecided, byModel
	item.model = modelText{asking: true}
	key, one, language := keyOf(item.Item), item.Item, r.style.Speaks()
	r.view.refresh()
	r.section.desk.Background(func(ctx context.Context) {
		var written altreview.Written
		asker, err := r.asker(ctx)
		if err == nil {
			asker.Language = language
			written, err = asker.Ask(ctx, one)
		}
		r.section.desk.Dispatch(func() { r.answered(key, written, err) })
	})
}

// answered takes in what the model said of a picture.
func (r *review) answered(key pictureKey, written altreview.Written, err error) {
	if err == nil {
		r.model.experience = r.model.experience.With(written.Answer)
		r.saveExperience()
	}
	item := r.itemOf(key)
	if item == nil {
		return
	}
	item.model.asking = false
	switch {
	case errors.Is(err, context.Canceled):
	case err != nil:
		item.model.problem = problemWords(err)
		r.takeBack(item)
	default:
		item.model = modelText{text: written.Suggestion.Text}
		if item.open() {
			item.write(written.Suggestion.Text, byModel)
		}
	}
	r.view.refresh()
}

// takeBack gives a picture its composed text where the model wrote none.
func (r *review) takeBack(item *reviewed) {
	if item.origin == byModel {
		item.origin, item.version = composed, 0
		r.goTo(r.current)
	}
}

func (r *review) saveExperience() {
	experience, settings, memory := r.model.experience, r.model.settings, r.section.desk.Memory
	r.line.Do(func(ctx context.Context) {
		if err := experience.Save(ctx, memory, settings); err != nil {
			r.section.desk.Fail("remember what the model took", err)
		}
	})
}

// isDue reports whether a run would ask about a picture: neither the user nor
// the model wrote its text, it is not decided, and its file is here.
func (item *reviewed) isDue() bool {
	return item.open() && item.model.text == "" && !item.model.asking && (item.Image.Original != "" || item.Image.Prepared != "")
}

// due is how many pictures a run would ask about.
func (r *review) due() int {
	n := 0
	for i := range r.items {
		if r.items[i].isDue() {
			n++
		}
	}
	return n
}

// confirmAsking shows what a run will take, and waits for the user's word.
func (r *review) confirmAsking() {
	r.model.confirming, r.model.outcome = true, ""
	r.view.refresh()
	r.view.list.focus()
}

// dropAsking leaves the run.
func (r *review) dropAsking() {
	r.model.confirming = false
	r.view.refresh()
	r.view.list.focus()
}

// askAll has the model write the texts of all pictures that are open.
func (r *review) askAll() {
	var items []altreview.Item
	for i := range r.items {
		if r.items[i].isDue() {
			items = append(items, r.items[i].Item)
		}
	}
	r.model.confirming = false
	if len(items) == 0 || r.model.asking != nil {
		r.view.refresh()
		return
	}
	a := &asking{}
	r.model.asking = a
	language := r.style.Speaks()
	a.stop = r.section.desk.Jobs.Subscribe(func([]job.Snapshot) {
		if a.told.CompareAndSwap(false, true) {
			r.section.desk.Dispatch(func() { r.followAsking(a) })
		}
	})
	spec := job.Spec{Doing: "Asking the model", Total: len(items), Lane: "vision"}
	a.job = r.section.desk.Jobs.Start(context.Background(), spec, func(ctx context.Context, j *job.Job) error {
		asker, err := r.asker(ctx)
		if err == nil {
			asker.Language = language
			err = asker.AskAll(ctx, j, items, func(place int, written altreview.Written, err error) {
				r.section.desk.Dispatch(func() { r.answered(keyOf(items[place]), written, err) })
			})
		}
		j.Conclude(words.Count(j.Snapshot().OK, "ALT text") + " written by the model")
		results := j.ResultsSince(0)
		r.section.desk.Dispatch(func() { r.endAsking(a, results, err) })
		return err
	})
	r.view.refresh()
}

func (r *review) followAsking(a *asking) {
	a.told.Store(false)
	if r.model.asking == a {
		a.snapshot = a.job.Snapshot()
		r.view.model.show(r)
	}
}

// stopAsking cancels the run that goes on, if any. What was written stays.
func (r *review) stopAsking() {
	if r.model.asking != nil {
		r.model.asking.job.Cancel()
	}
}

// endAsking says what came of a run.
func (r *review) endAsking(a *asking, results []job.Result, err error) {
	a.stop()
	r.model.asking = nil
	r.model.outcome = outcomeWords(results)
	if err != nil && !isCancel(err) {
		r.model.outcome = problemWords(err)
	}
	if !r.open {
		r.section.toast(parts.Toast{Tone: parts.Neutral, Words: r.model.outcome, Action: "Show", OnAction: r.section.findMissing})
	}
	r.view.refresh()
}

// outcomeWords count what a run wrote. Why a picture has no text is said with
// it, but for those that were not tried.
func outcomeWords(results []job.Result) string {
	var n [job.Cancelled + 1]int
	untried := ""
	for _, result := range results {
		n[result.Outcome]++
		if result.Outcome == job.Skipped {
			untried = result.Reason
		}
	}
	said := words.Count(n[job.OK], "text") + " written by the model"
	if n[job.Failed] > 0 {
		said += ", " + words.Count(n[job.Failed], "picture") + " without one"
	}
	if n[job.Cancelled] > 0 {
		said += ", " + words.Number(n[job.Cancelled]) + " cancelled"
	}
	said += "."
	if untried != "" {
		said += fmt.Sprintf(" %d %s", n[job.Skipped], untried)
	}
	return said
}

// problemWords say why there is no text, beside the picture.
func problemWords(err error) string {
	var problem *vision.Problem
	if errors.As(err, &problem) {
		return problem.Sentences()
	}
	return words.Sentence(err.Error())
}
