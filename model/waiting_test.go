package model

import (
	"testing"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

// waits is what waits for a person, each kind with the page it leads to.
func (h *house) waits(who governance.Actor) map[governance.WaitingKind]governance.Waiting {
	h.t.Helper()
	found := map[governance.WaitingKind]governance.Waiting{}
	for _, w := range must(h.Dashboard(h.t.Context(), who))(h.t).Waiting {
		found[w.Kind] = w
	}
	return found
}

// The texts of a closed meeting wait for those who sign, write, read and
// approve them, one after the other (C7, C8, C9).
func TestTheTextsOfAMeetingWaitForWhoeverTheyNeed(t *testing.T) {
	a := closedAssembly(t)
	chair, reader := a.as("Sicoval"), a.as("Murier")
	texts := []governance.WaitingKind{
		governance.WaitingLogs, governance.WaitingMinutes, governance.WaitingReading, governance.WaitingProse, governance.WaitingApproval,
	}
	expects := func(step string, want map[string][]governance.WaitingKind) {
		t.Helper()
		got := map[string][]governance.WaitingKind{}
		for name, who := range map[string]governance.Actor{"chair": chair, "keeper": a.keeper, "reader": reader} {
			waits := a.waits(who)
			for _, kind := range texts {
				if w, ok := waits[kind]; ok {
					got[name] = append(got[name], kind)
					if w.Count != 1 || w.Object != int64(a.meeting) {
						t.Errorf("%s: %s is told %+v", step, name, w)
					}
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", step, diff)
		}
	}
	type told = map[string][]governance.WaitingKind
	expects("closed", told{
		"chair": {governance.WaitingLogs}, "keeper": {governance.WaitingLogs, governance.WaitingProse},
	})
	must(a.SignMinutes(a.ctx, a.signer(chair), a.signing(governance.DecisionLog, nil)))(t)
	expects("signed by the chair", told{"keeper": {governance.WaitingLogs, governance.WaitingProse}})
	must(a.SignMinutes(a.ctx, a.signer(a.keeper), a.signing(governance.DecisionLog, nil)))(t)
	a.ok(a.CirculateMinutes(a.ctx, a.keeper, a.meeting))
	expects("circulated", told{"chair": {governance.WaitingReading}, "reader": {governance.WaitingReading}})
	a.now = a.now.AddDate(0, 0, 11)
	expects("nobody asked for anything in time", told{"keeper": {governance.WaitingApproval}})
	a.ok(a.ApproveMinutes(a.ctx, a.keeper, a.meeting, ""))
	expects("approved", told{"chair": {governance.WaitingMinutes}, "keeper": {governance.WaitingMinutes}})
}

func TestWhoAskedForAReservationHasReadTheMinutes(t *testing.T) {
	a := closedAssembly(t)
	a.ok(a.CirculateMinutes(a.ctx, a.keeper, a.meeting))
	a.ok(a.AskReservation(a.ctx, a.as("Olivier"), a.meeting, "Le chiffre est de 2019."))
	if w, ok := a.waits(a.as("Olivier"))[governance.WaitingReading]; ok {
		t.Errorf("got %+v", w)
	}
	stranger := a.member(a.keeper.Coordination, governance.Member)
	if w := a.waits(stranger); len(w) != 0 {
		t.Errorf("someone who sits nowhere is told %+v", w)
	}
}

func TestASubmittedVersionWaitsForThoseWhoVoteOnIt(t *testing.T) {
	d := newDiagnosed(t)
	d.complete()
	seat := d.addSeat(d.coordinator, true, "2026-01-01", "")
	d.scan(nil, `insert into mandates (coordination_id, seat_id, person_id, kind, starts_on, created_at) values ($1, $2, $3, 'holder', '2026-01-01', $4)`,
		d.coordinator.Coordination, seat, d.ada.PersonID, d.now)
	if w, ok := d.waits(d.ada)[governance.WaitingVersion]; ok {
		t.Errorf("a draft waits for those who vote: %+v", w)
	}
	d.submit()
	if w := d.waits(d.ada)[governance.WaitingVersion]; w.Count != 1 || w.Object != 1 {
		t.Errorf("version %+v, want the first", w)
	}
	if w, ok := d.waits(d.zoe)[governance.WaitingVersion]; ok {
		t.Errorf("who has no vote is told %+v", w)
	}
}
