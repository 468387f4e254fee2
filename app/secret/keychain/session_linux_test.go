package keychain_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The tests of this package use the real GNOME Keyring on a private D-Bus
// session with a home of its own, so that no keychain of the user is touched.
// A test binary started outside such a session starts itself again within one.
const (
	sessionMark     = "STOREHAND_KEYCHAIN_SESSION" // set within the private session
	keyringPassword = "\n"
	required        = "STOREHAND_REQUIRE_KEYCHAIN" // set where a skipped test is a failure
)

func TestMain(m *testing.M) {
	if role := os.Getenv(childRole); role != "" {
		os.Exit(askAsChild(role))
	}
	if os.Getenv(sessionMark) == "" && absent() == "" {
		os.Exit(withinSession())
	}
	os.Exit(m.Run())
}

// absent names what a private session needs and this machine has not.
func absent() string {
	for _, program := range []string{"dbus-run-session", "gnome-keyring-daemon"} {
		if _, err := exec.LookPath(program); err != nil {
			return program
		}
	}
	return ""
}

// withinSession runs this test binary with its arguments in a private session
// and gives its exit code.
func withinSession() int {
	home, err := os.MkdirTemp("", "storehand-keychain-")
	if err != nil {
		fmt.Fprintln(os.Stderr, "making a home for the keychain:", err)
		return 1
	}
	defer os.RemoveAll(home)
	// The line end is the password: the daemon makes a login keyring with it.
	const unlock = `printf '\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 && exec "$@"`
	arguments := append([]string{"--", "sh", "-c", unlock, "sh"}, os.Args...)
	session := exec.Command("dbus-run-session", arguments...)
	session.Stdout, session.Stderr = os.Stdout, os.Stderr
	session.Env = append(os.Environ(), sessionMark+"=1", "HOME="+home,
		"XDG_DATA_HOME="+filepath.Join(home, "data"), "XDG_RUNTIME_DIR="+home, "DISPLAY=", "WAYLAND_DISPLAY=")
	if err := session.Run(); err != nil && session.ProcessState == nil {
		fmt.Fprintln(os.Stderr, "starting a private session for the keychain:", err)
		return 1
	}
	return session.ProcessState.ExitCode()
}

// needSession ends a test that cannot run here, loudly where it must.
func needSession(t *testing.T) {
	t.Helper()
	if os.Getenv(sessionMark) != "" {
		return
	}
	const sentence = "%s is not installed, so the real keychain cannot be tested. Install dbus and gnome-keyring"
	if os.Getenv(required) != "" {
		t.Fatalf(sentence, absent())
	}
	t.Skipf(sentence, absent())
}
