package model

import (
	"context"
	"time"

	"ctin/governance"

	"github.com/lib/pq"
)

// ProgrammePage is the programme coordonné as it is now, and what became of
// those of other days.
type ProgrammePage struct {
	governance.Programme
	Next     NextDraft
	Editions []ProgrammeEdition // the latest first
}

// NextDraft is the next meeting of the strategic committee whose agenda can
// still change; zero for none.
type NextDraft struct {
	ID       governance.MeetingID
	Title    string
	StartsAt time.Time
	Has      bool // an edition is on its agenda
}

// ProgrammeEdition is a programme as it was put to a vote.
type ProgrammeEdition struct {
	ID                  governance.ProgrammeID
	Number              int
	FirstYear, LastYear int
	ContentHash         string
	CreatedAt           time.Time
	Decision            governance.DecisionID // that approved it, zero for none
	Reference           string
}

// What its funder keeps confidential as long as it is not firm is in no
// programme: it is a document for everyone (F17). $2 is nobody.
const selectProgrammePledges = `
	select c.id, c.number, c.funder_id, c.in_kind, c.confirmed, c.status, c.amount, c.earmarked,
		coalesce(c.source_commitment_id, 0) as source_commitment_id, o.name as funder, ` + netPaid + ` as paid,
		coalesce((
			select jsonb_agg(jsonb_build_object('Year', k.year, 'Amount', k.amount) order by k.year)
			from payment_credits k
			where k.coordination_id = c.coordination_id and k.commitment_id = c.id
		), '[]') as due,
		coalesce((
			select jsonb_agg(jsonb_build_object('Year', extract(year from p.paid_on)::int,
				'Amount', case when p.kind = 'clawback' then -p.amount else p.amount end) order by p.paid_on, p.id)
			from payments p
			where p.coordination_id = c.coordination_id and p.commitment_id = c.id
		), '[]') as paid_by_year
	from commitments c
	join organizations o on o.coordination_id = c.coordination_id and o.id = c.funder_id
	where c.coordination_id = $1 and ` + seenCommitment + `
	order by c.number`

// programmePledges reads what the programme is made of.
func programmePledges(ctx context.Context, r reader, at governance.CoordinationID) ([]governance.ProgrammePledge, error) {
	var rows []struct {
		governance.Commitment
		Funder          string
		Paid            governance.Cents
		Due, PaidByYear jsonList[governance.Credit]
	}
	if err := r.list(ctx, &rows, selectProgrammePledges, at, pq.Array([]governance.OrganizationID{})); err != nil {
		return nil, err
	}
	var parts []struct {
		CommitmentID governance.CommitmentID
		governance.PledgePart
	}
	if err := r.list(ctx, &parts, selectPledgeParts, at); err != nil {
		return nil, err
	}
	given := map[governance.CommitmentID][]governance.PledgePart{}
	for _, p := range parts {
		given[p.CommitmentID] = append(given[p.CommitmentID], p.PledgePart)
	}
	var pledges []governance.ProgrammePledge
	for _, row := range rows {
		l := governance.ProgrammePledge{Pledge: governance.Pledge{
			Commitment: row.Commitment, Funder: row.Funder, Paid: row.Paid, Parts: given[row.ID],
		}, Credits: row.Due, Paids: row.PaidByYear}
		pledges = append(pledges, l)
	}
	return pledges, nil
}

// selectProgrammeCosts lists what each action costs, line by line: what a
// cancelled one would have cost is not shown, what it still holds is.
const selectProgrammeCosts = `
	select a.id, a.number, a.title, coalesce((
			select jsonb_agg(jsonb_build_object('Year', coalesce(k.year, 0), 'InKind', k.in_kind, 'Amount', k.amount) order by k.id)
			from cost_lines k
			where k.coordination_id = a.coordination_id and k.action_id = a.id and a.state <> 'cancelled'
		), '[]') as spent
	from actions a
	where a.coordination_id = $1
	order by a.number`

func programmeCosts(ctx context.Context, r reader, at governance.CoordinationID) ([]governance.ProgrammeCost, error) {
	var rows []struct {
		governance.ProgrammeCost
		Spent jsonList[governance.CostLine]
	}
	if err := r.list(ctx, &rows, selectProgrammeCosts, at); err != nil {
		return nil, err
	}
	costs := make([]governance.ProgrammeCost, len(rows))
	for i, row := range rows {
		costs[i] = row.ProgrammeCost
		costs[i].Lines = row.Spent
	}
	return costs, nil
}

// lastYear is the last that a schedule or a cost names, zero for none.
func lastYear(costs []governance.ProgrammeCost, pledges []governance.ProgrammePledge) (last int) {
	for _, l := range pledges {
		for _, c := range l.Credits {
			last = max(last, c.Year)
		}
	}
	for _, c := range costs {
		for _, l := range c.Lines {
			last = max(last, l.Year)
		}
	}
	return last
}

// programme makes the programme of some years, of what is committed now.
func programme(
	ctx context.Context, r reader, at governance.Coordination, today governance.Date, from, years string,
) (p governance.Programme, err error) {
	pledges, err := programmePledges(ctx, r, at.ID)
	if err != nil {
		return p, err
	}
	costs, err := programmeCosts(ctx, r, at.ID)
	if err != nil {
		return p, err
	}
	first, end, problems := governance.ParsePeriod(from, years, today, lastYear(costs, pledges))
	if err := problems.Err(); err != nil {
		return p, err
	}
	p = governance.ProgrammeOf(costs, pledges, first, end)
	p.Coordination, p.On = at.Name, today
	return p, nil
}

const (
	selectProgrammeMeeting = `
	select m.id, m.title, m.starts_at, exists (
			select from agenda_items i
			where i.coordination_id = m.coordination_id and i.meeting_id = m.id and i.programme and i.programme_id is not null
		) as has
	from meetings m
	join committees k on k.coordination_id = m.coordination_id and k.id = m.committee_id and k.kind = 'strategic'
	where m.coordination_id = $1 and m.state = 'draft'
	order by m.starts_at, m.id
	limit 1`

	selectEditions = `
	select p.id, p.number, p.first_year, p.last_year, p.content_hash, p.created_at, coalesce(d.id, 0) as decision,
		coalesce(d.reference, '') as reference
	from programmes p
	left join lateral (
		select d.id, d.reference
		from decision_links l
		join decisions d on d.coordination_id = l.coordination_id and d.id = l.decision_id
		where l.coordination_id = p.coordination_id and l.kind = 'programme' and l.object_id = p.id
		order by d.adopted_at desc, d.id desc
		limit 1
	) d on true
	where p.coordination_id = $1
	order by p.number desc
	limit 25`
)

// Programme makes the programme coordonné of what is committed now. With a
// period that is none, it is refused at its field.
func (s *Store) Programme(
	ctx context.Context, actor governance.Actor, at governance.Coordination, today governance.Date, from, years string,
) (ProgrammePage, error) {
	var page ProgrammePage
	if err := actor.Must(governance.Read); err != nil {
		return page, err
	}
	at.ID = actor.Coordination
	p, err := programme(ctx, s, at, today, from, years)
	if err != nil {
		return page, err
	}
	page.Programme = p
	if page.Next, err = oneOrNone[NextDraft](ctx, s, selectProgrammeMeeting, actor.Coordination); err != nil {
		return page, err
	}
	return page, s.list(ctx, &page.Editions, selectEditions, actor.Coordination)
}

// ExportProgramme makes the programme for a file, journaled (P6).
func (s *Store) ExportProgramme(
	ctx context.Context, actor governance.Actor, at governance.Coordination, today governance.Date, from, years string,
) (governance.Programme, error) {
	if err := actor.Must(governance.Read); err != nil {
		return governance.Programme{}, err
	}
	at.ID = actor.Coordination
	p, err := programme(ctx, s, at, today, from, years)
	if err != nil {
		return p, err
	}
	return p, s.noteFundingExport(ctx, actor)
}
