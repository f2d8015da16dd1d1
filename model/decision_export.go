package model

import (
	"context"

	"ctin/governance"
)

const exportedDecisions = decisionLines + `
	order by d.adopted_at desc, d.id desc`

// ExportDecisions reads all the decisions that the filter keeps, for a file,
// after having noted in the journal that they were exported (P6).
func (s *Store) ExportDecisions(ctx context.Context, actor governance.Actor, f DecisionFilter) ([]DecisionLine, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	_, err := s.write(ctx, actor, "decision.export", func(t *tx) (int64, error) {
		t.record(event{chain: actor.Coordination, action: "decision.export", kind: "decision"})
		return 0, nil
	})
	if err != nil {
		return nil, err
	}
	var lines []DecisionLine
	return lines, s.list(ctx, &lines, exportedDecisions, f.args(actor)...)
}
