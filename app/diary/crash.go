package diary

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"storehand/app/safefile"
)

const (
	watchedName  = "crash-watched.txt" // what the runtime writes into when it dies
	reportPrefix = "crash-report-"
	seenPrefix   = "crash-seen-"
	stampLayout  = "20060102-150405"
	keptReports  = 5
)

// Report is what is known of one crash.
type Report struct {
	Path string    // the file, to be opened or sent by the user
	When time.Time // when the program died
	Text string    // version, system and stacks, redacted
}

// Crashes watches for the program's violent end. One process at a time may
// watch a folder; for a workspace its lock sees to that.
type Crashes struct {
	dir string
}

// WatchCrashes has the Go runtime write a fatal error into the folder, which
// is made when absent, and turns what an earlier process left there into a
// [Report]. Program is the name and version that a report begins with, as in
// "Storehand 0.1.0".
func WatchCrashes(dir, program string) (*Crashes, error) {
	c := &Crashes{dir: dir}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("watching for crashes: %w", err)
	}
	if err := c.collect(); err != nil {
		return nil, fmt.Errorf("keeping the report of the last crash: %w", err)
	}
	if err := c.watch(program); err != nil {
		return nil, fmt.Errorf("watching for crashes: %w", err)
	}
	return c, nil
}

// watch begins a new watched file. Its first line says which program wrote it,
// since the one that finds it may be newer.
func (c *Crashes) watch(program string) error {
	file, err := os.OpenFile(c.path(watchedName), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(file, "%s, %s/%s, %s\n", program, runtime.GOOS, runtime.GOARCH, runtime.Version())
	if err == nil {
		err = debug.SetCrashOutput(file, debug.CrashOptions{})
	}
	return errors.Join(err, file.Close()) // the runtime has a descriptor of its own
}

// collect makes a report of the watched file of an earlier process when there
// is more in it than the first line.
func (c *Crashes) collect() error {
	watched := c.path(watchedName)
	raw, err := os.ReadFile(watched)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if _, stacks, _ := strings.Cut(string(raw), "\n"); strings.TrimSpace(stacks) != "" {
		info, err := os.Stat(watched)
		if err != nil {
			return err
		}
		report := c.path(reportPrefix + info.ModTime().UTC().Format(stampLayout) + ".txt")
		if _, err := safefile.Write(report, safefile.Number, func(w io.Writer) error {
			_, err := io.WriteString(w, Redact(string(raw)))
			return err
		}); err != nil {
			return err
		}
	}
	if err := os.Remove(watched); err != nil {
		return err
	}
	return c.forgetOldest()
}

// Pending gives the latest crash that has not been dismissed, if there is one.
func (c *Crashes) Pending() (report Report, found bool, err error) {
	names, err := c.named(reportPrefix)
	if err != nil || len(names) == 0 {
		return Report{}, false, err
	}
	name := names[len(names)-1]
	text, err := os.ReadFile(c.path(name))
	if err != nil {
		return Report{}, false, fmt.Errorf("reading the crash report: %w", err)
	}
	stamp := strings.TrimPrefix(name, reportPrefix)
	when, err := time.Parse(stampLayout, stamp[:min(len(stamp), len(stampLayout))])
	if err != nil {
		return Report{}, false, fmt.Errorf("reading the date of crash report %s: %w", name, err)
	}
	return Report{Path: c.path(name), When: when, Text: string(text)}, true, nil
}

// Dismiss marks all pending reports as seen. The last five stay in the folder.
func (c *Crashes) Dismiss() error {
	names, err := c.named(reportPrefix)
	if err != nil {
		return err
	}
	for _, name := range names {
		seen := c.path(seenPrefix + strings.TrimPrefix(name, reportPrefix))
		if err := os.Rename(c.path(name), seen); err != nil {
			return fmt.Errorf("dismissing the crash report: %w", err)
		}
	}
	return c.forgetOldest()
}

// Close ends the watch of a program that ends in peace.
func (c *Crashes) Close() error {
	if err := debug.SetCrashOutput(nil, debug.CrashOptions{}); err != nil {
		return fmt.Errorf("ending the watch for crashes: %w", err)
	}
	err := os.Remove(c.path(watchedName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// forgetOldest keeps the latest reports of either kind.
func (c *Crashes) forgetOldest() error {
	for _, prefix := range []string{reportPrefix, seenPrefix} {
		names, err := c.named(prefix)
		if err != nil {
			return err
		}
		for _, name := range names[:max(0, len(names)-keptReports)] {
			if err := os.Remove(c.path(name)); err != nil {
				return err
			}
		}
	}
	return nil
}

// named lists the reports of one kind, the oldest first: the date in the name
// sorts as text.
func (c *Crashes) named(prefix string) ([]string, error) {
	entries, err := os.ReadDir(c.dir)
	if err != nil {
		return nil, fmt.Errorf("looking for crash reports: %w", err)
	}
	var names []string
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), prefix) {
			names = append(names, entry.Name())
		}
	}
	slices.Sort(names)
	return names, nil
}

func (c *Crashes) path(name string) string { return filepath.Join(c.dir, name) }
