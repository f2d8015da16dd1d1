package governance

import (
	"slices"
	"strings"
	"time"
)

// PaymentKind is what a payment is.
type PaymentKind string

// The kinds of payment; a clawback is money given back.
const (
	PaymentInstalment PaymentKind = "instalment"
	PaymentAdvance    PaymentKind = "advance" // may come before the agreement
	PaymentBalance    PaymentKind = "balance" // the last one
	PaymentClawback   PaymentKind = "clawback"
)

// PaymentKinds returns the kinds in the order the interface lists them.
func PaymentKinds() []PaymentKind {
	return []PaymentKind{PaymentInstalment, PaymentAdvance, PaymentBalance, PaymentClawback}
}

// Payment is money that was paid, or given back. It is never changed: a
// mistake is given back.
type Payment struct {
	ID             PaymentID
	CoordinationID CoordinationID
	CommitmentID   CommitmentID
	Kind           PaymentKind
	Amount         Cents // always above zero
	PaidOn         Date
	Reference      string
	RecordedBy     PersonID
	CreatedAt      time.Time
}

// Net is the payment in what was paid: less than zero when it was given back.
func (p Payment) Net() Cents {
	if p.Kind == PaymentClawback {
		return -p.Amount
	}
	return p.Amount
}

// NetOf is Σ payments − Σ clawbacks (F5).
func NetOf(payments []Payment) Cents {
	var total Cents
	for _, p := range payments {
		total += p.Net()
	}
	return total
}

// beyondAdvances is what was paid and needs an agreement, net.
func beyondAdvances(payments []Payment) Cents {
	var total Cents
	for _, p := range payments {
		if p.Kind != PaymentAdvance {
			total += p.Net()
		}
	}
	return total
}

// PaymentDraft is a payment as typed.
type PaymentDraft struct{ Kind, Amount, PaidOn, Reference string }

// Pay records a payment of a commitment (F4, F5): after its agreement unless
// it is an advance, and never more than was committed. It moves an agreed
// commitment to partly paid, then paid.
func Pay(actor Actor, c Commitment, history []Step, before []Payment, d PaymentDraft, today Date) (Commitment, []Step, Payment, error) {
	if err := c.mayPay(actor); err != nil {
		return c, nil, Payment{}, err
	}
	p, err := parsePayment(d, today)
	if err != nil {
		return c, nil, p, err
	}
	if err := checkPayment(c, Held(history), NetOf(before), p); err != nil {
		return c, nil, p, err
	}
	next := c.after(p, NetOf(before)+p.Net())
	if next == c.Status {
		return c, nil, p, nil
	}
	c.Status = next
	return c, []Step{{Status: next, HappenedOn: p.PaidOn, Reference: p.Reference}}, p, nil
}

// mayPay tells whether payments of the commitment may be recorded.
func (c Commitment) mayPay(actor Actor) error {
	switch {
	case !actor.FundsFor(c.FunderID):
		return Fail(Forbidden, msgNotYourFunder)
	case !c.Confirmed:
		return Fail(Conflict, msgConfirmFirst)
	}
	return nil
}

func parsePayment(d PaymentDraft, today Date) (Payment, error) {
	p := Payment{Kind: PaymentKind(d.Kind)}
	var problems Problems
	if !slices.Contains(PaymentKinds(), p.Kind) {
		problems.Add(Fail(Invalid, msgPaymentKind).On("kind"))
	}
	var err *Error
	p.Amount, err = parsePositive(d.Amount, "amount")
	problems.Add(err)
	p.PaidOn, err = parsePast(d.PaidOn, today, "paid_on")
	problems.Add(err)
	p.Reference = optionalLine(d.Reference, "reference", &problems)
	return p, problems.Err()
}

func checkPayment(c Commitment, held []Step, net Cents, p Payment) error {
	agreed := dateOf(held, StatusAgreed)
	switch {
	case p.Kind == PaymentClawback && p.Amount > net:
		return Fail(Conflict, msgClawbackTooMuch, euros(net), euros(p.Amount)).On("amount")
	case p.Kind == PaymentClawback:
		return nil
	case c.Status.Exit() || c.Status == StatusClosed:
		return Fail(Conflict, msgLeftLadder, strings.ToLower(c.Status.Label()))
	case p.Amount > c.Amount-net:
		return Fail(Conflict, msgPaymentTooMuch, euros(c.Amount-net), euros(p.Amount)).On("amount")
	case p.Kind == PaymentAdvance:
		return nil
	case agreed == "":
		return Fail(Conflict, msgPaymentNotAgreed).On("kind")
	case p.PaidOn < agreed:
		return Fail(Invalid, msgPaymentBefore, agreed.French()).On("paid_on")
	}
	return nil
}

// after is the step that a payment leads to, net being what is paid with it.
func (c Commitment) after(p Payment, net Cents) Status {
	next := StatusPartlyPaid
	if net == c.Amount || p.Kind == PaymentBalance {
		next = StatusPaid
	}
	if p.Kind == PaymentClawback || !c.Status.Reaches(StatusAgreed) || c.Status.Reaches(next) {
		return c.Status
	}
	return next
}

// Credit is what may be paid in a year (crédit de paiement, F14).
type Credit struct {
	Year   int
	Amount Cents
}

// CheckCredits refuses years that do not add up to the amount (F14); no year
// at all is a schedule not decided yet.
func CheckCredits(credits []Credit, amount Cents) *Error {
	var total Cents
	seen := map[int]bool{}
	for _, c := range credits {
		if seen[c.Year] {
			return Fail(Invalid, msgYearTwice, c.Year).On("year")
		}
		seen[c.Year] = true
		total += c.Amount
	}
	if len(credits) > 0 && total != amount {
		return Fail(Invalid, msgCreditsSum, euros(total), euros(amount)).On("year")
	}
	return nil
}

// CreditYear is one year of a schedule against what was paid in it.
type CreditYear struct {
	Credit
	Paid Cents
	// Over is what was paid beyond the year's credit and what the years before
	// left: an alert, not an error (F14).
	Over Cents
}

// Schedule sets payments against credits, year by year.
func Schedule(credits []Credit, payments []Payment) []CreditYear {
	if len(credits) == 0 {
		return nil
	}
	years := map[int]*CreditYear{}
	at := func(year int) *CreditYear {
		if years[year] == nil {
			years[year] = &CreditYear{Credit: Credit{Year: year}}
		}
		return years[year]
	}
	for _, c := range credits {
		at(c.Year).Amount += c.Amount
	}
	for _, p := range payments {
		at(p.PaidOn.Time().Year()).Paid += p.Net()
	}
	var list []CreditYear
	for _, y := range years {
		list = append(list, *y)
	}
	slices.SortFunc(list, func(a, b CreditYear) int { return a.Year - b.Year })
	var carried Cents
	for i := range list {
		list[i].Over = max(0, list[i].Paid-list[i].Amount-carried)
		carried = max(0, carried+list[i].Amount-list[i].Paid)
	}
	return list
}
