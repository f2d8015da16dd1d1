package model

import (
	"context"
	"fmt"
	"strings"

	"ctin/governance"

	"github.com/lib/pq"
)

// RenewalScope says which seats a renewal concerns: those of a body, of a
// college, of organisations of a kind; what is zero leaves out no seat.
type RenewalScope struct {
	Committee governance.CommitteeID
	College   governance.College
	Kind      governance.OrganizationKind
	EndsOn    governance.Date // last day of the mandates that end
}

// RenewalSeat is a seat that a renewal concerns, with everyone who sits on it
// on the last day.
type RenewalSeat struct {
	SeatLine
	mandates []Sitter // all of them
}

// Mark says which mandates the choice of a line was made on: they are another
// day's if somebody changed them meanwhile.
func (s RenewalSeat) Mark() string {
	var b strings.Builder
	for _, m := range append([]Sitter{s.Holder}, s.Alternates...) {
		fmt.Fprintf(&b, "%d.%d ", m.ID, m.Version)
	}
	return strings.TrimSpace(b.String())
}

// RenewalChoice is what was chosen for a seat, as typed.
type RenewalChoice struct {
	Seat   governance.SeatID
	Mark   string // of the seat as the choice was made
	Choice governance.Renewal
	New    governance.Person // counts for governance.RenewReplace
}

// reader reads rows: the store, or a write that has them locked.
type reader interface {
	get(ctx context.Context, dest any, query string, args ...any) error
	list(ctx context.Context, dest any, query string, args ...any) error
}

const selectRenewalSeats = `
	select s.id, s.coordination_id, s.committee_id, coalesce(s.organization_id, 0) as organization_id, s.function,
		s.college, s.voting, s.qualified, s.starts_on, s.ends_on, s.created_at, s.version,
		k.name as committee, coalesce(o.name, '') as organization, coalesce(o.example, false) as example
	from seats s
	join committees k on k.coordination_id = s.coordination_id and k.id = s.committee_id
	left join organizations o on o.coordination_id = s.coordination_id and o.id = s.organization_id
	where s.coordination_id = $1 and ($2 = 0 or s.committee_id = $2) and ($3 = '' or s.college = $3)
		and ($4 = '' or o.kind = $4) and s.starts_on <= $5 and (s.ends_on is null or s.ends_on > $5)
	order by coalesce(nullif(o.name, ''), s.function) collate "fr-x-icu", s.id`

const lockRenewalSeats = selectRenewalSeats + `
	for update of s`

const selectRenewalSitters = sitters + `
	where m.coordination_id = $1 and m.seat_id = any($2)
	order by m.starts_on, m.id`

// renewalSeats reads the seats of a scope and all their mandates.
func renewalSeats(
	ctx context.Context, r reader, query string, c governance.CoordinationID, scope RenewalScope,
) ([]RenewalSeat, error) {
	if scope.EndsOn == "" {
		return nil, governance.Fail(governance.Invalid, msgRenewalDay).On("ends_on")
	}
	var seats []RenewalSeat
	if err := r.list(ctx, &seats, query, c, scope.Committee, scope.College, scope.Kind, scope.EndsOn); err != nil {
		return nil, err
	}
	ids := make([]int64, len(seats))
	at := map[governance.SeatID]int{}
	for i, s := range seats {
		ids[i], at[s.ID] = int64(s.ID), i
	}
	var all []Sitter
	if err := r.list(ctx, &all, selectRenewalSitters, c, pq.Array(ids)); err != nil {
		return nil, err
	}
	for _, m := range all {
		s := &seats[at[m.SeatID]]
		s.mandates = append(s.mandates, m)
		switch {
		case !m.Runs(scope.EndsOn):
		case m.Kind == governance.Holder:
			s.Holder = m
		default:
			s.Alternates = append(s.Alternates, m)
		}
	}
	return seats, nil
}

// RenewalSeats lists the seats that a renewal would concern.
func (s *Store) RenewalSeats(ctx context.Context, actor governance.Actor, scope RenewalScope) ([]RenewalSeat, error) {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return nil, err
	}
	return renewalSeats(ctx, s, selectRenewalSeats, actor.Coordination, scope)
}

const selectKnownPeople = `
	select p.id, p.given_name, p.family_name, p.email, p.version,
		exists (select from accounts a where a.person_id = p.id) or p.coordination_id is null as account
	from people p
	where p.merged_into is null and` + knownHere

// PlanRenewal says what Renew would do, and changes nothing.
func (s *Store) PlanRenewal(
	ctx context.Context, actor governance.Actor, scope RenewalScope, choices []RenewalChoice,
) (RenewalPlan, error) {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return RenewalPlan{}, err
	}
	return planRenewal(ctx, s, selectRenewalSeats, actor.Coordination, scope, choices)
}

// Renew ends and begins the mandates of all the seats chosen, in one
// transaction: one problem on one line, and nothing is done. Rights do not
// change, and no mail leaves. It returns how many seats it dealt with.
func (s *Store) Renew(
	ctx context.Context, actor governance.Actor, scope RenewalScope, choices []RenewalChoice,
) (int, error) {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return 0, err
	}
	n, err := s.write(ctx, actor, "mandate.renew", func(t *tx) (int64, error) {
		plan, err := planRenewal(ctx, t, lockRenewalSeats, actor.Coordination, scope, choices)
		if err != nil {
			return 0, err
		}
		if err := plan.Problems().Err(); err != nil {
			return 0, err
		}
		return int64(len(plan.Lines)), t.renew(ctx, plan)
	})
	return int(n), err
}

// renew does what a plan says.
func (t *tx) renew(ctx context.Context, plan RenewalPlan) error {
	made := map[governance.PersonID]governance.PersonID{}
	for _, line := range plan.Lines {
		if line.yields != nil {
			if err := t.yieldAddress(ctx, *line.yields); err != nil {
				return err
			}
		}
		if p := line.New; p.ID < 0 && made[p.ID] == 0 {
			id, err := t.addPerson(ctx, t.actor.Coordination, p)
			if err != nil {
				return err
			}
			made[p.ID] = id
		}
		if err := t.renewSeat(ctx, line, made); err != nil {
			return err
		}
	}
	return nil
}

// renewSeat ends and begins the mandates of one seat.
func (t *tx) renewSeat(
	ctx context.Context, line RenewalLine, made map[governance.PersonID]governance.PersonID,
) error {
	if err := t.endAll(ctx, line.Seat.bare(), line.Renewed.Ended); err != nil {
		return err
	}
	for _, m := range line.Renewed.Begun {
		if m.PersonID < 0 {
			m.PersonID = made[m.PersonID]
		}
		if _, err := t.insertMandate(ctx, m); err != nil {
			return err
		}
	}
	return nil
}

// yieldAddress takes an address off the card of someone who passes it on.
func (t *tx) yieldAddress(ctx context.Context, p governance.Person) error {
	after := p
	after.Email = ""
	if err := t.change(ctx, yieldCard, p.ID, p.Version); err != nil {
		return err
	}
	t.record(event{
		chain: t.actor.Coordination, action: "person.correct", kind: "person", object: int64(p.ID),
		fields: []string{"email"}, before: p, after: after,
	})
	return nil
}

const yieldCard = `update people set email = '', version = version + 1 where id = $1 and version = $2`

// bare is the mandates of the seat without the people.
func (s RenewalSeat) bare() []governance.Mandate {
	list := make([]governance.Mandate, len(s.mandates))
	for i, m := range s.mandates {
		list[i] = m.Mandate
	}
	return list
}
