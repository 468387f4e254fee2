package photo

import (
	"errors"
	"fmt"
	"io/fs"
)

// Reason is why a file was not taken as a picture.
type Reason string

// The reasons for a refusal.
const (
	ReasonEmpty       Reason = "empty"       // no bytes, or nothing but zeros
	ReasonNotPicture  Reason = "not-picture" // something else than a picture
	ReasonUnsupported Reason = "unsupported" // a picture of a format or kind that is not read
	ReasonTooLarge    Reason = "too-large"   // more pixels or bytes than the limit
	ReasonDamaged     Reason = "damaged"     // nothing of the picture can be shown
	ReasonUnreadable  Reason = "unreadable"  // the disk or network did not give the bytes
	ReasonOutput      Reason = "output"      // the preset asks for what the output format cannot do
	ReasonTarget      Reason = "target"      // the file cannot be made as small as the preset asks for
)

// Refusal is the error for one picture that cannot be used: what is the matter
// with it and what to do.
type Refusal struct {
	// Name is the file's name as its Source gives it.
	Name   string
	Reason Reason
	// Problem continues a sentence that begins with the name: "is empty".
	// Remedy is a sentence of its own.
	Problem, Remedy string
	// Err is the cause in the program's words, nil when there is none beyond
	// Problem.
	Err error
}

// Error returns the problem and the remedy as two sentences.
func (r *Refusal) Error() string {
	text := r.Name + " " + r.Problem
	if r.Err != nil {
		text += " (" + r.Err.Error() + ")"
	}
	return text + ". " + r.Remedy
}

// Unwrap returns the cause.
func (r *Refusal) Unwrap() error { return r.Err }

const (
	remedyOriginal = "Ask for the original file or copy it again."
	remedyJPEG     = "Save it as JPEG or PNG and add that."
)

func refuseEmpty(name, problem string) *Refusal {
	return &Refusal{Name: name, Reason: ReasonEmpty, Problem: problem, Remedy: remedyOriginal}
}

func refuseDamaged(name string, f Format, err error) *Refusal {
	return &Refusal{
		Name: name, Reason: ReasonDamaged, Remedy: remedyOriginal, Err: err,
		Problem: fmt.Sprintf("is %s that is damaged, and nothing of it can be shown", f.picture()),
	}
}

func refuseUnsupported(name string, f Format, err error) *Refusal {
	return &Refusal{
		Name: name, Reason: ReasonUnsupported, Remedy: remedyJPEG, Err: err,
		Problem: fmt.Sprintf("is %s of a kind that cannot be read", f.picture()),
	}
}

// picture is what a file of the format is called.
func (f Format) picture() string {
	if f == AVIF {
		return "an AVIF picture"
	}
	return "a " + f.Name() + " picture"
}

func refuseUnreadable(name string, err error) *Refusal {
	remedy := "Check that the disk or network drive is there and add the photo again."
	if errors.Is(err, fs.ErrPermission) {
		remedy = "Allow this user to read the file and add it again."
	}
	return &Refusal{Name: name, Reason: ReasonUnreadable, Problem: "cannot be read", Remedy: remedy, Err: err}
}

func refusePixels(name string, width, height int, limit int64) *Refusal {
	return &Refusal{
		Name: name, Reason: ReasonTooLarge,
		Problem: fmt.Sprintf("has %d × %d pixels, %.0f megapixels, and the limit is %.0f",
			width, height, float64(width)*float64(height)/1e6, float64(limit)/1e6),
		Remedy: "Make it smaller in an image editor and add that.",
	}
}

func refuseBytes(name string, size int64) *Refusal {
	return &Refusal{
		Name: name, Reason: ReasonTooLarge,
		Problem: fmt.Sprintf("has %.1f GB, and the limit is %.0f", float64(size)/(1<<30), float64(maxFileSize)/(1<<30)),
		Remedy:  "Make it smaller in an image editor and add that.",
	}
}

// guard turns a panic of a decoder into the refusal of the picture that caused
// it.
func guard(name string, f Format, err *error) {
	if cause := recover(); cause != nil {
		*err = refuseDamaged(name, f, fmt.Errorf("the decoder gave up: %v", cause))
	}
}
