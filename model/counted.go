package model

import (
	"context"
	"sync/atomic"
)

type countKey struct{}

// Counted returns a context whose SQL statements are counted: the log says how
// many a request took, and a test that a page takes as many for ten rows as for a thousand.
func Counted(ctx context.Context) (context.Context, *atomic.Int64) {
	n := new(atomic.Int64)
	return context.WithValue(ctx, countKey{}, n), n
}

func count(ctx context.Context) {
	if n, ok := ctx.Value(countKey{}).(*atomic.Int64); ok {
		n.Add(1)
	}
}
