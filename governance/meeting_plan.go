package governance

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// MeetingPlan is a meeting as typed: its date and its hours are those of the
// coordination's zone.
type MeetingPlan struct {
	Title       string
	Date        string
	Start       string // "14:00", "14 h", "14h30"
	End         string // the same day, or empty
	Place       string
	Link        string
	ChairID     PersonID
	SecretaryID PersonID
}

// maxPlace is how long the place of a meeting may be, in characters.
const maxPlace = 300

// PlanMeeting writes a plan on a meeting that has not opened yet, or says all
// that is wrong with it.
func PlanMeeting(m Meeting, p MeetingPlan, zone *time.Location) (Meeting, error) {
	if !m.Prepared() {
		return m, Fail(Conflict, msgMeetingPast, m.State.Label())
	}
	var problems Problems
	m.Title = strings.Join(strings.Fields(p.Title), " ")
	problems.Add(tooLong(m.Title, maxTitle, "title"))
	if CheckSubject(m.Title) != nil { // it stands in the subjects of its mails
		problems.Add(Fail(Invalid, msgAmountInTitle).On("title"))
	}
	m.planHours(p, zone, &problems)
	m.Place, m.Link = strings.TrimSpace(p.Place), strings.TrimSpace(p.Link)
	problems.Add(tooLong(m.Place, maxPlace, "place"))
	problems.Add(checkLink(m.Link))
	m.ChairID, m.SecretaryID = p.ChairID, p.SecretaryID
	if m.ChairID != 0 && m.ChairID == m.SecretaryID {
		problems.Add(Fail(Invalid, msgChairIsSecretary).On("secretary"))
	}
	return m, problems.Err()
}

// planHours reads the date and the hours of a plan.
func (m *Meeting) planHours(p MeetingPlan, zone *time.Location, problems *Problems) {
	day, err := ParseDate(p.Date)
	switch {
	case err != nil:
		problems.Add(err.On("date"))
	case day == "":
		problems.Add(Fail(Invalid, msgMeetingDate).On("date"))
	}
	start, err := parseHour(p.Start, "start")
	problems.Add(err)
	if err == nil && start < 0 {
		problems.Add(Fail(Invalid, msgMeetingStart).On("start"))
	}
	end, err := parseHour(p.End, "end")
	problems.Add(err)
	if end >= 0 && start >= 0 && end <= start {
		problems.Add(Fail(Invalid, msgMeetingEnd).On("end"))
	}
	if len(*problems) > 0 {
		return
	}
	if m.StartsAt, err = instant(day, start, zone); err != nil {
		problems.Add(err.On("start"))
	}
	m.EndsAt = time.Time{}
	if end >= 0 {
		if m.EndsAt, err = instant(day, end, zone); err != nil {
			problems.Add(err.On("end"))
		}
	}
}

var hourForm = regexp.MustCompile(`^([01]?\d|2[0-3])\p{Z}*(?:[:hH]\p{Z}*([0-5]\d)?)?$`)

// parseHour reads an hour as people type it, in minutes from midnight: -1 for
// an empty one.
func parseHour(s, field string) (int, *Error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return -1, nil
	}
	parts := hourForm.FindStringSubmatch(s)
	if parts == nil {
		return -1, Fail(Invalid, msgHour).On(field)
	}
	hours, _ := strconv.Atoi(parts[1]) // two figures
	minutes, _ := strconv.Atoi("0" + parts[2])
	return hours*60 + minutes, nil
}

// instant is an hour of a civil day in a zone. The hour that summer time skips
// does not exist; of the one that winter time repeats, the first is meant.
func instant(day Date, minutes int, zone *time.Location) (time.Time, *Error) {
	d := day.Time()
	t := time.Date(d.Year(), d.Month(), d.Day(), minutes/60, minutes%60, 0, 0, zone)
	if t.Hour() != minutes/60 || t.Minute() != minutes%60 {
		return t, Fail(Invalid, msgHourSkipped)
	}
	if first := t.Add(-time.Hour); first.Hour() == t.Hour() {
		t = first
	}
	return t.UTC(), nil
}

// checkLink accepts an address of the web, or none.
func checkLink(link string) *Error {
	if link == "" {
		return nil
	}
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil {
		return Fail(Invalid, msgMeetingLink).On("link")
	}
	return tooLong(link, maxPlace, "link")
}

// Moved tells whether a plan moves a meeting: to another instant or place.
func (m Meeting) Moved(before Meeting) bool {
	return !m.StartsAt.Equal(before.StartsAt) || !m.EndsAt.Equal(before.EndsAt) ||
		m.Place != before.Place || m.Link != before.Link || m.Title != before.Title
}
