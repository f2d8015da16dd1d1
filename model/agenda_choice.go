package model

import (
	"context"

	"ctin/governance"
)

// AgendaChoices is what an item of an agenda may be about.
type AgendaChoices struct {
	Diagnostics []AgendaChoice // versions that may be approved
	Commitments []AgendaChoice // of the common pool, with what is left of each
	Actions     []AgendaChoice // that may receive money
}

// AgendaChoice is one object that an item may be about.
type AgendaChoice struct {
	ID     int64
	Number int
	Label  string
	Of     string // the funder of a commitment, the state of a diagnostic
	Left   governance.Cents
}

// The three lists are read in one statement: a page has eight at most.
const selectAgendaChoices = `
	select 'diagnostic' as kind, id, number, '' as label, state as of_what, 0 as remaining
	from diagnostics
	where coordination_id = $1 and state <> 'approved'
	union all
	select 'commitment', c.id, c.number, c.purpose, o.name, c.amount - coalesce((
			select sum(a.amount)
			from allocations a
			where a.coordination_id = c.coordination_id and a.commitment_id = c.id and a.released_at is null
		), 0)::bigint
	from commitments c
	join organizations o on o.coordination_id = c.coordination_id and o.id = c.funder_id
	where c.coordination_id = $1 and not c.earmarked and not c.in_kind and c.confirmed and not c.confidential
		and c.status in ('resolved', 'agreed', 'obligated', 'partly_paid', 'paid')
	union all
	select 'action', id, number, title, '', 0
	from actions
	where coordination_id = $1 and state not in ('done', 'cancelled')
	order by kind, number`

// AgendaChoices lists what an item of an agenda may be about.
func (s *Store) AgendaChoices(ctx context.Context, actor governance.Actor) (AgendaChoices, error) {
	var choices AgendaChoices
	if err := actor.Must(governance.ManageMeetings); err != nil {
		return choices, err
	}
	var rows []struct {
		Kind      string
		ID        int64
		Number    int
		Label     string
		OfWhat    string
		Remaining governance.Cents
	}
	if err := s.list(ctx, &rows, selectAgendaChoices, actor.Coordination); err != nil {
		return choices, err
	}
	for _, r := range rows {
		choice := AgendaChoice{ID: r.ID, Number: r.Number, Label: r.Label, Of: r.OfWhat, Left: r.Remaining}
		switch r.Kind {
		case "diagnostic":
			choices.Diagnostics = append(choices.Diagnostics, choice)
		case "commitment":
			choices.Commitments = append(choices.Commitments, choice)
		default:
			choices.Actions = append(choices.Actions, choice)
		}
	}
	return choices, nil
}
