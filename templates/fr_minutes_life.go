package templates

import (
	"strings"

	"ctin/governance"
)

// Parts and facts of what becomes of minutes.
const (
	partSource     = "Document d’origine"
	partCorrection = "Ce qui est rectifié"
	partWithheld   = "Points non publiés"
	partClosing    = "Clôture"

	factDraft    = "Projet de décision"
	factRejected = "Texte non adopté"
	factResult   = "Résultat"
	factDocument = "Document"
	factFileHash = "Empreinte SHA-256 du fichier scellé"
	factReason   = "Motif"

	wordInSession = "demandé en séance"
	noConsensus   = "Pas de consensus" + nbsp + ": "

	sourceOfErratum = "Cet erratum est joint au document désigné ici, qui reste valable" + nbsp + ": les deux se lisent ensemble."
	sourceOfExtract = "Ceci est un extrait du document désigné ici, signé et scellé, que conserve la coordination. Les adresses électroniques, les numéros de téléphone et les points non publiés n’y figurent pas."
	errataStay      = "Tout ce que cet erratum ne rectifie pas reste inchangé."
)

func withheldWords(item int) string { return "Point" + nbsp + Number(item) + nbsp + ": non publié." }

func closingWords(at governance.MinutesInstant) string {
	return "La séance est levée le " + strings.TrimSpace(at.Local) + "."
}
