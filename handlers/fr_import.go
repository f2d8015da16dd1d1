package handlers

import (
	"strings"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// Imports of commitments.
const (
	msgImport      = "Importer des engagements"
	msgImportDone  = "Engagements importés"
	msgImportLead  = "Rien n’est encore enregistré. L’import se fait en une fois\u00a0: toutes les lignes, ou aucune."
	wordCommitment = "Engagement"
	wordFunder     = "Financeur"
	fileImport     = "modele-engagements"
)

// importHelp says what each column of a file of commitments may hold.
func importHelp(words map[governance.CommitmentColumn][]string) []templates.ListColumn {
	texts := map[governance.CommitmentColumn]string{
		governance.ColumnNumber:      "Comme K12, pour que d’autres lignes du fichier disent qu’elles redistribuent cet argent. L’engagement reçoit ici son propre numéro. Facultatif.",
		governance.ColumnEnvelope:    "Nom de l’enveloppe où il puise. Facultatif.",
		governance.ColumnTerritory:   "Sous une enveloppe plafonnée par territoire\u00a0: une organisation de la coordination, ou le nom ou le code INSEE ou SIREN d’un territoire du périmètre qu’elle gouverne.",
		governance.ColumnDiscreet:    "Vide, c’est non. Tant qu’il n’est pas ferme, seuls son financeur et la coordination le voient.",
		governance.ColumnCounted:     "S’il est confidentiel\u00a0: oui pour que son montant compte dans les totaux, sans nom. Obligatoire sous une enveloppe.",
		governance.ColumnSource:      "Référence de l’engagement dont il redistribue l’argent, comme K3\u00a0: une autre ligne du fichier, sinon un engagement de la coordination. Facultatif.",
		governance.ColumnFunder:      "Nom, SIREN ou SIRET d’un financeur de la coordination. Obligatoire.",
		governance.ColumnScheme:      "Vide, l’engagement n’appartient à aucun dispositif.",
		governance.ColumnPurpose:     "Ce que l’engagement finance. Vide, c’est le nom du dispositif.",
		governance.ColumnMotive:      "Pourquoi le financeur paie. Facultatif.",
		governance.ColumnNature:      "Vide, c’est du numéraire.",
		governance.ColumnQuantity:    "Nombre d’unités, sans virgule. Facultatif.",
		governance.ColumnUnitCost:    "Vide, c’est celui du dispositif.",
		governance.ColumnAmount:      "En euros, comme 1 600 000,50. Vide, il se calcule\u00a0: quantité × coût unitaire.",
		governance.ColumnValuation:   "Obligatoire pour une contribution en nature\u00a0: comment elle est valorisée.",
		governance.ColumnPool:        "Vide, l’engagement est fléché par son financeur.",
		governance.ColumnDeclared:    "Comme 03/12/2026. Vide, c’est le jour de l’envoi.",
		governance.ColumnLapse:       "Date de caducité. Facultatif.",
		governance.ColumnGrantees:    "Noms, SIREN ou SIRET d’organisations de la coordination, séparés par des points-virgules. Facultatif.",
		governance.ColumnShares:      "Une part par bénéficiaire, dans le même ordre, comme 2/3\u202f; 1/3. Vide tant que rien n’est décidé.",
		governance.ColumnSchedule:    "Montant de chaque année, comme 2026\u00a0: 10\u202f000\u202f; 2027\u00a0: 20\u202f000. Les années font le montant.",
		governance.ColumnStatus:      "Vide, c’est une intention. Chaque étape franchie demande les preuves des colonnes suivantes.",
		governance.ColumnRequested:   "Preuve de la demande\u00a0: sa date.",
		governance.ColumnBudget:      "Preuve de l’inscription au budget\u00a0: l’année.",
		governance.ColumnBody:        "Preuve de la délibération\u00a0: qui a délibéré.",
		governance.ColumnResolved:    "Preuve de la délibération\u00a0: sa date.",
		governance.ColumnDecision:    "Preuve de la délibération\u00a0: sa référence.",
		governance.ColumnAgreed:      "Preuve de la convention\u00a0: sa date.",
		governance.ColumnSignatories: "Preuve de la convention\u00a0: ses signataires.",
		governance.ColumnObligated:   "Preuve de l’engagement comptable\u00a0: sa date.",
		governance.ColumnObligation:  "Numéro de l’engagement comptable. Facultatif.",
	}
	var help []templates.ListColumn
	for _, c := range governance.CommitmentColumns() {
		help = append(help, templates.ListColumn{Title: c.Label(), Text: texts[c], Values: strings.Join(words[c], "\u202f; ")})
	}
	return help
}

// importCounts say how much a file makes; money is never mixed with what comes
// in kind (F3).
func importCounts(n model.CommitmentCounts) string {
	words := []string{templates.Plural(n.Commitments, "engagement", "engagements")}
	if n.Cash > 0 {
		words = append(words, templates.Euros(n.Cash)+" en numéraire")
	}
	if n.InKind > 0 {
		words = append(words, templates.Euros(n.InKind)+" en nature")
	}
	return strings.Join(words, ", ")
}

// importTwin warns of a file that was imported before.
func importTwin(at time.Time, zone *time.Location) string {
	if at.IsZero() {
		return ""
	}
	return "Ce même fichier a déjà été importé " + templates.Moment(zone, at) + "\u00a0: vérifiez que ce qui suit manque vraiment."
}
