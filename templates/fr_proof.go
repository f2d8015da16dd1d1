package templates

import "strings"

// What the proof of minutes is made of.
const (
	factMeans     = "Moyen d’authentification"
	factPrevious  = "Enregistrement précédent"
	factSealLevel = "Niveaux de preuve"
	headRules     = "Règles appliquées pendant la séance"
	captionQuorum = "Quorum constaté à chaque décision"
	colQuorum     = "Quorum"
	colVoices     = "Résultat"
	qrWords       = "Code QR qui mène à "
)

// previousWords names the record that a signature is chained to: the first of
// a coordination follows none.
func previousWords(hash string) string {
	if strings.Trim(hash, "0") == "" {
		return "aucun" + nbsp + ": cette signature est la première de la coordination"
	}
	return hash
}

// levelWords says, in the words of the eIDAS regulation and its standards,
// what each proof is worth.
func levelWords(e MinutesEvidence) string {
	var levels []string
	if len(e.Signatures) > 0 {
		levels = append(levels, "signatures électroniques simples (eIDAS, art."+nbsp+"25)")
	}
	switch {
	case e.Sealer == "":
	case e.Stamped:
		levels = append(levels, "cachet PAdES de niveau B-T, daté par une autorité d’horodatage")
	default:
		levels = append(levels, "cachet PAdES de niveau B-B, sans horodatage")
	}
	return strings.Join(levels, nnbsp+"; ")
}
