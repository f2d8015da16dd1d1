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
	msgImportYes            = "«\u00a0%s\u00a0» n’est pas compris\u00a0: écrivez oui ou non."
	msgImportNumber         = "Un numéro s’écrit comme K12."
	msgImportNumberTwice    = "Ce numéro est déjà celui de la ligne %d."
	msgImportNoEnvelope     = "«\u00a0%s\u00a0» n’est pas une enveloppe de cette coordination. Ses enveloppes\u00a0: %s."
	msgImportNoEnvelopes    = "«\u00a0%s\u00a0» n’est pas une enveloppe de cette coordination\u00a0: elle n’en a aucune. Ajoutez-la d’abord."
	msgImportNoTerritory    = "«\u00a0%s\u00a0» n’est ni une organisation de cette coordination, ni le nom ou le code d’un territoire de son périmètre."
	msgImportNobodyThere    = "«\u00a0%s\u00a0» est dans le périmètre, mais aucune organisation de la coordination ne le gouverne\u00a0: ajoutez-la d’abord."
	msgImportSeveralThere   = "«\u00a0%s\u00a0» peut être le territoire de «\u00a0%s\u00a0» ou de «\u00a0%s\u00a0»\u00a0: écrivez le nom de l’organisation, comme sur sa fiche."
	msgImportNoSource       = "«\u00a0%s\u00a0» n’est ni un engagement de cette coordination, ni une autre ligne du fichier\u00a0: écrivez sa référence, comme K3."
	msgImportSourceLine     = "L’engagement redistribué est celui de la ligne %d, qui est refusée ou redistribue elle-même."
	msgImportTerritoryIdle  = "Un territoire ne se compte que sous une enveloppe\u00a0: il est laissé de côté."
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

// importSource says which commitment of the coordination a reference was found
// to be, when no line of the file bears it: it may be that of another coordination.
func importSource(s Commitment, funder string) string {
	return fmt.Sprintf("Redistribue K%d de cette coordination, qu’aucune ligne du fichier ne décrit\u00a0: %s, «\u00a0%s\u00a0», %s.", s.Number, funder, shorten(s.Purpose), euros(s.Amount))
}

// importNoGrantee says that nothing proves that it is that one.
func importNoGrantee(number int) string {
	return fmt.Sprintf("K%d ne dit pas qui le reçoit\u00a0: vérifiez que c’est bien cet engagement.", number)
}

// importOtherScheme says that the envelope was made for another scheme.
func importOtherScheme(envelope, scheme string) string {
	return fmt.Sprintf("L’enveloppe «\u00a0%s\u00a0» est celle du dispositif «\u00a0%s\u00a0».", envelope, scheme)
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

// importLinks says what a line draws on, keeps to itself and gives again.
func importLinks(u Undertaking, envelope, territory, source string) []string {
	var words []string
	if envelope != "" {
		words = append(words, "enveloppe «\u00a0"+envelope+"\u00a0»")
	}
	if envelope != "" && territory != "" {
		words = append(words, "territoire\u00a0: "+territory)
	}
	switch {
	case u.Counted:
		words = append(words, "confidentiel, compté sans être ventilé")
	case u.Confidential:
		words = append(words, "confidentiel")
	}
	if source != "" {
		words = append(words, "redistribue "+source)
	}
	return words
}

// commitmentHeaders are the titles that are understood, without case, accents,
// spaces or signs.
var commitmentHeaders = headersOf(CommitmentColumns(), map[string]CommitmentColumn{
	"organisme": ColumnFunder, "nomducontributeur": ColumnFunder, "nomattribuant": ColumnFunder, "attribuant": ColumnFunder,
	"intitule": ColumnPurpose, "libelle": ColumnPurpose, "description": ColumnMotive, "montanteneuros": ColumnAmount,
	"montanteuros": ColumnAmount, "beneficiaire": ColumnGrantees, "nombeneficiaire": ColumnGrantees, "part": ColumnShares,
	"dateconvention": ColumnAgreed, "statut": ColumnStatus, "annees": ColumnSchedule, "datededeclaration": ColumnDeclared,
	"datedecaducite": ColumnLapse, "referencedecision": ColumnDecision, "engagement": ColumnNumber,
	"no": ColumnNumber, "confidentialite": ColumnDiscreet, "source": ColumnSource, "engagementsource": ColumnSource,
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

var commitmentYes = map[string]bool{"oui": true, "o": true, "x": true, "vrai": true, "non": false, "n": false, "faux": false}

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
	case ColumnDiscreet, ColumnCounted:
		return []string{YesLabel(true), YesLabel(false)}
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
