package model

import (
	"context"
	"time"

	"ctin/governance"
)

// CommitmentFile is a document joined to a commitment: its deliberation, its
// convention, or another.
type CommitmentFile struct {
	Kind      string
	Token     string
	Name      string
	Recorder  string
	CreatedAt time.Time
}

const insertCommitmentFile = `
	insert into commitment_files (coordination_id, commitment_id, file_id, kind, recorded_by, created_at)
	values ($1, $2, $3, $4, $5, $6)`

// join keeps a document with a commitment; none was sent when its name is empty.
func (t *tx) join(ctx context.Context, c governance.Commitment, kind string, u Upload) error {
	id, err := t.addUpload(ctx, c.CoordinationID, u, "document")
	if err != nil || id == 0 {
		return err
	}
	err = t.exec(ctx, insertCommitmentFile, c.CoordinationID, c.ID, id, kind, t.actor.PersonID, t.at)
	t.record(event{
		chain: c.CoordinationID, action: "commitment.join", kind: "commitment", object: int64(c.ID), fields: []string{"files"},
	})
	return err
}

// JoinFile joins a document to a commitment, for its funder or, as long as it
// has not confirmed, the coordinator (F1, P10).
func (s *Store) JoinFile(
	ctx context.Context, actor governance.Actor, id governance.CommitmentID, kind string, u Upload,
) error {
	if err := actor.Must(governance.DeclareCommitments); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "commitment.join", func(t *tx) (int64, error) {
		held, err := t.heldCommitment(ctx, id)
		if err != nil {
			return 0, err
		}
		if err := governance.CheckDocument(actor, held.Commitment, kind, u.Name); err != nil {
			return 0, err
		}
		return int64(id), t.join(ctx, held.Commitment, kind, u)
	})
	return err
}

// commitmentFiles are the documents of a commitment called c, in one column.
const commitmentFiles = `
	coalesce((
		select jsonb_agg(jsonb_build_object('Kind', x.kind, 'Token', f.token, 'Name', f.name, 'CreatedAt', x.created_at,
			'Recorder', btrim(p.given_name || ' ' || p.family_name)) order by x.id)
		from commitment_files x
		join files f on f.coordination_id = x.coordination_id and f.id = x.file_id
		join people p on p.id = x.recorded_by
		where x.coordination_id = c.coordination_id and x.commitment_id = c.id
	), '[]') as documents`
