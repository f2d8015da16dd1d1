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

// Signatures given out of here.
const (
	partByHand   = "Signatures à apposer à la main"
	colSignedOn  = "Date"
	colSignature = "Signature"
	handRoom     = nbsp + "\n" + nbsp + "\n" + nbsp + "\n" + "________________________"
	handRemark   = "Une fois signé, ce document est numérisé et joint à l’original conservé par la coordination, puis scellé."
	headOutside  = "Signé dans un parapheur extérieur"
	extractProof = "Personne ne signe un extrait" + nbsp + ": il est tiré d’un document que la présidence et le secrétariat de séance ont signé, désigné plus haut par son empreinte. Le cachet garantit d’où il vient."
)

func paperHead(p governance.PaperSignature) string {
	if p.Way == governance.Outside {
		return headOutside
	}
	return headOnPaper
}

// ErratumNotice tells, on the accessible page, of an erratum joined since.
func ErratumNotice(number int, on string) string {
	return "Erratum n°" + nbsp + Number(number) + " du " + on + nbsp + ": à lire avec ce document, qui reste valable."
}

// PrintedState is the state that a document prints as it is sealed: signed, and
// how when that was out of here. Nobody signs an extract.
func PrintedState(c governance.MinutesContent, e MinutesEvidence) string {
	switch {
	case c.Header.Kind == governance.PublicExtract:
		return governance.MinutesSealed.Label()
	case e.OnPaper != nil:
		return paperHead(*e.OnPaper)
	}
	return governance.MinutesSigned.Label()
}
