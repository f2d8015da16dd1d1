package governance

import (
	"strconv"
	"strings"
)

// Conformity is what an accessibility audit found. The zero value is the only
// honest one before an audit.
type Conformity string

// The three states of the RGAA.
const (
	NotConform       Conformity = ""
	PartiallyConform Conformity = "partial"
	FullyConform     Conformity = "full"
)

// Rate is a share of the criteria in hundredths of a percent: 9310 is 93.10 %.
type Rate int

const (
	wholeRate Rate = 100_00
	halfRate  Rate = 50_00 // from here on the RGAA says "partially"
)

// AccessibilityStatement is what the instance declares of its accessibility.
// Its zero value is that of an instance nobody has audited.
type AccessibilityStatement struct {
	EstablishedOn Date
	AuditedOn     Date // empty before any audit
	Auditor       string
	Rate          Rate
	Failures      []string // what does not conform
	Derogations   []string // what would be a disproportionate burden
	Exempt        []string // what the duty does not cover
}

// Audited tells whether an audit was entered.
func (s AccessibilityStatement) Audited() bool { return s.AuditedOn != "" }

// Conformity is the state that every page names: it follows from the audit, and
// nobody chooses it.
func (s AccessibilityStatement) Conformity() Conformity {
	switch {
	case !s.Audited() || s.Rate < halfRate:
		return NotConform
	case s.Rate < wholeRate:
		return PartiallyConform
	}
	return FullyConform
}

// AccessibilityDraft is an accessibility statement as typed.
type AccessibilityDraft struct {
	Audited                       bool
	AuditedOn, Auditor, Rate      string
	Failures, Derogations, Exempt string // one point a line
	EstablishedOn                 string
}

// ParseAccessibility reads an accessibility statement on a day: it is dated,
// and an audit comes with its date, its author and its rate, or not at all.
func ParseAccessibility(d AccessibilityDraft, today Date) (AccessibilityStatement, Problems) {
	var p Problems
	s := AccessibilityStatement{Failures: points(d.Failures), Derogations: points(d.Derogations), Exempt: points(d.Exempt)}
	s.EstablishedOn = pastDay(&p, d.EstablishedOn, today, msgEstablishedMissing, "established_on")
	if d.Audited {
		s.readAudit(&p, d, today)
	} else if d.AuditedOn+d.Auditor+d.Rate != "" {
		p.Add(Fail(Invalid, msgAuditUnticked).On("audited"))
	}
	p.Add(tooLong(d.Failures, maxPoints, "failures"))
	p.Add(tooLong(d.Derogations, maxPoints, "derogations"))
	p.Add(tooLong(d.Exempt, maxPoints, "exempt"))
	return s, p
}

// maxPoints is how long a list of points may be, in characters.
const maxPoints = 5000

func (s *AccessibilityStatement) readAudit(p *Problems, d AccessibilityDraft, today Date) {
	s.AuditedOn = pastDay(p, d.AuditedOn, today, msgAuditDayMissing, "audited_on")
	if s.EstablishedOn != "" && s.AuditedOn > s.EstablishedOn {
		p.Add(Fail(Invalid, msgAuditAfter).On("audited_on"))
	}
	s.Auditor = required(p, d.Auditor, maxTitle, msgAuditorMissing, "auditor")
	rate, err := ParseRate(d.Rate)
	p.Add(err)
	if s.Rate = rate; err == nil {
		p.Add(s.contradiction())
	}
}

// contradiction refuses a list that the rate denies: the page would say that
// an audit found nothing wrong, or everything right and something wrong.
func (s AccessibilityStatement) contradiction() *Error {
	switch {
	case s.Rate == wholeRate && len(s.Failures) > 0:
		return Fail(Invalid, msgFailuresTooMany).On("failures")
	case s.Rate < wholeRate && len(s.Failures) == 0:
		return Fail(Invalid, msgFailuresMissing).On("failures")
	}
	return nil
}

// pastDay reads a date that must be given and must not be to come.
func pastDay(p *Problems, s string, today Date, missing, field string) Date {
	day, err := ParseDate(strings.TrimSpace(s))
	switch {
	case err != nil:
		p.Add(err.On(field))
	case day == "":
		p.Add(Fail(Invalid, missing).On(field))
	case day > today:
		p.Add(Fail(Invalid, msgDayToCome).On(field))
	}
	return day
}

// ParseRate reads a percentage between 0 and 100 with two decimals at most,
// digit by digit: "93,1", "93.10 %". It fails with Invalid on field "rate".
func ParseRate(s string) (Rate, *Error) {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "%"))
	whole, decimals, _ := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	wrong := Fail(Invalid, msgRate).On("rate")
	if whole == "" || len(whole) > 3 || len(decimals) > 2 {
		return 0, wrong
	}
	n, err := strconv.ParseUint(whole+(decimals + "00")[:2], 10, 32)
	if err != nil || Rate(n) > wholeRate {
		return 0, wrong
	}
	return Rate(n), nil
}

// points are the lines of a text that say something, without their bullets.
func points(text string) []string {
	var list []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		line = strings.TrimSpace(strings.TrimLeft(line, "-*•"))
		if line != "" {
			list = append(list, line)
		}
	}
	return list
}

// LegalNotice is what the instance says of itself: who publishes it, who hosts
// it, who answers for personal data.
type LegalNotice struct {
	Publisher        string
	PublisherAddress string
	Director         string // of publication
	Contact          string // e-mail address
	Host             string
	HostAddress      string
	DataOfficer      string
	Retention        []Retained // none: what the program does by itself
}

// Retained says how long something is kept.
type Retained struct{ What, Long string }

// LegalDraft is a legal notice as typed.
type LegalDraft struct {
	Publisher, PublisherAddress, Director, Contact string
	Host, HostAddress, DataOfficer                 string
	Retention                                      string // a line each: what, colon, how long
}

// maxAddress is how long a postal address may be, in characters.
const maxAddress = 500

// ParseLegal reads a legal notice: the law wants all of it, the retention
// periods aside.
func ParseLegal(d LegalDraft) (LegalNotice, Problems) {
	var p Problems
	n := LegalNotice{
		Publisher:        required(&p, d.Publisher, maxTitle, msgPublisherMissing, "publisher"),
		PublisherAddress: required(&p, d.PublisherAddress, maxAddress, msgAddressMissing, "publisher_address"),
		Director:         required(&p, d.Director, maxTitle, msgDirectorMissing, "director"),
	}
	n.Contact = contact(&p, d.Contact)
	n.Host = required(&p, d.Host, maxTitle, msgHostMissing, "host")
	n.HostAddress = required(&p, d.HostAddress, maxAddress, msgAddressMissing, "host_address")
	n.DataOfficer = required(&p, d.DataOfficer, maxAddress, msgDataOfficerMissing, "data_officer")
	p.Add(tooLong(d.Retention, maxPoints, "retention"))
	for _, line := range points(d.Retention) {
		what, long, found := strings.Cut(line, ":")
		r := Retained{strings.TrimSpace(what), strings.TrimSpace(long)}
		if !found || r.What == "" || r.Long == "" {
			p.Add(Fail(Invalid, msgRetentionLine, line).On("retention"))
			break
		}
		n.Retention = append(n.Retention, r)
	}
	return n, p
}

func contact(p *Problems, s string) string {
	email, err := ParseEmail(s)
	switch {
	case err != nil:
		p.Add(err.On("contact"))
	case email == "":
		p.Add(Fail(Invalid, msgEmail).On("contact"))
	}
	return email
}

// required reads a text that must be given.
func required(p *Problems, s string, limit int, missing, field string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		p.Add(Fail(Invalid, missing).On(field))
	}
	p.Add(tooLong(s, limit, field))
	return s
}
