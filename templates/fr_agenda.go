package templates

import "strings"

// The print of an agenda.
const (
	agendaTitle     = "Ordre du jour"
	agendaDraft     = "Projet"
	agendaDemo      = "Démonstration" + nbsp + ": les personnes et une partie des organisations sont fictives."
	agendaPrivacy   = "Vos nom, fonction et réponse servent à préparer et à tenir cette séance" + nbsp + "; les membres de l’instance les lisent, et le compte rendu les garde. Pour y accéder ou les faire corriger, adressez-vous à la coordination."
	agendaBody      = "Instance"
	agendaNumber    = ", séance n°" + nbsp
	agendaWhen      = "Date et heure"
	agendaUntil     = ", jusqu’à "
	agendaPlace     = "Lieu"
	agendaRemote    = "À distance"
	agendaChair     = "Présidence"
	agendaSecretary = "Secrétariat pressenti"
	agendaSent      = "Convocation envoyée"
	agendaNotice    = "Délai"
	agendaUrgency   = "Motif de l’urgence"
	agendaProject   = "Projet de décision"
	agendaFiles     = "Pièces jointes"
	agendaLasts     = "Durée prévue" + nbsp + ": "
	agendaCalled    = "Personnes convoquées"
	agendaSeat      = "À quel titre"
	agendaVoting    = "délibérative"
	agendaAdvisory  = "consultative"
	agendaAlternate = ", suppléance"
	agendaVacant    = "Sièges vacants"
	agendaRules     = "Comment la séance décide"
	slipTitle       = "Bulletin de réponse"
	slipName        = "Nom et prénom" + nbsp + ": ………………………………………………………"
	slipSeat        = "Au titre de" + nbsp + ": ……………………………………………………………"
	slipSigned      = "Fait à ………………………, le ……………………  Signature" + nbsp + ":"
	proxyTitle      = "Pouvoir"
)

// slipChoices are the replies that one ticks.
func slipChoices() []string {
	return []string{
		"[    ] Je serai sur place.", "[    ] Je suivrai la séance à distance.", "[    ] Je m’excuse, ma suppléance siégera.",
		"[    ] Je m’excuse, et donne le pouvoir ci-dessous.", "[    ] Je m’excuse.",
	}
}

// slipReply says where one replies.
func slipReply(address, secretary string) string {
	text := "Répondez de préférence en ligne, par le lien reçu avec la convocation ou à cette adresse" + nbsp + ": " + address
	if secretary == "" {
		return text
	}
	return text + "\nSinon, remettez ce bulletin à " + secretary + ", qui tient le secrétariat."
}

// proxyModel is the text of a proxy.
func proxyModel(committee, day string) string {
	return "Je soussigné(e) ………………………………………………………, qui siège au titre de ………………………………………………………,\n" +
		"donne pouvoir à ………………………………………………………, qui siège au titre de ………………………………………………………,\n" +
		"pour voter en mon nom à la séance du " + day + " de l’instance «" + nbsp + committee + nbsp + "»."
}

// agendaNote says what is expected of an item, when, for how long, and from whom.
func agendaNote(i AgendaItem) string {
	parts := nonEmpty(i.Kind.Word, i.Starts, i.Minutes)
	if i.Rapporteur != "" {
		parts = append(parts, "présenté par "+i.Rapporteur)
	}
	if i.Added {
		parts = append(parts, "ajouté en séance")
	}
	return strings.Join(parts, ", ")
}

// joined lists names in a sentence.
func joined(names []string) string { return strings.Join(names, nnbsp+"; ") }
