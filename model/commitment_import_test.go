package model

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"ctin/governance"
)

// sendCommitments sends lines of cells separated by semicolons, the header first.
func (h *house) sendCommitments(actor governance.Actor, lines ...string) CommitmentReview {
	h.t.Helper()
	ctx := context.Background()
	id := must(h.SendCommitments(ctx, actor, Upload{"a.csv", []byte(strings.Join(lines, "\n"))}, thirdOfDecember))(h.t)
	return must(h.ImportedCommitments(ctx, actor, id))(h.t)
}

func orderCommitments(r CommitmentReview) ListOrder { return ListOrder{ID: r.ID, Mark: r.Plan.Mark()} }

func TestF4AnImportedCommitmentHasItsStepsAndVersions(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	_, own := h.funder(c, "Tilleul")
	r := h.sendCommitments(own,
		"Financeur;Objet;Montant;Fléchage;Bénéficiaires;Échéancier;Étape;Demandé le;Année budgétaire;Organe;Délibéré le;Référence;Conventionné le;Signataires",
		"Tilleul;Guichet;40000;fonds commun;Sicoval;2026;Conventionné;01/09/2026;2026;Conseil;15/10/2026;12;02/11/2026;Les deux")
	if err := h.ImportCommitments(ctx, own, orderCommitments(r)); err != nil {
		t.Fatal(err)
	}
	d := must(h.Dossiers(ctx, c, CommitmentFilter{}))(t)[0]
	if d.Status != governance.StatusAgreed || !d.Confirmed || d.Earmarked || len(d.Steps) != 5 || d.Version != 2 ||
		d.Held(governance.StatusAgreed).HappenedOn != "2026-11-02" || d.Credits[0].Amount != 40_000*governance.Euro {
		t.Errorf("%+v", d)
	}
	if n := h.count(`select count(*) from commitment_versions`); n != 2 {
		t.Errorf("%d versions", n)
	}
	done := must(h.ImportedCommitments(ctx, own, r.ID))(t)
	if done.AppliedAt == nil || done.Made.Commitments != 1 || done.Made.Cash != 40_000*governance.Euro {
		t.Errorf("%+v", done)
	}
}

func TestTwoPeopleWithTheSameFileOfCommitmentsMakeItOnce(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	h.funder(c, "Tilleul")
	lines := []string{"Financeur;Objet;Montant"}
	for i := range 20 {
		lines = append(lines, fmt.Sprintf("Tilleul;Atelier %d;10", i))
	}
	colleague := h.coordinator(c)
	orders := map[*governance.Actor]ListOrder{
		&c:         orderCommitments(h.sendCommitments(c, lines...)),
		&colleague: orderCommitments(h.sendCommitments(colleague, lines...)),
	}
	var all sync.WaitGroup
	failures := make(chan error, 8)
	for actor, order := range orders {
		for range 4 {
			all.Go(func() { failures <- h.ImportCommitments(ctx, *actor, order) })
		}
	}
	all.Wait()
	close(failures)
	conflicts := 0
	for err := range failures {
		if err != nil {
			refused(t, err, governance.Conflict, "")
			conflicts++
		}
	}
	if n := h.count(`select count(*) from commitments`); n != 20 || conflicts != 4 {
		t.Errorf("%d commitments, %d conflicts", n, conflicts)
	}
	if gaps := h.count(`select max(number) - count(*) from commitments`); gaps != 0 {
		t.Errorf("%d numbers are missing", gaps)
	}
}

func TestAFileOfCommitmentsThatCannotBeMadeWholeMakesNothing(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	o, _ := h.funder(c, "Tilleul")
	r := h.sendCommitments(c, "Financeur;Objet;Montant", "Tilleul;Un;10", "Tilleul;Deux;10")
	h.scan(nil, `update organizations set funder = false where id = $1`, o)
	refused(t, h.ImportCommitments(ctx, c, orderCommitments(r)), governance.Conflict, "")
	again := must(h.ImportedCommitments(ctx, c, r.ID))(t)
	if len(again.Before) != 2 || again.Before[2] != governance.LineCreates {
		t.Errorf("what changed since is not said: %v", again.Before)
	}
	refused(t, h.ImportCommitments(ctx, c, orderCommitments(again)), governance.Conflict, "")
	h.scan(nil, `update organizations set funder = true where id = $1`, o)
	mixed := h.sendCommitments(c, "Financeur;Objet;Montant", "Tilleul;Un;10", "Tilleul;Deux;0")
	order := orderCommitments(mixed)
	order.Partial = true // nobody may ask for a part
	refused(t, h.ImportCommitments(ctx, c, order), governance.Invalid, "partial")
	if n := h.count(`select (select count(*) from commitments) + (select count(*) from commitment_steps) + (select count(*) from outbox where subject like '%engagement%')`); n != 0 {
		t.Errorf("%d rows are left", n)
	}
}

func TestOnlyThoseWhoDeclareImportCommitmentsAndOnlySeeTheirOwnFile(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	c := h.open("Sicoval")
	_, own := h.funder(c, "Tilleul")
	r := h.sendCommitments(own, "Financeur;Objet;Montant", "Tilleul;Un;10")
	for role, a := range h.everyRole(c.Coordination) {
		_, err := h.SendCommitments(ctx, a, Upload{"a.csv", []byte("Financeur\nTilleul")}, thirdOfDecember)
		if role != governance.Funder && governance.CodeOf(err) != governance.Forbidden {
			t.Errorf("%s: %v", role, err)
		}
		if err := h.ImportCommitments(ctx, a, orderCommitments(r)); err == nil {
			t.Errorf("%s imports somebody else's file", role)
		}
	}
	_, err := h.ImportedCommitments(ctx, c, r.ID)
	refused(t, err, governance.NotFound, "")
	refused(t, h.DropCommitments(ctx, c, r.ID), governance.NotFound, "")
}
