package governance

// Alert says that two figures do not go together, or what they give together:
// what was compared, and why it matters. It never blocks (D6).
type Alert struct {
	Title, Says   string
	First, Second Compared
	Serious       bool // else it is only worth knowing
}

// Compared is one of the two figures of an alert, in words.
type Compared struct{ Label, Value string }

// EnvelopeFacts is what an envelope is compared with.
type EnvelopeFacts struct {
	Envelope
	EnvelopeUse
	Scheme Scheme // the zero Scheme for none
}

// Alerts tells what does not add up in an envelope (D6, F9).
func (f EnvelopeFacts) Alerts() []Alert {
	var list []Alert
	add := func(a Alert, found bool) {
		if found {
			list = append(list, a)
		}
	}
	add(f.unitValue())
	add(f.otherUse())
	add(f.reach())
	add(f.unparted())
	return list
}

// counts tells whether the envelope aims at a number of what its scheme counts.
func (f EnvelopeFacts) counts() bool {
	return f.Target > 0 && f.Scheme.UnitCost > 0 && f.TargetUnit == f.Scheme.Unit
}

// unitValue: 10 M€ for 1.5 M passes do not pay one cheque each.
func (f EnvelopeFacts) unitValue() (Alert, bool) {
	if !f.counts() || f.Amount >= f.Scheme.UnitCost.Times(f.Target) {
		return Alert{}, false
	}
	each := f.Amount.Each(f.Target)
	return Alert{
		Title: alertUnitValue, Says: unitValueSays(f, each), Serious: true,
		First:  Compared{alertEach, perUnit(euros(each), f.TargetUnit)},
		Second: Compared{alertUnitCost, perUnit(euros(f.Scheme.UnitCost), f.Scheme.Unit)},
	}, true
}

// otherUse: 4 000 posts at 50 000 € use up what is said to pay their training
// too. Beyond the units, what is left is worth knowing: two sources may say two
// prices.
func (f EnvelopeFacts) otherUse() (Alert, bool) {
	if !f.counts() {
		return Alert{}, false
	}
	units := f.Scheme.UnitCost.Times(f.Target)
	rest := f.Amount - units
	a := Alert{
		First:  Compared{alertEnvelope, euros(f.Amount)},
		Second: Compared{alertUnits, product(f.Target, f.Scheme)},
	}
	switch {
	case rest == 0 && f.Covers != "":
		a.Title, a.Says, a.Serious = alertNothingLeft, nothingLeftSays(f), true
	case rest > 0:
		a.Title, a.Says = alertDearer, dearerSays(f, rest)
	default:
		return Alert{}, false
	}
	return a, true
}

// reach: 30 M€ for a million people are 30 € each, three cheques and no book.
func (f EnvelopeFacts) reach() (Alert, bool) {
	if f.Target == 0 || f.TargetUnit != UnitPeople || f.Scheme.BookLow == 0 {
		return Alert{}, false
	}
	each := f.Amount.Each(f.Target)
	if each >= f.Scheme.BookLow {
		return Alert{}, false
	}
	return Alert{
		Title: alertReach, Says: reachSays(f, each), Serious: true,
		First:  Compared{alertEach, perUnit(euros(each), UnitPeople)},
		Second: Compared{alertBook, bookRange(f.Scheme)},
	}, true
}

// unparted: 30 + 24 + 30 of 88 M€ leave 4, which is no error (F9).
func (f EnvelopeFacts) unparted() (Alert, bool) {
	left := f.Left(f.EnvelopeUse)
	if f.Children == 0 || left <= 0 {
		return Alert{}, false
	}
	return Alert{
		Title: alertUnparted, Says: unpartedSays(left),
		First:  Compared{alertEnvelope, euros(f.Amount)},
		Second: Compared{alertParted, euros(f.Children + f.Drawn)},
	}, true
}

// Books is from how many to how many books an amount pays.
func (s Scheme) Books(amount Cents) (low, high int64) {
	if s.BookLow == 0 || s.BookHigh == 0 {
		return 0, 0
	}
	return int64(amount / s.BookHigh), int64(amount / s.BookLow)
}

// CommitmentFacts is what a commitment is compared with.
type CommitmentFacts struct {
	Commitment
	Unit     Unit // of its scheme
	Credits  []Credit
	Payments []Payment
	// Undecided counts the grantees whose share nobody has decided (F7).
	Undecided int
	// SourceStatus is where the commitment stands whose money it gives again.
	SourceStatus Status
	SourceNumber int
}

// Alerts tells what does not add up in a commitment (F6, F7, F14, F15, F16).
func (f CommitmentFacts) Alerts(today Date) []Alert {
	var list []Alert
	if off := f.OffUnit(); off != 0 && !f.Status.Exit() {
		list = append(list, Alert{
			Title: alertOffUnit, Says: alertOffUnitSays, Serious: true,
			First:  Compared{alertAmount, euros(f.Amount)},
			Second: Compared{alertProduct, productText(f.Quantity, f.Unit, f.UnitCost)},
		})
	}
	for _, y := range Schedule(f.Credits, f.Payments) {
		if y.Over > 0 {
			list = append(list, overYear(y))
		}
	}
	if f.Undecided > 1 && f.Status.Reaches(StatusAgreed) {
		list = append(list, Alert{
			Title: alertShares, Says: alertSharesSays,
			First: Compared{alertGrantees, thousands(int64(f.Undecided))}, Second: Compared{alertDecided, thousands(0)},
		})
	}
	if f.SourceStatus.Exit() && !f.Status.Exit() {
		list = append(list, Alert{
			Title: alertSource, Says: sourceSays(f.SourceNumber, f.SourceStatus), Serious: true,
			First: Compared{alertAmount, euros(f.Amount)}, Second: Compared{alertOrigin, f.SourceStatus.Label()},
		})
	}
	return append(list, f.lapse(today)...)
}

// lapse announces the lapse of a commitment 60, 30 and 0 days before (F16).
func (f CommitmentFacts) lapse(today Date) []Alert {
	left, notice, alert := f.Lapses(today)
	if !alert {
		return nil
	}
	return []Alert{{
		Title: alertLapse, Says: lapseSays(left), Serious: notice <= 30,
		First: Compared{alertLapseOn, f.LapseDate.French()}, Second: Compared{alertStep, f.Status.Label()},
	}}
}

func overYear(y CreditYear) Alert {
	return Alert{
		Title: alertOverYear, Says: overYearSays(y), Serious: true,
		First:  Compared{alertPaid, euros(y.Paid)},
		Second: Compared{alertCredit, euros(y.Paid - y.Over)},
	}
}

// MatchingAlert tells what a matching would lose if nothing moved (F8).
func MatchingAlert(m MatchingFigure) (Alert, bool) {
	if m.Unmatched == 0 {
		return Alert{}, false
	}
	return Alert{
		Title: alertUnmatched, Says: unmatchedSays(m), Serious: true,
		First: Compared{alertMatched, euros(m.Matched)}, Second: Compared{alertCap, euros(m.Cap)},
	}, true
}

// PlanAlerts tell what does not add up in the funding of an action: more firm
// resources than it costs (F12), and an owner that bears less than a fifth (F13).
func PlanAlerts(p FundingPlan, s OwnerShare) []Alert {
	var list []Alert
	for _, side := range []PlanSide{p.Cash, p.InKind} {
		if side.Excess() > 0 {
			list = append(list, Alert{
				Title: alertExcess, Says: excessSays(side.Excess()), Serious: true,
				First: Compared{alertFirm, euros(side.Firm)}, Second: Compared{alertCost, euros(side.Cost)},
			})
		}
	}
	if s.Applies && s.Derogation == "" && s.Short() > 0 {
		list = append(list, Alert{
			Title: alertOwner, Says: ownerSays(s), Serious: true,
			First: Compared{alertOwnerBrings, euros(s.Owner)}, Second: Compared{alertOwnerFifth, euros(s.Owner + s.Short())},
		})
	}
	return list
}

// Measured is one value of an indicator, with where it was found.
type Measured struct {
	Indicator, Value, Source string
	Year                     int
}

// TwiceMeasured tells that one notion has two values for the same year and
// place: they are kept apart, each with its source (D6).
func TwiceMeasured(a, b Measured) (Alert, bool) {
	if a.Indicator != b.Indicator || a.Year != b.Year || a.Value == b.Value {
		return Alert{}, false
	}
	return Alert{
		Title: alertTwice, Says: twiceSays(a), Serious: true,
		First: Compared{a.Source, a.Value}, Second: Compared{b.Source, b.Value},
	}, true
}

// Undecided counts the grantees whose share nobody has decided (F7).
func (u Undertaking) Undecided() int {
	n := 0
	for _, g := range u.Grantees {
		if !g.Share.Decided() {
			n++
		}
	}
	return n
}
