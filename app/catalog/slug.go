package catalog

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"github.com/gosimple/slug"
)

var separatorRun = regexp.MustCompile(`[-_]{2,}`)

var slugForm = regexp.MustCompile(`^[\p{Ll}\p{Lo}\p{M}\p{N}%]+(?:[-_][\p{Ll}\p{Lo}\p{M}\p{N}%]+)*$`)

// maxSlug is the longest slug in bytes: WordPress keeps 200 in
// wp_posts.post_name, Shopify allows 255.
const maxSlug = 200

// Slug makes a link address from a title: "Café crème, 250 g" becomes
// "cafe-creme-250-g".
func Slug(title string) string {
	made := separatorRun.ReplaceAllString(slug.Make(title), "-")
	if len(made) > maxSlug {
		made = strings.TrimRight(made[:maxSlug], "-_")
	}
	return made
}

// CheckSlug says what is wrong with the form of a link address. The empty
// string is fine: the shop then makes one from the title.
func CheckSlug(text string) error {
	switch {
	case text == "" || slugForm.MatchString(text) && len(text) <= maxSlug:
		return nil
	case len(text) > maxSlug:
		return fmt.Errorf("the link address has %d characters, at most %d are kept by a shop", len(text), maxSlug)
	default:
		return fmt.Errorf("use small letters, digits and single hyphens, such as %q", cmp.Or(Slug(text), "oak-tray-40-cm"))
	}
}
