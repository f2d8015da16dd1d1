package model

import (
	"context"
	"fmt"

	"ctin/governance"
)

// RenewalPlan is what a renewal does, seat by seat, before it is done.
type RenewalPlan struct{ Lines []RenewalLine }

// RenewalLine is what becomes of one seat.
type RenewalLine struct {
	Seat     RenewalSeat
	Choice   governance.Renewal
	New      governance.Person // the newcomer; ID is negative until their card is made
	Renewed  governance.Renewed
	Notes    []string            // what the person should know before they go on
	Problems governance.Problems // what prevents it

	yields *governance.Person // who passes their address on to the newcomer
}

// Problems are those of all lines; each names its line's field.
func (p RenewalPlan) Problems() governance.Problems {
	var all governance.Problems
	for _, l := range p.Lines {
		all = append(all, l.Problems...)
	}
	return all
}

// RenewalField is the name of a field of a seat's line.
func RenewalField(name string, seat governance.SeatID) string {
	return fmt.Sprintf("%s-%d", name, seat)
}

// planner finds out what each line of a renewal does. People are recognised
// as everywhere, by their address.
type planner struct {
	scope   RenewalScope
	seats   map[governance.SeatID]RenewalSeat
	people  []knownPerson
	arrived map[string]governance.Person // newcomers of the lines before, by address or by name and organisation
}

type knownPerson struct {
	governance.Person
	Account bool
}

func planRenewal(
	ctx context.Context, r reader, query string, c governance.CoordinationID, scope RenewalScope, choices []RenewalChoice,
) (RenewalPlan, error) {
	seats, err := renewalSeats(ctx, r, query, c, scope)
	if err != nil {
		return RenewalPlan{}, err
	}
	p := planner{scope: scope, seats: map[governance.SeatID]RenewalSeat{}, arrived: map[string]governance.Person{}}
	if err := r.list(ctx, &p.people, selectKnownPeople, c); err != nil {
		return RenewalPlan{}, err
	}
	for _, s := range seats {
		p.seats[s.ID] = s
	}
	var plan RenewalPlan
	for _, choice := range choices {
		plan.Lines = append(plan.Lines, p.line(choice))
	}
	return plan, nil
}

// line plans one seat.
func (p *planner) line(c RenewalChoice) RenewalLine {
	seat, concerned := p.seats[c.Seat]
	line := RenewalLine{Seat: seat, Choice: c.Choice, New: c.New}
	delete(p.seats, c.Seat) // a seat named twice is concerned once
	switch {
	case !concerned:
		line.Seat.ID = c.Seat
		line.refuse(governance.Fail(governance.Conflict, msgRenewalGone).On("choice"))
		return line
	case seat.Mark() != c.Mark:
		line.refuse(governance.Fail(governance.Conflict, msgRenewalStale).On("choice"))
		return line
	case c.Choice == governance.RenewReplace:
		p.welcome(&line)
	}
	if len(line.Problems) > 0 {
		return line
	}
	renewed, err := governance.Renew(seat.Seat, seat.bare(), c.Choice, p.scope.EndsOn, line.New.ID)
	line.Renewed = renewed
	for _, e := range governance.ProblemsOf(err) {
		line.refuse(e.On("choice"))
	}
	return line
}

// refuse adds a problem at a field of the line, and says of which seat: a
// form has a hundred of them.
func (l *RenewalLine) refuse(e *governance.Error) {
	if seat := l.Seat.Label(); seat != "" {
		e.Message = fmt.Sprintf(msgOfSeat, seat, e.Message)
	}
	l.Problems = append(l.Problems, e.On(RenewalField(e.Field, l.Seat.ID)))
}

// welcome finds who a newcomer is: someone known, a newcomer of a line before,
// or someone whose card is to be made.
func (p *planner) welcome(l *RenewalLine) {
	card, err := governance.CheckPerson(l.New)
	for _, e := range governance.ProblemsOf(err) {
		l.refuse(e)
	}
	if err != nil {
		return
	}
	l.New = card
	key := card.Email
	if key == "" {
		key = fmt.Sprintf("%s %d", card.Name(), l.Seat.OrganizationID)
	}
	if before, ok := p.arrived[key]; ok {
		if !governance.SameName(before, card) {
			l.refuse(governance.Fail(governance.Conflict, msgEmailTwice, before.Name()).On("email"))
			return
		}
		l.New.ID = before.ID
		return
	}
	p.identify(l)
	p.arrived[key] = l.New
}

// identify looks for the newcomer among those whom the coordination knows.
func (p *planner) identify(l *RenewalLine) {
	l.New.ID = governance.PersonID(-len(p.arrived) - 1)
	for _, known := range p.people {
		same := governance.SameName(known.Person, l.New)
		switch {
		case l.New.Email == "" && same:
			l.Notes = append(l.Notes, fmt.Sprintf(msgNamesake, known.Name()))
		case l.New.Email == "" || known.Email != l.New.Email:
		case same:
			l.New.ID = known.ID
		case known.Account:
			l.refuse(governance.Fail(governance.Conflict, msgEmailOfAccount, known.Name()).On("email"))
		default:
			l.yields = &known.Person
			l.Notes = append(l.Notes, fmt.Sprintf(msgAddressPasses, l.New.Email, known.Name()))
		}
	}
}

// Label is the seat as sentences name it: its organisation, else its function.
func (l SeatLine) Label() string {
	if l.Organization != "" {
		return l.Organization
	}
	return l.Function
}
