package governance

import (
	"fmt"
	"strings"
)

// Imported commitments.
const (
	msgImportHeader         = "La première ligne doit nommer les colonnes, dont «\u00a0Financeur\u00a0». Partez du fichier modèle, ou d’un export de vos engagements."
	msgImportNature         = "«\u00a0%s\u00a0» n’est pas une nature connue\u00a0: numéraire ou en nature."
	msgImportPool           = "«\u00a0%s\u00a0» n’est pas connu\u00a0: fléché ou fonds commun."
	msgImportStatus         = "«\u00a0%s\u00a0» n’est pas une étape connue\u00a0: voyez les valeurs acceptées."
	msgImportExit           = "Un engagement «\u00a0%s\u00a0» ne s’importe pas\u00a0: déclarez-le, puis dites pourquoi il prend fin."
	msgImportNotFunder      = "«\u00a0%s\u00a0» n’est pas un financeur de cette coordination\u00a0: cochez-le sur sa fiche, ou corrigez le nom."
	msgImportNoOrganization = "«\u00a0%s\u00a0» n’est pas une organisation de cette coordination\u00a0: ajoutez-la d’abord, ou écrivez son nom comme sur sa fiche."
	msgImportNoScheme       = "«\u00a0%s\u00a0» n’est pas un dispositif de cette coordination. Ses dispositifs\u00a0: %s."
	msgImportShares         = "Les parts sont %d pour %d bénéficiaires\u00a0: il en faut une chacun, dans le même ordre, ou aucune."
	msgImportIdle           = "L’étape n’est pas indiquée\u00a0: ce sera une intention, et les dates et références de la ligne sont laissées de côté."
)

func importKnown(number int) string {
	return fmt.Sprintf("Déjà enregistré\u00a0: c’est l’engagement K%d.", number)
}

func importRepeats(line int) string {
	return fmt.Sprintf("Cette ligne dit la même chose que la ligne %d\u00a0: ce seront deux engagements.", line)
}

func importOffUnit(c Commitment) string {
	return fmt.Sprintf("%s × %s font %s\u00a0: le montant indiqué est gardé.", thousands(c.Quantity), euros(c.UnitCost),
		euros(c.UnitCost.Times(c.Quantity)))
}

// importItem says what a line makes.
func importItem(u Undertaking, funder string) string {
	words := []string{euros(u.Amount)}
	if u.InKind {
		words[0] += " en nature"
	}
	words = append(words, funder, strings.ToLower(u.Status.Label()))
	if !u.Confirmed {
		words = append(words, "à confirmer par le financeur")
	}
	return strings.Join(words, ", ")
}

// commitmentHeaders are the titles that are understood, without case, accents,
// spaces or signs.
var commitmentHeaders = headersOf(CommitmentColumns(), map[string]CommitmentColumn{
	"organisme": ColumnFunder, "nomducontributeur": ColumnFunder, "nomattribuant": ColumnFunder, "attribuant": ColumnFunder,
	"intitule": ColumnPurpose, "libelle": ColumnPurpose, "description": ColumnMotive, "montanteneuros": ColumnAmount,
	"montanteuros": ColumnAmount, "beneficiaire": ColumnGrantees, "nombeneficiaire": ColumnGrantees, "part": ColumnShares,
	"dateconvention": ColumnAgreed, "statut": ColumnStatus, "annees": ColumnSchedule, "datededeclaration": ColumnDeclared,
	"datedecaducite": ColumnLapse, "referencedecision": ColumnDecision,
})

// headersOf adds the titles of the columns themselves.
func headersOf[C interface {
	~string
	Label() string
}](columns []C, others map[string]C) map[string]C {
	for _, c := range columns {
		others[wordKey(c.Label())] = c
	}
	return others
}

var commitmentNatures = map[string]bool{
	"numeraire": false, "argent": false, "aideennumeraire": false, "ennature": true, "nature": true, "aideennature": true,
}

var commitmentPools = map[string]bool{"fleche": false, "fondscommun": true, "nonfleche": true}

// commitmentSteps are the steps by their names.
var commitmentSteps = stepsByName()

func stepsByName() map[string]Status {
	steps := map[string]Status{}
	for _, s := range append(Ladder(), Exits()...) {
		steps[wordKey(s.Label())] = s
	}
	return steps
}

// Values are the words that a column accepts, none when it is free.
func (c CommitmentColumn) Values() []string {
	switch c {
	case ColumnNature:
		return []string{NatureLabel(false), NatureLabel(true)}
	case ColumnPool:
		return []string{PoolLabel(false), PoolLabel(true)}
	case ColumnStatus:
		return labelsOf(Ladder()[:StatusObligated.Rank()+1])
	}
	return nil
}

// CommitmentExamples are the lines that the model file comes with.
func CommitmentExamples() []CommitmentRow {
	return []CommitmentRow{
		{Cells: map[CommitmentColumn]string{
			ColumnFunder: "Fondation d’Exemple", ColumnPurpose: "Guichet unique (exemple)", ColumnMotive: "Accès aux droits",
			ColumnNature: "numéraire", ColumnAmount: "30000", ColumnPool: "fléché", ColumnDeclared: "03/12/2026",
			ColumnGrantees: "Commune d’Exemple ; Association d’Exemple", ColumnShares: "2/3 ; 1/3",
			ColumnSchedule: "2026 : 10000 ; 2027 : 20000", ColumnStatus: "Intention",
		}},
		{Cells: map[CommitmentColumn]string{
			ColumnFunder: "Coopérative d’Exemple", ColumnPurpose: "Ordinateurs reconditionnés (exemple)", ColumnNature: "en nature",
			ColumnQuantity: "120", ColumnUnitCost: "150", ColumnValuation: "Prix du reconditionneur",
		}},
	}
}
