package model

import (
	"context"
	"strings"

	"ctin/governance"

	"github.com/lib/pq"
)

// AccessQuery says which memberships a list shows. Its zero value shows every
// open one, by person.
type AccessQuery struct {
	Day    governance.Date // who sits on that day
	Words  string          // of a person or an organisation
	Role   governance.Role
	State  string // "unseated", "accountless", "past", or "" for every open one
	Sort   string // "organization", or "" for the person
	After  governance.MembershipID
	Before governance.MembershipID
}

// AccessList is one page of memberships. Previous and Next are where its
// neighbours begin, zero for none.
type AccessList struct {
	Lines    []AccessLine
	Total    int // of all pages
	Previous governance.MembershipID
	Next     governance.MembershipID
}

// AccessLine is one membership, whose it is, and whether they sit somewhere.
type AccessLine struct {
	HeldMembership
	GivenName  string
	FamilyName string
	Example    bool // a fictional organisation
	Account    bool
	Seats      int // on the day asked
}

// accessLines is every membership of a coordination ($1), with the seats of
// each on a day ($2), and those that the filters keep: words ($3), role ($4),
// state ($5); key is the order ($6).
const accessLines = `
	with line as (
		select m.id, m.coordination_id, m.person_id, coalesce(m.organization_id, 0) as organization_id, m.roles,
			m.created_at, m.ended_at, m.version, p.given_name, p.family_name,
			coalesce(o.name, '') as organization, coalesce(o.example, false) as example,
			exists (select from accounts a where a.person_id = p.id) as account,
			(
				select count(*)
				from mandates d
				where d.coordination_id = m.coordination_id and d.person_id = m.person_id
					and d.starts_on <= $2::date and (d.ends_on is null or d.ends_on >= $2::date)
			) as seats,
			(
				select i.expires_at
				from invitations i
				where i.membership_id = m.id and i.accepted_at is null and i.revoked_at is null and m.ended_at is null
			) as invited_until,
			case when $6::text = 'organization' then coalesce(o.name, '') || ' ' else '' end
				|| p.family_name || ' ' || p.given_name as key
		from memberships m
		join people p on p.id = m.person_id
		left join organizations o on o.coordination_id = m.coordination_id and o.id = m.organization_id
		where m.coordination_id = $1
	), kept as (
		select *
		from line
		where not exists (
				select from unnest($3::text[]) word
				where position(folded(word) in folded(given_name || ' ' || family_name || ' ' || organization)) = 0
			)
			and ($4 = '' or $4 = any(string_to_array(roles, ' ')))
			and (ended_at is not null) = ($5 = 'past')
			and ($5 <> 'unseated' or seats = 0)
			and ($5 <> 'accountless' or not account)
	)
	select id, coordination_id, person_id, organization_id, roles, created_at, ended_at, version, given_name, family_name,
		organization, example, account, seats, invited_until, (select count(*) from kept) as total
	from kept`

const selectAccessAfter = accessLines + `
	where not exists (select from line where id = $7)
		or (key collate "fr-x-icu", id) > (select key, id from line where id = $7)
	order by key collate "fr-x-icu", id
	limit $8`

const selectAccessBefore = accessLines + `
	where (key collate "fr-x-icu", id) < (select key, id from line where id = $7)
	order by key collate "fr-x-icu" desc, id desc
	limit $8`

// Access lists who has rights in the coordination, or had.
func (s *Store) Access(ctx context.Context, actor governance.Actor, q AccessQuery) (AccessList, error) {
	if err := actor.Must(governance.Read); err != nil {
		return AccessList{}, err
	}
	query, from := selectAccessAfter, q.After
	if q.Before != 0 {
		query, from = selectAccessBefore, q.Before
	}
	var rows []struct {
		AccessLine
		Total int
	}
	err := s.list(ctx, &rows, query, actor.Coordination, q.Day, pq.Array(strings.Fields(q.Words)), q.Role, q.State, q.Sort,
		from, pageSize+1)
	if err != nil {
		return AccessList{}, err
	}
	var list AccessList
	for _, r := range rows {
		list.Total = r.Total
		list.Lines = append(list.Lines, r.AccessLine)
	}
	list.Lines, list.Previous, list.Next = pageOf(list.Lines, q.After, q.Before,
		func(l AccessLine) governance.MembershipID { return l.ID })
	return list, nil
}
