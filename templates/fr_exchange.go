package templates

import "ctin/governance"

// The paper of the conference.
const (
	sheetTitle        = "Tableau de la conférence des financeurs"
	sheetSituation    = "Situation au "
	sheetLevels       = "Montants en euros. Quatre niveaux de certitude, chacun contenu dans le précédent" + nbsp + ": annoncé, ferme (délibéré), conventionné, versé. Une intention n’engage pas encore le budget de son financeur."
	sheetDemo         = "Démonstration" + nbsp + ": les personnes et une partie des organisations de ce tableau sont fictives."
	sheetWhole        = "Où en sont les montants"
	sheetNature       = "Nature"
	sheetCash         = "Numéraire"
	sheetInKind       = "En nature, valorisé"
	sheetBoth         = "Les deux ensemble"
	sheetSchemes      = "Par dispositif et par financeur"
	sheetSchemeFunder = "Dispositif et financeur"
	sheetNoScheme     = "Sans dispositif"
	sheetFunders      = "Par financeur"
	sheetYears        = "Par année"
	sheetYear         = "Année"
	sheetNoYear       = "Sans échéancier"
	sheetMatching     = "Abondements"
	sheetLocal        = "Apporté par les autres"
	sheetMatched      = "Abondé"
	sheetLost         = "Perdu si rien ne bouge"
	sheetCommitments  = "Les engagements"
	sheetCommitment   = "Engagement"
	sheetToConfirm    = ", à confirmer"
	dash              = " – "
)

func sheetUnconfirmed(c governance.Cents) string {
	return "Dont " + Euros(c) + " que les financeurs n’ont pas encore confirmés."
}
