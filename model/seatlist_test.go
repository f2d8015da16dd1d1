package model

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

// crowd fills the strategic committee with n seats of communes, each with a
// holder, as one statement: « Commune 001 » is held by « Élu 001 ».
func (h *house) crowd(actor governance.Actor, n int) {
	h.t.Helper()
	h.scan(nil, `
		with o as (
			insert into organizations (coordination_id, name, kind, college, created_at)
			select $1, 'Commune ' || to_char(i, 'FM0000'), 'commune', 'institutional', $3 from generate_series(1, $2) i
			returning id, name
		), s as (
			insert into seats (coordination_id, committee_id, organization_id, function, college, voting, starts_on, created_at)
			select $1, $4, o.id, 'le maire ou son représentant', 'institutional', true, '2026-01-01', $3 from o
			returning id, organization_id
		), p as (
			insert into people (coordination_id, given_name, family_name, created_at)
			select $1, 'Camille', replace(o.name, 'Commune', 'Élu'), $3 from o
			returning id, family_name
		)
		insert into mandates (coordination_id, seat_id, person_id, kind, starts_on, created_at)
		select $1, s.id, p.id, 'holder', '2026-01-01', $3
		from s
		join o on o.id = s.organization_id
		join p on p.family_name = replace(o.name, 'Commune', 'Élu')`,
		actor.Coordination, n, h.now, h.strategic(actor))
}

// labels are the organisations or functions of a page.
func labels(list SeatList) []string {
	var names []string
	for _, l := range list.Lines {
		names = append(names, l.Label())
	}
	return names
}

func TestAHundredSeatsAreReadPageByPageBothWays(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Lille")
	h.crowd(actor, 95)
	for _, sort := range []string{"", "person", "college"} {
		var forward [][]string
		q := SeatQuery{Day: "2026-12-03", Sort: sort}
		for {
			page := must(h.Seats(ctx, actor, q))(t)
			if page.Total != 95 {
				t.Fatalf("the total is %d", page.Total)
			}
			forward = append(forward, labels(page))
			if page.Next == 0 {
				q = SeatQuery{Day: q.Day, Sort: sort, Before: page.Previous}
				break
			}
			q.After = page.Next
		}
		if got := []int{len(forward[0]), len(forward[1]), len(forward[2]), len(forward[3])}; !cmp.Equal(got, []int{25, 25, 25, 20}) {
			t.Fatalf("%q: pages of %v", sort, got)
		}
		all := slices.Concat(forward...)
		if !slices.IsSorted(all) || len(slices.Compact(all)) != 95 {
			t.Errorf("%q: a seat is out of order, missing or double: %v", sort, all)
		}
		for i := len(forward) - 2; i >= 0; i-- {
			page := must(h.Seats(ctx, actor, q))(t)
			if diff := cmp.Diff(forward[i], labels(page)); diff != "" {
				t.Errorf("%q: going back to page %d: %s", sort, i+1, diff)
			}
			if (page.Previous == 0) != (i == 0) || page.Next == 0 {
				t.Errorf("%q: page %d has neighbours %d and %d", sort, i+1, page.Previous, page.Next)
			}
			q.Before = page.Previous
		}
	}
}

func TestSeatsAreFoundByWordsAndFilters(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Lille")
	h.crowd(actor, 3)
	h.holder(actor, h.seat(actor, "la présidente"), "Lefèvre", "2026-02-01")
	h.seat(actor, "personne encore")
	future := must(h.CreateSeat(ctx, actor, governance.Seat{
		CommitteeID: h.strategic(actor), Function: "siège à venir", College: governance.Private, StartsOn: "2027-01-01",
	}))(t)
	funders := must(h.CreateCommittee(ctx, actor, governance.Committee{Kind: governance.Technical, Name: "COTECH"}))(t)
	alternate := must(h.CreateSeat(ctx, actor, governance.Seat{
		CommitteeID: funders, Function: "le technicien", College: governance.Associative, StartsOn: "2026-01-01",
	}))(t)
	must(h.Designate(ctx, actor, designation(alternate, governance.Alternate, "Œuvrard", "2026-01-01")))(t)
	closed := h.seat(actor, "siège fermé")
	if err := h.CloseSeat(ctx, actor, closed, 1, "2026-06-30"); err != nil {
		t.Fatal(err)
	}
	var president governance.PersonID
	h.scan(&president, `select id from people where family_name = 'Lefèvre'`)
	h.account(president)

	communes := []string{"Commune 0001", "Commune 0002", "Commune 0003"}
	for _, tt := range []struct {
		rule string
		q    SeatQuery
		want []string
	}{
		{"by default every open seat, even to come", SeatQuery{}, append(slices.Clone(communes), "la présidente", "le technicien", "personne encore", "siège à venir")},
		{"a person, without accents or case", SeatQuery{Words: "LEFEVRE"}, []string{"la présidente"}},
		{"an organisation", SeatQuery{Words: "commune 0002"}, []string{"Commune 0002"}},
		{"a function, in words of any order", SeatQuery{Words: "représentant maire"}, communes},
		{"an alternate", SeatQuery{Words: "oeuvrard"}, []string{"le technicien"}},
		{"every word must be there", SeatQuery{Words: "commune lefevre"}, nil},
		{"a joker is a character", SeatQuery{Words: "%"}, nil},
		{"a body", SeatQuery{Committee: funders}, []string{"le technicien"}},
		{"a college", SeatQuery{College: governance.Private}, []string{"siège à venir"}},
		{"a voice", SeatQuery{Voice: "advisory"}, []string{"le technicien", "siège à venir"}},
		{"filled, by an alternate too", SeatQuery{State: "filled"}, append(slices.Clone(communes), "la présidente", "le technicien")},
		{"P11: vacant today, not those to come", SeatQuery{State: "vacant"}, []string{"personne encore"}},
		{"P11: held by someone without an account", SeatQuery{State: "accountless"}, communes},
		{"past", SeatQuery{State: "past"}, []string{"siège fermé"}},
		{"by person, vacant seats last", SeatQuery{Sort: "person", College: governance.Institutional}, append(slices.Clone(communes), "la présidente", "personne encore")},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			tt.q.Day = "2026-12-03"
			list := must(h.Seats(ctx, actor, tt.q))(t)
			if diff := cmp.Diff(tt.want, labels(list)); diff != "" || list.Total != len(tt.want) {
				t.Errorf("total %d\n%s", list.Total, diff)
			}
		})
	}
	if later := must(h.Seats(ctx, actor, SeatQuery{Day: "2027-01-01", State: "vacant"}))(t); later.Total != 2 || later.Lines[1].ID != future {
		t.Errorf("on its first day the seat is vacant: %+v", labels(later))
	}
}

func TestALineTellsWhoSitsAndWhetherTheyCome(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Lille")
	seat := h.seat(actor, "la présidente")
	d := designation(seat, governance.Holder, "Lefèvre", "2026-02-01")
	d.New.Email = "camille@exemple.fr"
	must(h.Designate(ctx, actor, d))(t)
	var camille governance.PersonID
	h.scan(&camille, `select id from people where family_name = 'Lefèvre'`)
	m := must(h.GrantMembership(ctx, actor, governance.Membership{PersonID: camille, Roles: governance.RoleSet{governance.Member}}))(t)
	h.scan(nil, `insert into invitations (coordination_id, membership_id, email, token_hash, invited_by, created_at, sent_at, expires_at)
		values ($1, $2, 'x', 'x', $3, $4, $4, $5)`, actor.Coordination, m, actor.PersonID, h.now, h.now.AddDate(0, 0, 14))
	line := must(h.Seats(ctx, actor, SeatQuery{Day: "2026-12-03"}))(t).Lines[0]
	if line.Holder.Account || line.Holder.InvitedUntil == nil || !line.Holder.InvitedUntil.Equal(h.now.AddDate(0, 0, 14)) {
		t.Errorf("got %+v", line.Holder)
	}
	h.account(camille)
	if line := must(h.Seats(ctx, actor, SeatQuery{Day: "2026-12-03"}))(t).Lines[0]; !line.Holder.Account {
		t.Errorf("got %+v", line.Holder)
	}
}

func TestAccessIsListedFoundAndFiltered(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Lille")
	rose := must(h.bring(actor, governance.Person{GivenName: "Rose", FamilyName: "Élan"}))(t)
	must(h.GrantMembership(ctx, actor, governance.Membership{PersonID: rose, Roles: governance.RoleSet{governance.Funder, governance.Observer}}))(t)
	gone := h.member(actor.Coordination, governance.Member)
	if err := h.EndMembership(ctx, actor, Removal{ID: gone.Memberships[0].ID, Version: 1}); err != nil {
		t.Fatal(err)
	}
	seat := h.seat(actor, "la présidente")
	must(h.Designate(ctx, actor, Designation{Mandate: governance.Mandate{
		SeatID: seat, PersonID: actor.PersonID, Kind: governance.Holder, StartsOn: "2026-02-01",
	}}))(t)
	for _, tt := range []struct {
		rule string
		q    AccessQuery
		want []string
	}{
		{"every open access, by person", AccessQuery{}, []string{"Élan", "Lille"}},
		{"by organisation, those in their own name first", AccessQuery{Sort: "organization"}, []string{"Élan", "Lille"}},
		{"a person, without accents", AccessQuery{Words: "elan rose"}, []string{"Élan"}},
		{"an organisation", AccessQuery{Words: "lille"}, []string{"Lille"}},
		{"a role", AccessQuery{Role: governance.Funder}, []string{"Élan"}},
		{"without a seat", AccessQuery{State: "unseated"}, []string{"Élan"}},
		{"without an account", AccessQuery{State: "accountless"}, []string{"Élan"}},
		{"past", AccessQuery{State: "past"}, []string{"Membre"}},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			tt.q.Day = "2026-12-03"
			var names []string
			list := must(h.Access(ctx, actor, tt.q))(t)
			for _, l := range list.Lines {
				names = append(names, l.FamilyName)
			}
			if diff := cmp.Diff(tt.want, names); diff != "" || list.Total != len(tt.want) {
				t.Errorf("total %d\n%s", list.Total, diff)
			}
		})
	}
}

func TestAccessIsReadPageByPage(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Lille")
	for range 30 {
		h.member(actor.Coordination, governance.Observer)
	}
	first := must(h.Access(ctx, actor, AccessQuery{Day: "2026-12-03"}))(t)
	second := must(h.Access(ctx, actor, AccessQuery{Day: "2026-12-03", After: first.Next}))(t)
	back := must(h.Access(ctx, actor, AccessQuery{Day: "2026-12-03", Before: second.Previous}))(t)
	if len(first.Lines) != 25 || len(second.Lines) != 6 || second.Next != 0 || first.Total != 31 || back.Previous != 0 {
		t.Errorf("pages of %d and %d", len(first.Lines), len(second.Lines))
	}
	if !cmp.Equal(back.Lines, first.Lines) {
		t.Error("going back shows another page")
	}
}

// statements counts the SQL statements of one reading.
func statements(t *testing.T, read func(context.Context) error) int64 {
	t.Helper()
	ctx, n := Counted(context.Background())
	if err := read(ctx); err != nil {
		t.Fatal(err)
	}
	return n.Load()
}

func TestPagesTakeAsManyStatementsForTenSeatsAsForAThousand(t *testing.T) {
	h := newHouse(t)
	small, large := h.open("Sicoval"), h.open("Lille")
	h.crowd(small, 10)
	h.crowd(large, 1000)
	day := governance.Date("2026-12-03")
	for name, read := range map[string]func(context.Context, governance.Actor) error{
		"seats": func(ctx context.Context, a governance.Actor) error {
			_, err := h.Seats(ctx, a, SeatQuery{Day: day, Words: "commune", Sort: "person"})
			return err
		},
		"access": func(ctx context.Context, a governance.Actor) error {
			_, err := h.Access(ctx, a, AccessQuery{Day: day})
			return err
		},
		"bodies": func(ctx context.Context, a governance.Actor) error { _, err := h.Committees(ctx, a, day); return err },
		"people": func(ctx context.Context, a governance.Actor) error { _, err := h.PeopleNames(ctx, a); return err },
		"person": func(ctx context.Context, a governance.Actor) error {
			_, err := h.Member(ctx, a, a.PersonID)
			return err
		},
		"renewal": func(ctx context.Context, a governance.Actor) error {
			_, err := h.RenewalSeats(ctx, a, RenewalScope{EndsOn: day})
			return err
		},
	} {
		few := statements(t, func(ctx context.Context) error { return read(ctx, small) })
		many := statements(t, func(ctx context.Context) error { return read(ctx, large) })
		if few != many || many > 4 { // a page adds 1 for the session and 2 for who I am
			t.Errorf("%s: %d statements for ten rows, %d for a thousand: %s", name, few, many, fmt.Sprint(small.Coordination))
		}
	}
}
