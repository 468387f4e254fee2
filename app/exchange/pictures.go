package exchange

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"path"
	"strings"

	"storehand/app/catalog"
	"storehand/app/safefile"
)

// Picture says where one picture belongs. The files of shops cannot say all of
// it: WooCommerce's has no ALT texts, Shopify's names no files.
type Picture struct {
	ProductID catalog.ID `json:"-"`
	RemoteID  string     `json:"id,omitempty"` // the shop's own number of the product
	SKU       string     `json:"sku,omitempty"`
	Slug      string     `json:"slug,omitempty"`
	Product   string     `json:"product"`             // title
	Variation string     `json:"variation,omitempty"` // its options, as "Red / Large"
	Position  int        `json:"position"`            // from 1; 1 is the main picture
	// File is the name of a finished picture that is not in the shop yet,
	// unique in the export; empty for one that is.
	File    string `json:"file,omitempty"`
	Address string `json:"address,omitempty"` // in the shop
	Title   string `json:"title,omitempty"`
	Caption string `json:"caption,omitempty"`
	Alt     string `json:"alt,omitempty"`
	// Original and Prepared are the SHA-256 of the photo and of the finished
	// picture in the workspace.
	Original string `json:"original,omitempty"`
	Prepared string `json:"prepared,omitempty"`
}

// errStopped ends a visit of products whose pictures nobody wants any more.
var errStopped = errors.New("stopped")

// Pictures lists the pictures of a request's products that somebody has to do
// something about by hand: those to upload, and those with texts. File names
// are those that Export of the same products writes.
func (ex *Exporter) Pictures(ctx context.Context, request Request) iter.Seq2[Picture, error] {
	return func(yield func(Picture, error) bool) {
		job, err := ex.begin(ctx, request)
		if err != nil {
			yield(Picture{}, err)
			return
		}
		names := newPictureNames()
		err = job.each(ctx, ex.Catalogue, func(p catalog.Product, variations []catalog.Product) error {
			names.apply(&p, variations)
			for _, picture := range picturesOf(&p, variations) {
				if !yield(picture, nil) {
					return errStopped
				}
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStopped) {
			yield(Picture{}, err)
		}
	}
}

func picturesOf(p *catalog.Product, variations []catalog.Product) []Picture {
	pictures := pictureList(p, p)
	for i := range variations {
		pictures = append(pictures, pictureList(&variations[i], p)...)
	}
	return pictures
}

func pictureList(holder, product *catalog.Product) (pictures []Picture) {
	for i, image := range holder.Images {
		if !isFinished(image) && image.Alt+image.Title+image.Caption == "" {
			continue
		}
		picture := Picture{
			ProductID: holder.ID, RemoteID: holder.RemoteID, SKU: holder.SKU, Slug: product.Slug, Product: product.Title,
			Position: i + 1, Address: image.Src, Title: image.Title, Caption: image.Caption, Alt: image.Alt,
			Original: image.Original, Prepared: image.Prepared,
		}
		if isFinished(image) {
			picture.File = image.FileName
		}
		if holder.IsVariation() {
			picture.Variation = optionText(holder)
		}
		pictures = append(pictures, picture)
	}
	return pictures
}

// isFinished reports whether a picture lies in the workspace and is not in the
// shop yet. One that has neither address nor file here is in the shop's media
// library.
func isFinished(image catalog.Image) bool {
	return image.Src == "" && image.Prepared+image.Original != ""
}

func optionText(variation *catalog.Product) string {
	var values []string
	for _, attribute := range variation.Attributes {
		values = append(values, attribute.Values...)
	}
	return strings.Join(values, " / ")
}

// pictureNames gives every finished picture a file name of its own that every
// system takes, also those that do not tell "A.jpg" from "a.jpg".
type pictureNames struct {
	holder map[string]string // whose picture has a name, in small letters
}

func newPictureNames() *pictureNames {
	return &pictureNames{holder: make(map[string]string)}
}

// apply names the pictures of a product and its variations that are not in the
// shop yet.
func (n *pictureNames) apply(p *catalog.Product, variations []catalog.Product) {
	p.Images = n.named(p.Images)
	for i := range variations {
		variations[i].Images = n.named(variations[i].Images)
	}
}

func (n *pictureNames) named(images []catalog.Image) []catalog.Image {
	named := make([]catalog.Image, len(images))
	for i, image := range images {
		if isFinished(image) {
			image.FileName = n.name(image)
		}
		named[i] = image
	}
	return named
}

// name is the picture's file name, with a number where another picture has it.
func (n *pictureNames) name(image catalog.Image) string {
	// The same finished picture may show several products.
	identity := image.Prepared + image.Original
	safe, err := safefile.SafeName(image.FileName)
	if err != nil { // nothing of the name is left: it led out of the folder
		safe = "picture" + path.Ext(image.FileName)
	}
	ext := path.Ext(safe)
	stem := strings.TrimSuffix(safe, ext)
	if stem == "" {
		stem = "picture"
	}
	for number := 1; ; number++ {
		name := stem + ext
		if number > 1 {
			name = fmt.Sprintf("%s-%d%s", stem, number, ext)
		}
		key := strings.ToLower(name)
		holder, taken := n.holder[key]
		if !taken || holder == identity {
			n.holder[key] = identity
			return name
		}
	}
}
