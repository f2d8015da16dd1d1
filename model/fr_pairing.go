package model

import (
	"fmt"
	"strings"
)

// Two accounts of one person.

const (
	pairingSubject = "Ces deux comptes sont-ils les vôtres\u202f?"
	pairedSubject  = "Vos deux comptes sont rattachés"
)

// pairingAnswer closes the request to join that the other account had made.
const pairingAnswer = "Ce compte a été rattaché à celui d’une personne déjà membre."

// pairingBody is the text of the mail that proposes to bring two accounts together.
func pairingBody(name, other, from, coordination, address string) string {
	return strings.Join([]string{
		"Bonjour " + name + ",",
		"",
		fmt.Sprintf("%s, de la coordination «\u00a0%s\u00a0», pense que vous utilisez deux comptes\u00a0: celui-ci et un autre, au nom de %s.", from, coordination, other),
		"",
		"Si c’est bien le cas, rattachez-les\u00a0: vous retrouverez les mêmes droits avec l’un et l’autre. Connectez-vous, puis ouvrez cette adresse\u00a0:",
		address,
		"",
		"La page vous demandera de vous connecter avec les deux comptes, dans le même navigateur. Ne le faites jamais à la demande de quelqu’un d’autre, ni sur l’ordinateur de quelqu’un d’autre.",
		"",
		"Si l’autre compte n’est pas le vôtre, refusez sur la même page. Sans réponse de votre part, rien ne change et la proposition s’éteint dans quatorze jours.",
	}, "\n")
}

// pairedBody is the text of the mail that says that two accounts are one person's.
func pairedBody(name, address string) string {
	return strings.Join([]string{
		"Bonjour " + name + ",",
		"",
		"Vos deux comptes sont maintenant rattachés\u00a0: chacun des deux ouvre ce que vous teniez avec l’un ou avec l’autre.",
		"",
		"Ce n’était pas vous\u202f? Détachez aussitôt le compte que vous ne reconnaissez pas, puis prévenez votre coordination\u00a0:",
		address,
	}, "\n")
}

// One's own contact.

const contactSubject = "Votre adresse a changé"

// contactBody tells a former address which one replaces it.
func contactBody(name, email, address string) string {
	return strings.Join([]string{
		"Bonjour " + name + ",",
		"",
		fmt.Sprintf("À votre demande, nous vous écrirons désormais à l’adresse %s.", email),
		"",
		"Ce n’était pas vous\u202f? Corrigez-la aussitôt, puis prévenez votre coordination\u00a0:",
		address,
	}, "\n")
}
