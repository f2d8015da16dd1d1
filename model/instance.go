package model

import (
	"context"
	"fmt"

	"ctin/governance"
)

// The modes of an instance: a database is stamped at its first start, and each
// mode refuses the other's.
const (
	ModeDemo       = "demo"
	ModeProduction = "production"
)

const stampInstance = `
	insert into instance (mode, created_at)
	values ($1, $2)
	on conflict do nothing`

const selectMode = `
	select mode
	from instance`

// Stamp says once for all what the database is for, and returns what it says:
// the caller refuses to go on when it is not the mode it runs in.
func (s *Store) Stamp(ctx context.Context, mode string) (string, error) {
	_, err := s.write(ctx, governance.Actor{}, "instance.stamp", func(t *tx) (int64, error) {
		n, err := t.execCount(ctx, stampInstance, mode, t.at)
		if n == 1 {
			t.record(event{action: "instance.stamp", kind: "instance"})
		}
		return n, err
	})
	if err != nil {
		return "", err
	}
	var stamped string
	return stamped, s.get(ctx, &stamped, selectMode)
}

const selectRoleIsSafe = `
	select not (has_table_privilege('journal', 'update') or has_table_privilege('journal', 'delete')
		or has_table_privilege('journal', 'truncate'))`

// RoleIsSafe tells whether the program runs as a role that cannot rewrite the journal.
func (s *Store) RoleIsSafe(ctx context.Context) (bool, error) {
	var safe bool
	if err := s.get(ctx, &safe, selectRoleIsSafe); err != nil {
		return false, fmt.Errorf("role: %w", err)
	}
	return safe, nil
}

const grantAdministrator = `
	insert into administrators (issuer, sub, granted_at)
	values ($1, $2, $3)
	on conflict (issuer, sub) do update set revoked_at = null`

// GrantAdministrator names an administrator of the instance by the key of
// their account, which need not exist yet.
func (s *Store) GrantAdministrator(ctx context.Context, issuer, sub string) error {
	_, err := s.write(ctx, governance.Actor{}, "administrator.grant", func(t *tx) (int64, error) {
		t.record(event{action: "administrator.grant", kind: "administrator", after: []string{issuer, sub}})
		return 0, t.exec(ctx, grantAdministrator, issuer, sub, t.at)
	})
	return err
}
