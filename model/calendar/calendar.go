// Package calendar writes the events that calendars understand (iCalendar,
// RFC 5545 and 5546). It knows neither meetings nor mails: whoever asks gives
// the words.
package calendar

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Event is one event. Instants are written in UTC, which every calendar shows
// in the zone of its reader.
type Event struct {
	UID         string // the same for every version of the event
	Sequence    int    // grows when it moves or is cancelled
	Stamp       time.Time
	Start, End  time.Time
	Summary     string
	Description string
	Location    string
	URL         string
	Cancelled   bool
	Organizer   Party // who convenes, with an address; none when it has none
	Attendee    Party // who is called; none in a file that anyone may open
}

// Party is someone an event names.
type Party struct{ Name, Email string }

// Methods of a calendar: what it asks of whoever receives it.
const (
	Request = "REQUEST" // come, or come at another hour
	Cancel  = "CANCEL"  // it does not take place
	Publish = "PUBLISH" // for information
)

// Method is what the event asks of whom it is sent to.
func (e Event) Method() string {
	if e.Cancelled {
		return Cancel
	}
	return Request
}

// Text writes the event as a whole calendar, for a method.
func (e Event) Text(method string) string {
	var c lines
	c.begin(method)
	e.write(&c, method)
	c.add("END:VCALENDAR")
	return c.b.String()
}

// Feed writes events as a calendar that others read again and again, under a
// name. It names nobody.
func Feed(name string, events []Event) string {
	var c lines
	c.begin(Publish)
	c.add("X-WR-CALNAME:" + text(name))
	c.add("REFRESH-INTERVAL;VALUE=DURATION:PT1H")
	for _, e := range events {
		e.Organizer, e.Attendee = Party{}, Party{}
		e.write(&c, Publish)
	}
	c.add("END:VCALENDAR")
	return c.b.String()
}

func (l *lines) begin(method string) {
	l.add("BEGIN:VCALENDAR")
	l.add("VERSION:2.0")
	l.add("PRODID:-//ctin//ctin//FR")
	l.add("METHOD:" + method)
}

// write writes the event alone.
func (e Event) write(c *lines, method string) {
	c.add("BEGIN:VEVENT")
	c.add("UID:" + text(e.UID))
	c.add("SEQUENCE:" + strconv.Itoa(e.Sequence))
	c.add("DTSTAMP:" + instant(e.Stamp))
	c.add("DTSTART:" + instant(e.Start))
	c.add("DTEND:" + instant(e.End))
	c.optional("SUMMARY:", text(e.Summary))
	c.optional("DESCRIPTION:", text(e.Description))
	c.optional("LOCATION:", text(e.Location))
	c.optional("URL:", bare(e.URL))
	c.add("STATUS:" + status(e.Cancelled))
	c.party("ORGANIZER", "", e.Organizer)
	if method != Publish {
		// Who replies does it on our page: no answer by mail is asked for.
		c.party("ATTENDEE", ";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE", e.Attendee)
	}
	c.add("END:VEVENT")
}

func status(cancelled bool) string {
	if cancelled {
		return "CANCELLED"
	}
	return "CONFIRMED"
}

func instant(t time.Time) string { return t.UTC().Format("20060102T150405Z") }

// lines writes folded lines: none is longer than 75 octets, and no letter is
// cut in two.
type lines struct{ b strings.Builder }

func (l *lines) add(line string) {
	room := 75
	for len(line) > room {
		cut := room
		for !utf8.RuneStart(line[cut]) {
			cut--
		}
		l.b.WriteString(line[:cut] + "\r\n ")
		line = line[cut:]
		room = 74 // the space that begins a continued line counts
	}
	l.b.WriteString(line + "\r\n")
}

func (l *lines) optional(name, value string) {
	if value != "" {
		l.add(name + value)
	}
}

func (l *lines) party(name, parameters string, p Party) {
	if p.Email != "" {
		l.add(name + `;CN="` + parameter(p.Name) + `"` + parameters + ":mailto:" + bare(p.Email))
	}
}

// text escapes a value of type TEXT.
func text(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`).Replace(drop(s, "\n"))
}

// parameter writes a quoted parameter, which can hold no quote (RFC 6868).
func parameter(s string) string {
	return strings.NewReplacer("^", "^^", `"`, "^'").Replace(drop(s, ""))
}

// bare is a value that is no text, an address: it has no line end.
func bare(s string) string { return drop(s, "") }

// drop takes out the characters that would end or break a line, but those kept.
func drop(s, keep string) string {
	return strings.Map(func(r rune) rune {
		if (r < ' ' || r == 0x7f) && !strings.ContainsRune(keep, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}
