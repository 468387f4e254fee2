package bench_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"storehand/app/bench"
	"storehand/app/job"
	"storehand/app/photo"
)

// The tests of this file make the system itself refuse, in a process of its
// own: this test binary, run again in a role.
const (
	roleVariable = "STOREHAND_BENCH_ROLE"
	runVariable  = "STOREHAND_BENCH_RUN"
)

// nobody is the user without rights that the child becomes.
const nobody = 65534

func TestMain(m *testing.M) {
	switch os.Getenv(roleVariable) {
	case "limited":
		// A file may have at most as many bytes, as when a disk is nearly full.
		limit := syscall.Rlimit{Cur: 20 << 10, Max: 20 << 10}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			panic(err)
		}
	case "ordinary":
		if err := syscall.Setuid(nobody); os.Getuid() == 0 {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// TestChildPreps is the child's part: it makes the run of the environment and
// prints the reports.
func TestChildPreps(t *testing.T) {
	if os.Getenv(roleVariable) == "" {
		return // it is no child
	}
	var run bench.FolderRun
	if err := json.Unmarshal([]byte(os.Getenv(runVariable)), &run); err != nil {
		t.Fatal(err)
	}
	reports, err := prepToFolder(t, run)
	if err != nil {
		t.Fatal(err)
	}
	for _, report := range reports {
		os.Stdout.WriteString("REPORT " + report.Outcome.String() + " " + report.Reason + "\n")
	}
}

// prepAs has a child in a role make a run and returns an outcome and reason for
// each photo.
func prepAs(t *testing.T, role string, run bench.FolderRun) []string {
	t.Helper()
	text, err := json.Marshal(run)
	if err != nil {
		t.Fatal(err)
	}
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(binary, "-test.run=^TestChildPreps$")
	command.Env = append(os.Environ(), roleVariable+"="+role, runVariable+"="+string(text))
	output, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	var reports []string
	for line := range strings.Lines(string(output)) {
		if report, found := strings.CutPrefix(line, "REPORT "); found {
			reports = append(reports, strings.TrimSpace(report))
		}
	}
	return reports
}

func TestDiskThatTakesNoMore(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	large := small
	large.Width, large.Height = 700, 700
	photos := []bench.Photo{
		put(t, filepath.Join(dir, "large.jpg"), jpegFile(t, 700, 700)),
		put(t, filepath.Join(dir, "plain.png"), pngFile(t, 20, 20)),
	}
	reports := prepAs(t, "limited", bench.FolderRun{Photos: photos, Presets: []photo.Preset{large}, Dir: out})
	path := filepath.Join(out, "large.jpg")
	want := "failed saving " + path + ": the file is larger than this disk or account allows. Choose a folder on another disk"
	if len(reports) != 2 || reports[0] != want || !strings.HasPrefix(reports[1], job.OK.String()) {
		t.Errorf("got %q", reports)
	}
	if names := files(t, out); len(names) != 1 || names[0] != "plain.jpg" {
		t.Errorf("the folder has %q", names)
	}
}

func TestFolderThatCanOnlyBeRead(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	if err := os.Mkdir(out, 0o555); err != nil {
		t.Fatal(err)
	}
	locked := put(t, filepath.Join(dir, "locked.jpg"), jpegFile(t, 30, 30))
	if err := os.Chmod(locked.Path, 0); err != nil {
		t.Fatal(err)
	}
	photos := []bench.Photo{put(t, filepath.Join(dir, "mug.jpg"), jpegFile(t, 30, 30)), locked}
	reports := prepAs(t, "ordinary", bench.FolderRun{Photos: photos, Presets: []photo.Preset{small}, Dir: out})
	want := []string{
		"failed saving " + filepath.Join(out, "mug.jpg") + ": you may not write there. Choose another folder, or change its permissions",
		"failed " + locked.Path + " cannot be read: you may not read it. Change its permissions and add it again",
	}
	if len(reports) != 2 || reports[0] != want[0] || reports[1] != want[1] {
		t.Errorf("got  %q\nwant %q", reports, want)
	}
}
