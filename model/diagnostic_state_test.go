package model

import (
	"errors"
	"strings"
	"testing"

	"ctin/governance"
)

func TestD5AmendingWithdrawsASubmittedVersion(t *testing.T) {
	for name, amend := range map[string]func(*diagnosed, bool) error{
		"a section": func(d *diagnosed, sure bool) error {
			_, err := d.SaveSection(d.t.Context(), d.ada, SectionEdit{Code: "4", Base: 1, Body: "Autre.", Withdraw: sure})
			return err
		},
		"a restoration": func(d *diagnosed, sure bool) error {
			_, err := d.RestoreSection(d.t.Context(), d.ada, "2", 1, 2, sure)
			return err
		},
		"a new finding": func(d *diagnosed, sure bool) error {
			_, err := d.AddFinding(d.t.Context(), d.ada, FindingEdit{FindingDraft: oneInSix(), Withdraw: sure})
			return err
		},
		"a finding": func(d *diagnosed, sure bool) error {
			return d.UpdateFinding(d.t.Context(), d.ada, 1, 1, FindingEdit{FindingDraft: oneInSix(), Withdraw: sure})
		},
		"a finding withdrawn": func(d *diagnosed, sure bool) error { return d.WithdrawFinding(d.t.Context(), d.ada, 1, 1, sure) },
		"a source": func(d *diagnosed, sure bool) error {
			return d.QuoteSource(d.t.Context(), d.ada, 1, Quote{New: sourceB()}, sure)
		},
		"a source taken away": func(d *diagnosed, sure bool) error { return d.UnquoteSource(d.t.Context(), d.ada, 1, 1, sure) },
	} {
		t.Run(name, func(t *testing.T) {
			d := newDiagnosed(t)
			d.complete()
			d.write(d.ada, "2", "Un.")
			d.write(d.ada, "2", "Deux.")
			d.submit()
			refused(t, amend(d, false), governance.Conflict, governance.FieldWithdraw)
			if d.last().State != governance.DiagnosticSubmitted {
				t.Error("withdrawn without a confirmation")
			}
			if err := amend(d, true); err != nil {
				t.Fatal(err)
			}
			last := d.last()
			if last.State != governance.DiagnosticDraft || last.ContentHash != "" || last.SubmittedAt != nil || last.SubmittedBy != 0 {
				t.Errorf("%+v", last)
			}
			if n := d.count(`select count(*) from journal where action = 'diagnostic.withdraw'`); n != 1 {
				t.Errorf("%d entries of the journal", n)
			}
		})
	}
}

func TestD5ATextThatComesTooLateWithdrawsNothing(t *testing.T) {
	d := newDiagnosed(t)
	d.complete()
	d.submit()
	_, err := d.SaveSection(t.Context(), d.ada, SectionEdit{Code: "4", Base: 0, Body: "Autre.", Withdraw: true})
	if !errors.Is(err, ErrStale) || d.last().State != governance.DiagnosticSubmitted {
		t.Errorf("%v, %s", err, d.last().State)
	}
}

func TestACoordinatorWithdrawsASubmittedVersion(t *testing.T) {
	d := newDiagnosed(t)
	if err := d.WithdrawDiagnostic(t.Context(), d.coordinator, d.id, 1); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("a draft is withdrawn: %v", err)
	}
	d.complete()
	d.submit()
	if err := d.WithdrawDiagnostic(t.Context(), d.coordinator, d.id, 1); !errors.Is(err, ErrStale) {
		t.Errorf("read at an older version: %v", err)
	}
	if err := d.WithdrawDiagnostic(t.Context(), d.coordinator, d.id, d.last().Version); err != nil {
		t.Fatal(err)
	}
	d.submit()
}

// decide approves the version by a decision.
func (d *diagnosed) decide(by governance.DecisionID) error {
	d.t.Helper()
	ctx := d.t.Context()
	_, err := d.Store.write(ctx, d.coordinator, "test.decide", func(t *tx) (int64, error) {
		return 1, t.approveDiagnostic(ctx, d.id, by)
	})
	return err
}

// decision is a decision alone: what it hangs on is another story.
func (d *diagnosed) decision() governance.DecisionID {
	d.t.Helper()
	tx := d.db.Owner.MustBegin()
	var id governance.DecisionID
	tx.MustExec(`set local session_replication_role = replica`)
	err := tx.Get(&id, `
		insert into decisions (coordination_id, committee_id, meeting_id, item_id, ballot_id, year, number, reference, title, body,
			adopted_at, quorum_base, quorum_required, quorum_reached, content, content_hash, created_at)
		values ($1, 1, 1, 1, 1, 2026, 3, 'CS-2026-003', 'Diagnostic', '', $2, 11, 6, 7, '', '', $2)
		returning id`, d.coordinator.Coordination, d.now)
	if err == nil {
		err = tx.Commit()
	}
	if err != nil {
		d.t.Fatal(err)
	}
	return id
}

func TestD4AnApprovedVersionKeepsItsHashAndNeverChanges(t *testing.T) {
	d := newDiagnosed(t)
	d.complete()
	by := d.decision()
	if err := d.decide(by); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("a draft is approved: %v", err)
	}
	d.submit()
	if err := d.decide(by); err != nil {
		t.Fatal(err)
	}
	last := d.last()
	if last.State != governance.DiagnosticApproved || last.ApprovedAt == nil {
		t.Errorf("%+v", last)
	}
	frozen, err := d.DiagnosticVersion(t.Context(), d.zoe, 1)
	if err != nil || frozen.Decision != "CS-2026-003" {
		t.Errorf("approved by %q (%v)", frozen.Decision, err)
	}
	var label string
	d.scan(&label, `select label from decision_links where kind = 'diagnostic' and object_id = $1`, d.id)
	if !strings.Contains(label, last.ContentHash) {
		t.Errorf("the decision keeps %q", label)
	}
	_, err = d.SaveSection(t.Context(), d.ada, SectionEdit{Code: "4", Base: 1, Body: "Autre.", Withdraw: true})
	refused(t, err, governance.Conflict, "")
	if err := d.WithdrawDiagnostic(t.Context(), d.coordinator, d.id, last.Version); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("withdrawn: %v", err)
	}
	if _, err = d.OpenDiagnostic(t.Context(), d.coordinator); err != nil || d.last().Number != 2 || d.last().DocumentID != last.DocumentID {
		t.Errorf("version 2: %+v (%v)", d.last(), err)
	}
	if d.write(d.ada, "4", "Autre.") != 2 {
		t.Error("version 2 goes on with the text of version 1")
	}
	if again, err := d.DiagnosticVersion(t.Context(), d.zoe, 1); err != nil || again.ContentHash != frozen.ContentHash || !strings.Contains(again.Content.Section("4").Body, "Populations") {
		t.Errorf("version 1 has changed (%v)", err)
	}
}
