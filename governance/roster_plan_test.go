package governance

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestAPlanRefersToWhatItMakes(t *testing.T) {
	rows := rosterOf(t, `
		Nom|Organisation|Nature|Téléphone|Qualité|Début
		Roux|Noisetier|association|561000000||2027-01-01
		Blanc|Noisetier|||suppléant|
		Vert|Noisetier||+33 5 61 00 00 00|suppléant|2026-06-01`)
	p := PlanRoster(rows, rosterHouse(), rosterDay)
	want := RosterPlan{
		ListPlan: p.ListPlan,
		Organizations: []PlannedOrganization{
			{-1, OrganizationDraft{Name: "Noisetier", Kind: "association"}},
		},
		Seats:  []Seat{{ID: -1, CommitteeID: 1, OrganizationID: -1, Voting: true, StartsOn: "2026-06-01"}},
		People: []Person{{ID: -1, FamilyName: "Roux", Phone: "05 61 00 00 00"}, {ID: -2, FamilyName: "Blanc"}, {ID: -3, FamilyName: "Vert", Phone: "+33561000000"}},
		Mandates: []Mandate{
			{SeatID: -1, PersonID: -1, Kind: Holder, StartsOn: "2027-01-01"},
			{SeatID: -1, PersonID: -2, Kind: Alternate, StartsOn: "2027-01-01"}, // says no day: waits for the seat
			{SeatID: -1, PersonID: -3, Kind: Alternate, StartsOn: "2026-06-01"},
		},
		Memberships: []Membership{
			{PersonID: -1, OrganizationID: -1, Roles: RoleSet{Member}},
			{PersonID: -2, OrganizationID: -1, Roles: RoleSet{Member}},
			{PersonID: -3, OrganizationID: -1, Roles: RoleSet{Member}},
		},
	}
	if diff := cmp.Diff(want, p); diff != "" {
		t.Error(diff)
	}
}

func TestTheSameRosterMakesNothingTheSecondTime(t *testing.T) {
	rows := rosterOf(t, `
		Nom|Courriel|Organisation|Nature|Qualité|Instance
		Roux||Noisetier|association||
		Blanc|b@exemple.fr|Noisetier||suppléant|
		|| Noisetier|||financeurs
		Blanc|b@exemple.fr|Mûrier|||aucune`)
	known := rosterHouse()
	known = carriedOut(known, PlanRoster(rows, known, rosterDay))
	p := PlanRoster(rows, known, rosterDay.AddDays(40))
	if diff := cmp.Diff([]string{"exists", "exists", "exists", "exists"}, outcome(p)); diff != "" {
		t.Error(diff)
	}
	refusedAs(t, p.Ready(false), Conflict, "")
}

// Whatever the lines are, what is planned keeps every rule, and the same file
// makes nothing more once it was carried out.
func TestWhateverTheLinesThePlanStands(t *testing.T) {
	words := [][]string{
		{"", "Roux", "Blanc", "Durand", "Petit"},
		{"", "", "a@exemple.fr", "b@exemple.fr", "anne.durand@exemple.fr"},
		{"", "Noisetier", "Mûrier", "Haute-Garonne", "Ancien Mûrier"},
		{"", "", "732829320", "73282932000074", "223100017"},
		{"", "", "association", "commune", "autre"},
		{"", "", "financeurs", "aucune"},
		{"", "", "Président", "Trésorier"},
		{"", "", "suppléant", "titulaire"},
		{"", "", "membre", "financeur"},
		{"", "", "2026-01-01", "2027-01-01"},
		{"", "", "2027-06-30"},
		{"", "", "associations"},
	}
	random, whole := rand.New(rand.NewPCG(1, 2)), 0
	for range 2000 {
		text := "Nom|Courriel|Organisation|SIREN|Nature|Instance|Fonction|Qualité|Rôles|Début|Fin|Collège\nVert||Mûrier|||aucune"
		for range 1 + random.IntN(5) {
			for i, w := range words {
				text += []string{"\n", "|"}[min(i, 1)] + w[random.IntN(len(w))]
			}
		}
		rows := rosterOf(t, text)
		known := rosterHouse()
		plan := PlanRoster(rows, known, rosterDay)
		after := carriedOut(known, plan)
		if err := keepsTheRules(after); err != nil {
			t.Fatalf("%s\n%v", text, err)
		}
		if len(plan.In(LineRefused)) > 0 {
			continue
		}
		whole++
		for _, l := range PlanRoster(rows, after, rosterDay).In(LineCreates) {
			t.Fatalf("%s\nline %d makes %v again", text, l.Line, l.Creates)
		}
	}
	if whole < 30 {
		t.Errorf("only %d rosters had no refused line", whole)
	}
}

// keepsTheRules checks what a coordination has against the rules of each thing.
func keepsTheRules(k RosterKnown) error {
	seats, names := map[SeatID]Seat{}, map[string]PersonID{}
	for _, s := range k.Seats {
		seats[s.ID] = s
		fill(&s.College, Institutional) // its organisation's
		if err := CheckSeat(s); err != nil {
			return err
		}
	}
	for i, o := range k.Organizations {
		if _, err := o.Twin(k.Organizations[:i], true); err != nil && o.MergedInto == 0 {
			return err
		}
	}
	for _, h := range k.People {
		if h.Email != "" && names[h.Email] != 0 {
			return Fail(Conflict, h.Email)
		}
		names[h.Email] = h.ID
	}
	for i, m := range k.Mandates {
		m.ID = 0
		if _, err := Designate(seats[m.SeatID], k.Mandates[:i], m); err != nil {
			return err
		}
	}
	held := map[rosterHeld]bool{}
	for _, m := range k.Memberships {
		key := rosterHeld{m.PersonID, m.OrganizationID}
		if held[key] || len(m.Roles) == 0 || m.PersonID <= 0 || m.OrganizationID < 0 {
			return Fail(Conflict, "%+v", m)
		}
		held[key] = true
	}
	return nil
}

// carriedOut is what a coordination has once a plan was carried out.
func carriedOut(k RosterKnown, p RosterPlan) RosterKnown {
	shift := func(id int64) int64 {
		if id < 0 {
			return 1000 - id
		}
		return id
	}
	for _, d := range p.Organizations {
		o, _ := ParseOrganization(d.OrganizationDraft)
		o.ID = OrganizationID(shift(int64(d.ID)))
		k.Organizations = append(k.Organizations, o)
	}
	for _, s := range p.Seats {
		s.ID, s.OrganizationID = SeatID(shift(int64(s.ID))), OrganizationID(shift(int64(s.OrganizationID)))
		k.Seats = append(k.Seats, s)
	}
	for _, h := range p.People {
		h.ID = PersonID(shift(int64(h.ID)))
		k.People = append(k.People, h)
	}
	for _, m := range p.Mandates {
		m.ID, m.SeatID, m.PersonID = 1, SeatID(shift(int64(m.SeatID))), PersonID(shift(int64(m.PersonID)))
		k.Mandates = append(k.Mandates, m)
	}
	for _, m := range p.Memberships {
		m.ID, m.PersonID, m.OrganizationID = 1, PersonID(shift(int64(m.PersonID))), OrganizationID(shift(int64(m.OrganizationID)))
		k.Memberships = append(k.Memberships, m)
	}
	return k
}

// The whole of a large roster is planned well under the time of a page.
func TestALargeRosterIsPlannedQuickly(t *testing.T) {
	var b strings.Builder
	b.WriteString("Nom|Courriel|Organisation|Nature|Fonction\n")
	for i := range MaxListLines {
		fmt.Fprintf(&b, "Personne %d|p%d@exemple.fr|Organisation %d|association|Siège %d\n", i, i, i/3, i%3)
	}
	rows := rosterOf(t, b.String())
	begun := time.Now()
	p := PlanRoster(rows, RosterKnown{Committees: []Committee{{ID: 1, Kind: Strategic}}}, rosterDay)
	if took := time.Since(begun); took > 20*time.Second {
		t.Errorf("%d lines took %s", len(rows), took)
	}
	if got := p.Counts(); got.Seats != MaxListLines || got.Organizations != (MaxListLines+2)/3 {
		t.Errorf("%+v", got)
	}
}
