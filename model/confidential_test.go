package model

import (
	"context"
	"strings"
	"testing"

	"ctin/governance"
)

// A confidential intention is read everywhere that money is, by everyone: only
// its funder and the coordinator find it (F17).
func TestF17AConfidentialIntentionIsSeenByItsFunderAndTheCoordinatorAlone(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	o, funder := h.funder(c, "Discret")
	_, other := h.funder(c, "Tilleul")
	member := h.everyRole(c.Coordination)[governance.Member]
	pass := h.pass(c)
	id := must(h.DeclareCommitment(ctx, funder, governance.CommitmentDraft{
		Funder: o, Scheme: pass, Purpose: "Secret", Quantity: "777", Confidential: true, Credits: []governance.CreditDraft{{Year: "2027"}},
	}, thirdOfDecember))(t)
	amount := 7_770 * governance.Euro
	for _, tt := range []struct {
		who   string
		actor governance.Actor
		sees  bool
	}{{"its funder", funder, true}, {"the coordinator", c, true}, {"another funder", other, false}, {"a member", member, false}} {
		page, err := h.Commitment(ctx, tt.actor, id)
		if got := governance.CodeOf(err) == ""; got != tt.sees {
			t.Errorf("%s reads its page: %t, %v, %v", tt.who, got, err, page.Purpose)
		}
		list := must(h.Commitments(ctx, tt.actor, CommitmentFilter{}))(t)
		if got := len(list.Lines) == 1 && list.Total == 1; got != tt.sees {
			t.Errorf("%s finds it in the list: %+v", tt.who, list)
		}
		if got := len(must(h.Commitments(ctx, tt.actor, CommitmentFilter{Query: "K1"}))(t).Lines) == 1; got != tt.sees {
			t.Errorf("%s finds it by its number", tt.who)
		}
		if got := len(must(h.Dossiers(ctx, tt.actor, CommitmentFilter{}))(t)) == 1; got != tt.sees {
			t.Errorf("%s exports it: %t", tt.who, got)
		}
		if got := len(must(h.Purses(ctx, tt.actor))(t)) == 1; got != tt.sees {
			t.Errorf("%s may draw on it: %t", tt.who, got)
		}
		table := must(h.Funding(ctx, tt.actor))(t)
		if got := table.Cash.Announced == amount && len(table.Funders) == 1 && len(table.Years) == 1; got != tt.sees {
			t.Errorf("%s counts it: %+v", tt.who, table)
		}
		if got := must(h.Dashboard(ctx, tt.actor))(t).Funding.Cash.Announced == amount; got != tt.sees {
			t.Errorf("%s sees it on the dashboard: %t", tt.who, got)
		}
		if got := len(must(h.Conference(ctx, tt.actor, ConferenceFilter{}))(t).Years) == 1; got != tt.sees {
			t.Errorf("%s may ask the conference for its year: %t", tt.who, got)
		}
	}
	for _, e := range must(h.Journal(ctx, c, JournalFilter{Kind: "commitment"}))(t).Lines {
		if strings.Contains(e.ObjectName, "Secret") || strings.Contains(e.ObjectPlace, "Discret") {
			t.Errorf("the journal names it: %+v", e)
		}
	}
}

func TestF17ACountedIntentionIsInTotalsInNobodysName(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	o, funder := h.funder(c, "Discret")
	_, other := h.funder(c, "Tilleul")
	pass := h.pass(c)
	id := must(h.DeclareCommitment(ctx, funder, governance.CommitmentDraft{
		Funder: o, Scheme: pass, Purpose: "Secret", Quantity: "777", Confidential: true, Counted: true, Credits: []governance.CreditDraft{{Year: "2027"}},
	}, thirdOfDecember))(t)
	table := must(h.Funding(ctx, other))(t)
	if table.Cash.Announced != 7_770*governance.Euro || len(table.Funders) != 1 || table.Funders[0].ID != 0 || table.Funders[0].Name != "Non ventilé" {
		t.Errorf("in nobody's name: %+v", table.Funders)
	}
	if len(table.Schemes) != 1 || table.Schemes[0].ID != 0 || len(table.Years) != 1 || table.Years[0].Year != 0 {
		t.Errorf("neither its scheme nor its year is told: %+v, %+v", table.Schemes, table.Years)
	}
	if lines := must(h.Commitments(ctx, other, CommitmentFilter{}))(t).Lines; len(lines) != 0 {
		t.Errorf("the list names it: %+v", lines)
	}
	if got := must(h.Funding(ctx, funder))(t).Funders[0].Name; got != "Discret" {
		t.Errorf("its funder reads %s", got)
	}
	if err := h.ClimbCommitment(ctx, funder, id, 1, governance.StatusResolved, upToAgreed, thirdOfDecember); err != nil {
		t.Fatal(err)
	}
	if got := must(h.Funding(ctx, other))(t).Funders[0].Name; got != "Discret" {
		t.Errorf("once firm it is no secret: %s", got)
	}
}

func TestF15ConsolidatedTotalsCountSourcesOnly(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Lille")
	state, prefect := h.funder(c, "État")
	metropole, treasurer := h.funder(c, "Métropole")
	source := must(h.DeclareCommitment(ctx, prefect, governance.CommitmentDraft{
		Funder: state, Purpose: "Conseillers", Amount: "1 600 000", Grantees: []governance.GranteeDraft{{Organization: metropole}},
	}, thirdOfDecember))(t)
	must(h.DeclareCommitment(ctx, treasurer, governance.CommitmentDraft{
		Funder: metropole, Purpose: "Centre social", Amount: "160 000", Source: source, Credits: []governance.CreditDraft{{Year: "2027"}},
	}, thirdOfDecember))(t)
	table := must(h.Funding(ctx, c))(t)
	if table.Cash.Announced != 1_600_000*governance.Euro || table.Regranted.Cash.Announced != 160_000*governance.Euro {
		t.Errorf("1 600 000 €, not 1 760 000: %+v, given again %+v", table.Cash, table.Regranted)
	}
	var years, funders governance.Cents
	for _, y := range table.Years {
		years += y.Cash.Announced
	}
	for _, f := range table.Funders {
		funders += f.Cash.Announced
	}
	if years != table.Cash.Announced || funders != table.Cash.Announced {
		t.Errorf("each cut adds up to the whole: years %d, funders %d", years, funders)
	}
	if got := must(h.Dashboard(ctx, c))(t).Funding.Cash.Announced; got != 1_600_000*governance.Euro {
		t.Errorf("the dashboard says %d", got)
	}
}
