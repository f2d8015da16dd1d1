package governance

import (
	"strings"
	"testing"
)

// granted is a commitment that the open format takes as it is.
func granted() Dossier {
	return Dossier{
		Undertaking: Undertaking{
			Commitment: Commitment{
				Number: 5, Purpose: "Guichet unique", Amount: 40_000*Euro + 5, Status: StatusPartlyPaid, Confirmed: true,
			},
			Grantees: []Grantee{{OrganizationID: 1, Share: Fraction{2, 3}}, {OrganizationID: 2, Share: Fraction{1, 3}}},
			Credits:  []Credit{{2026, 20_000 * Euro}, {2027, 20_000*Euro + 5}},
		},
		Funder: "La Poste", FunderSiret: "35600000000001",
		Recipients: []Recipient{{"Amandier", "21310001900016", "W311000123"}, {"Noisetier", "", "W2A1000123"}},
		Steps: []Step{
			{Status: StatusResolved, HappenedOn: "2026-01-12", Reference: "2026-014"},
			{Status: StatusAgreed, HappenedOn: "2026-02-01"},
		},
		Payments: []Payment{{Kind: PaymentInstalment, Amount: 20_000 * Euro, PaidOn: "2026-03-05"}},
	}
}

func TestF19AnAgreedCommitmentIsOneLineForEachGrantee(t *testing.T) {
	got := ExportScdl([]Dossier{granted()})
	want := []ScdlLine{
		{
			"La Poste", "35600000000001", "2026-02-01", "2026-014", "Amandier", "21310001900016", "W311000123", "Guichet unique",
			"40000.05", "aide en numéraire", "échelonné", "2026-01-01/2027-12-31", "", "non", "0.6667", "",
		},
		{
			"La Poste", "35600000000001", "2026-02-01", "2026-014", "Noisetier", "", "", "Guichet unique",
			"40000.05", "aide en numéraire", "échelonné", "2026-01-01/2027-12-31", "", "non", "0.3333", "",
		},
	}
	if len(got.Rejected) > 0 || got.Kept != 1 || len(got.Lines) != 2 {
		t.Fatalf("%+v", got)
	}
	for i := range want {
		if got.Lines[i] != want[i] {
			t.Errorf("got  %q\nwant %q", got.Lines[i], want[i])
		}
	}
}

func TestF19EachRejectedLineSaysWhy(t *testing.T) {
	for _, tt := range []struct {
		rule   string
		change func(*Dossier)
		field  string
	}{
		{"F1: not confirmed", func(d *Dossier) { d.Confirmed = false }, "nomAttribuant"},
		{"only resolved", func(d *Dossier) { d.Status = StatusResolved }, "dateConvention"},
		{"withdrawn", func(d *Dossier) { d.Status = StatusWithdrawn }, "dateConvention"},
		{"no agreement date", func(d *Dossier) { d.Steps = d.Steps[:1] }, "dateConvention"},
		{"no SIRET of the funder", func(d *Dossier) { d.FunderSiret = "" }, "idAttribuant"},
		{"13 digits", func(d *Dossier) { d.FunderSiret = "3560000000000" }, "idAttribuant"},
		{"Luhn", func(d *Dossier) { d.FunderSiret = "21310001900013" }, "idAttribuant"},
		{"La Poste by its own rule, and only by it", func(d *Dossier) { d.FunderSiret = "35600000000002" }, "idAttribuant"},
		{"an object of 257 characters", func(d *Dossier) { d.Purpose = strings.Repeat("é", 257) }, "objet"},
		{"no grantee", func(d *Dossier) { d.Grantees, d.Recipients = nil, nil }, "nomBeneficiaire"},
		{"a wrong SIRET of a grantee", func(d *Dossier) { d.Recipients[0].Siret = "21310001900013" }, "idBeneficiaire"},
		{"F7: shares not decided", func(d *Dossier) { d.Grantees[0].Share, d.Grantees[1].Share = Fraction{}, Fraction{} }, "pourcentageSubvention"},
		{"F7: one share not decided", func(d *Dossier) { d.Grantees[1].Share = Fraction{} }, "pourcentageSubvention"},
		{"F7: 2/3 + 1/2", func(d *Dossier) { d.Grantees[1].Share = Fraction{1, 2} }, "pourcentageSubvention"},
		{"F7: one grantee of a half", func(d *Dossier) {
			d.Grantees, d.Recipients = []Grantee{{1, Fraction{1, 2}}}, d.Recipients[:1]
		}, "pourcentageSubvention"},
		{"a share under 1 %", func(d *Dossier) { d.Grantees[0].Share, d.Grantees[1].Share = Fraction{1, 200}, Fraction{199, 200} }, "pourcentageSubvention"},
		{"neither schedule nor payment", func(d *Dossier) { d.Credits, d.Payments = nil, nil }, "datesPeriodeVersement"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			d := granted()
			tt.change(&d)
			got := ExportScdl([]Dossier{d, granted()})
			if got.Kept != 1 || len(got.Rejected) != 1 {
				t.Fatalf("%d kept, %d rejected", got.Kept, len(got.Rejected))
			}
			reasons := got.Rejected[0].Reasons
			if len(reasons) != 1 || reasons[0].Field != tt.field || reasons[0].Message == "" {
				t.Errorf("got %+v, want one on %s", reasons, tt.field)
			}
		})
	}
}

func TestF19AllTheReasonsAreSaidAtOnce(t *testing.T) {
	got := ExportScdl([]Dossier{{Undertaking: Undertaking{Commitment: Commitment{Status: StatusIntention}}}})
	if n := len(got.Rejected[0].Reasons); n != 5 { // unconfirmed, status, SIRET, period, grantee
		t.Errorf("%d reasons: %v", n, got.Rejected[0].Reasons)
	}
}

func TestF19WrittenSharesAddUpToExactlyOne(t *testing.T) {
	third := Grantee{Share: Fraction{1, 3}}
	for _, tt := range []struct {
		rule     string
		grantees []Grantee
		want     string
	}{
		{"one grantee, no share typed", []Grantee{{}}, "1"},
		{"thirds", []Grantee{third, third, third}, "0.3333 0.3334 0.3333"},
		{"halves", []Grantee{{Share: Fraction{1, 2}}, {Share: Fraction{1, 2}}}, "0.5 0.5"},
		{"sevenths", []Grantee{{Share: Fraction{1, 7}}, {Share: Fraction{2, 7}}, {Share: Fraction{4, 7}}}, "0.1429 0.2857 0.5714"},
	} {
		if got := strings.Join(scdlShares(tt.grantees), " "); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.rule, got, tt.want)
		}
	}
}

func TestF19ThePeriodIsADayOrTwo(t *testing.T) {
	d := granted()
	d.Credits = nil
	if got := d.scdlLines()[0][11]; got != "2026-03-05" {
		t.Errorf("one payment: %s", got)
	}
	d.Payments = append(d.Payments, Payment{Kind: PaymentClawback, Amount: 1, PaidOn: "2030-01-01"},
		Payment{Kind: PaymentBalance, Amount: 1, PaidOn: "2027-06-30"})
	if got := d.scdlLines()[0][11]; got != "2026-03-05/2027-06-30" {
		t.Errorf("two payments and a clawback: %s", got)
	}
}
