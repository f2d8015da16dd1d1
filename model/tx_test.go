package model

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"ctin/governance"
)

func TestFirstWritesOfAFullPoolDoNotWaitForEachOther(t *testing.T) {
	h := newHouse(t)
	actor := h.open("Sicoval")
	cold := New(h.db.App, h.atlas, h.base, h.Store.now)
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	var all sync.WaitGroup
	for i := range 2 * h.db.App.Stats().MaxOpenConnections {
		all.Go(func() {
			_, err := cold.CreateOrganization(ctx, actor, governance.OrganizationDraft{Name: fmt.Sprintf("Organisation %d", i), Kind: "company"})
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}
