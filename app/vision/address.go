package vision

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"strings"
)

// Place is where a server is: what is sent to it may leave the computer.
type Place string

// The places.
const (
	ThisComputer Place = "this computer"
	ThisNetwork  Place = "this network" // another computer in the house
	Internet     Place = "internet"
)

// parseAddress completes the address of a server and checks it.
func parseAddress(text string) (*url.URL, error) {
	text = strings.TrimSpace(text)
	if !strings.Contains(text, "://") {
		text = schemeFor(text) + text
	}
	address, err := url.Parse(text)
	switch {
	case err != nil || address.Hostname() == "" || strings.ContainsAny(address.Host, " \t"):
		return nil, fmt.Errorf("%q is not an address: write one such as http://localhost:11434/v1", shown(text))
	case address.Scheme != "http" && address.Scheme != "https":
		return nil, fmt.Errorf("the address begins with %q: write http:// or https://", address.Scheme+"://")
	case address.User != nil || address.RawQuery != "" || address.Fragment != "":
		return nil, errors.New("leave name, password and everything behind ? out of the address: the key has a field of its own")
	case address.Scheme == "http" && placeOf(address.Hostname()) == Internet:
		return nil, errors.New("write https:// for a server on the internet: over http:// anybody on the way could read the pictures and the key")
	}
	address.Path = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(address.Path, "/"), "/chat/completions"), "/")
	if address.Path == "" {
		address.Path = "/v1" // where Ollama, LM Studio, llama.cpp and most services have it
	}
	return address, nil
}

// schemeFor is how a server is spoken to whose address does not say it.
func schemeFor(text string) string {
	host, _, _ := strings.Cut(text, "/")
	if at := strings.LastIndexByte(host, ':'); at > 0 && !strings.HasSuffix(host, "]") {
		host = host[:at]
	}
	if placeOf(strings.Trim(host, "[]")) == Internet {
		return "https://"
	}
	return "http://"
}

// placeOf tells where a host is, as far as its name says.
func placeOf(host string) Place {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return ThisComputer
	}
	if ip, err := netip.ParseAddr(host); err == nil {
		switch ip = ip.Unmap(); {
		case ip.IsLoopback(), ip.IsUnspecified():
			return ThisComputer
		case ip.IsPrivate(), ip.IsLinkLocalUnicast():
			return ThisNetwork
		}
		return Internet
	}
	for _, ending := range []string{".local", ".lan", ".home.arpa", ".internal"} {
		if strings.HasSuffix(host, ending) {
			return ThisNetwork
		}
	}
	if !strings.Contains(host, ".") {
		return ThisNetwork
	}
	return Internet
}

// Base is the address as it is used: with its scheme, and with /v1 where it had
// no path. It is empty where the address is no address.
func (s Settings) Base() string {
	address, err := parseAddress(s.Address)
	if err != nil {
		return ""
	}
	return address.String()
}

// Host names the server, with its port where it has one; empty where the
// address is no address.
func (s Settings) Host() string {
	address, err := parseAddress(s.Address)
	if err != nil {
		return ""
	}
	return address.Host
}

// Place is where the server is. An address that is none is nowhere.
func (s Settings) Place() Place {
	address, err := parseAddress(s.Address)
	if err != nil {
		return ""
	}
	return placeOf(address.Hostname())
}
