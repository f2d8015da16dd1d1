package demonstration

import (
	"testing"
	"time"

	"ctin/governance"
)

func TestTheMeetingOfTheDayIsConvenedAsTheStoryTells(t *testing.T) {
	d := newStage(t)
	m, err := d.store.Meeting(t.Context(), d.keeper, d.session())
	d.ok(err)
	if got := m.StartsAt.UTC().Format(time.RFC3339); got != "2026-12-03T13:00:00Z" || m.Number != 2 {
		t.Errorf("meeting %d at %s", m.Number, got)
	}
	if got := governance.DateOf(m.ConvenedAt, m.Zone()); got != "2026-11-24" || m.UrgencyReason != "" {
		t.Errorf("convened %s, urgency %q", got, m.UrgencyReason)
	}
	if len(m.Agenda) != 6 || m.Agenda[1].DiagnosticNumber != 1 || !m.Agenda[2].Programme || len(m.Agenda[3].Proposed) != 2 {
		t.Errorf("agenda %+v", m.Agenda)
	}
	for i, want := range []struct {
		action int
		amount governance.Cents
	}{{3, 25_000 * governance.Euro}, {4, 15_000 * governance.Euro}} {
		if got := m.Agenda[3].Proposed[i]; got.ActionNumber != want.action || got.Amount != want.amount || got.CommitmentNumber != 5 {
			t.Errorf("005 proposes %+v", got)
		}
	}
	r, err := d.store.Convocation(t.Context(), d.keeper, m)
	d.ok(err)
	byHand := map[string]bool{}
	for _, c := range r.Called {
		if c.Email == "" {
			byHand[c.Organization] = !c.SentAt.IsZero()
		}
	}
	if len(r.Called) != 14 || len(r.Missing) != 0 || len(r.Vacant) != 0 || len(byHand) != 2 || !byHand[orgSaule] || !byHand[orgNoisetier] {
		t.Errorf("%d called, %d missing, %d vacant, by hand %v", len(r.Called), len(r.Missing), len(r.Vacant), byHand)
	}
	f := r.Forecast
	if f.Base != 11 || f.Required != 6 || f.Present != 5 || f.Represented != 1 || f.Awaited != 3 || !f.Met() {
		t.Errorf("forecast %+v", f)
	}
}
