package calendar

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

var event = Event{
	UID: "3f1c", Sequence: 2, Stamp: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC),
	Start:   time.Date(2026, 12, 3, 14, 0, 0, 0, time.FixedZone("CET", 3600)),
	End:     time.Date(2026, 12, 3, 16, 0, 0, 0, time.FixedZone("CET", 3600)),
	Summary: "Comité stratégique ; séance n° 2, « ordinaire »", Description: "1. Ouverture\n2. Diagnostic\\version 1",
	Location: "Salle du conseil", URL: "https://ctin.test/seances/2",
	Organizer: Party{"Coordinatrice \"Sicoval\" ^1", "c@exemple.fr"}, Attendee: Party{"D’Artagnan", "a@exemple.fr"},
}

// unfold reads the lines of a calendar back, and checks their form.
func unfold(t *testing.T, calendar string) map[string]string {
	t.Helper()
	if !strings.HasSuffix(calendar, "END:VCALENDAR\r\n") {
		t.Errorf("the calendar does not end: %q", calendar)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(calendar, "\r\n"), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
			t.Errorf("RFC 5545: line %q of %d octets", line, len(line))
		}
	}
	found := map[string]string{}
	for line := range strings.SplitSeq(strings.ReplaceAll(calendar, "\r\n ", ""), "\r\n") {
		name, value, _ := strings.Cut(line, ":")
		found[name] = value
	}
	return found
}

func TestAnEventIsWrittenAsCalendarsReadIt(t *testing.T) {
	got := unfold(t, event.Text(event.Method()))
	for name, want := range map[string]string{
		"METHOD": "REQUEST", "UID": "3f1c", "SEQUENCE": "2", "DTSTAMP": "20261124T090000Z",
		"DTSTART": "20261203T130000Z", "DTEND": "20261203T150000Z", "STATUS": "CONFIRMED",
		"SUMMARY":     `Comité stratégique \; séance n° 2\, « ordinaire »`,
		"DESCRIPTION": `1. Ouverture\n2. Diagnostic\\version 1`,
		"URL":         "https://ctin.test/seances/2",
		`ORGANIZER;CN="Coordinatrice ^'Sicoval^' ^^1"`:                                   "mailto:c@exemple.fr",
		`ATTENDEE;CN="D’Artagnan";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE`: "mailto:a@exemple.fr",
	} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
}

func TestACancelledEventSaysSo(t *testing.T) {
	e := event
	e.Cancelled = true
	got := unfold(t, e.Text(e.Method()))
	if got["METHOD"] != "CANCEL" || got["STATUS"] != "CANCELLED" {
		t.Errorf("got %v", got)
	}
}

func TestAFileForAnyoneNamesNobodyCalled(t *testing.T) {
	if text := event.Text(Publish); strings.Contains(text, "ATTENDEE") || !strings.Contains(text, "METHOD:PUBLISH") {
		t.Errorf("got %s", text)
	}
}

func TestLongLinesAreFoldedBetweenLetters(t *testing.T) {
	for n := range 80 {
		e := event
		e.Summary = strings.Repeat("x", n) + strings.Repeat("é€", 60)
		if got := unfold(t, e.Text(Request)); got["SUMMARY"] != e.Summary {
			t.Fatalf("shifted by %d: %q", n, got["SUMMARY"])
		}
	}
}

func TestTypedTextAddsNoLine(t *testing.T) {
	e := event
	e.Organizer.Name = "a\"\r\nATTENDEE:mailto:x@y.fr"
	e.Summary = "b\r\nSTATUS:CANCELLED\x00"
	e.URL = "https://ctin.test/\r\nX:1"
	got := unfold(t, e.Text(Request))
	if got["ATTENDEE"] != "" || got["X"] != "" || got["STATUS"] != "CONFIRMED" {
		t.Errorf("got %v", got)
	}
}

func TestAFeedHoldsEveryEventAndNamesNobody(t *testing.T) {
	off := event
	off.UID, off.Cancelled = "77", true
	feed := Feed("Mes séances, et rien d’autre", []Event{event, off})
	for want, n := range map[string]int{
		"BEGIN:VCALENDAR\r\n": 1, "BEGIN:VEVENT\r\n": 2, "END:VEVENT\r\n": 2, "METHOD:PUBLISH\r\n": 1, "UID:3f1c\r\n": 1, "UID:77\r\n": 1,
		"STATUS:CANCELLED\r\n": 1, "STATUS:CONFIRMED\r\n": 1, "X-WR-CALNAME:Mes séances\\, et": 1, "ORGANIZER": 0, "ATTENDEE": 0,
	} {
		if got := strings.Count(feed, want); got != n {
			t.Errorf("%q is %d times in %s", want, got, feed)
		}
	}
	unfold(t, feed)
}
