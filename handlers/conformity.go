package handlers

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"ctin/governance"
)

// conformity is the state of accessibility that the foot of every page names:
// read once a minute, so that another instance of the program follows what was
// declared here, and at once after a declaration made here.
type conformity struct {
	mu    sync.Mutex
	until time.Time
	state governance.Conformity
}

// How long the state is believed, and how long a page waits for it.
const (
	conformityLife = time.Minute
	conformityWait = 2 * time.Second
)

// conformity is read outside the request: it belongs to no page, and is the
// same for all. When the database does not answer, the last state known stays.
func (a *App) conformity() governance.Conformity {
	k := &a.declared
	k.mu.Lock()
	defer k.mu.Unlock()
	now := a.Now()
	if now.Before(k.until) {
		return k.state
	}
	k.until = now.Add(conformityLife)
	ctx, cancel := context.WithTimeout(context.Background(), conformityWait)
	defer cancel()
	all, err := a.Store.Statements(ctx)
	if err != nil {
		a.Log.Error("conformity", slog.Any("error", err))
		return k.state
	}
	k.state = all.Accessibility.Conformity()
	return k.state
}

// forget makes the next page read the state again.
func (k *conformity) forget() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.until = time.Time{}
}
