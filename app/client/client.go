// Package client knows whose shops these are: the clients of the freelancer
// and the stores of each client.
package client

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"time"
	_ "time/tzdata" // Windows has no zone database of its own.
	"unicode"
	"unicode/utf8"

	"storehand/app/money"
)

// ID names a client or a store within the workspace. Zero is nobody.
type ID int64

// Client is a person or firm whose shops the user looks after.
type Client struct {
	ID     ID
	Name   string
	Colour string // #RRGGBB, fills the monogram only
	Notes  string
}

// Platform is the software a store runs on.
type Platform string

// The platforms that product files are read from and written for.
const (
	WooCommerce Platform = "woocommerce"
	Shopify     Platform = "shopify"
	Other       Platform = "other"
)

// Platforms lists the platforms in the order they are offered.
var Platforms = []Platform{WooCommerce, Shopify, Other}

// Name is the platform's own spelling.
func (p Platform) Name() string {
	switch p {
	case WooCommerce:
		return "WooCommerce"
	case Shopify:
		return "Shopify"
	default:
		return "Other"
	}
}

// ParsePlatform accepts the short and the proper name in any case.
func ParsePlatform(text string) (Platform, error) {
	for _, platform := range Platforms {
		if strings.EqualFold(text, string(platform)) || strings.EqualFold(text, platform.Name()) {
			return platform, nil
		}
	}
	return "", fmt.Errorf("%q is not a platform: use woocommerce, shopify or other", text)
}

// Store is one online shop of a client.
type Store struct {
	ID       ID
	ClientID ID
	Name     string
	Platform Platform
	Currency money.Currency
	TimeZone string // IANA name, for example "Europe/Rome"
	Address  string // web address of the shop, may be empty
	Notes    string
	Sample   bool // one of the sample shops, which can be deleted together
}

// Location is the store's time zone. An empty or unknown name is UTC.
func (s Store) Location() *time.Location {
	location, err := time.LoadLocation(s.TimeZone)
	if err != nil {
		return time.UTC
	}
	return location
}

// Colours are the monogram colours offered for a new client. White text on
// each reaches at least 5.7:1.
var Colours = []string{"#A24E33", "#2F6B52", "#4B5596", "#7A3E6D", "#5C5B2E", "#2C6477", "#7C4A1E", "#4A4A55"}

var colourForm = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)

// Check says what keeps the client from being saved, in words for the user.
func (c Client) Check() error {
	if strings.TrimSpace(c.Name) == "" {
		return fmt.Errorf("give the client a name")
	}
	if c.Colour != "" && !colourForm.MatchString(c.Colour) {
		return fmt.Errorf("the colour %q is not of the form #RRGGBB", c.Colour)
	}
	return nil
}

// Check says what keeps the store from being saved, in words for the user.
func (s Store) Check() error {
	if strings.TrimSpace(s.Name) == "" {
		return fmt.Errorf("give the store a name")
	}
	if _, err := ParsePlatform(string(s.Platform)); err != nil {
		return err
	}
	if _, err := money.ParseCurrency(string(s.Currency)); err != nil {
		return err
	}
	if _, err := time.LoadLocation(s.TimeZone); err != nil {
		return fmt.Errorf("%q is not a time zone: use a name such as Europe/Rome", s.TimeZone)
	}
	return nil
}

// Monogram is the one or two letters that stand for a name in its colour
// square: "Alder & Finch" gives "AF".
func Monogram(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	switch len(words) {
	case 0:
		return "?"
	case 1:
		_, first := utf8.DecodeRuneInString(words[0])
		_, second := utf8.DecodeRuneInString(words[0][first:])
		return strings.ToUpper(words[0][:first+second])
	default:
		first, _ := utf8.DecodeRuneInString(words[0])
		last, _ := utf8.DecodeRuneInString(words[len(words)-1])
		return strings.ToUpper(string(first) + string(last))
	}
}

// Reader gives the clients and stores of the workspace.
type Reader interface {
	// Clients are sorted by name.
	Clients(ctx context.Context) ([]Client, error)
	// Stores are sorted by client, then name.
	Stores(ctx context.Context) ([]Store, error)
}

// Writer changes clients and stores inside one operation of the write door.
type Writer interface {
	// SaveClient inserts (ID zero) or updates the client and returns its ID.
	SaveClient(ctx context.Context, c Client) (ID, error)
	// SaveStore inserts (ID zero) or updates the store and returns its ID.
	SaveStore(ctx context.Context, s Store) (ID, error)
	// DeleteClient removes the client with its stores and their products.
	DeleteClient(ctx context.Context, id ID) error
	// DeleteStore removes the store with its products.
	DeleteStore(ctx context.Context, id ID) error
}
