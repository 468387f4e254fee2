package compliance

import (
	"context"
	"sync"

	"storehand/app/catalog"
	"storehand/app/gallery"
	"storehand/app/media"
)

// remembered is how many pictures' numbers are kept: the variations of a product
// often show the same picture, and so do several channels.
const remembered = 256

// memory measures the pictures of a workspace, each once.
type memory struct {
	gallery *gallery.Gallery

	mu     sync.Mutex
	byHash map[media.Hash]*measured
	recent []media.Hash // the oldest first
}

type measured struct {
	once    sync.Once
	picture *Picture
	err     error
}

func newMemory(keeper media.Keeper) *memory {
	return &memory{gallery: gallery.New(keeper), byHash: make(map[media.Hash]*measured)}
}

// picture measures a picture, or waits until another worker has.
func (m *memory) picture(ctx context.Context, image catalog.Image) (*Picture, error) {
	_, hash, kept := gallery.Kept(image)
	if !kept {
		return nil, gallery.ErrElsewhere
	}
	one := m.of(hash)
	one.once.Do(func() { one.picture, one.err = m.measure(ctx, image) })
	return one.picture, one.err
}

func (m *memory) of(hash media.Hash) *measured {
	m.mu.Lock()
	defer m.mu.Unlock()
	one, known := m.byHash[hash]
	if !known {
		one = &measured{}
		m.byHash[hash] = one
		m.recent = append(m.recent, hash)
		if len(m.recent) > remembered {
			delete(m.byHash, m.recent[0])
			m.recent = m.recent[1:]
		}
	}
	return one
}

func (m *memory) measure(ctx context.Context, image catalog.Image) (*Picture, error) {
	source, file, err := m.gallery.Open(image)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	picture, err := Measure(ctx, source)
	if err != nil {
		return nil, err
	}
	return &picture, nil
}
