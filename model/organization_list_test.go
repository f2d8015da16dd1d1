package model

import (
	"context"
	"fmt"
	"testing"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

// add makes an organisation and returns its identifier.
func (h *house) add(actor governance.Actor, d governance.OrganizationDraft) governance.OrganizationID {
	h.t.Helper()
	id, err := h.CreateOrganization(context.Background(), actor, d)
	if err != nil {
		h.t.Fatal(err)
	}
	return id
}

func namesOf(l OrganizationList) []string {
	var names []string
	for _, line := range l.Lines {
		names = append(names, line.Name)
	}
	return names
}

func TestOrganizationsAreFoundBySearchAndFilters(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Métropole")
	h.add(actor, governance.OrganizationDraft{Name: "Ville de Lille", Siren: "215903501", Kind: "commune"})
	h.add(actor, governance.OrganizationDraft{Name: "École d’Été", Kind: "association", RNA: "W311000123"})
	h.add(actor, governance.OrganizationDraft{Name: "Caisse d’allocations", Siret: "73282932000074", Kind: "social_body", Funder: true})
	h.add(actor, governance.OrganizationDraft{Name: "Les habitants", Kind: "beneficiary"})
	h.add(h.open("Ailleurs"), governance.OrganizationDraft{Name: "Ville de Lille", Kind: "commune"})
	for _, tt := range []struct {
		rule   string
		filter OrganizationFilter
		want   []string
	}{
		{"all, in the order of the alphabet", OrganizationFilter{}, []string{"Caisse d’allocations", "École d’Été", "Les habitants", "Métropole", "Ville de Lille"}},
		{"accents and case make no difference", OrganizationFilter{Query: "ECOLE ete"}, []string{"École d’Été"}},
		{"a space that was typed as no-break is a space", OrganizationFilter{Query: "ville\u00a0de\u202flille"}, []string{"Ville de Lille"}},
		{"words come in any order", OrganizationFilter{Query: "lille  ville"}, []string{"Ville de Lille"}},
		{"a part of a word is enough", OrganizationFilter{Query: "tropo"}, []string{"Métropole"}},
		{"signs are searched for themselves", OrganizationFilter{Query: "%"}, nil},
		{"a SIREN, with spaces", OrganizationFilter{Query: "215 903 501"}, []string{"Ville de Lille"}},
		{"the beginning of a SIRET", OrganizationFilter{Query: "7328293200"}, []string{"Caisse d’allocations"}},
		{"an RNA number", OrganizationFilter{Query: "w311000123"}, []string{"École d’Été"}},
		{"a college", OrganizationFilter{College: "associative"}, []string{"École d’Été"}},
		{"a kind", OrganizationFilter{Kind: "commune"}, []string{"Ville de Lille"}},
		{"funders", OrganizationFilter{Funder: "oui"}, []string{"Caisse d’allocations"}},
		{"those that are no funders", OrganizationFilter{Funder: "non", College: "institutional"}, []string{"Métropole", "Ville de Lille"}},
		{"those without identifier", OrganizationFilter{Identifier: "non"}, []string{"Les habitants", "Métropole"}},
		{"those whose identifier is missing", OrganizationFilter{Identifier: "manquant"}, []string{"Métropole"}},
		{"those with one", OrganizationFilter{Identifier: "oui", Query: "e"}, []string{"Caisse d’allocations", "École d’Été", "Ville de Lille"}},
		{"the latest first", OrganizationFilter{Recent: true}, []string{"Les habitants", "Caisse d’allocations", "École d’Été", "Ville de Lille", "Métropole"}},
		{"nothing fits", OrganizationFilter{Query: "zzz", College: "private"}, nil},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			list, err := h.Organizations(ctx, actor, tt.filter)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, namesOf(list)); diff != "" || list.Total != len(tt.want) {
				t.Errorf("total %d\n%s", list.Total, diff)
			}
		})
	}
}

func TestOrganizationsAreReadByPagesInBothDirections(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("A")
	h.scan(nil, `
		insert into organizations (coordination_id, name, kind, college, created_at)
		select $1, 'Commune ' || n % 30, 'commune', 'institutional', now()
		from generate_series(1, 94) n`, actor.Coordination)
	for _, recent := range []bool{false, true} {
		t.Run(fmt.Sprintf("recent first: %v", recent), func(t *testing.T) {
			var forward, backward []OrganizationLine
			f := OrganizationFilter{Recent: recent}
			var sizes []int
			for {
				list, err := h.Organizations(ctx, actor, f)
				if err != nil {
					t.Fatal(err)
				}
				if (list.Previous == 0) != (len(forward) == 0) || list.Total != 95 {
					t.Errorf("previous %d after %d lines of %d", list.Previous, len(forward), list.Total)
				}
				forward, sizes = append(forward, list.Lines...), append(sizes, len(list.Lines))
				if f.After = list.Next; f.After == 0 {
					f.Before = list.Previous
					backward = list.Lines
					break
				}
			}
			for f.After = 0; f.Before != 0; {
				list, err := h.Organizations(ctx, actor, f)
				if err != nil {
					t.Fatal(err)
				}
				if list.Next == 0 {
					t.Error("a page with one after it has no next")
				}
				backward, f.Before = append(list.Lines, backward...), list.Previous
			}
			if diff := cmp.Diff([]int{25, 25, 25, 20}, sizes); diff != "" {
				t.Error(diff)
			}
			seen := map[governance.OrganizationID]bool{}
			for _, l := range forward {
				seen[l.ID] = true
			}
			if len(seen) != 95 {
				t.Errorf("%d organisations seen, want 95", len(seen))
			}
			if diff := cmp.Diff(forward, backward); diff != "" {
				t.Errorf("the way back is another: %s", diff)
			}
		})
	}
}

func TestAPageOfOrganizationsTakesTwoStatementsHoweverLong(t *testing.T) {
	h := newHouse(t)
	actor := h.open("A")
	for _, lines := range []int{1, 300} {
		h.scan(nil, `
			insert into organizations (coordination_id, name, kind, college, created_at)
			select $1, 'Commune ' || n, 'commune', 'institutional', now()
			from generate_series(1, $2::int) n`, actor.Coordination, lines)
		ctx, n := Counted(context.Background())
		if _, err := h.Organizations(ctx, actor, OrganizationFilter{}); err != nil || n.Load() != 2 {
			t.Errorf("%d statements for %d lines, %v", n.Load(), lines, err)
		}
	}
}
