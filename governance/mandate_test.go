package governance

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAMandateStaysInsideItsSeat(t *testing.T) {
	others := []Mandate{
		holds(1, mayorSeat, 10, "2026-01-01", "2026-03-31"),
		stands(2, mayorSeat, 11, "2026-01-01", ""),
		holds(3, closedSeat, 12, "2026-01-01", "2026-03-31"),
	}
	for _, tt := range []struct {
		rule  string
		seat  Seat
		m     Mandate
		code  Code
		field string
	}{
		{"a holder after another", mayorSeat, holds(0, mayorSeat, 20, "2026-04-01", ""), "", ""},
		{"one voting holder per seat and day", mayorSeat, holds(0, mayorSeat, 20, "2026-03-31", ""), Conflict, "starts_on"},
		{"an alternate beside a holder", mayorSeat, stands(0, mayorSeat, 20, "2026-01-01", ""), "", ""},
		{"a second alternate", mayorSeat, stands(0, mayorSeat, 21, "2026-01-01", ""), "", ""},
		{"nobody twice on a seat the same day", mayorSeat, holds(0, mayorSeat, 11, "2026-06-01", ""), Conflict, "person"},
		{"the holder is not also the alternate", mayorSeat, stands(0, mayorSeat, 10, "2026-03-31", ""), Conflict, "person"},
		{"the same person again, later", mayorSeat, holds(0, mayorSeat, 10, "2026-04-01", ""), "", ""},
		{"a person may sit on two seats", closedSeat, holds(0, closedSeat, 10, "2026-04-01", "2026-06-30"), "", ""},
		{"P11: somebody, not nobody", mayorSeat, holds(0, mayorSeat, 0, "2026-04-01", ""), Invalid, "person"},
		{"a first day", mayorSeat, holds(0, mayorSeat, 20, "", ""), Invalid, "starts_on"},
		{"an end after the start", mayorSeat, holds(0, mayorSeat, 20, "2026-04-02", "2026-04-01"), Invalid, "ends_on"},
		{"not before the seat", mayorSeat, stands(0, mayorSeat, 20, "2025-12-31", ""), Invalid, "starts_on"},
		{"not begun after the seat", closedSeat, holds(0, closedSeat, 20, "2026-07-01", ""), Invalid, "starts_on"},
		{"not ended after the seat", closedSeat, holds(0, closedSeat, 20, "2026-06-01", "2026-07-01"), Invalid, "ends_on"},
		{"R133-3: no substitute for a qualified person", qualifiedSeat, stands(0, qualifiedSeat, 20, "2026-04-01", ""), Invalid, "kind"},
		{"R133-3: but a holder", qualifiedSeat, holds(0, qualifiedSeat, 20, "2026-04-01", ""), "", ""},
		{"holder or alternate, nothing else", mayorSeat, Mandate{SeatID: 1, PersonID: 20, Kind: "guest", StartsOn: "2026-04-01"}, Invalid, "kind"},
		{"a correction is not in its own way", mayorSeat, holds(1, mayorSeat, 10, "2026-01-01", "2026-05-31"), "", ""},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			_, err := Designate(tt.seat, others, tt.m)
			wrong(t, err, tt.code, tt.field)
		})
	}
}

func TestAMandateWithoutEndEndsWithItsSeat(t *testing.T) {
	m, err := Designate(closedSeat, nil, holds(0, closedSeat, 20, "2026-02-01", ""))
	if err != nil || m.EndsOn != "2026-06-30" {
		t.Errorf("got %q, %v", m.EndsOn, err)
	}
}

func TestReplacingEndsTheHolderTheDayBefore(t *testing.T) {
	for _, tt := range []struct {
		rule  string
		have  []Mandate
		new   Mandate
		ended []Mandate
		code  Code
		field string
	}{
		{
			"the holder ends the day before",
			[]Mandate{holds(1, mayorSeat, 10, "2026-01-01", "")},
			holds(0, mayorSeat, 20, "2026-04-01", ""),
			[]Mandate{holds(1, mayorSeat, 10, "2026-01-01", "2026-03-31")},
			"", "",
		},
		{"a vacant seat is simply held", nil, holds(0, mayorSeat, 20, "2026-04-01", ""), nil, "", ""},
		{
			"an alternate who becomes holder stops being alternate",
			[]Mandate{holds(1, mayorSeat, 10, "2026-01-01", ""), stands(2, mayorSeat, 20, "2026-01-01", "")},
			holds(0, mayorSeat, 20, "2026-04-01", ""),
			[]Mandate{holds(1, mayorSeat, 10, "2026-01-01", "2026-03-31"), stands(2, mayorSeat, 20, "2026-01-01", "2026-03-31")},
			"", "",
		},
		{
			"the other alternates stay",
			[]Mandate{stands(2, mayorSeat, 21, "2026-01-01", "")},
			holds(0, mayorSeat, 20, "2026-04-01", ""), nil, "", "",
		},
		{
			"not the day the holder begins",
			[]Mandate{holds(1, mayorSeat, 10, "2026-04-01", "")},
			holds(0, mayorSeat, 20, "2026-04-01", ""), nil, Conflict, "starts_on",
		},
		{
			"not over the next holder",
			[]Mandate{holds(1, mayorSeat, 10, "2026-01-01", "2026-05-31"), holds(2, mayorSeat, 11, "2026-06-01", "")},
			holds(0, mayorSeat, 20, "2026-04-01", ""), nil, Conflict, "starts_on",
		},
		{
			"nobody replaces themselves",
			[]Mandate{holds(1, mayorSeat, 10, "2026-01-01", "")},
			holds(0, mayorSeat, 10, "2026-04-01", ""), nil, Conflict, "person",
		},
		{"a day is needed", nil, holds(0, mayorSeat, 20, "", ""), nil, Invalid, "starts_on"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			ended, _, err := Replace(mayorSeat, tt.have, tt.new)
			wrong(t, err, tt.code, tt.field)
			if tt.code == "" && !cmp.Equal(ended, tt.ended) {
				t.Error(cmp.Diff(tt.ended, ended))
			}
		})
	}
}

func TestAMandateEndsOnceAndSooner(t *testing.T) {
	for _, tt := range []struct {
		rule string
		end  Date
		on   Date
		code Code
	}{
		{"on a day", "", "2026-05-01", ""},
		{"on its first day", "", "2026-01-01", ""},
		{"sooner than known", "2026-06-30", "2026-05-01", ""},
		{"not later than known", "2026-06-30", "2026-07-01", Conflict},
		{"not before it began", "", "2025-12-31", Invalid},
		{"not without a day", "", "", Invalid},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			_, err := EndMandate(holds(1, mayorSeat, 10, "2026-01-01", tt.end), tt.on)
			wrong(t, err, tt.code, "ends_on")
		})
	}
}

func TestWhatHasBegunIsPartOfTheRecord(t *testing.T) {
	m := holds(1, mayorSeat, 10, "2026-05-01", "")
	if err := CancelMandate(m, "2026-04-30"); err != nil {
		t.Errorf("the day before: %v", err)
	}
	if err := CancelMandate(m, "2026-05-01"); CodeOf(err) != Conflict {
		t.Errorf("the first day: got %v", err)
	}
}
