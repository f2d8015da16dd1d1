package model

import (
	"context"
	"time"

	"ctin/governance"
)

// OpenedCoordination is what an administrator of the instance sees of a
// coordination: that it exists, and whether someone coordinates it. Nothing of
// what it holds.
type OpenedCoordination struct {
	ID        governance.CoordinationID
	Slug      string
	Name      string
	CreatedAt time.Time
	Run       bool // a coordinator has an account
	// The first coordinator, as long as they have not come: whom the
	// administrator named and invited.
	GivenName  string
	FamilyName string
	Email      string
	SentAt     time.Time
	ExpiresAt  time.Time
	Membership governance.MembershipID // zero when nobody is invited
}

// Awaited is the name of the coordinator who has not come yet.
func (o OpenedCoordination) Awaited() string {
	return governance.Person{GivenName: o.GivenName, FamilyName: o.FamilyName}.Name()
}

const openedColumns = `
	select c.id, c.slug, c.name, c.created_at,
		exists (
			select from memberships m
			join accounts a on a.person_id = m.person_id
			where m.coordination_id = c.id and m.ended_at is null and 'coordinator' = any(string_to_array(m.roles, ' '))
		) as run,
		coalesce(i.given_name, '') as given_name, coalesce(i.family_name, '') as family_name,
		coalesce(i.email, '') as email, coalesce(i.sent_at, c.created_at) as sent_at,
		coalesce(i.expires_at, c.created_at) as expires_at, coalesce(i.membership_id, 0) as membership
	from coordinations c
	left join lateral (
		select p.given_name, p.family_name, i.email, i.sent_at, i.expires_at, i.membership_id
		from invitations i
		join memberships m on m.coordination_id = i.coordination_id and m.id = i.membership_id
		join people p on p.id = m.person_id
		where i.coordination_id = c.id and i.accepted_at is null and i.revoked_at is null and m.ended_at is null
			and 'coordinator' = any(string_to_array(m.roles, ' '))
		order by i.id
		limit 1
	) i on true`

// CoordinationFilter says which coordinations an administrator lists, and from where.
type CoordinationFilter struct {
	Query  string
	After  governance.CoordinationID
	Before governance.CoordinationID
}

// OpenedList is one page of coordinations. Previous and Next are where its
// neighbours begin, zero for none.
type OpenedList struct {
	Lines    []OpenedCoordination
	Total    int
	Previous governance.CoordinationID
	Next     governance.CoordinationID
}

const (
	namedCoordinations = `
	where not exists (
		select from unnest(string_to_array(folded($1), ' ')) w
		where strpos(folded(c.name), w) = 0
	)`

	countCoordinations = `select count(*) from coordinations c` + namedCoordinations

	openedAfter = openedColumns + namedCoordinations + `
		and ($2::bigint = 0 or (c.name collate "fr-x-icu", c.id) >
			(select x.name collate "fr-x-icu", x.id from coordinations x where x.id = $2))
	order by c.name collate "fr-x-icu", c.id
	limit 26`

	openedBefore = openedColumns + namedCoordinations + `
		and (c.name collate "fr-x-icu", c.id) <
			(select x.name collate "fr-x-icu", x.id from coordinations x where x.id = $2)
	order by c.name collate "fr-x-icu" desc, c.id desc
	limit 26`
)

// OpenedCoordinations lists the coordinations of the instance.
func (s *Store) OpenedCoordinations(ctx context.Context, actor governance.Actor, f CoordinationFilter) (OpenedList, error) {
	if err := actor.MustAdminister(); err != nil {
		return OpenedList{}, err
	}
	var list OpenedList
	if err := s.get(ctx, &list.Total, countCoordinations, f.Query); err != nil {
		return OpenedList{}, err
	}
	query, from := openedAfter, f.After
	if f.Before != 0 {
		query, from = openedBefore, f.Before
	}
	if err := s.list(ctx, &list.Lines, query, f.Query, from); err != nil {
		return OpenedList{}, err
	}
	list.Lines, list.Previous, list.Next = pageOf(list.Lines, f.After, f.Before,
		func(o OpenedCoordination) governance.CoordinationID { return o.ID })
	return list, nil
}

const selectOpened = openedColumns + `
	where c.id = $1`

// OpenedCoordination reads one coordination as an administrator may see it.
func (s *Store) OpenedCoordination(
	ctx context.Context, actor governance.Actor, id governance.CoordinationID,
) (OpenedCoordination, error) {
	if err := actor.MustAdminister(); err != nil {
		return OpenedCoordination{}, err
	}
	var o OpenedCoordination
	return o, s.get(ctx, &o, selectOpened, id)
}

// InviteCoordinatorAgain sends the invitation of the awaited coordinator anew.
func (s *Store) InviteCoordinatorAgain(ctx context.Context, actor governance.Actor, id governance.CoordinationID) error {
	if err := actor.MustAdminister(); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "invitation.send", func(t *tx) (int64, error) {
		o, err := t.orphan(ctx, id)
		if err != nil {
			return 0, err
		}
		if o.Membership == 0 {
			return 0, governance.Fail(governance.Conflict, msgNobodyAwaited)
		}
		sent, err := t.invite(ctx, id, o.Membership)
		return int64(sent), err
	})
	return err
}

const selectFirstCarrier = `
	select organization_id
	from carriers
	where coordination_id = $1
	order by position
	limit 1`

// NameCoordinator names the coordinator of a coordination that nobody
// coordinates yet, in place of those invited before, who never came.
func (s *Store) NameCoordinator(
	ctx context.Context, actor governance.Actor, id governance.CoordinationID, p governance.Person,
) error {
	if err := actor.MustAdminister(); err != nil {
		return err
	}
	if err := checkCoordinator(p).Err(); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "coordinator.name", func(t *tx) (int64, error) {
		if _, err := t.orphan(ctx, id); err != nil {
			return 0, err
		}
		if err := t.dismissAwaited(ctx, id); err != nil {
			return 0, err
		}
		var carrier governance.OrganizationID
		if err := t.get(ctx, &carrier, selectFirstCarrier, id); err != nil {
			return 0, err
		}
		return int64(id), t.nameCoordinator(ctx, id, carrier, p)
	})
	return err
}

// orphan locks a coordination and fails with Conflict when it has a
// coordinator who came: names and roles are then theirs to give.
func (t *tx) orphan(ctx context.Context, id governance.CoordinationID) (OpenedCoordination, error) {
	var c governance.Coordination
	if err := t.get(ctx, &c, lockCoordination, id); err != nil {
		return OpenedCoordination{}, err
	}
	var o OpenedCoordination
	if err := t.get(ctx, &o, selectOpened, id); err != nil {
		return o, err
	}
	if o.Run {
		return o, governance.Fail(governance.Conflict, msgHasCoordinator)
	}
	return o, nil
}

const endAwaited = `
	update memberships set ended_at = $2, version = version + 1
	where coordination_id = $1 and ended_at is null and 'coordinator' = any(string_to_array(roles, ' '))
	returning id`

// dismissAwaited ends the memberships of coordinators who never came, and
// their invitations.
func (t *tx) dismissAwaited(ctx context.Context, id governance.CoordinationID) error {
	var ended []governance.MembershipID
	if err := t.list(ctx, &ended, endAwaited, id, t.at); err != nil {
		return err
	}
	for _, m := range ended {
		t.record(event{chain: id, action: "membership.end", kind: "membership", object: int64(m)})
		if err := t.revokeInvitations(ctx, id, m); err != nil {
			return err
		}
	}
	return nil
}
