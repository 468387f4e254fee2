//go:build linux || freebsd || netbsd || openbsd || dragonfly

package keychain

import (
	"errors"
	"net"
	"strings"

	"github.com/godbus/dbus/v5"

	"storehand/app/secret"
)

// bySystem tells the errors of the D-Bus Secret Service apart (freedesktop.org,
// "Secret Service API", and "D-Bus Specification", standard errors).
func bySystem(err error) error {
	var answer dbus.Error
	var network *net.OpError
	shown := err
	switch {
	case errors.As(err, &answer):
		shown = byName(answer.Name, err)
	case errors.As(err, &network), errors.Is(err, dbus.ErrClosed),
		strings.HasPrefix(err.Error(), "dbus: couldn't determine address of session bus"):
		shown = secret.ErrNoKeychain // there is no session bus
	case strings.HasPrefix(err.Error(), "failed to unlock correct collection"):
		// The prompt was dismissed, or there was nothing to unlock.
		shown = secret.ErrLocked
		if !hasDefaultKeyring() {
			shown = secret.ErrNoKeychain
		}
	}
	return &systemError{shown, err}
}

// hasDefaultKeyring asks whether there is a keyring that secrets go into. A
// daemon on which nobody has signed in yet has none.
func hasDefaultKeyring() bool {
	bus, err := dbus.SessionBus() // shared with go-keyring, so it stays open
	if err != nil {
		return false
	}
	var keyring dbus.ObjectPath
	service := bus.Object("org.freedesktop.secrets", "/org/freedesktop/secrets")
	err = service.Call("org.freedesktop.Secret.Service.ReadAlias", 0, "default").Store(&keyring)
	return err == nil && keyring != "/"
}

// byName goes by the name of an error on the bus; one it does not know comes
// back as it is.
func byName(name string, err error) error {
	switch name {
	case "org.freedesktop.Secret.Error.IsLocked":
		return secret.ErrLocked
	case "org.freedesktop.Secret.Error.NoSuchObject", // a service without a keyring
		"org.freedesktop.DBus.Error.ServiceUnknown",
		"org.freedesktop.DBus.Error.NameHasNoOwner",
		"org.freedesktop.DBus.Error.NotSupported",
		"org.freedesktop.DBus.Error.NoReply",
		"org.freedesktop.DBus.Error.Disconnected":
		return secret.ErrNoKeychain
	}
	if strings.HasPrefix(name, "org.freedesktop.DBus.Error.Spawn.") {
		return secret.ErrNoKeychain
	}
	return err
}
