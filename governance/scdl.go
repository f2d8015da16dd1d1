package governance

import (
	"fmt"
	"math/big"
	"strings"
	"unicode/utf8"
)

// ScdlLine is one line of the open format « subventions » 2.1 of the Socle
// commun des données locales: sixteen columns, one line for each grantee.
type ScdlLine [16]string

// ScdlColumns are the titles of the format, in its order.
func ScdlColumns() ScdlLine {
	return ScdlLine{
		"nomAttribuant", "idAttribuant", "dateConvention", "referenceDecision", "nomBeneficiaire", "idBeneficiaire",
		"rnaBeneficiaire", "objet", "montant", "nature", "conditionsVersement", "datesPeriodeVersement", "idRAE",
		"notificationUE", "pourcentageSubvention", "dispositifAide",
	}
}

// ScdlExport is what may be published, and what may not with the reasons.
type ScdlExport struct {
	Lines    []ScdlLine
	Kept     int // commitments that the lines tell
	Rejected []ScdlRejection
}

// ScdlRejection is a commitment that the format refuses; the field of each
// problem is a column.
type ScdlRejection struct {
	Dossier
	Reasons Problems
}

// ExportScdl puts commitments into the format (F19).
func ExportScdl(dossiers []Dossier) ScdlExport {
	var e ScdlExport
	for _, d := range dossiers {
		reasons, lines := d.scdlProblems(), []ScdlLine(nil)
		if len(reasons) == 0 {
			lines = d.scdlLines()
			reasons = scdlLineProblems(lines)
		}
		if len(reasons) > 0 {
			e.Rejected = append(e.Rejected, ScdlRejection{d, reasons})
			continue
		}
		e.Kept++
		e.Lines = append(e.Lines, lines...)
	}
	return e
}

// maxScdlObject is how long the object may be, in characters.
const maxScdlObject = 256

// scdlProblems are all the reasons why the commitment cannot be published
// (F19, F7).
func (d Dossier) scdlProblems() Problems {
	var p Problems
	refuse := func(wrong bool, column, message string, args ...any) {
		if wrong {
			p.Add(Fail(Invalid, message, args...).On(column))
		}
	}
	first, _ := d.period()
	_, siret := ParseSiret(d.FunderSiret)
	refuse(!d.Confirmed, "nomAttribuant", msgScdlUnconfirmed)
	refuse(!d.Status.Reaches(StatusAgreed), "dateConvention", msgScdlStatus, strings.ToLower(d.Status.Label()))
	refuse(d.Status.Reaches(StatusAgreed) && d.Held(StatusAgreed).HappenedOn == "", "dateConvention", msgScdlDate)
	refuse(d.FunderSiret == "", "idAttribuant", msgScdlNoSiret, d.Funder)
	refuse(d.FunderSiret != "" && siret != nil, "idAttribuant", msgScdlSiret, d.Funder)
	refuse(utf8.RuneCountInString(d.Purpose) > maxScdlObject, "objet", msgScdlObject, maxScdlObject)
	refuse(first == "", "datesPeriodeVersement", msgScdlPeriod)
	d.scdlRecipients(&p)
	return p
}

// scdlRecipients finds what is wrong with who receives the money.
func (d Dossier) scdlRecipients(p *Problems) {
	shared := CheckShares(d.Grantees)
	switch {
	case len(d.Grantees) == 0:
		p.Add(Fail(Invalid, msgScdlNoGrantee).On("nomBeneficiaire"))
	case shared != nil:
		p.Add(shared.On("pourcentageSubvention"))
	case len(d.Grantees) > 1 && !d.Grantees[0].Share.Decided():
		p.Add(Fail(Invalid, msgScdlShares).On("pourcentageSubvention"))
	}
	for i, r := range d.Recipients {
		if _, err := ParseSiret(r.Siret); r.Siret != "" && err != nil {
			p.Add(Fail(Invalid, msgScdlSiret, r.Name).On("idBeneficiaire"))
		}
		share := d.Grantees[i].Share
		if share.Decided() && share.Numerator*100 < share.Denominator {
			p.Add(Fail(Invalid, msgScdlSmall, r.Name).On("pourcentageSubvention"))
		}
	}
}

// scdlLines tell the commitment, one line for each grantee. Nothing here knows
// of an aid that was notified to the European Commission, nor the numbers of
// the national directory of schemes: the first is said to be none, the others
// are left out, as the format allows.
func (d Dossier) scdlLines() []ScdlLine {
	shares := scdlShares(d.Grantees)
	var lines []ScdlLine
	for i, r := range d.Recipients {
		lines = append(lines, ScdlLine{
			d.Funder, d.FunderSiret, string(d.Held(StatusAgreed).HappenedOn), d.Held(StatusResolved).Reference,
			r.Name, r.Siret, scdlRNA(r.RNA), d.Purpose, scdlAmount(d.Amount), scdlNature(d.InKind), scdlCondition(d.inParts()),
			scdlPeriod(d.period()), "", scdlNo, shares[i], "",
		})
	}
	return lines
}

// scdlRNA leaves out the numbers of Corsica and of overseas, whose letter the
// format does not know: the column is not required.
func scdlRNA(rna string) string {
	if len(rna) == 10 && rna[0] == 'W' && digits(rna[1:], 9) {
		return rna
	}
	return ""
}

func scdlAmount(c Cents) string { return fmt.Sprintf("%d.%02d", c/Euro, c%Euro) }

func scdlPeriod(first, last Date) string {
	if first == last {
		return string(first)
	}
	return string(first) + "/" + string(last)
}

// scdlShares writes shares with four decimals that add up to exactly 1: each
// is what the running total gains, so that no rounding is lost.
func scdlShares(grantees []Grantee) []string {
	var shares []string
	total, written := new(big.Rat), int64(0)
	for _, g := range grantees {
		if len(grantees) == 1 {
			return []string{"1"}
		}
		total.Add(total, big.NewRat(g.Share.Numerator, g.Share.Denominator))
		scaled := new(big.Rat).Mul(total, big.NewRat(10_000, 1))
		upTo := new(big.Int).Quo(new(big.Int).Add(new(big.Int).Mul(scaled.Num(), big.NewInt(2)), scaled.Denom()),
			new(big.Int).Mul(scaled.Denom(), big.NewInt(2))).Int64() // half up
		shares = append(shares, strings.TrimRight(fmt.Sprintf("0.%04d", upTo-written), "0"))
		written = upTo
	}
	return shares
}
