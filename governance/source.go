package governance

import (
	"net/url"
	"strings"
	"time"
)

// Source is where a fact comes from: findings and measurements quote it.
type Source struct {
	ID             SourceID
	CoordinationID CoordinationID
	Title          string
	Publisher      string
	PublishedOn    Date
	Licence        string // empty when unknown
	URL            string // empty when it is not on the web
	CreatedAt      time.Time
	Version        int
}

// SourceDraft is a source as typed.
type SourceDraft struct{ Title, Publisher, PublishedOn, Licence, URL string }

// Empty tells that nothing was typed.
func (d SourceDraft) Empty() bool { return d == SourceDraft{} }

// ParseSource reads a source: what it is, who published it and when. Its
// fields are those of a form that also describes something else, so that they
// begin with "source_".
func ParseSource(d SourceDraft, today Date) (Source, Problems) {
	var p Problems
	var s Source
	s.Title = p.line(d.Title, "source_title", msgSourceTitle)
	s.Publisher = p.line(d.Publisher, "source_publisher", msgSourcePublisher)
	s.Licence = p.line(d.Licence, "source_licence", "")
	var err *Error
	s.PublishedOn, err = parseFactDate(d.PublishedOn, today, "source_published_on", msgSourceDate)
	p.Add(err)
	s.URL, err = ParseLink(d.URL)
	p.Add(err)
	return s, p
}

// line reads a text of one line; missing is what to say when there is none,
// or empty when there may be none.
func (p *Problems) line(typed, field, missing string) string {
	s := oneLine(typed)
	if s == "" && missing != "" {
		p.Add(Fail(Invalid, missing).On(field))
	}
	p.Add(tooLong(s, maxTitle, field))
	return s
}

// maxLink is how long an address may be, in characters.
const maxLink = 2000

// ParseLink reads an address of the web: http or https, nothing that a browser
// could run. Empty stays empty.
func ParseLink(typed string) (string, *Error) {
	s := strings.TrimSpace(typed)
	if s == "" {
		return "", nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.User != nil || strings.ContainsAny(s, " \t\n\"<>") {
		return "", Fail(Invalid, msgLink).On("source_url")
	}
	return s, tooLong(s, maxLink, "source_url")
}
