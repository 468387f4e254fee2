package thumbnail

import (
	"container/list"
	"image"
)

// kept holds the pictures used last, up to a number of them.
type kept struct {
	capacity int
	order    *list.List // of entry, the one used last in front
	byKey    map[string]*list.Element
}

type entry struct {
	key     string
	picture *image.RGBA
}

func newKept(capacity int) *kept {
	return &kept{capacity: capacity, order: list.New(), byKey: make(map[string]*list.Element)}
}

// get is the picture, or nil.
func (k *kept) get(key string) *image.RGBA {
	at, held := k.byKey[key]
	if !held {
		return nil
	}
	k.order.MoveToFront(at)
	return at.Value.(entry).picture
}

// put keeps a picture and lets go of the one not used for longest if there are
// too many.
func (k *kept) put(key string, picture *image.RGBA) {
	if at, held := k.byKey[key]; held {
		k.order.Remove(at)
	}
	k.byKey[key] = k.order.PushFront(entry{key, picture})
	if k.order.Len() > k.capacity {
		last := k.order.Remove(k.order.Back()).(entry)
		delete(k.byKey, last.key)
	}
}
