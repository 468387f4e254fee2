package sample

import (
	"bytes"
	"context"
	"fmt"
	"image/jpeg"
	"io/fs"
	"time"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/media"
)

// Workspace is what adding and deleting the sample shops needs.
type Workspace struct {
	Door    change.Door
	Keeper  media.Keeper
	Clients client.Reader
	Now     func() time.Time
}

// Install adds the sample shops that are not in the workspace, in one
// operation that can be undone. Where all are there already it does nothing.
func Install(ctx context.Context, w Workspace) (change.Set, error) {
	shops, err := missing(ctx, w)
	if err != nil || len(shops) == 0 {
		return change.Set{}, err
	}
	in := installer{now: w.Now(), files: map[string]media.File{}}
	if err := in.keepPhotos(ctx, w.Keeper, shops); err != nil {
		return change.Set{}, err
	}
	operation := change.Operation{Name: "add the sample shops", Origin: change.Imported}
	set, err := w.Door.Do(ctx, operation, func(ctx context.Context, tx change.Tx) error {
		for _, file := range in.files {
			if err := tx.SaveFile(ctx, file); err != nil {
				return fmt.Errorf("recording the photo %s: %w", file.Name, err)
			}
		}
		for _, shop := range shops {
			if err := in.add(ctx, tx, shop); err != nil {
				return fmt.Errorf("adding %s: %w", shop.Store.Name, err)
			}
		}
		return nil
	})
	if err != nil {
		return change.Set{}, fmt.Errorf("adding the sample shops: %w", err)
	}
	return set, nil
}

// missing loads the shops and leaves out those that the workspace has.
func missing(ctx context.Context, w Workspace) ([]Shop, error) {
	stores, err := w.Clients.Stores(ctx)
	if err != nil {
		return nil, fmt.Errorf("looking for the sample shops: %w", err)
	}
	there := map[string]bool{}
	for _, store := range stores {
		there[store.Name] = there[store.Name] || store.Sample
	}
	shops, err := Load(w.Now())
	if err != nil {
		return nil, err
	}
	var absent []Shop
	for _, shop := range shops {
		if !there[shop.Store.Name] {
			absent = append(absent, shop)
		}
	}
	return absent, nil
}

// installer carries what the shops' products share: their photos.
type installer struct {
	now   time.Time
	files map[string]media.File // by name in Photos()
}

// keepPhotos puts every photo that the shops show into the workspace.
func (in installer) keepPhotos(ctx context.Context, keeper media.Keeper, shops []Shop) error {
	photos, err := Photos()
	if err != nil {
		return err
	}
	for _, shop := range shops {
		for _, item := range shop.Items {
			for _, one := range append([]Item{item}, item.Variations...) {
				for _, name := range one.Photos {
					if err := in.keepPhoto(ctx, keeper, photos, name); err != nil {
						return fmt.Errorf("keeping the photo %s: %w", name, err)
					}
				}
			}
		}
	}
	return nil
}

func (in installer) keepPhoto(ctx context.Context, keeper media.Keeper, photos fs.FS, name string) error {
	if _, kept := in.files[name]; kept {
		return nil
	}
	content, err := fs.ReadFile(photos, name)
	if err != nil {
		return err
	}
	header, err := jpeg.DecodeConfig(bytes.NewReader(content))
	if err != nil {
		return err
	}
	const extension = ".jpg"
	hash, size, err := keeper.Put(ctx, media.Original, extension, bytes.NewReader(content))
	if err != nil {
		return err
	}
	in.files[name] = media.File{
		Hash: hash, Kind: media.Original, Name: name, Ext: extension, Size: size,
		Width: header.Width, Height: header.Height, AddedAt: in.now,
	}
	return nil
}

// add saves a client with its store and products.
func (in installer) add(ctx context.Context, tx change.Tx, shop Shop) error {
	clientID, err := tx.SaveClient(ctx, shop.Client)
	if err != nil {
		return err
	}
	shop.Store.ClientID = clientID
	storeID, err := tx.SaveStore(ctx, shop.Store)
	if err != nil {
		return err
	}
	for _, item := range shop.Items {
		id, err := in.save(ctx, tx, item, storeID, 0)
		if err != nil {
			return err
		}
		for _, variation := range item.Variations {
			if _, err := in.save(ctx, tx, variation, storeID, id); err != nil {
				return err
			}
		}
	}
	return nil
}

func (in installer) save(ctx context.Context, tx change.Tx, item Item, store client.ID, parent catalog.ID) (catalog.ID, error) {
	product := item.Product
	product.StoreID, product.ParentID = store, parent
	for i, name := range item.Photos {
		product.Images[i].Original = string(in.files[name].Hash)
	}
	id, err := tx.SaveProduct(ctx, product)
	if err != nil {
		return 0, fmt.Errorf("product %s: %w", product.SKU, err)
	}
	return id, nil
}

// Remove deletes the sample shops in one operation that can be undone. A client
// to whom the user has given a store of their own stays. The photos stay in the
// workspace as all originals do.
func Remove(ctx context.Context, w Workspace) (change.Set, error) {
	stores, err := w.Clients.Stores(ctx)
	if err != nil {
		return change.Set{}, fmt.Errorf("looking for the sample shops: %w", err)
	}
	keepsOwn := map[client.ID]bool{}
	for _, store := range stores {
		keepsOwn[store.ClientID] = keepsOwn[store.ClientID] || !store.Sample
	}
	operation := change.Operation{Name: "delete the sample shops", Origin: change.Imported}
	set, err := w.Door.Do(ctx, operation, func(ctx context.Context, tx change.Tx) error {
		for _, store := range stores {
			if store.Sample && keepsOwn[store.ClientID] {
				if err := tx.DeleteStore(ctx, store.ID); err != nil {
					return fmt.Errorf("deleting the store %s: %w", store.Name, err)
				}
			}
		}
		for id, keeps := range keepsOwn {
			if !keeps {
				if err := tx.DeleteClient(ctx, id); err != nil {
					return fmt.Errorf("deleting a sample client: %w", err)
				}
			}
		}
		return nil
	})
	if err != nil {
		return change.Set{}, fmt.Errorf("deleting the sample shops: %w", err)
	}
	return set, nil
}
