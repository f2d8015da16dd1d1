package check

import (
	"context"

	"github.com/jmoiron/sqlx"
)

// RunIn verifies what one transaction sees, so that a test breaks things and
// takes it back.
func RunIn(ctx context.Context, tx *sqlx.Tx) (Report, error) {
	var r Report
	return r, r.fill(ctx, tx)
}

// Names are those of all invariants.
func Names() []string {
	var names []string
	for _, i := range invariants() {
		names = append(names, i.name)
	}
	return names
}
