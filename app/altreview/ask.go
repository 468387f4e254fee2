package altreview

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"sync"

	"storehand/app/alttext"
	"storehand/app/catalog"
	"storehand/app/gallery"
	"storehand/app/job"
	"storehand/app/vision"
)

// Model describes pictures. vision.Client is one.
type Model interface {
	Describe(ctx context.Context, q vision.Question) (vision.Answer, error)
}

// Pictures gives pictures as small files. gallery.Gallery does.
type Pictures interface {
	JPEG(ctx context.Context, picture catalog.Image, px int) ([]byte, error)
}

// Asker has a model write the texts. All fields are required.
type Asker struct {
	Products catalog.Reader
	Pictures Pictures
	Model    Model
	Language alttext.Language
	Pixels   int // the longer side of the picture that is sent
	Workers  int // how many pictures are asked about at the same time
}

// Written is what a model wrote for an item.
type Written struct {
	Suggestion alttext.Suggestion
	Answer     vision.Answer
}

// Ask has the model write the text of one picture. The error names the picture.
func (a Asker) Ask(ctx context.Context, item Item) (Written, error) {
	product, err := whole(ctx, a.Products, item)
	if err != nil {
		return Written{}, err
	}
	file, err := a.Pictures.JPEG(ctx, item.Image, a.Pixels)
	switch {
	case errors.Is(err, gallery.ErrElsewhere):
		return Written{}, fmt.Errorf("%s: the picture is in the shop only, so there is no file to send. Compose the text instead", nameOf(item))
	case err != nil:
		return Written{}, err
	}
	answer, err := a.Model.Describe(ctx, vision.Question{
		Name: nameOf(item), JPEG: file, Facts: vision.FactsOf(product), View: string(alttext.ViewOf(item.Image)), Language: a.Language,
	})
	if err != nil {
		return Written{}, err
	}
	return Written{
		Suggestion: alttext.Suggestion{
			Text: answer.Text, Parts: []alttext.Part{{Text: answer.Text, Source: alttext.FromModel}}, Lint: alttext.Lint(answer.Text, item.About),
		},
		Answer: answer,
	}, nil
}

// AskAll has the model write the texts of many pictures within a job, and tells
// of each that was tried, one after another, with its place among the items:
// what was written, or why nothing was. After a problem that every other picture
// would meet with, such as a server that is not there, the rest is not tried and
// its results say so.
func (a Asker) AskAll(ctx context.Context, j *job.Job, items []Item, tell func(place int, written Written, err error)) error {
	var mu sync.Mutex
	var lasting *vision.Problem
	places := make([]int, len(items))
	for i := range places {
		places[i] = i
	}
	return job.Each(ctx, j, slices.Values(places), job.Work[int]{
		Workers: a.Workers,
		Item: func(place int) job.Item {
			return job.Item{ID: strconv.FormatInt(int64(items[place].Owner), 10), Name: fmt.Sprintf("%s, %s", items[place].Label, nameOf(items[place]))}
		},
		Do: func(ctx context.Context, place int) job.Result {
			mu.Lock()
			before := lasting
			mu.Unlock()
			if before != nil {
				return job.Skip("not asked: " + before.Sentences())
			}
			written, err := a.Ask(ctx, items[place])
			mu.Lock()
			defer mu.Unlock()
			var problem *vision.Problem
			if errors.As(err, &problem) && problem.Lasts() && lasting == nil {
				lasting = problem
			}
			tell(place, written, err)
			if err != nil {
				return job.Fail(err)
			}
			return job.Done()
		},
	})
}

// nameOf is what a person calls the picture.
func nameOf(item Item) string {
	if item.Image.FileName != "" {
		return item.Image.FileName
	}
	return path.Base(item.Image.Name())
}
