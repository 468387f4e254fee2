package handover

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"path"
	"strings"

	"storehand/app/exchange"
	"storehand/app/media"
	"storehand/app/safefile"
)

// forChannels are the pictures that were made for channels together with one
// that a product shows, each in a folder called by its channel.
func (r *run) forChannels(ctx context.Context, p exchange.Picture, names channelNames) ([]upload, error) {
	outputs, err := r.maker.Register.Outputs(ctx, media.Hash(p.Original), media.Hash(p.Prepared))
	if err != nil {
		return nil, err
	}
	var uploads []upload
	for _, out := range outputs {
		folder := folderOf(out.Channel)
		file, err := r.maker.Register.File(ctx, media.Prepared, out.Prepared)
		if err != nil {
			return nil, fmt.Errorf("the picture of %s for %s: %w", p.Product, out.Channel, err)
		}
		name, known := names.name(folder, nameOf(p), file.Ext, out.Prepared)
		if !known {
			uploads = append(uploads, upload{kind: media.Prepared, hash: out.Prepared, folder: folder, name: name, product: p.Product})
		}
	}
	return uploads, nil
}

// folderOf is the folder of a channel. It is not that of the shop's own pictures.
func folderOf(channel string) string {
	folder, err := safefile.SafeName(channel)
	if err != nil || strings.EqualFold(folder, shopFolder) {
		return "channel-" + folder
	}
	return folder
}

// nameOf is the name of a picture without its extension, if need be that of its
// address in the shop.
func nameOf(p exchange.Picture) string {
	name := p.File
	if address, err := url.Parse(p.Address); name == "" && err == nil {
		name = path.Base(address.Path)
	}
	safe, err := safefile.SafeName(name)
	if err != nil {
		safe = ""
	}
	return cmp.Or(strings.TrimSuffix(safe, path.Ext(safe)), "picture")
}

// channelNames gives every picture of a channel's folder a name of its own.
type channelNames map[string]media.Hash // by folder and name, in small letters

// name is the name of a picture; known says that it was given before.
func (n channelNames) name(folder, stem, ext string, hash media.Hash) (name string, known bool) {
	for number := 1; ; number++ {
		name = stem + ext
		if number > 1 {
			name = fmt.Sprintf("%s-%d%s", stem, number, ext)
		}
		key := strings.ToLower(folder + "/" + name)
		holder, taken := n[key]
		if !taken {
			n[key] = hash
			return name, false
		}
		if holder == hash {
			return name, true
		}
	}
}
