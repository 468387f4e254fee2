package keychain_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"storehand/app/client"
	"storehand/app/secret"
	"storehand/app/secret/keychain"
)

const token = secret.Kind("access token")

// account gives every test a store of its own.
func account(t *testing.T, store client.ID) secret.Account {
	return secret.Account{Workspace: t.Name(), Store: store}
}

func set(t *testing.T, k *keychain.Keychain, a secret.Account, kind secret.Kind, value secret.Value) {
	t.Helper()
	if err := k.Set(t.Context(), a, kind, value); err != nil {
		t.Fatal(err)
	}
}

func wantValue(t *testing.T, k *keychain.Keychain, a secret.Account, kind secret.Kind, want secret.Value) {
	t.Helper()
	if got, err := k.Get(t.Context(), a, kind); err != nil || got != want {
		t.Errorf("%s of store %d: %q, %v, want %q", kind, a.Store, got.Reveal(), err, want.Reveal())
	}
}

func wantNone(t *testing.T, k *keychain.Keychain, a secret.Account, kind secret.Kind) {
	t.Helper()
	if got, err := k.Get(t.Context(), a, kind); !errors.Is(err, secret.ErrNotFound) {
		t.Errorf("%s of store %d: %q, %v", kind, a.Store, got.Reveal(), err)
	}
}

func TestCredentialsAreKeptApart(t *testing.T) {
	needSession(t)
	k := keychain.New(keychain.Patience)
	first, second := account(t, 1), account(t, 2)
	elsewhere := secret.Account{Workspace: t.Name() + " of another workspace", Store: 1}
	wantNone(t, k, first, token)
	set(t, k, first, token, "shpat_1")
	set(t, k, first, "client secret", "shpss_1")
	set(t, k, second, token, "shpat_2")
	set(t, k, elsewhere, token, "shpat_3")
	wantValue(t, k, first, token, "shpat_1")
	wantValue(t, k, first, "client secret", "shpss_1")
	wantValue(t, k, second, token, "shpat_2")
	wantValue(t, k, elsewhere, token, "shpat_3")

	set(t, k, first, token, "shpat_new")
	wantValue(t, k, first, token, "shpat_new")

	if err := k.Delete(t.Context(), first, token); err != nil {
		t.Error(err)
	}
	wantNone(t, k, first, token)
	wantValue(t, k, first, "client secret", "shpss_1")
	if err := k.Delete(t.Context(), first, token); !errors.Is(err, secret.ErrNotFound) {
		t.Errorf("deleting again: %v", err)
	}

	set(t, k, first, token, "shpat_again")
	if err := k.DeleteAll(t.Context(), first); err != nil {
		t.Error(err)
	}
	wantNone(t, k, first, token)
	wantNone(t, k, first, "client secret")
	wantValue(t, k, second, token, "shpat_2")
	wantValue(t, k, elsewhere, token, "shpat_3")
	if err := k.DeleteAll(t.Context(), first); err != nil {
		t.Errorf("deleting what is not there: %v", err)
	}
}

func TestAnyTextComesBackAsItWas(t *testing.T) {
	needSession(t)
	k := keychain.New(keychain.Patience)
	for _, value := range []secret.Value{"a", " spaces ", "ключ 🔑\n\"'\\", secret.Value(strings.Repeat("x", 2500))} {
		set(t, k, account(t, 1), token, value)
		wantValue(t, k, account(t, 1), token, value)
	}
}

func TestEmptyCredentialIsRefused(t *testing.T) {
	needSession(t)
	k := keychain.New(keychain.Patience)
	err := k.Set(t.Context(), account(t, 7), token, "")
	if !errors.Is(err, secret.ErrEmpty) || err.Error() != "keeping the access token of store 7: it is empty. Enter it again" {
		t.Errorf("got %v", err)
	}
}

// TestLockedKeychain locks the real keychain. There is no screen on which the
// daemon could ask for the password, so it stays locked.
func TestLockedKeychain(t *testing.T) {
	needSession(t)
	k := keychain.New(keychain.Patience)
	set(t, k, account(t, 1), token, "shpat_1")
	lock(t)
	_, err := k.Get(t.Context(), account(t, 1), token)
	const want = "reading the access token of store 1: the keychain is locked. Unlock it, then try again"
	if !errors.Is(err, secret.ErrLocked) || err.Error() != want {
		t.Errorf("reading: %v", err)
	}
	if err := k.Set(t.Context(), account(t, 1), token, "shpat_2"); !errors.Is(err, secret.ErrLocked) {
		t.Errorf("keeping: %v", err)
	}
	if err := k.Delete(t.Context(), account(t, 1), token); !errors.Is(err, secret.ErrLocked) {
		t.Errorf("deleting: %v", err)
	}
	unlock(t)
	wantValue(t, k, account(t, 1), token, "shpat_1")
}

// TestKeychainThatDoesNotAnswer stops the daemon's process, which to a caller
// looks like a prompt that nobody answers.
func TestKeychainThatDoesNotAnswer(t *testing.T) {
	needSession(t)
	patient, hurried := keychain.New(keychain.Patience), keychain.New(200*time.Millisecond)
	set(t, patient, account(t, 1), token, "shpat_1")
	goOn := stopDaemon(t)
	started := time.Now()
	if err := hurried.Set(t.Context(), account(t, 1), token, "shpat_2"); !errors.Is(err, secret.ErrLocked) {
		t.Errorf("a daemon that does not answer: %v", err)
	}
	if _, err := hurried.Get(t.Context(), account(t, 1), token); !errors.Is(err, secret.ErrLocked) {
		t.Errorf("a call behind one that was given up: %v", err)
	}
	if took := time.Since(started); took > 5*time.Second {
		t.Errorf("two calls of 200 ms took %v", took)
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := hurried.Get(cancelled, account(t, 1), token); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled call: %v", err)
	}
	goOn()
	// The write that was given up ends now, and before the next one begins.
	later := keychain.New(keychain.Patience)
	for {
		err := hurried.Set(t.Context(), account(t, 1), token, "shpat_3")
		if err == nil {
			break
		}
		if !errors.Is(err, secret.ErrLocked) || t.Context().Err() != nil {
			t.Fatal(err)
		}
	}
	wantValue(t, later, account(t, 1), token, "shpat_3")
}

const loginCollection = dbus.ObjectPath("/org/freedesktop/secrets/collection/login")

// sessionBus is the private bus, through a connection of the test's own.
func sessionBus(t *testing.T) *dbus.Conn {
	t.Helper()
	bus, err := dbus.ConnectSessionBus()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := bus.Close(); err != nil {
			t.Error(err)
		}
	})
	return bus
}

func lock(t *testing.T) {
	t.Helper()
	service := sessionBus(t).Object("org.freedesktop.secrets", "/org/freedesktop/secrets")
	if err := service.Call("org.freedesktop.Secret.Service.Lock", 0, []dbus.ObjectPath{loginCollection}).Err; err != nil {
		t.Fatalf("locking the keychain: %v", err)
	}
}

// unlock gives the daemon its password as the login screen does. The name of
// the interface is GNOME Keyring's own.
func unlock(t *testing.T) {
	t.Helper()
	bus := sessionBus(t)
	service := bus.Object("org.freedesktop.secrets", "/org/freedesktop/secrets")
	var ignored dbus.Variant
	var session dbus.ObjectPath
	if err := service.Call("org.freedesktop.Secret.Service.OpenSession", 0, "plain", dbus.MakeVariant("")).Store(&ignored, &session); err != nil {
		t.Fatalf("unlocking the keychain: %v", err)
	}
	password := struct {
		Session           dbus.ObjectPath
		Parameters, Value []byte
		ContentType       string
	}{session, nil, []byte(keyringPassword), "text/plain"}
	const method = "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface.UnlockWithMasterPassword"
	if err := service.Call(method, 0, loginCollection, password).Err; err != nil {
		t.Fatalf("unlocking the keychain: %v", err)
	}
}

// stopDaemon stops the daemon's process and gives what lets it go on.
func stopDaemon(t *testing.T) (goOn func()) {
	t.Helper()
	var pid uint32
	err := sessionBus(t).BusObject().Call("org.freedesktop.DBus.GetConnectionUnixProcessID", 0, "org.freedesktop.secrets").Store(&pid)
	if err != nil {
		t.Fatalf("finding the daemon: %v", err)
	}
	signal := func(s syscall.Signal) {
		if err := syscall.Kill(int(pid), s); err != nil {
			t.Errorf("%v to the daemon: %v", s, err)
		}
	}
	signal(syscall.SIGSTOP)
	goOn = sync.OnceFunc(func() { signal(syscall.SIGCONT) })
	t.Cleanup(goOn)
	return goOn
}
