package model

import (
	"time"

	"ctin/governance"
)

// minutesPause is a suspension that begins, or is over: the journal alone
// keeps their hours.
type minutesPause struct {
	At   time.Time
	Over bool
}

// suspensions are the hours during which the meeting was interrupted. One that
// is told afterwards says nothing of them: the journal has the hours of the
// telling (C7).
func (w minutesWriter) suspensions() []governance.MinutesSpan {
	if w.room.RecordedAfter {
		return nil
	}
	var spans []governance.MinutesSpan
	var from time.Time
	for _, p := range append(w.facts.Pauses, minutesPause{At: w.room.ClosedAt, Over: true}) {
		switch {
		case !p.Over:
			from = p.At
		case !from.IsZero() && from.Before(w.room.ClosedAt):
			spans = append(spans, w.span(from, p.At))
			from = time.Time{}
		}
	}
	return spans
}

// span ends with the meeting at the latest: its close may be told with an
// earlier hour.
func (w minutesWriter) span(from, to time.Time) governance.MinutesSpan {
	if to.After(w.room.ClosedAt) {
		to = w.room.ClosedAt
	}
	return governance.MinutesSpan{From: governance.HourOf(from, w.room.Zone()), To: governance.HourOf(to, w.room.Zone())}
}

// annexes are the documents joined to the items of the agenda, then the sheet
// of attendance when somebody came. The sheet has no hash: it is printed from
// what the minutes themselves say.
func (w minutesWriter) annexes() []governance.MinutesDocument {
	var list []governance.MinutesDocument
	for _, line := range w.room.Agenda {
		for _, f := range line.Files {
			list = append(list, governance.MinutesDocument{Name: f.Name, Hash: f.SHA256, Item: line.Position})
		}
	}
	if len(w.room.Stays) > 0 {
		list = append(list, governance.MinutesDocument{Name: docAttendance})
	}
	return list
}
