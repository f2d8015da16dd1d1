package check

import (
	"context"
	"fmt"
	"strings"

	"github.com/jmoiron/sqlx"
)

// everyReference is the invariant whose query is written from the catalogue:
// a table that a later migration adds is verified as well.
const everyReference = "references_lead_somewhere"

// selectReferences writes, for each foreign key, the query of the rows that
// lead nowhere. References being made on (coordination_id, id), one that
// crosses from a coordination to another leads nowhere too.
const selectReferences = `
	select format('select %L || concat_ws('', '', %s) || '')'' as offender from %s f where %s and not exists (select from %s t where %s)',
		k.conrelid::regclass || ' (' || string_agg(quote_ident(a.attname), ', ' order by p.n) || ') = (',
		string_agg('f.' || quote_ident(a.attname), ', ' order by p.n),
		k.conrelid::regclass,
		string_agg('f.' || quote_ident(a.attname) || ' is not null', ' and ' order by p.n),
		k.confrelid::regclass,
		string_agg('t.' || quote_ident(b.attname) || ' = f.' || quote_ident(a.attname), ' and ' order by p.n))
	from pg_constraint k
	cross join unnest(k.conkey, k.confkey) with ordinality as p (own, other, n)
	join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.own
	join pg_attribute b on b.attrelid = k.confrelid and b.attnum = p.other
	where k.contype = 'f' and k.connamespace = 'public'::regnamespace
	group by k.oid, k.conname, k.conrelid, k.confrelid
	order by k.conrelid::regclass::text, k.conname`

// danglingReferences is the query of every row that refers to what does not exist.
func danglingReferences(ctx context.Context, tx *sqlx.Tx) (string, error) {
	var queries []string
	if err := tx.SelectContext(ctx, &queries, selectReferences); err != nil {
		return "", fmt.Errorf("references: %w", err)
	}
	if len(queries) == 0 {
		return "select 'no reference is declared' as offender", nil
	}
	return strings.Join(queries, "\nunion all\n"), nil
}
