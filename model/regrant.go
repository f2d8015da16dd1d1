package model

import (
	"context"

	"ctin/governance"

	"github.com/lib/pq"
)

// lockSource keeps the commitment whose money is given again from changing,
// and those who give it again from each other. $2 is who the actor funds for
// (seenCommitment): what is confidential is not offered.
const lockSource = `
	select ` + commitmentColumns + `,
		array(select organization_id from grantees g where g.commitment_id = c.id order by organization_id) as grantee_ids
	from commitments c
	where c.coordination_id = $1 and c.id = $3 and ` + seenCommitment + `
	for update`

const selectGivenAgain = `
	select coalesce(sum(c.amount), 0)::bigint
	from commitments c
	where c.coordination_id = $1 and c.source_commitment_id = $2 and c.id <> $3 and ` + openCommitment

// fitSource tells whether a commitment may give again the money it says it
// does, and whether what others give again of it still fits (F15).
func (t *tx) fitSource(ctx context.Context, c governance.Commitment) error {
	if c.ID != 0 { // of a new one nobody gives again yet
		var given governance.Cents
		if err := t.get(ctx, &given, selectGivenAgain, c.CoordinationID, c.ID, c.ID); err != nil {
			return err
		}
		if wrong := governance.Regranted(c, given); wrong != nil {
			return wrong
		}
	}
	if c.SourceCommitmentID == 0 {
		return nil
	}
	var row struct {
		governance.Commitment
		GranteeIDs pq.Int64Array
	}
	err := t.get(ctx, &row, lockSource, c.CoordinationID, sees(t.actor), c.SourceCommitmentID)
	if governance.CodeOf(err) == governance.NotFound {
		return governance.Fail(governance.Invalid, msgNoSource).On("source")
	}
	if err != nil {
		return err
	}
	source := governance.Origin{Commitment: row.Commitment}
	for _, id := range row.GranteeIDs {
		source.Grantees = append(source.Grantees, governance.OrganizationID(id))
	}
	if err := t.get(ctx, &source.Given, selectGivenAgain, c.CoordinationID, source.ID, c.ID); err != nil {
		return err
	}
	if wrong := governance.Regrant(source, c); wrong != nil {
		return wrong
	}
	return nil
}
