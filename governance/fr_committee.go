package governance

import "fmt"

// Meetings and their agenda.
const (
	msgMeetingMove      = "Cette séance est %s\u00a0: elle ne peut pas devenir %s."
	msgMeetingPast      = "Cette séance est %s\u00a0: sa date et son lieu ne changent plus."
	msgMeetingDate      = "Indiquez la date de la séance."
	msgMeetingStart     = "Indiquez l’heure de début."
	msgMeetingEnd       = "La fin précède le début. Une séance finit le jour où elle commence."
	msgHour             = "Indiquez une heure comme 14\u00a0h\u00a030, ou 14:30."
	msgHourSkipped      = "Cette heure n’existe pas ce jour-là\u00a0: c’est celle que saute le passage à l’heure d’été."
	msgMeetingLink      = "Indiquez une adresse complète, comme https://visio.exemple.fr/salle."
	msgAmountInTitle    = "Le titre ne peut pas contenir de montant\u00a0: il figure dans l’objet des courriels."
	msgChairIsSecretary = "La même personne ne peut pas présider la séance et en tenir le secrétariat\u00a0: toutes deux signent le compte rendu."
	msgItemDecides      = "Seule une décision approuve un diagnostic ou un programme, ou affecte le fonds commun\u00a0: choisissez «\u00a0Décision\u00a0», ou retirez ce qui est proposé."
	msgShareCommitment  = "Choisissez l’engagement sur lequel prendre cette somme."
	msgShareAction      = "Choisissez l’action qui la reçoit."
	msgShareAmount      = "Indiquez un montant supérieur à zéro."
	msgCount            = "Indiquez un nombre entier, de %d à %d."
	msgAgendaFrozen     = "L’ordre du jour a été envoyé avec la convocation\u00a0: il ne change plus. Un point de plus s’ajoute en séance, avec l’accord de la présidence."
	msgManyItems        = "Un ordre du jour compte %d points au plus."
)

// Convocations and replies.
const (
	msgNoticeShort    = "Le délai de convocation est de %s\u00a0: il fallait convoquer au plus tard le %s. Indiquez le motif de l’urgence\u00a0: il figurera au compte rendu."
	msgAgendaEmpty    = "L’ordre du jour est vide\u00a0: ajoutez au moins un point avant de convoquer."
	msgNoPlace        = "Indiquez où se tient la séance\u00a0: un lieu, ou une adresse pour la suivre à distance."
	msgNobodyPresides = "Indiquez qui préside la séance et qui en tient le secrétariat."
	msgMeetingBegun   = "L’heure de la séance est passée\u00a0: choisissez une date à venir."
	msgCancelLate     = "Cette séance est %s\u00a0: elle ne s’annule plus."
	msgReplyCancelled = "Cette séance est annulée\u00a0: aucune réponse n’est attendue."
	msgReplyLate      = "La séance n’attend plus de réponse\u00a0: la présence se relève en séance."
	msgReply          = "Choisissez une réponse."
	msgProxyHolder    = "Seul le titulaire d’un siège donne pouvoir\u00a0: en tant que suppléant, indiquez si vous serez là."
	msgHandedOver     = "Cette convocation est déjà remise."
)

// Rule sets and bodies.
const (
	msgProfile       = "Choisissez un modèle de règlement."
	msgQuorumChoice  = "Choisissez un quorum de la liste."
	msgMajority      = "Choisissez sur quoi se compte la majorité."
	msgSecretCasting = "La voix prépondérante ne peut départager un scrutin secret que si la présidence en a une."
	msgCommitteeCode = "Le code compte 2 à 8 lettres majuscules ou chiffres, et commence par une lettre\u00a0: CS, COPIL, GT2."
)

// days writes a number of days in words.
func days(n int) string {
	if n < 2 {
		return fmt.Sprintf("%d\u00a0jour", n)
	}
	return fmt.Sprintf("%d\u00a0jours", n)
}

// Label is the state as lists name it; « séance » is feminine.
func (s MeetingState) Label() string {
	switch s {
	case MeetingDraft:
		return "en préparation"
	case MeetingConvened:
		return "convoquée"
	case MeetingOpen:
		return "ouverte"
	case MeetingSuspended:
		return "suspendue"
	case MeetingClosed:
		return "close"
	case MeetingArchived:
		return "archivée"
	case MeetingCancelled:
		return "annulée"
	}
	return ""
}

// Label is the kind of item as lists name it.
func (k ItemKind) Label() string {
	switch k {
	case ItemInformation:
		return "Information"
	case ItemDebate:
		return "Débat"
	case ItemDecision:
		return "Décision"
	}
	return ""
}

// Label is the reply as lists name it.
func (r Reply) Label() string {
	switch r {
	case ReplyPresent:
		return "Présent"
	case ReplyRemote:
		return "À distance"
	case ReplyExcused:
		return "Excusé"
	case ReplyProxy:
		return "Donne pouvoir"
	}
	return "Réponse attendue"
}

// ModelItems is a ready agenda; the first meeting of a body has nothing past
// to approve.
func ModelItems(first, approves bool) []AgendaItem {
	items := []AgendaItem{
		{Title: "Ouverture, émargement, pouvoirs et quorum", Kind: ItemInformation, Minutes: 10},
		{Title: "Désignation du secrétaire de séance", Kind: ItemDecision, Minutes: 5},
	}
	if !first && !approves {
		items = append(items, AgendaItem{Title: "Approbation du compte rendu de la séance précédente", Kind: ItemDecision, Minutes: 5})
	}
	if !first {
		items = append(items, AgendaItem{Title: "Suivi des décisions antérieures", Kind: ItemInformation, Minutes: 10})
	}
	items = append(items,
		AgendaItem{Title: "Diagnostic territorial\u00a0: présentation et approbation", Kind: ItemDecision, Minutes: 20},
		AgendaItem{Title: "Conférence des financeurs\u00a0: engagements, tableau et affectation du fonds commun", Kind: ItemDecision, Minutes: 20},
		AgendaItem{Title: "Plan d’action\u00a0: avancement, points de blocage, arbitrages", Kind: ItemDebate, Minutes: 20},
		AgendaItem{Title: "Programme coordonné et convention", Kind: ItemDebate, Minutes: 10},
		AgendaItem{Title: "Communication et évènements", Kind: ItemInformation, Minutes: 5},
		AgendaItem{Title: "Questions diverses", Kind: ItemInformation, Minutes: 10},
		AgendaItem{Title: "Prochaine séance", Kind: ItemInformation, Minutes: 5})
	return items
}

// French writes an amount in a sentence: 40 000 €, 12,50 €.
func (c Cents) French() string { return euros(c) }
