package model

import (
	"crypto/sha256"
	"fmt"
	"testing"
	"time"

	"ctin/governance"
)

// C7, part 21: minutes name what was joined to each item, and the sheet of
// attendance; parts 1 and 2 say when the meeting was suspended, closed or not.
func TestC7MinutesNameTheirAnnexesAndTheSuspensions(t *testing.T) {
	a := newAssembly(t)
	a.scan(nil, `
		with f as (
			insert into files (token, coordination_id, name, media_type, size, sha256, content, person_id, created_at)
			values ('joined', $1, $4, 'application/pdf', $5, sha256($6::bytea), $6::bytea, $3, now()) returning id
		)
		insert into agenda_files (item_id, file_id, coordination_id, recorded_by, created_at)
		select $2, f.id, $1, $3, now() from f`,
		a.keeper.Coordination, a.items[1], a.keeper.PersonID, aPDF.Name, len(aPDF.Content), aPDF.Content)
	a.openWith("Sicoval", "Bruyere")
	wait := func(minutes int) { a.now = a.now.Add(time.Duration(minutes) * time.Minute) }
	wait(30)
	a.ok(a.SuspendMeeting(a.ctx, a.keeper, a.meeting))
	wait(15)
	a.ok(a.ResumeMeeting(a.ctx, a.keeper, a.meeting))
	wait(5)
	a.ok(a.SuspendMeeting(a.ctx, a.keeper, a.meeting))
	wait(10)
	a.ok(a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}))

	c := a.minutes(governance.SummaryMinutes).Content
	want := fmt.Sprintf("[{rapport.pdf %x 2} {Feuille d’émargement  0}]", sha256.Sum256(aPDF.Content))
	if got := fmt.Sprint(c.Annexes); got != want {
		t.Errorf("annexes: %s, want %s", got, want)
	}
	for _, c := range []governance.MinutesContent{c, a.minutes(governance.DecisionLog).Content} {
		spans := ""
		for _, s := range c.Header.Suspensions {
			spans += s.From.Local + " – " + s.To.Local + "; "
		}
		if spans != "14\u00a0h\u00a030 – 14\u00a0h\u00a045; 14\u00a0h\u00a050 – 15\u00a0h; " {
			t.Errorf("%s: suspended %s", c.Header.Kind, spans)
		}
	}
}

// C7: told afterwards, the journal has the hours of the telling, not those of
// the meeting.
func TestC7AMeetingToldAfterwardsSaysNoHourOfSuspension(t *testing.T) {
	at := time.Date(2026, 12, 3, 14, 0, 0, 0, time.UTC)
	w := minutesWriter{facts: minutesFacts{Pauses: []minutesPause{{At: at}, {At: at.Add(time.Hour), Over: true}}}}
	w.room.ClosedAt = at.Add(2 * time.Hour)
	if len(w.suspensions()) != 1 {
		t.Error("the suspension is lost")
	}
	w.room.RecordedAfter = true
	if got := w.suspensions(); got != nil {
		t.Errorf("suspended %v", got)
	}
}
