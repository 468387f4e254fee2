package keychain_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"storehand/app/secret"
	"storehand/app/secret/keychain"
)

// A process connects to the session bus once, so machines without a keychain
// are each tried by a child process of this test binary.
const childRole = "STOREHAND_KEYCHAIN_CHILD"

// askAsChild asks for a credential and says in its exit code whether the error
// was that there is no keychain.
func askAsChild(string) int {
	_, err := keychain.New(keychain.Patience).Get(context.Background(), secret.Account{Store: 1}, token)
	fmt.Print(err)
	if errors.Is(err, secret.ErrNoKeychain) {
		return 0
	}
	return 1
}

func TestMachineWithoutKeychain(t *testing.T) {
	emptyBus := filepath.Join(t.TempDir(), "bus.conf")
	const configuration = `<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
		<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`
	if err := os.WriteFile(emptyBus, []byte(configuration), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		needBus bool
		command []string
		env     []string
	}{
		{"no bus is running", false, nil, []string{"DBUS_SESSION_BUS_ADDRESS=unix:path=" + filepath.Join(t.TempDir(), "absent")}},
		{"no bus is known", false, nil, []string{"DBUS_SESSION_BUS_ADDRESS=", "XDG_RUNTIME_DIR=" + t.TempDir(), "PATH="}},
		{"the bus has no keychain", true, []string{"dbus-run-session", "--config-file=" + emptyBus, "--"}, nil},
		{"no keychain has ever been made", true, []string{"dbus-run-session", "--"}, []string{"HOME=" + t.TempDir(), "XDG_DATA_HOME=" + t.TempDir(), "XDG_RUNTIME_DIR=" + t.TempDir(), "DISPLAY=", "WAYLAND_DISPLAY="}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.needBus {
				needSession(t)
			}
			binary, err := os.Executable()
			if err != nil {
				t.Fatal(err)
			}
			arguments := append(c.command, binary)
			child := exec.Command(arguments[0], arguments[1:]...)
			child.Env = append(append(os.Environ(), childRole+"=ask"), c.env...)
			var noise strings.Builder // the bus's own, not ours
			child.Stderr = &noise
			message, err := child.Output()
			if err != nil {
				t.Errorf("%v: %s\n%s", err, message, &noise)
			}
			if !strings.Contains(string(message), "install gnome-keyring or KWallet") {
				t.Errorf("the message does not say what to do: %s", message)
			}
		})
	}
}
