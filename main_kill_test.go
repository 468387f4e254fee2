package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"storehand/data"
)

// moments is how often TestKilledAtAnyMoment kills the program.
const moments = 50

// killSeed sets the moments; another seed is given with the variable.
const (
	killSeed         = 20260316
	killSeedVariable = "STOREHAND_TEST_KILL_SEED"
)

// victim is work that is killed.
type victim interface {
	// start begins the work once more.
	start(t *testing.T) *exec.Cmd
	// verify looks at what the killed work left behind: each operation wholly
	// there or wholly absent, and no file half-written.
	verify(t *testing.T)
}

// TestKilledAtAnyMoment ends the program by force while it imports, edits,
// prepares photos and exports, at moments spread over the whole of the work.
func TestKilledAtAnyMoment(t *testing.T) {
	seed := uint64(killSeed)
	if text := os.Getenv(killSeedVariable); text != "" {
		var err error
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%s=%d", killSeedVariable, seed)
	random := rand.New(rand.NewPCG(seed, 0))
	victims := []struct {
		name string
		victim
	}{
		{"import", newImporting(t)}, {"edit", newEditing(t)}, {"prep", newPreparing(t)}, {"export", newExporting(t)},
	}
	long := make([]time.Duration, len(victims))
	for i, v := range victims {
		long[i] = length(t, v.victim)
	}
	for moment := range moments {
		i := moment % len(victims)
		after := time.Duration(random.Float64() * float64(long[i]))
		t.Run(fmt.Sprintf("%s killed after %v of %v", victims[i].name, after.Round(time.Millisecond), long[i].Round(time.Millisecond)), func(t *testing.T) {
			killAfter(t, victims[i].start(t), after)
			victims[i].verify(t)
		})
	}
}

// endless is how long work is let go on that has no end.
const endless = 700 * time.Millisecond

// length is how long the work takes when nobody kills it.
func length(t *testing.T, v victim) time.Duration {
	t.Helper()
	command := v.start(t)
	began := time.Now()
	killAfter(t, command, time.Minute)
	took := time.Since(began)
	v.verify(t)
	return took
}

// killAfter lets a child work for a while, unless it ends before.
func killAfter(t *testing.T, command *exec.Cmd, after time.Duration) {
	t.Helper()
	if command.Args[len(command.Args)-1] == endlessly {
		after = min(after, endless)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			t.Fatalf("the work ended by itself with %v", err)
		}
	case <-time.After(after):
		if err := command.Process.Kill(); err != nil {
			t.Log(err) // it ended at this very moment
		}
		<-ended
	}
}

// isWhole checks a workspace as a user would.
func isWhole(t *testing.T, workspace string) {
	t.Helper()
	if there, err := data.Exists(workspace); err != nil || !there {
		if err != nil {
			t.Error(err)
		}
		return // killed before it was made
	}
	storehand(t, "check", "--workspace", workspace).succeeds(t)
}
