package job

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
)

// Outcome is what became of one item.
type Outcome uint8

// The outcomes an item can have. Every item of a job ends with exactly one.
const (
	OK        Outcome = iota // done as asked
	Skipped                  // left alone on purpose; the reason says why
	Failed                   // tried and not done; the reason says what to do
	Cancelled                // not done because the job was cancelled
	outcomes                 // how many outcomes there are
)

// String gives the outcome as one lower-case word for reports: "ok",
// "skipped", "failed" or "cancelled".
func (o Outcome) String() string {
	switch o {
	case OK:
		return "ok"
	case Skipped:
		return "skipped"
	case Failed:
		return "failed"
	case Cancelled:
		return "cancelled"
	}
	return fmt.Sprintf("outcome %d", uint8(o))
}

// MarshalText writes the outcome's word, so that JSON reports read well.
func (o Outcome) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads the word that MarshalText writes.
func (o *Outcome) UnmarshalText(text []byte) error {
	for known := range outcomes {
		if known.String() == string(text) {
			*o = known
			return nil
		}
	}
	return fmt.Errorf("%q is no outcome of an item", text)
}

// Item names one piece of a job's work.
type Item struct {
	ID   string `json:"id"`   // the key other code knows it by: a SKU, a row number, a path
	Name string `json:"name"` // what a person calls it
}

// Result is what became of one item.
type Result struct {
	Item
	// Order is the item's place in the input, from 0. Results arrive in the
	// order they are finished; a report is sorted by Order.
	Order   int     `json:"order"`
	Outcome Outcome `json:"outcome"`
	// Reason says in a sentence what happened and what to do. It is never
	// empty for an outcome other than OK; for OK it is an optional remark.
	Reason string `json:"reason,omitempty"`
	// Err is the cause of a failure with its whole chain, for the log. It is
	// nil for every outcome but Failed.
	Err error `json:"-"`
}

// Done is the result of an item that went well.
func Done() Result { return Result{Outcome: OK} }

// DoneNoting is the result of an item that went well, with a remark the user
// should read, such as "only the first frame was kept".
func DoneNoting(remark string) Result { return Result{Outcome: OK, Reason: remark} }

// Skip is the result of an item left alone on purpose, and why.
func Skip(reason string) Result { return Result{Outcome: Skipped, Reason: reason} }

// Fail is the result of an item that could not be done. The error's text is
// what the user reads. A nil error is a mistake of the caller and is reported
// as a failure without a cause, never as success.
func Fail(err error) Result {
	if err == nil {
		err = errors.New("failed without saying why")
	}
	return Result{Outcome: Failed, Reason: err.Error(), Err: err}
}

// Fault is the error of an item or a job whose code panicked. It keeps the
// stack for the log and shows the user one line.
type Fault struct {
	Value any    // what was passed to panic
	Stack []byte // the stack of the goroutine that panicked
}

// Error says that the program is at fault and what it stumbled over.
func (f *Fault) Error() string {
	return fmt.Sprintf("stopped by a fault in Storehand: %v", f.Value)
}

// attempt calls do and turns a panic into a failed result.
func attempt[T any](ctx context.Context, item T, do func(context.Context, T) Result) (result Result) {
	defer func() {
		if value := recover(); value != nil {
			result = Fail(&Fault{Value: value, Stack: debug.Stack()})
		}
	}()
	result = do(ctx, item)
	if result.Outcome == Failed && ctx.Err() != nil && errors.Is(result.Err, ctx.Err()) {
		return Result{Outcome: Cancelled, Reason: "cancelled while it was being done"}
	}
	if result.Outcome != OK && result.Reason == "" {
		result.Reason = result.Outcome.String() + " without saying why"
	}
	return result
}
