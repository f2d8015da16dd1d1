package demonstration

import (
	"context"

	"ctin/model"
)

// Load makes the administrator of the demonstration. It does nothing the second time.
func Load(ctx context.Context, store *model.Store, issuer string) error {
	return store.GrantAdministrator(ctx, issuer, "demo:administratrice")
}
