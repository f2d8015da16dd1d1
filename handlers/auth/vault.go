package auth

import (
	"sync"
	"time"
)

// vault keeps things for a short time under keys that cannot be guessed, a
// bounded number of them: the oldest goes first.
type vault[T any] struct {
	life time.Duration
	now  func() time.Time

	mu    sync.Mutex
	items map[string]kept[T]
	order []string // keys, oldest first; some may be gone
}

type kept[T any] struct {
	value T
	until time.Time
}

func newVault[T any](life time.Duration, now func() time.Time) *vault[T] {
	return &vault[T]{life: life, now: now, items: make(map[string]kept[T])}
}

// put keeps v and returns its key.
func (v *vault[T]) put(value T) string {
	v.mu.Lock()
	defer v.mu.Unlock()
	for len(v.order) >= demoKept {
		delete(v.items, v.order[0])
		v.order = v.order[1:]
	}
	key := random()
	v.items[key] = kept[T]{value, v.now().Add(v.life)}
	v.order = append(v.order, key)
	return key
}

// get finds what is kept under key.
func (v *vault[T]) get(key string) (T, bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.find(key)
}

// take finds what is kept under key and forgets it: it serves once.
func (v *vault[T]) take(key string) (T, bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	value, ok := v.find(key)
	delete(v.items, key)
	return value, ok
}

func (v *vault[T]) find(key string) (T, bool) {
	item, ok := v.items[key]
	if !ok || !v.now().Before(item.until) {
		var none T
		return none, false
	}
	return item.value, true
}
