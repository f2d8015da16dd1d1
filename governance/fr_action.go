package governance

// The action plan, said to the person.
const (
	msgActionTitle       = "Donnez un titre à l’action."
	msgActionNature      = "Choisissez fonctionnement ou investissement."
	msgActionDates       = "La fin précède le début."
	msgActionState       = "Choisissez où en est l’action."
	msgActionNoLead      = "Désignez d’abord la personne qui pilote l’action\u00a0: sans elle, l’action ne peut pas commencer."
	msgActionKeepsLead   = "Cette action a commencé\u00a0: elle garde une personne pour la piloter."
	msgActionBlocker     = "Dites en quelques mots ce qui bloque l’action, ou pourquoi elle est annulée."
	msgNotYourAction     = "Seules la coordination et la personne qui pilote cette action disent où elle en est\u202f; la coordination seule l’annule."
	msgActionProgress    = "Indiquez un avancement de 0 à 100."
	msgCostLabel         = "Dites à quoi correspond cette dépense."
	msgMilestoneTitle    = "Donnez un titre au jalon."
	msgMilestoneDue      = "Indiquez l’échéance du jalon."
	msgMilestoneKeepsDay = "Ce jalon est atteint\u00a0: son échéance ne change plus. Videz d’abord la date à laquelle il l’a été."
	msgMilestoneFuture   = "Cette date est à venir\u00a0: un jalon n’est atteint qu’une fois passé."
)

// Label names a state.
func (s ActionState) Label() string {
	switch s {
	case ActionPlanned:
		return "Prévue"
	case ActionInProgress:
		return "En cours"
	case ActionBlocked:
		return "Bloquée"
	case ActionDone:
		return "Réalisée"
	case ActionCancelled:
		return "Annulée"
	}
	return string(s)
}

// Label names a nature.
func (n ActionNature) Label() string {
	if n == Investment {
		return "Investissement"
	}
	return "Fonctionnement"
}
