package governance

import (
	"fmt"
	"strings"
)

// Secret ballots, colleges and guests, said to the person.
const (
	msgBallotNotSecret = "Ce scrutin n’est pas secret\u00a0: votez comme il est ouvert."
	msgSecretVoted     = "Ce siège a déjà voté\u00a0: une voix mise dans l’urne ne peut être ni reprise, ni lue."
	msgUrnAlone        = "Une seule voix est dans l’urne\u00a0: la compter dirait ce qu’elle a choisi. Attendez d’autres voix, ou abandonnez le scrutin et votez sur papier."
	msgWeightedNames   = "Le règlement intérieur pondère les voix par collège\u00a0: il faut savoir qui vote. Choisissez le scrutin public, ou le consensus."
	msgNotHeldYet      = "Cette séance n’a pas encore eu lieu\u00a0: envoyez la convocation d’ici."
	msgSentMissing     = "Indiquez quand la convocation papier est partie."
	msgSentAfter       = "La convocation est partie avant la séance\u00a0: vérifiez la date."
	msgGuestName       = "Indiquez le nom de la personne invitée."
)

// Detail is the quorum of each college in words, or empty when it is not asked
// of each.
func (q Quorum) Detail() string {
	var parts []string
	for _, c := range q.Colleges {
		parts = append(parts, fmt.Sprintf("%s %d sur %d (%d\u00a0requis)", strings.ToLower(c.College.Label()), c.Reached, c.Base, c.Required))
	}
	return strings.Join(parts, ", ")
}

// colleges adds to a sentence what each college counts.
func (q Quorum) colleges(sentence string) string {
	if len(q.Colleges) == 0 {
		return sentence
	}
	return sentence + ". Par collège\u00a0: " + q.Detail()
}

// sayWeights says for how many voices a college counts.
func (r RuleSet) sayWeights() string {
	var parts []string
	for _, c := range Colleges() {
		if n := r.Weights.Of(c); n > 1 {
			parts = append(parts, fmt.Sprintf("%s\u00a0: %d\u00a0voix par siège", strings.ToLower(c.Label()), n))
		}
	}
	if len(parts) == 0 {
		return "Chaque siège a une voix."
	}
	return "Pondérées par collège\u00a0: " + strings.Join(parts, ", ") + "\u00a0; les autres en ont une. On vote alors au scrutin public ou par consensus."
}
