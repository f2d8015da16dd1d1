package migrations

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"ctin/governance"

	"github.com/lib/pq"
)

// grants are run in order, %s being the role. They start from nothing, so that
// what is no longer here is no longer given. A table that a trigger keeps
// append-only is so for the role as well: triggers say it to the owner.
var grants = [...]string{
	"revoke all on all tables in schema public from %s",
	"revoke all on all sequences in schema public from %s",
	"grant usage on schema public to %s",
	"grant usage, select on all sequences in schema public to %s",
	"grant select, insert, update, delete on all tables in schema public to %s",
	`do $$
	declare
		kept regclass;
	begin
		for kept in
			select distinct t.tgrelid::regclass
			from pg_trigger t
			join pg_proc p on p.oid = t.tgfoid
			where p.proname in ('journal_is_append_only', 'append_only')
		loop
			execute 'revoke update, delete, truncate on ' || kept || ' from %s';
		end loop;
	end $$`,
	"revoke insert, update, delete, truncate on migrations from %s",
}

// grant gives the program's role its rights, all of them at the same instant.
func grant(ctx context.Context, conn *sql.Conn, role string) error {
	if err := checkRole(ctx, conn, role); err != nil {
		return err
	}
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after a commit
	for _, statement := range grants {
		if _, err := tx.ExecContext(ctx, fmt.Sprintf(statement, pq.QuoteIdentifier(role))); err != nil {
			return fmt.Errorf("grant to %s: %w", role, err)
		}
	}
	return tx.Commit()
}

// checkRole refuses a role that could undo what it is denied: a superuser, the
// owner itself, or a member of it.
func checkRole(ctx context.Context, conn *sql.Conn, role string) error {
	var strong bool
	err := conn.QueryRowContext(ctx, "select pg_has_role($1, current_user, 'member')", role).Scan(&strong)
	var pg *pq.Error
	switch {
	case errors.As(err, &pg) && pg.Code == "42704":
		return governance.Fail(governance.Invalid, msgNoRole, role)
	case err != nil:
		return fmt.Errorf("role %s: %w", role, err)
	case strong:
		return governance.Fail(governance.Invalid, msgStrong, role)
	}
	return nil
}
