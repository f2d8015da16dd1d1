package governance

import (
	"fmt"
	"strings"
)

// Label is the title of the column.
func (c CommitmentColumn) Label() string {
	return map[CommitmentColumn]string{
		ColumnNumber: "Numéro", ColumnEnvelope: "Enveloppe", ColumnTerritory: "Territoire", ColumnDiscreet: "Confidentiel",
		ColumnCounted: "Compté sans être ventilé", ColumnSource: "Redistribue", ColumnFunder: "Financeur", ColumnScheme: "Dispositif", ColumnPurpose: "Objet", ColumnMotive: "Motif", ColumnNature: "Nature",
		ColumnQuantity: "Quantité", ColumnUnitCost: "Coût unitaire", ColumnAmount: "Montant", ColumnValuation: "Valorisation",
		ColumnPool: "Fléchage", ColumnDeclared: "Déclaré le", ColumnLapse: "Caducité", ColumnGrantees: "Bénéficiaires",
		ColumnShares: "Parts", ColumnSchedule: "Échéancier", ColumnStatus: "Étape", ColumnRequested: "Demandé le",
		ColumnBudget: "Année budgétaire", ColumnBody: "Organe", ColumnResolved: "Délibéré le", ColumnDecision: "Référence",
		ColumnAgreed: "Conventionné le", ColumnSignatories: "Signataires", ColumnObligated: "Engagé le",
		ColumnObligation: "Numéro d’engagement",
	}[c]
}

// NatureLabel is what a contribution is, in a cell.
func NatureLabel(inKind bool) string {
	if inKind {
		return "en nature"
	}
	return "numéraire"
}

// PoolLabel is what a contribution is for, in a cell.
func PoolLabel(pooled bool) string {
	if pooled {
		return "fonds commun"
	}
	return "fléché"
}

// YesLabel is an answer, in a cell.
func YesLabel(yes bool) string {
	if yes {
		return "oui"
	}
	return "non"
}

// NumberCell writes the reference of a commitment, empty for none.
func NumberCell(number int) string {
	if number == 0 {
		return ""
	}
	return fmt.Sprintf("K%d", number)
}

// GranteesCell writes who receives the commitment in a cell.
func (d Dossier) GranteesCell() string {
	var names []string
	for _, r := range d.Recipients {
		names = append(names, r.Name)
	}
	return strings.Join(names, "\u202f; ")
}

// SharesCell writes their shares, in the same order, empty as long as nothing
// is decided.
func (d Dossier) SharesCell() string {
	var shares []string
	for _, g := range d.Grantees {
		if g.Share.Decided() {
			shares = append(shares, g.Share.String())
		}
	}
	return strings.Join(shares, "\u202f; ")
}

// ScheduleCell writes the credits of each year.
func (d Dossier) ScheduleCell() string {
	var years []string
	for _, c := range d.Credits {
		years = append(years, fmt.Sprintf("%d\u00a0: %s", c.Year, euros(c.Amount)))
	}
	return strings.Join(years, "\u202f; ")
}
