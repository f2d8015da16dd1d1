package governance

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// ProgrammeFormat names the form of Programme, so that a frozen edition can be
// read for as long as it is kept. The first one had no Needs.
const ProgrammeFormat = "ctin programme 2"

// MaxProgrammeYears is how long a programme coordonné may be.
const MaxProgrammeYears = 5

// Programme is the programme coordonné de financement over some years, made of
// what is committed on one day: money and what comes in kind are never mixed
// (F3), and nothing here binds a funder (F18).
type Programme struct {
	Format       string
	Coordination string
	From, To     int  // years
	On           Date // the day of the figures
	Cash, InKind ProgrammeSide
	Pool         Cents   // firm money that no action was given yet
	Missing      Cents   // reste à financer in money on firm amounts: the gaps of the actions, less the pool
	Cliffs       []Cliff // where announced money falls from a year to the next
}

// ProgrammeSide is one half of a programme.
type ProgrammeSide struct {
	Cost    Cents
	Total   Levels // money given again is counted at its source alone (F15)
	Years   []ProgrammeYear
	Needs   []ProgrammeNeed // of the same years; none in an edition of the first form
	Actions []ProgrammeAction
	Funders []ProgrammeFunder // the largest first
}

// ProgrammeYear is one year of the period; zero is what is due outside it, or
// has no schedule.
type ProgrammeYear struct {
	Year int
	Levels
}

// ProgrammeAction is what an action costs and who brings what to it; number
// zero is what no action was given.
type ProgrammeAction struct {
	Number  int
	Title   string
	Cost    Cents
	Total   Levels
	Missing Cents // on firm amounts (F12)
	Needs   []ProgrammeNeed
	Shares  []ProgrammeShare
}

// ProgrammeShare is what one commitment brings to one action, year by year: the
// years of its schedule in proportion to its share, to the cent (F11, F14).
type ProgrammeShare struct {
	Commitment int // its number
	Funder     string
	Certainty  Certainty // the surest level that all of it has reached
	Confirmed  bool
	Regranted  bool
	Total      Levels
	Years      []ProgrammeYear // those of the side, in order
}

// ProgrammeFunder is what one funder brings, year by year.
type ProgrammeFunder struct {
	ID    OrganizationID
	Name  string
	Total Levels
	Years []ProgrammeYear
}

// ProgrammePledge is a commitment with its whole schedule and what was paid of
// it each year, net.
type ProgrammePledge struct {
	Pledge
	Credits []Credit
	Paids   []Credit
}

// ProgrammeCost is an action with what it costs in money and in kind.
type ProgrammeCost struct {
	ID     ActionID
	Number int
	Title  string
	Lines  []CostLine
}

// ParsePeriod reads the first year of a programme and how many it has. Left
// out, it begins this year and goes as far as last, the last that a schedule or
// a cost names.
func ParsePeriod(from, years string, today Date, last int) (first, end int, problems Problems) {
	first = today.Time().Year()
	if strings.TrimSpace(from) != "" {
		first = parseYear(from, "from", &problems)
	}
	end = min(max(first, last), first+MaxProgrammeYears-1)
	if years = strings.TrimSpace(years); years != "" {
		n, err := strconv.Atoi(years)
		if err != nil || n < 1 || n > MaxProgrammeYears {
			problems.Add(Fail(Invalid, msgProgrammeYears, MaxProgrammeYears).On("years"))
			return first, end, problems
		}
		end = first + n - 1
	}
	return first, end, problems
}

// ProgrammeOf makes the programme of the years from first to last.
func ProgrammeOf(costs []ProgrammeCost, pledges []ProgrammePledge, first, last int) Programme {
	p := Programme{Format: ProgrammeFormat, From: first, To: last}
	p.Cash = programmeSide(costs, pledges, false, first, last)
	p.InKind = programmeSide(costs, pledges, true, first, last)
	p.Missing = p.Cash.Lacks()
	for _, l := range pledges {
		if !l.InKind && !l.Earmarked && isFirm(l.Status, l.Confirmed) {
			p.Pool += l.unallocated()
		}
	}
	p.Missing -= p.Pool
	var years []YearTotal
	for _, y := range p.Cash.Years {
		if y.Year != 0 {
			years = append(years, YearTotal{Year: y.Year, Split: Split{Cash: y.Levels}})
		}
	}
	for _, c := range Cliffs(years) {
		if c.Year < last { // what comes after the period is not in it
			p.Cliffs = append(p.Cliffs, c)
		}
	}
	return p
}

// unallocated is what no action was given.
func (l ProgrammePledge) unallocated() Cents {
	var left Cents
	for _, part := range l.Rest().Parts {
		if part.Row == 0 {
			left += part.Amount
		}
	}
	return left
}

func programmeSide(costs []ProgrammeCost, pledges []ProgrammePledge, inKind bool, first, last int) ProgrammeSide {
	s := ProgrammeSide{Years: programmeYears(first, last), Needs: ProgrammeCost{}.needs(inKind, nil, first, last)}
	rows := make([]ProgrammeAction, len(costs)+1) // the last is what no action was given
	for i, c := range costs {
		rows[i] = ProgrammeAction{Number: c.Number, Title: c.Title, Cost: c.cost(inKind)}
		s.Cost += rows[i].Cost
	}
	for _, l := range pledges {
		if l.InKind != inKind {
			continue
		}
		l.Pledge = l.Rest()
		for i, share := range l.shares(first, last) {
			if share.Total == (Levels{}) {
				continue
			}
			at := slices.IndexFunc(costs, func(c ProgrammeCost) bool { return int64(c.ID) == l.Parts[i].Row })
			if at < 0 {
				at = len(costs)
			}
			rows[at].Shares, rows[at].Total = append(rows[at].Shares, share), rows[at].Total.Plus(share.Total)
			s.count(l, share)
		}
	}
	for i, r := range rows {
		r.Missing = max(r.Cost-r.Total.Firm, 0)
		if i < len(costs) {
			r.Needs = costs[i].needs(inKind, r.Shares, first, last)
			s.addNeeds(r.Needs)
		}
		if r.Cost != 0 || len(r.Shares) > 0 {
			s.Actions = append(s.Actions, r)
		}
	}
	slices.SortStableFunc(s.Funders, func(a, b ProgrammeFunder) int {
		return cmp.Or(cmp.Compare(b.Total.Announced, a.Total.Announced), cmp.Compare(a.Name, b.Name))
	})
	return s
}

// count adds a share to the totals; money given again is in none (F15).
func (s *ProgrammeSide) count(l ProgrammePledge, share ProgrammeShare) {
	if share.Regranted {
		return
	}
	f := entry(&s.Funders, func(f ProgrammeFunder) bool { return f.ID == l.FunderID })
	if f.Name == "" {
		f.ID, f.Name, f.Years = l.FunderID, l.Funder, make([]ProgrammeYear, len(s.Years))
	}
	s.Total, f.Total = s.Total.Plus(share.Total), f.Total.Plus(share.Total)
	for i, y := range share.Years {
		s.Years[i].Levels = s.Years[i].Plus(y.Levels)
		f.Years[i] = ProgrammeYear{y.Year, f.Years[i].Plus(y.Levels)}
	}
}

// programmeYears are the years of a period, then zero.
func programmeYears(first, last int) []ProgrammeYear {
	var years []ProgrammeYear
	for y := first; y <= last; y++ {
		years = append(years, ProgrammeYear{Year: y})
	}
	return append(years, ProgrammeYear{})
}

// shares are the parts of a commitment, each with its years. What each year is
// worth is shared on what is due up to it, so that both the years of a part and
// the parts of a year add up, to the cent.
func (l ProgrammePledge) shares(first, last int) []ProgrammeShare {
	weights := make([]int64, len(l.Parts))
	for i, part := range l.Parts {
		weights[i] = int64(part.Amount)
	}
	shares := make([]ProgrammeShare, len(l.Parts))
	due, paid := make([]Cents, len(l.Parts)), make([]Cents, len(l.Parts))
	var dueSoFar, paidSoFar Cents
	for _, y := range programmeYears(first, last) {
		if y.Year == 0 {
			dueSoFar, paidSoFar = l.Amount, l.Paid
		} else {
			dueSoFar, paidSoFar = dueSoFar+creditOf(l.Credits, y.Year), paidSoFar+creditOf(l.Paids, y.Year)
		}
		upTo, paidUpTo := Share(dueSoFar, weights), shareNet(paidSoFar, weights)
		for i := range shares {
			y.Levels = Commitment{Amount: upTo[i] - due[i], Status: l.Status, Confirmed: l.Confirmed}.Levels(paidUpTo[i] - paid[i])
			shares[i].Years, shares[i].Total = append(shares[i].Years, y), shares[i].Total.Plus(y.Levels)
		}
		due, paid = upTo, paidUpTo
	}
	for i := range shares {
		shares[i].Commitment, shares[i].Funder, shares[i].Confirmed = l.Number, l.Funder, l.Confirmed
		shares[i].Regranted, shares[i].Certainty = l.SourceCommitmentID != 0, shares[i].Total.reached()
	}
	return shares
}

// reached is the surest level that the whole amount has.
func (l Levels) reached() Certainty {
	found := Announced
	for _, c := range Certainties() {
		if l.At(c) > 0 && l.At(c) == l.Announced {
			found = c
		}
	}
	return found
}

func creditOf(credits []Credit, year int) Cents {
	var sum Cents
	for _, c := range credits {
		if c.Year == year {
			sum += c.Amount
		}
	}
	return sum
}

// ProgrammeItem is the item of an agenda that puts an edition to the vote: the
// mark binds the figures of that day (C11).
func ProgrammeItem(number int, p Programme, mark string) AgendaItem {
	draft := fillProgramme(p, number, mark)
	return AgendaItem{
		Title: programmeTitle(p), Kind: ItemDecision, Minutes: 15, Draft: draft, Programme: true, State: ItemPending,
	}
}
