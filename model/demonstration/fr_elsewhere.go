package demonstration

// What the Fonds Cèdre brings to Lille.
const (
	wordsElsewhere   = "Notre fonds soutient aussi des projets de votre territoire."
	purposeWorkshops = "Ateliers itinérants dans les communes (exemple)"
	motiveWorkshops  = "Priorité aux communes sans lieu de médiation."
	purposeRooms     = "Prêt de salles équipées (exemple)"
	valuationRooms   = "Tarif public de location, 40 demi-journées à 150\u00a0€"
	titleCampaign    = "Budgets de l’année prochaine (exemple)"
	wordsCampaign    = "Une première idée suffit : vous pourrez la préciser après vos votes."
	bodyCedre        = "Comité d’engagement"
)
