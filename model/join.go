package model

import (
	"context"

	"ctin/governance"
)

// Joinable is a coordination as someone without a seat there may see it: its
// name and its territory, which are public.
type Joinable struct {
	ID    governance.CoordinationID
	Slug  string
	Name  string
	Label string
	Asked bool // this person's request awaits an answer
	Held  bool // this person is a member already
}

const selectJoinable = `
	select c.id, c.slug, c.name, c.label,
		exists (select from join_requests j
			where j.coordination_id = c.id and j.person_id = $1 and j.decided_at is null) as asked,
		exists (select from memberships m
			where m.coordination_id = c.id and m.person_id = $1 and m.ended_at is null) as held
	from coordinations c
	where position(folded($2) in folded(c.name || ' ' || c.label)) > 0
	order by c.name collate "fr-x-icu", c.id
	limit $3`

// Joinable finds coordinations by name, for someone who wants to join one.
func (s *Store) Joinable(ctx context.Context, actor governance.Actor, words string) ([]Joinable, error) {
	var list []Joinable
	return list, s.list(ctx, &list, selectJoinable, actor.PersonID, words, joinableAtMost)
}

const joinableAtMost = 25

const selectJoinableOne = `
	select c.id, c.slug, c.name, c.label,
		exists (select from join_requests j
			where j.coordination_id = c.id and j.person_id = $2 and j.decided_at is null) as asked,
		exists (select from memberships m
			where m.coordination_id = c.id and m.person_id = $2 and m.ended_at is null) as held
	from coordinations c
	where c.slug = $1`

// JoinableOne reads one coordination for someone who wants to join it.
func (s *Store) JoinableOne(ctx context.Context, actor governance.Actor, slug string) (Joinable, error) {
	var j Joinable
	return j, s.get(ctx, &j, selectJoinableOne, slug, actor.PersonID)
}

const insertJoinRequest = `
	insert into join_requests (coordination_id, person_id, organization, message, created_at)
	values ($1, $2, $3, $4, $5)
	returning id`

// AskToJoin records that the actor wants to join a coordination. One request
// at a time: a second one is a Conflict, as is that of a member.
func (s *Store) AskToJoin(ctx context.Context, actor governance.Actor, slug, organization, message string) error {
	r := governance.JoinRequest{PersonID: actor.PersonID, Organization: organization, Message: message}
	if err := governance.AskToJoin(r); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "join.ask", func(t *tx) (int64, error) {
		var to Joinable
		if err := t.get(ctx, &to, selectJoinableOne, slug, actor.PersonID); err != nil {
			return 0, err
		}
		if to.Held {
			return 0, governance.Fail(governance.Conflict, msgMemberAlready)
		}
		err := t.get(ctx, &r.ID, insertJoinRequest, to.ID, r.PersonID, r.Organization, r.Message, t.at)
		if err != nil {
			return 0, err
		}
		t.record(event{chain: to.ID, action: "join.ask", kind: "join_request", object: int64(r.ID), after: r})
		return int64(r.ID), nil
	})
	return err
}

// JoinLine is a request as coordinators read it.
type JoinLine struct {
	governance.JoinRequest
	Name  string
	Email string
	Label string // of the establishment their provider vouched for, or empty
	Siret string
}

const joinColumns = `
	j.id, j.coordination_id, j.person_id, j.organization, j.message, j.created_at,
	coalesce(j.decided_at, '0001-01-01 00:00:00+00') as decided_at, coalesce(j.accepted, false) as accepted,
	j.answer, j.version, trim(p.given_name || ' ' || p.family_name) as name, p.email,
	coalesce(a.organization_label, '') as label, coalesce(a.siret, '') as siret`

const joinTables = `
	from join_requests j
	join people p on p.id = j.person_id
	left join lateral (
		select organization_label, siret from accounts where person_id = p.id order by last_login_at desc limit 1
	) a on true`

const selectJoinRequests = `
	select` + joinColumns + joinTables + `
	where j.coordination_id = $1
	order by j.decided_at desc nulls first, j.id desc
	limit 100`

// JoinRequests lists requests, those that await an answer first.
func (s *Store) JoinRequests(ctx context.Context, actor governance.Actor) ([]JoinLine, error) {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return nil, err
	}
	var list []JoinLine
	return list, s.list(ctx, &list, selectJoinRequests, actor.Coordination)
}

const selectJoinRequest = `
	select` + joinColumns + joinTables + `
	where j.coordination_id = $1 and j.id = $2`

// JoinRequest reads one request.
func (s *Store) JoinRequest(ctx context.Context, actor governance.Actor, id governance.JoinRequestID) (JoinLine, error) {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return JoinLine{}, err
	}
	var l JoinLine
	return l, s.get(ctx, &l, selectJoinRequest, actor.Coordination, id)
}

// JoinAnswer is what a coordinator answers: accepted, with roles and perhaps
// for an organisation, or refused with a word.
type JoinAnswer struct {
	Accepted       bool
	Words          string
	OrganizationID governance.OrganizationID
	Roles          []string
}

const lockJoinRequest = selectJoinRequest + `
	for update of j`

const updateJoinRequest = `
	update join_requests
	set decided_at = $3, decided_by = $4, accepted = $5, answer = $6, version = version + 1
	where coordination_id = $1 and id = $2`

const selectNameOfCoordination = `
	select name
	from coordinations
	where id = $1`

// DecideJoin answers a request: an accepted one gives a membership at once, and
// either answer is mailed.
func (s *Store) DecideJoin(
	ctx context.Context, actor governance.Actor, id governance.JoinRequestID, answer JoinAnswer,
) error {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "join.decide", func(t *tx) (int64, error) {
		var l JoinLine
		if err := t.get(ctx, &l, lockJoinRequest, actor.Coordination, id); err != nil {
			return 0, err
		}
		decided, err := l.Decide(answer.Accepted, answer.Words, t.at)
		if err != nil {
			return 0, err
		}
		if err := t.joinIfAccepted(ctx, l, answer); err != nil {
			return 0, err
		}
		err = t.exec(ctx, updateJoinRequest, actor.Coordination, id, t.at, actor.PersonID, answer.Accepted, answer.Words)
		if err != nil {
			return 0, err
		}
		t.record(event{
			chain: actor.Coordination, action: "join.decide", kind: "join_request", object: int64(id),
			before: l.JoinRequest, after: decided,
		})
		return int64(id), t.tellDecision(ctx, l, answer)
	})
	return err
}

// joinIfAccepted gives the membership of an accepted request.
func (t *tx) joinIfAccepted(ctx context.Context, l JoinLine, answer JoinAnswer) error {
	if !answer.Accepted {
		return nil
	}
	roles, invalid := governance.ParseRoles(answer.Roles)
	if invalid != nil {
		return invalid
	}
	_, err := t.addMembership(ctx, governance.Membership{
		CoordinationID: l.CoordinationID, PersonID: l.PersonID, OrganizationID: answer.OrganizationID, Roles: roles,
	})
	return err
}

// tellDecision mails the answer to whoever asked, when they can be written to.
func (t *tx) tellDecision(ctx context.Context, l JoinLine, answer JoinAnswer) error {
	if l.Email == "" {
		return nil
	}
	var coordination string
	if err := t.get(ctx, &coordination, selectNameOfCoordination, l.CoordinationID); err != nil {
		return err
	}
	return t.send(ctx, mail{
		coordination: l.CoordinationID, to: l.Email, name: l.Name,
		subject: joinSubject(coordination),
		body:    joinBody(l.Name, coordination, t.actor.Name, answer, t.store.link()),
	})
}
