package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"storehand/app/job"
)

// progressLine is a line of a terminal that is written over and over. It is
// written with spaces and carriage returns alone, which every terminal knows.
// Where there is no terminal nothing is written.
type progressLine struct {
	out   io.Writer // nil where there is no terminal
	width func() int

	mu    sync.Mutex
	shown int // characters on the line now
}

// newProgressLine is the last line of the terminal that the command's remarks
// go to.
func newProgressLine(cmd *cobra.Command) *progressLine {
	file, ok := cmd.ErrOrStderr().(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return &progressLine{}
	}
	return &progressLine{out: file, width: func() int {
		width, _, err := term.GetSize(int(file.Fd()))
		if err != nil || width <= 0 {
			return 80
		}
		return width
	}}
}

// show writes words over what the line shows. They are cut at the edge, where a
// terminal would go on on the next line and leave this one standing.
func (l *progressLine) show(words string) {
	if l.out == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if most := l.width() - 1; utf8.RuneCountInString(words) > most {
		words = string([]rune(words)[:max(0, most)])
	}
	length := utf8.RuneCountInString(words)
	fmt.Fprint(l.out, "\r", words, strings.Repeat(" ", max(0, l.shown-length)))
	l.shown = length
}

// clear leaves the line empty for what is printed next.
func (l *progressLine) clear() {
	l.show("")
	if l.out != nil {
		fmt.Fprint(l.out, "\r")
	}
}

// inForeground does work as a job, with its progress on the line, and returns
// the error it ended with.
func inForeground(ctx context.Context, line *progressLine, spec job.Spec, work func(context.Context, *job.Job) error) error {
	board := job.NewBoard(job.SystemClock{})
	board.Subscribe(func(jobs []job.Snapshot) { line.show(progressWords(jobs[0])) })
	// A cancel ends the work, not the waiting for its end.
	patient := context.WithoutCancel(ctx)
	snapshot, err := board.Start(ctx, spec, work).Wait(patient)
	if err == nil {
		err = board.Close(patient)
	}
	line.clear()
	switch {
	case err != nil:
		return err
	case snapshot.State == job.Stopped:
		return ctx.Err()
	}
	return snapshot.Err
}

// progressWords is the line of a job that counts items.
func progressWords(s job.Snapshot) string {
	words := s.Sentence()
	for _, more := range []string{s.RateWords(), s.LeftWords()} {
		if more != "" && s.State == job.Running {
			words += ", " + more
		}
	}
	return words
}
