package diary_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"storehand/app/diary"
)

// TestMain lets this test binary be the program that crashes.
func TestMain(m *testing.M) {
	dir := os.Getenv("STOREHAND_CRASH_DIR")
	if dir == "" {
		os.Exit(m.Run())
	}
	if _, err := diary.WatchCrashes(dir, "Storehand 0.0.1"); err != nil {
		os.Exit(3)
	}
	switch os.Getenv("STOREHAND_CRASH_BY") {
	case "panic":
		go priceOf(nil, "mug")
		select {}
	case "exit":
		os.Exit(0) // as abrupt as a kill: nothing is closed
	}
}

func priceOf(prices map[string]int, product string) { prices[product] = 1 }

// crash runs the program in a process of its own until it dies.
func crash(t *testing.T, dir, by string) {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := exec.Command(binary)
	program.Env = append(os.Environ(), "STOREHAND_CRASH_DIR="+dir, "STOREHAND_CRASH_BY="+by)
	output, err := program.CombinedOutput()
	if code := program.ProcessState.ExitCode(); by == "panic" && code != 2 || by == "exit" && code != 0 {
		t.Fatalf("exit code %d, %v: %s", code, err, output)
	}
}

func watch(t *testing.T, dir string) *diary.Crashes {
	t.Helper()
	crashes, err := diary.WatchCrashes(dir, "Storehand 0.1.0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := crashes.Close(); err != nil {
			t.Error(err)
		}
	})
	return crashes
}

func pending(t *testing.T, crashes *diary.Crashes) (diary.Report, bool) {
	t.Helper()
	report, found, err := crashes.Pending()
	if err != nil {
		t.Fatal(err)
	}
	return report, found
}

func TestCrashIsOfferedAtTheNextStart(t *testing.T) {
	dir := t.TempDir()
	crash(t, dir, "panic")
	crashes := watch(t, dir)
	report, found := pending(t, crashes)
	if !found {
		t.Fatal("the crash left no report")
	}
	for _, want := range []string{"Storehand 0.0.1, ", "panic: assignment to entry in nil map", "priceOf", "crash_test.go"} {
		if !strings.Contains(report.Text, want) {
			t.Errorf("no %q in\n%s", want, report.Text)
		}
	}
	if age := time.Since(report.When); age < 0 || age > time.Minute {
		t.Errorf("the report is of %v", report.When)
	}
	if text, err := os.ReadFile(report.Path); err != nil || string(text) != report.Text {
		t.Errorf("%s: %v", report.Path, err)
	}
	if err := crashes.Dismiss(); err != nil {
		t.Fatal(err)
	}
	if _, found := pending(t, crashes); found {
		t.Error("still pending after it was dismissed")
	}
}

func TestReportHoldsNoCustomerData(t *testing.T) {
	dir := t.TempDir()
	raw := "Storehand 0.0.1\npanic: order of ann@mail.example with ck_0123456789abcdef0123\n\ngoroutine 1 [running]:\n"
	if err := os.WriteFile(filepath.Join(dir, "crash-watched.txt"), []byte(raw), 0o600); err != nil {
		t.Fatal(err)
	}
	report, found := pending(t, watch(t, dir))
	if !found || strings.Contains(report.Text, "ann@") || strings.Contains(report.Text, "0123456789") {
		t.Errorf("%v, %s", found, report.Text)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if text, err := os.ReadFile(file); err != nil || strings.Contains(string(text), "ann@") {
			t.Errorf("%s still holds it: %v", file, err)
		}
	}
}

func TestKilledProgramLeavesNoReport(t *testing.T) {
	dir := t.TempDir()
	crash(t, dir, "exit")
	if report, found := pending(t, watch(t, dir)); found {
		t.Errorf("got %+v", report)
	}
}

func TestReportsDoNotPileUp(t *testing.T) {
	dir := t.TempDir()
	for range 8 {
		crash(t, dir, "panic")
	}
	crashes := watch(t, dir)
	reports, err := filepath.Glob(filepath.Join(dir, "crash-report-*"))
	if err != nil || len(reports) != 5 {
		t.Errorf("%d reports, %v", len(reports), err)
	}
	if err := crashes.Dismiss(); err != nil {
		t.Fatal(err)
	}
	for _, report := range reports {
		if _, err := os.Stat(report); err == nil {
			t.Errorf("%s is still there", report)
		}
	}
}

func TestPeacefulEndLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	crashes, err := diary.WatchCrashes(dir, "Storehand 0.1.0")
	if err != nil {
		t.Fatal(err)
	}
	if err := crashes.Close(); err != nil {
		t.Fatal(err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}
