package governance

import (
	"fmt"
	"slices"
)

// Dossier is a commitment with all that a file may say of it.
type Dossier struct {
	Undertaking
	Funder, FunderSiret string
	Scheme              string      // empty for none
	Envelope, Territory string      // names, empty for none
	SourceNumber        int         // of the commitment that it gives again, zero for none
	Recipients          []Recipient // of the grantees, in their order
	Steps               []Step
	Payments            []Payment
}

// Recipient is how a grantee is named outside the application.
type Recipient struct{ Name, Siret, RNA string }

// Paid is what was paid, net.
func (d Dossier) Paid() Cents { return NetOf(d.Payments) }

// Held is the step of the history that still holds, or an empty one.
func (d Dossier) Held(s Status) Step {
	held := Held(d.Steps)
	if i := slices.IndexFunc(held, func(h Step) bool { return h.Status == s }); i >= 0 {
		return held[i]
	}
	return Step{}
}

// Certainty is the surest level that the commitment has reached whole, empty
// for none.
func (d Dossier) Certainty() Certainty {
	levels := d.Levels(d.Paid())
	var reached Certainty
	for _, c := range Certainties() {
		if levels.At(c) > 0 && levels.At(c) == levels.Announced {
			reached = c
		}
	}
	return reached
}

// period is from when to when the commitment is paid: the years of its
// schedule and the days of its payments, empty when neither is known.
func (d Dossier) period() (first, last Date) {
	var days []Date
	for _, c := range d.Credits {
		days = append(days, Date(fmt.Sprintf("%04d-01-01", c.Year)), Date(fmt.Sprintf("%04d-12-31", c.Year)))
	}
	for _, p := range d.Payments {
		if p.Kind != PaymentClawback {
			days = append(days, p.PaidOn)
		}
	}
	if len(days) == 0 {
		return "", ""
	}
	return slices.Min(days), slices.Max(days)
}

// inParts tells whether the money comes in several times.
func (d Dossier) inParts() bool {
	paid := 0
	for _, p := range d.Payments {
		if p.Kind != PaymentClawback {
			paid++
		}
	}
	return len(d.Credits) > 1 || paid > 1 || d.Status == StatusPartlyPaid
}
