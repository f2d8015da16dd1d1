package model

import (
	"context"

	"ctin/governance"

	"github.com/lib/pq"
)

// LinkPage is what a personal link shows: the one thing it was made for (P12).
type LinkPage struct {
	governance.Link
	Name         string // of the person
	Coordination string
	TimeZone     string
	Committee    string
	Organization string
	Function     string
	Kind         governance.MandateKind
	Voting       bool
	StartsOn     governance.Date
	EndsOn       governance.Date
}

const selectLink = `
	select l.id, l.coordination_id, l.person_id, l.mandate_id, l.created_at, l.expires_at,
		coalesce(l.revoked_at, '0001-01-01 00:00:00+00') as revoked_at,
		coalesce(l.answered_at, '0001-01-01 00:00:00+00') as answered_at, l.answer,
		trim(p.given_name || ' ' || p.family_name) as name, c.name as coordination, c.time_zone,
		k.name as committee, coalesce(o.name, '') as organization, s.function, d.kind, s.voting, d.starts_on, d.ends_on
	from links l
	join people p on p.id = l.person_id
	join coordinations c on c.id = l.coordination_id
	join mandates d on d.id = l.mandate_id
	join seats s on s.id = d.seat_id
	join committees k on k.id = s.committee_id
	left join organizations o on o.id = s.organization_id
	where l.token_hash = $1`

// LinkPage reads a personal link by the secret of its address. It fails with
// NotFound on an unknown one.
func (s *Store) LinkPage(ctx context.Context, secret string) (LinkPage, error) {
	var l LinkPage
	return l, s.get(ctx, &l, selectLink, tokenHash(secret))
}

const lockLink = selectLink + `
	for update of l`

const answerLink = `
	update links set answered_at = $2, answer = $3
	where id = $1`

// AnswerLink records what the holder of a personal link answers. The link
// itself says who acts: no login is asked.
func (s *Store) AnswerLink(ctx context.Context, secret string, answer governance.LinkAnswer) error {
	_, err := s.write(ctx, governance.Actor{}, "link.answer", func(t *tx) (int64, error) {
		var l LinkPage
		if err := t.get(ctx, &l, lockLink, tokenHash(secret)); err != nil {
			return 0, err
		}
		answered, err := l.Reply(answer, t.at)
		if err != nil {
			return 0, err
		}
		t.actor.PersonID = l.PersonID
		t.record(event{
			chain: l.CoordinationID, action: "link.answer", kind: "mandate", object: int64(l.MandateID),
			before: l.Link, after: answered,
		})
		return int64(l.ID), t.exec(ctx, answerLink, l.ID, t.at, answer)
	})
	return err
}

const selectLinkee = `
	select d.person_id, trim(p.given_name || ' ' || p.family_name) as name, p.email, c.name as coordination
	from mandates d
	join people p on p.id = d.person_id
	join coordinations c on c.id = d.coordination_id
	where d.coordination_id = $1 and d.id = $2
	for share of d`

const revokeLinks = `
	update links set revoked_at = $3
	where coordination_id = $1 and mandate_id = $2 and answered_at is null and revoked_at is null`

const insertLink = `
	insert into links (coordination_id, person_id, purpose, mandate_id, token_hash, created_by, created_at, expires_at)
	values ($1, $2, 'confirm_mandate', $3, $4, $5, $6, $7)
	returning id`

// NewLink is a personal link just made. Its address is shown this once: the
// database keeps its hash alone.
type NewLink struct {
	Address string
	Mailed  bool // it was also sent to the person's address
	Name    string
}

// MakeLink makes the personal link by which someone without an account
// confirms a mandate, and mails it when the person has an address. A link made
// before and not answered stops working.
func (s *Store) MakeLink(ctx context.Context, actor governance.Actor, mandate governance.MandateID) (NewLink, error) {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return NewLink{}, err
	}
	var made NewLink
	actor.Key = "" // done twice, it gives a second address: the first one is shown nowhere else
	_, err := s.write(ctx, actor, "link.create", func(t *tx) (int64, error) {
		var to struct {
			PersonID                  governance.PersonID
			Name, Email, Coordination string
		}
		if err := t.get(ctx, &to, selectLinkee, actor.Coordination, mandate); err != nil {
			return 0, err
		}
		if err := t.exec(ctx, revokeLinks, actor.Coordination, mandate, t.at); err != nil {
			return 0, err
		}
		secret, expiry := token(), t.at.Add(governance.LinkLife)
		var id int64
		err := t.get(ctx, &id, insertLink,
			actor.Coordination, to.PersonID, mandate, tokenHash(secret), actor.PersonID, t.at, expiry)
		if err != nil {
			return 0, err
		}
		t.record(event{chain: actor.Coordination, action: "link.create", kind: "mandate", object: int64(mandate)})
		made = NewLink{Address: s.link("lien", secret), Mailed: to.Email != "", Name: to.Name}
		if to.Email == "" {
			return id, nil
		}
		return id, t.send(ctx, mail{
			coordination: actor.Coordination, to: to.Email, name: to.Name,
			subject: linkSubject(to.Coordination), body: linkBody(to.Name, to.Coordination, actor.Name, made.Address),
		})
	})
	return made, err
}

// RevokeLink makes the open link of a mandate useless.
func (s *Store) RevokeLink(ctx context.Context, actor governance.Actor, mandate governance.MandateID) error {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "link.revoke", func(t *tx) (int64, error) {
		n, err := t.execCount(ctx, revokeLinks, actor.Coordination, mandate, t.at)
		if n > 0 {
			t.record(event{chain: actor.Coordination, action: "link.revoke", kind: "mandate", object: int64(mandate)})
		}
		return n, err
	})
	return err
}

const selectLinkStates = `
	select id, person_id, mandate_id, created_at, expires_at,
		coalesce(revoked_at, '0001-01-01 00:00:00+00') as revoked_at,
		coalesce(answered_at, '0001-01-01 00:00:00+00') as answered_at, answer
	from links
	where coordination_id = $1 and mandate_id = any ($2)
	order by id desc`

// Links lists the personal links of some mandates, the latest first.
func (s *Store) Links(
	ctx context.Context, actor governance.Actor, mandates []governance.MandateID,
) ([]governance.Link, error) {
	if err := actor.Must(governance.ManageMembers); err != nil {
		return nil, err
	}
	var list []governance.Link
	return list, s.list(ctx, &list, selectLinkStates, actor.Coordination, pq.Array(mandates))
}
