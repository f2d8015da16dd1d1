package model

import (
	"context"
	"strings"

	"ctin/governance"
)

// pageSize is how many lines a list shows at once.
const pageSize = 25

// OrganizationFilter says which organisations to list, and from where. Empty
// strings leave out a condition.
type OrganizationFilter struct {
	Query      string // words of the name, or an identifier
	College    string
	Kind       string
	Funder     string // "oui" or "non"
	Identifier string // "oui", "non", or "manquant": without the one that it should have
	Recent     bool   // the latest first, else in the order of the alphabet
	After      governance.OrganizationID
	Before     governance.OrganizationID
}

// OrganizationLine is one organisation of a list.
type OrganizationLine struct {
	governance.Organization
	Seats  int // open today or later
	People int // members on its behalf
}

// OrganizationList is one page of organisations. Previous and Next are where
// its neighbours begin, zero for none.
type OrganizationList struct {
	Lines    []OrganizationLine
	Total    int // of all pages
	Previous governance.OrganizationID
	Next     governance.OrganizationID
}

// A name is found by words in any order and part of each; an identifier by its
// beginning.
const organizationFilter = `
	from organizations o
	where o.coordination_id = $1 and o.merged_into is null
		and ($2 = '' or not exists (
				select from unnest(string_to_array(folded($2), ' ')) w
				where strpos(folded(o.name), w) = 0
			)
			or $3 <> '' and (starts_with(o.siren, $3) or starts_with(o.siret, $3) or starts_with(o.rna, $3)))
		and ($4 = '' or o.college = $4)
		and ($5 = '' or o.kind = $5)
		and ($6 = '' or o.funder = ($6 = 'oui'))
		and ($7 = '' or (o.siren <> '' or o.rna <> '') = ($7 = 'oui'))
		and ($7 <> 'manquant' or ` + mayBeIdentified + `)`

// A collective of beneficiaries is seldom registered; an example never is.
const mayBeIdentified = `o.kind <> 'beneficiary' and not o.example`

const countOrganizations = `select count(*)` + organizationFilter

const organizationLines = `
	select ` + organizationColumns + `,
		(select count(*) from seats s
			where s.coordination_id = o.coordination_id and s.organization_id = o.id
				and (s.ends_on is null or s.ends_on >= ($9::timestamptz at time zone 'UTC')::date)) as seats,
		(select count(distinct m.person_id) from memberships m
			where m.coordination_id = o.coordination_id and m.organization_id = o.id and m.ended_at is null) as people` +
	organizationFilter

// The lists below go on from the organisation $8, or begin when it is zero.
const (
	fromOrganization = `(select x.name collate "fr-x-icu", x.id from organizations x where x.coordination_id = $1 and x.id = $8)`

	byNameAfter = organizationLines + `
		and ($8::bigint = 0 or (o.name collate "fr-x-icu", o.id) > ` + fromOrganization + `)
	order by o.name collate "fr-x-icu", o.id
	limit 26`

	byNameBefore = organizationLines + `
		and ($8::bigint = 0 or (o.name collate "fr-x-icu", o.id) < ` + fromOrganization + `)
	order by o.name collate "fr-x-icu" desc, o.id desc
	limit 26`

	recentAfter = organizationLines + `
		and ($8::bigint = 0 or o.id < $8)
	order by o.id desc
	limit 26`

	recentBefore = organizationLines + `
		and ($8::bigint = 0 or o.id > $8)
	order by o.id
	limit 26`
)

// Organizations lists a page of the coordination's organisations.
func (s *Store) Organizations(ctx context.Context, actor governance.Actor, f OrganizationFilter) (OrganizationList, error) {
	if err := actor.Must(governance.Read); err != nil {
		return OrganizationList{}, err
	}
	args := []any{
		actor.Coordination, strings.Join(strings.Fields(f.Query), " "), governance.IdentifierPrefix(f.Query),
		f.College, f.Kind, f.Funder, f.Identifier,
	}
	var list OrganizationList
	if err := s.get(ctx, &list.Total, countOrganizations, args...); err != nil {
		return OrganizationList{}, err
	}
	query, from := f.walk()
	if err := s.list(ctx, &list.Lines, query, append(args, from, s.now())...); err != nil {
		return OrganizationList{}, err
	}
	list.Lines, list.Previous, list.Next = pageOf(list.Lines, f.After, f.Before,
		func(l OrganizationLine) governance.OrganizationID { return l.ID })
	return list, nil
}

// walk is the statement that goes the way the filter asks, and from where.
func (f OrganizationFilter) walk() (query string, from governance.OrganizationID) {
	switch {
	case f.Recent && f.Before != 0:
		return recentBefore, f.Before
	case f.Recent:
		return recentAfter, f.After
	case f.Before != 0:
		return byNameBefore, f.Before
	}
	return byNameAfter, f.After
}

// OrganizationName is an organisation to choose in a form.
type OrganizationName struct {
	ID   governance.OrganizationID
	Name string
}

const selectOrganizationNames = `
	select id, name
	from organizations
	where coordination_id = $1 and merged_into is null
	order by name collate "fr-x-icu", id`

// OrganizationNames lists every organisation of the coordination, by name.
func (s *Store) OrganizationNames(ctx context.Context, actor governance.Actor) ([]OrganizationName, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	var names []OrganizationName
	return names, s.list(ctx, &names, selectOrganizationNames, actor.Coordination)
}

const selectLikelyTwins = `
	select ` + organizationColumns + `, 0 as seats, 0 as people
	from organizations o
	join organizations x on x.coordination_id = o.coordination_id and x.id = $2 and x.id <> o.id
	where o.coordination_id = $1 and o.merged_into is null
		and (o.siren <> '' and o.siren = x.siren or o.rna <> '' and o.rna = x.rna
			or similarity(folded(o.name), folded(x.name)) > 0.35)
	order by similarity(folded(o.name), folded(x.name)) desc, o.id
	limit 10`

// LikelyTwins lists organisations that may be the same as one, the likeliest first.
func (s *Store) LikelyTwins(
	ctx context.Context, actor governance.Actor, id governance.OrganizationID,
) ([]OrganizationLine, error) {
	if err := actor.Must(governance.ManageOrganizations); err != nil {
		return nil, err
	}
	var lines []OrganizationLine
	return lines, s.list(ctx, &lines, selectLikelyTwins, actor.Coordination, id)
}
