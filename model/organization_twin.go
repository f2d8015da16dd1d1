package model

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"ctin/governance"

	"github.com/lib/pq"
)

const selectTwins = `
	select ` + organizationColumns + `, c.slug
	from organizations o
	join coordinations c on c.id = o.coordination_id
	where o.coordination_id = $1 and o.id <> $2 and o.merged_into is null
		and (o.siren <> '' and o.siren = $3 or o.rna <> '' and o.rna = $4 or folded(o.name) = folded($5))
	order by o.id
	limit 20`

// twinRow is an organisation that may be the same, and the slug of its address.
type twinRow struct {
	governance.Organization
	Slug string
}

// refuseTwin fails when the organisation is in the coordination already, or
// looks the same as one that is.
func (t *tx) refuseTwin(ctx context.Context, o governance.Organization, distinct bool) error {
	var rows []twinRow
	err := t.list(ctx, &rows, selectTwins, o.CoordinationID, o.ID, o.Siren, o.RNA, o.Name)
	if err != nil {
		return err
	}
	return refusal(o, rows, distinct)
}

// refusal says which of the rows is the organisation, with the way to it.
func refusal(o governance.Organization, rows []twinRow, distinct bool) error {
	others := make([]governance.Organization, len(rows))
	for i, r := range rows {
		others[i] = r.Organization
	}
	twin, err := o.Twin(others, distinct)
	if err == nil {
		return nil
	}
	err.Link = fmt.Sprintf("/coordinations/%s/organisations/%d", rows[0].Slug, twin.ID)
	return err
}

// isTaken tells the identifier of an organisation taken by another that was
// saved at the same instant: the constraint found what refuseTwin could not see.
func isTaken(err error) bool {
	var pg *pq.Error
	return errors.As(err, &pg) && slices.Contains(
		[]string{"organizations_siret_once", "organizations_siren_once", "organizations_rna_once"}, pg.Constraint)
}

// pointAtTwin replaces the sentence of a constraint by one that names the
// organisation in the way.
func (s *Store) pointAtTwin(
	ctx context.Context, coordination governance.CoordinationID, id governance.OrganizationID,
	d governance.OrganizationDraft, taken error,
) error {
	o, _ := governance.ParseOrganization(d)
	var rows []twinRow
	if err := s.list(ctx, &rows, selectTwins, coordination, id, o.Siren, o.RNA, o.Name); err != nil {
		return err
	}
	if err := refusal(o, rows, d.Distinct); err != nil {
		return err
	}
	return taken
}
