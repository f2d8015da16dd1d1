package governance

import (
	"strings"
	"time"
)

// DeadlineMove is one time that the deadline of a campaign was moved: what it
// was is kept.
type DeadlineMove struct {
	Was, Deadline Date
	Reason        string
	MovedBy       string // name
	MovedAt       time.Time
}

// campaignYear reads the year that a campaign is for: one that is near enough for
// someone to answer.
func campaignYear(text string, today Date, p *Problems) int {
	year, this := parseYear(text, "year", p), today.Time().Year()
	if year != 0 && (year < this-1 || year > this+MaxProgrammeYears) {
		p.Add(Fail(Invalid, msgCampaignYear, this-1, this+MaxProgrammeYears).On("year"))
		return 0
	}
	return year
}

// tooFar refuses a deadline that is likely a slip: a campaign is for one year,
// and is over by the end of the next.
func (c Campaign) tooFar() *Error {
	last := c.Year + 1
	if c.Year == 0 || c.Deadline == "" || c.Deadline.Time().Year() <= last {
		return nil
	}
	return Fail(Invalid, msgDeadlineFar, c.Year, last).On("deadline")
}

// Move moves the deadline of an open campaign, one that has passed too, with
// the reason that the funders read. A closed campaign stays closed.
func (c Campaign) Move(deadline, reason string, today Date) (Campaign, DeadlineMove, error) {
	if c.State != CampaignOpen {
		return c, DeadlineMove{}, Fail(Conflict, msgCampaignNotOpen)
	}
	var p Problems
	m := DeadlineMove{Was: c.Deadline, Deadline: campaignDay(deadline, "deadline", &p), Reason: strings.TrimSpace(reason)}
	switch {
	case m.Deadline == "":
	case m.Deadline == m.Was:
		p.Add(Fail(Invalid, msgDeadlineSame).On("deadline"))
	case m.Deadline < today:
		p.Add(Fail(Invalid, msgDeadlinePast).On("deadline"))
	default:
		p.Add(Campaign{Year: c.Year, Deadline: m.Deadline}.tooFar())
	}
	if m.Reason == "" {
		p.Add(Fail(Invalid, msgDeadlineReason).On("reason"))
	}
	p.Add(tooLong(m.Reason, maxCampaignMessage, "reason"))
	if err := p.Err(); err != nil {
		return c, m, err
	}
	c.Deadline = m.Deadline
	return c, m, nil
}

// MayReturn tells whether the actor may take back that a funder takes no part:
// who speaks for it until the deadline, the coordinator until the campaign is
// closed.
func (c Campaign) MayReturn(a Actor, funder OrganizationID, today Date) error {
	if err := c.MayAnswer(a, funder, today); err != nil {
		return err
	}
	if c.State == CampaignClosed {
		return Fail(Conflict, msgCampaignNotOpen)
	}
	return nil
}
