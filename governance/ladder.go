package governance

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Step is one move of a commitment with its evidence (F4). Steps are only
// ever added: a way back is one more.
type Step struct {
	CoordinationID CoordinationID
	CommitmentID   CommitmentID
	Status         Status
	HappenedOn     Date   // empty for what only has a budget year
	Body           string // that decided
	Reference      string
	BudgetYear     int
	Signatories    string
	Reason         string // of an exit or a way back
	RecordedBy     PersonID
	CreatedAt      time.Time
}

// Evidence is what a person types to go up the ladder; only what the steps
// passed ask for is read.
type Evidence struct {
	RequestedOn                string
	BudgetYear                 string
	Body, ResolvedOn, Decision string // the deciding body, its date and its reference
	AgreedOn, Signatories      string
	ObligatedOn, Obligation    string // the number is optional
	ClosedOn                   string
}

// Between lists the steps that a move passes, the last one included; none when
// it does not go up.
func Between(from, to Status) []Status {
	if from.Exit() || to.Rank() <= from.Rank() {
		return nil
	}
	return Ladder()[from.Rank()+1 : to.Rank()+1]
}

// Held are the steps of a history that still hold, the lowest first: going
// back takes away what was above, leaving the ladder takes nothing.
func Held(history []Step) []Step {
	var held []Step
	for _, s := range history {
		if s.Status.Exit() {
			continue
		}
		known := slices.ContainsFunc(held, func(h Step) bool { return h.Status == s.Status })
		held = slices.DeleteFunc(held, func(h Step) bool { return h.Status.Rank() > s.Status.Rank() })
		if !known {
			held = append(held, s)
		}
	}
	return held
}

// dateOf is when a step that holds happened, or the empty Date.
func dateOf(held []Step, s Status) Date {
	for _, h := range held {
		if h.Status == s {
			return h.HappenedOn
		}
	}
	return ""
}

// Climb moves a commitment up: by one step, or by several when all their
// evidence is given (F4). What is paid follows from payments alone.
func Climb(actor Actor, c Commitment, history []Step, to Status, e Evidence, paid Cents, today Date) (Commitment, []Step, error) {
	if err := c.mayChange(actor); err != nil {
		return c, nil, err
	}
	passed := Between(c.Status, to)
	switch {
	case c.Status.Exit():
		return c, nil, Fail(Conflict, msgLeftLadder, strings.ToLower(c.Status.Label()))
	case len(passed) == 0:
		return c, nil, Fail(Conflict, msgNotHigher, strings.ToLower(c.Status.Label())).On("to")
	case to.Reaches(StatusPartlyPaid) && paid == 0, to == StatusPartlyPaid, to == StatusPaid:
		return c, nil, Fail(Invalid, msgByPayment).On("to")
	}
	var steps []Step
	var p Problems
	for _, status := range passed {
		step, problems := e.prove(status, today)
		steps, p = append(steps, step), append(p, problems...)
	}
	if err := p.Err(); err != nil {
		return c, nil, err
	}
	if err := inOrder(append(Held(history), steps...)); err != nil {
		return c, nil, err
	}
	c.Status = to
	return c, steps, nil
}

// inOrder refuses an agreement signed before the resolution that allows it.
func inOrder(held []Step) error {
	resolved, agreed := dateOf(held, StatusResolved), dateOf(held, StatusAgreed)
	if agreed != "" && agreed < resolved {
		return Fail(Invalid, msgAgreedBefore, resolved.French()).On("agreed_on")
	}
	return nil
}

// prove makes one step of its evidence.
func (e Evidence) prove(s Status, today Date) (Step, Problems) {
	step := Step{Status: s}
	var p Problems
	dated := func(text, field string) {
		on, err := parsePast(text, today, field)
		p.Add(err)
		step.HappenedOn = on
	}
	switch s {
	case StatusRequested:
		dated(e.RequestedOn, "requested_on")
	case StatusBudgeted:
		step.BudgetYear = parseYear(e.BudgetYear, "budget_year", &p)
	case StatusResolved:
		step.Body = requiredLine(e.Body, msgBodyMissing, "body", &p)
		dated(e.ResolvedOn, "resolved_on")
		step.Reference = requiredLine(e.Decision, msgReferenceMissing, "decision", &p)
	case StatusAgreed:
		dated(e.AgreedOn, "agreed_on")
		step.Signatories = requiredLine(e.Signatories, msgSignatoriesMissing, "signatories", &p)
	case StatusObligated:
		dated(e.ObligatedOn, "obligated_on")
		step.Reference = optionalLine(e.Obligation, "obligation", &p)
	case StatusClosed, StatusPaid:
		dated(e.ClosedOn, "closed_on")
	}
	return step, p
}

// parsePast reads the day of something that happened.
func parsePast(text string, today Date, field string) (Date, *Error) {
	on, err := ParseDate(text)
	switch {
	case err != nil:
		return "", err.On(field)
	case on == "":
		return "", Fail(Invalid, msgDayMissing).On(field)
	case on > today:
		return "", Fail(Invalid, msgDayToCome).On(field)
	}
	return on, nil
}

// parseYear reads a year of four digits.
func parseYear(text, field string, p *Problems) int {
	year, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || year < 2000 || year > 2100 {
		p.Add(Fail(Invalid, msgYear).On(field))
		return 0
	}
	return year
}

// requiredLine reads a line of text that must be there.
func requiredLine(text, missing, field string, p *Problems) string {
	text = optionalLine(text, field, p)
	if text == "" {
		p.Add(Fail(Invalid, missing).On(field))
	}
	return text
}

// optionalLine reads a line of text.
func optionalLine(text, field string, p *Problems) string {
	text = oneLine(text)
	p.Add(tooLong(text, maxTitle, field))
	return text
}

// Descend takes a commitment back to a step that it held, or off an exit, with
// the reason: by its funder or by the coordinator (F4).
func Descend(actor Actor, c Commitment, history []Step, payments []Payment, to Status, reason string, today Date) (Commitment, Step, error) {
	if !actor.FundsFor(c.FunderID) && !actor.May(ManageFunding) {
		return c, Step{}, Fail(Forbidden, msgNotYourFunder)
	}
	var p Problems
	step := Step{Status: to, HappenedOn: today, Reason: requiredLine(reason, msgReasonMissing, "reason", &p)}
	switch {
	case !slices.Contains(Behind(c, history), to):
		p.Add(Fail(Invalid, msgNotHeld).On("to"))
	case !to.Reaches(StatusAgreed) && beyondAdvances(payments) > 0:
		p.Add(Fail(Conflict, msgPaidAlready).On("to"))
	}
	if err := p.Err(); err != nil {
		return c, Step{}, err
	}
	c.Status = to
	return c, step, nil
}

// Behind lists the steps that a commitment may go back to, the lowest first.
func Behind(c Commitment, history []Step) []Status {
	var list []Status
	for _, h := range Held(history) {
		if c.Status.Exit() || h.Status.Rank() < c.Status.Rank() {
			list = append(list, h.Status)
		}
	}
	return list
}

// LeaveLadder takes a commitment off the ladder, with the reason and the day (F4).
// Only its funder does, but anyone who runs the conference may note that a
// right has lapsed, which is not a decision (F16).
func LeaveLadder(actor Actor, c Commitment, to Status, reason, on string, today Date) (Commitment, Step, error) {
	if err := c.mayChange(actor); err != nil && !(to == StatusLapsed && actor.May(ManageFunding)) {
		return c, Step{}, err
	}
	if c.Status.Exit() {
		return c, Step{}, Fail(Conflict, msgLeftLadder, strings.ToLower(c.Status.Label()))
	}
	var p Problems
	if !to.Exit() {
		p.Add(Fail(Invalid, msgExitMissing).On("to"))
	}
	step := Step{Status: to, Reason: requiredLine(reason, msgReasonMissing, "reason", &p)}
	var err *Error
	step.HappenedOn, err = parsePast(on, today, "on")
	p.Add(err)
	if err := p.Err(); err != nil {
		return c, Step{}, err
	}
	c.Status = to
	return c, step, nil
}
