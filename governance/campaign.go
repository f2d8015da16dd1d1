package governance

import (
	"slices"
	"strings"
	"time"
)

// CampaignState is where a campaign stands.
type CampaignState string

// The states of a campaign, in their order.
const (
	CampaignDraft  CampaignState = "draft"
	CampaignOpen   CampaignState = "open"
	CampaignClosed CampaignState = "closed"
)

// Campaign collects the commitments of a year, of the whole conference or for
// one scheme.
type Campaign struct {
	ID             CampaignID
	CoordinationID CoordinationID
	Title          string
	Year           int
	SchemeID       SchemeID // zero for the whole conference
	OpensOn        Date
	Deadline       Date
	Message        string
	State          CampaignState
	CreatedBy      PersonID
	CreatedAt      time.Time
	OpenedAt       time.Time
	ClosedAt       time.Time
	Version        int
}

// On is the state that a day shows: past its deadline a campaign is closed,
// whoever closes it.
func (c Campaign) On(today Date) CampaignState {
	if c.State == CampaignOpen && c.Deadline < today {
		return CampaignClosed
	}
	return c.State
}

// CampaignForm is a campaign as typed.
type CampaignForm struct {
	Title, Year, OpensOn, Deadline, Message string
	Scheme                                  SchemeID
	Funders                                 []OrganizationID
}

const maxCampaignMessage = 2000

// ParseCampaign reads a campaign, or says all that is wrong with it.
func ParseCampaign(f CampaignForm, today Date) (Campaign, error) {
	var p Problems
	c := Campaign{State: CampaignDraft, SchemeID: f.Scheme, Message: strings.TrimSpace(f.Message), OpensOn: today}
	c.Title = requiredLine(f.Title, msgCampaignTitle, "title", &p)
	c.Year = campaignYear(f.Year, today, &p)
	p.Add(tooLong(c.Message, maxCampaignMessage, "message"))
	if strings.TrimSpace(f.OpensOn) != "" {
		c.OpensOn = campaignDay(f.OpensOn, "opens_on", &p)
	}
	c.Deadline = campaignDay(f.Deadline, "deadline", &p)
	if c.Deadline != "" && c.Deadline < max(c.OpensOn, today) {
		p.Add(Fail(Invalid, msgCampaignDeadline).On("deadline"))
	}
	p.Add(c.tooFar())
	if len(f.Funders) == 0 {
		p.Add(Fail(Invalid, msgCampaignNobody).On("funders"))
	}
	return c, p.Err()
}

func campaignDay(text, field string, p *Problems) Date {
	day, err := ParseDate(strings.TrimSpace(text))
	if err != nil {
		p.Add(err.On(field))
	} else if day == "" {
		p.Add(Fail(Invalid, msgDayMissing).On(field))
	}
	return day
}

// Edit tells whether a campaign may still be written: what was sent stays.
func (c Campaign) Edit() error {
	if c.State != CampaignDraft {
		return Fail(Conflict, msgCampaignSent)
	}
	return nil
}

// Open opens a draft, today at the latest: funders are told at once.
func (c Campaign) Open(today Date, now time.Time) (Campaign, error) {
	switch {
	case c.State != CampaignDraft:
		return c, Fail(Conflict, msgCampaignOpened)
	case c.Deadline < today:
		return c, Fail(Conflict, msgCampaignLate)
	}
	c.State, c.OpenedAt, c.OpensOn = CampaignOpen, now, today
	return c, nil
}

// Close ends a campaign, before its deadline or after.
func (c Campaign) Close(now time.Time) (Campaign, error) {
	if c.State != CampaignOpen {
		return c, Fail(Conflict, msgCampaignNotOpen)
	}
	c.State, c.ClosedAt = CampaignClosed, now
	return c, nil
}

// MayAnswer tells whether the actor may say that a funder takes no part: who
// speaks for it as long as the campaign is open, the coordinator later too.
func (c Campaign) MayAnswer(a Actor, funder OrganizationID, today Date) error {
	switch {
	case !a.FundsFor(funder) && !a.May(ManageFunding):
		return Fail(Forbidden, msgNotYourFunder)
	case c.State == CampaignDraft:
		return Fail(Conflict, msgCampaignNotOpen)
	case c.On(today) == CampaignClosed && !a.May(ManageFunding):
		return Fail(Conflict, msgCampaignOver)
	}
	return nil
}

// CheckWord refuses a word that is too long.
func CheckWord(word string) error {
	var p Problems
	p.Add(tooLong(word, maxCampaignMessage, "word"))
	return p.Err()
}

// MayRemind tells whether the funders who did not answer may be reminded.
func (c Campaign) MayRemind(today Date) error {
	if c.State == CampaignDraft || c.State == CampaignClosed {
		return Fail(Conflict, msgCampaignNotOpen)
	}
	return nil
}

// CheckCampaigns refuses to a funder a commitment payable in a year whose
// campaign is over; the coordinator alone takes late ones.
func CheckCampaigns(a Actor, years []int, over []Campaign) error {
	if a.May(ManageFunding) {
		return nil
	}
	for _, c := range over {
		if slices.Contains(years, c.Year) {
			return Fail(Invalid, msgYearClosed, c.Year, c.Title).On("year")
		}
	}
	return nil
}

// CampaignAnswer is what a funder answered.
type CampaignAnswer string

// The answers, as the balance orders them.
const (
	AnsweredYes  CampaignAnswer = "declared"
	AnsweredNo   CampaignAnswer = "declined"
	AnsweredNone CampaignAnswer = "waiting"
)

// CampaignCell adds up what one funder brings to the year of a campaign: what
// was declared before it opened is carried over from earlier years, and was
// not asked for again.
type CampaignCell struct {
	FunderID          OrganizationID
	Funder            string
	Example           bool
	Reachable         bool // somebody who speaks for it has an address
	Declined          bool
	Word              string
	RemindedOn        Date
	InKind, Confirmed bool
	Status            Status
	Carried           bool
	Count             int
	Amount, Paid      Cents // of the year
}

// CampaignLine is one funder of the balance.
type CampaignLine struct {
	FunderID   OrganizationID
	Funder     string
	Example    bool
	Reachable  bool
	Answer     CampaignAnswer
	Word       string
	RemindedOn Date
	Split            // of the year, all that was announced and paid
	Carried    Split // of which carried over
}

// May tells whether this funder may be reminded today.
func (l CampaignLine) May(today Date) bool {
	return l.Answer == AnsweredNone && l.Reachable && l.RemindedOn < today
}

// CampaignBalance is announced against paid, funder by funder, money and what
// comes in kind apart (F3).
type CampaignBalance struct {
	Lines []CampaignLine
	Split
	Carried                     Split
	Declared, Declined, Waiting int
}

// BalanceOf adds a campaign up.
func BalanceOf(cells []CampaignCell) CampaignBalance {
	var b CampaignBalance
	for _, c := range cells {
		l := entry(&b.Lines, func(l CampaignLine) bool { return l.FunderID == c.FunderID })
		if l.FunderID == 0 {
			*l = CampaignLine{
				FunderID: c.FunderID, Funder: c.Funder, Example: c.Example, Reachable: c.Reachable, Word: c.Word,
				RemindedOn: c.RemindedOn, Answer: AnsweredNone,
			}
			if c.Declined {
				l.Answer = AnsweredNo
			}
		}
		if c.Count == 0 {
			continue
		}
		split := splitOf(Commitment{Amount: c.Amount, Status: c.Status, Confirmed: c.Confirmed}.Levels(c.Paid), c.InKind)
		l.Split, b.Split = l.Plus(split), b.Plus(split)
		switch {
		case c.Carried:
			l.Carried, b.Carried = l.Carried.Plus(split), b.Carried.Plus(split)
		case c.Confirmed && !c.Status.Exit():
			l.Answer = AnsweredYes
		}
	}
	for _, l := range b.Lines {
		switch l.Answer {
		case AnsweredYes:
			b.Declared++
		case AnsweredNo:
			b.Declined++
		default:
			b.Waiting++
		}
	}
	return b
}
