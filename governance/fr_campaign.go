package governance

// Campaigns.
const (
	msgCampaignTitle    = "Donnez un titre à la campagne."
	msgCampaignDeadline = "L’échéance vient après l’ouverture, et pas avant aujourd’hui."
	msgCampaignNobody   = "Choisissez au moins un financeur à solliciter."
	msgCampaignSent     = "Cette campagne est ouverte\u00a0: ce que les financeurs ont reçu ne change plus."
	msgCampaignOpened   = "Cette campagne est déjà ouverte."
	msgCampaignLate     = "L’échéance est passée\u00a0: corrigez-la avant d’ouvrir la campagne."
	msgCampaignNotOpen  = "Cette campagne n’est pas ouverte."
	msgCampaignOver     = "Cette campagne est close\u00a0: adressez-vous à la personne qui coordonne, elle peut encore enregistrer votre réponse."
	msgDeadlineSame     = "C’est déjà l’échéance\u00a0: choisissez un autre jour."
	msgDeadlinePast     = "Ce jour est passé\u00a0: la nouvelle échéance est aujourd’hui au plus tôt."
	msgDeadlineFar      = "Cette campagne porte sur %d\u00a0: son échéance est le 31\u00a0décembre %d au plus tard."
	msgCampaignYear     = "Une campagne porte sur une année proche, de %d à %d."
	msgDeadlineReason   = "Dites pourquoi l’échéance change\u00a0: les financeurs qui n’ont pas répondu le liront."
	msgYearClosed       = "L’année %d est close\u00a0: la campagne «\u00a0%s\u00a0» est terminée. La personne qui coordonne peut encore saisir cet engagement en votre nom."
)

// Label is the state in a word.
func (s CampaignState) Label() string {
	switch s {
	case CampaignDraft:
		return "En préparation"
	case CampaignOpen:
		return "Ouverte"
	}
	return "Close"
}

// Label is the answer in a few words.
func (a CampaignAnswer) Label() string {
	switch a {
	case AnsweredYes:
		return "A déclaré"
	case AnsweredNo:
		return "Ne participe pas"
	}
	return "En attente"
}
