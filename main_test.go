package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The tests run this test binary again as the program itself: what is tested
// is what a user starts, flags, exit codes and all, in a process of its own.
const asProgram = "STOREHAND_TEST_AS_PROGRAM"

// roles are what else a child process may be; the tests that need one add it.
var roles = map[string]func(){"program": main}

func TestMain(m *testing.M) {
	if role := os.Getenv(asProgram); role != "" {
		for _, prepare := range preparations {
			prepare()
		}
		roles[role]()
		return
	}
	os.Exit(m.Run())
}

// preparations put a child under the limits that a test asks for.
var preparations []func()

// child is this test binary in another role.
func child(t testing.TB, role string, args ...string) *exec.Cmd {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(binary, args...)
	command.Env = append(os.Environ(), asProgram+"="+role)
	command.WaitDelay = time.Minute
	return command
}

// ran is what a run of the program left behind.
type ran struct {
	stdout, stderr string
	code           int
}

// storehand runs the program to its end.
func storehand(t testing.TB, args ...string) ran {
	t.Helper()
	return finish(t, child(t, "program", args...))
}

// finish runs a child to its end.
func finish(t testing.TB, command *exec.Cmd) ran {
	t.Helper()
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	err := command.Run()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		t.Fatal(err)
	}
	return ran{stdout.String(), stderr.String(), command.ProcessState.ExitCode()}
}

// succeeds fails the test unless the run ended with exit code 0.
func (r ran) succeeds(t testing.TB) ran {
	t.Helper()
	if r.code != 0 {
		t.Fatalf("exit code %d\nstdout: %s\nstderr: %s", r.code, r.stdout, r.stderr)
	}
	return r
}

// fails fails the test unless the run ended with exit code 1 and said each of
// the words on stderr.
func (r ran) fails(t testing.TB, words ...string) ran {
	t.Helper()
	if r.code != 1 {
		t.Errorf("exit code %d, want 1\nstdout: %s\nstderr: %s", r.code, r.stdout, r.stderr)
	}
	return r.says(t, words...)
}

// says fails the test unless each of the words is on stderr.
func (r ran) says(t testing.TB, words ...string) ran {
	t.Helper()
	for _, want := range words {
		if !strings.Contains(r.stderr, want) {
			t.Errorf("stderr lacks %q:\n%s", want, r.stderr)
		}
	}
	return r
}

// report reads the JSON document on stdout.
func (r ran) report(t testing.TB, into any) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(r.stdout))
	if err := decoder.Decode(into); err != nil {
		t.Fatalf("stdout is no JSON: %v\n%s\nstderr: %s", err, r.stdout, r.stderr)
	}
	if decoder.More() {
		t.Errorf("stdout has more than one document:\n%s", r.stdout)
	}
}

// shared is a folder of the shared material; the test is skipped where that is
// absent.
func shared(t testing.TB, path string) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "shared", filepath.FromSlash(path)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("../shared/%s, the shared real files beside the repository, is absent", path)
	}
	return dir
}

// write puts a file into a folder, which is made where it is absent.
func write(t testing.TB, dir, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// names lists a folder; an absent one is empty.
func names(t testing.TB, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	var all []string
	for _, entry := range entries {
		all = append(all, entry.Name())
	}
	return all
}

// eventually waits until a condition holds, and fails the test when it does not
// come to.
func eventually(t testing.TB, what string, within time.Duration, holds func() bool) {
	t.Helper()
	deadline := time.After(within)
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for !holds() {
		select {
		case <-deadline:
			t.Fatalf("waited %v in vain until %s", within, what)
		case <-again.C:
		}
	}
}
