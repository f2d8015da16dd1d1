package governance

// The agenda and its documents, said to the person.
const (
	msgAgendaFileMissing = "Choisissez un fichier à joindre."
	msgManyFiles         = "Un point porte %d documents au plus."
)

func decisionItemTitle(d Decision) string {
	return "Suivi de la décision " + d.Reference + "\u00a0: " + d.Title
}

func actionItemTitle(a Action) string { return "Action " + a.Code() + " en retard\u00a0: " + a.Title }

// The agenda that is sent again.
const (
	msgAmendState = "L’ordre du jour n’est renvoyé qu’entre la convocation et l’ouverture\u00a0: cette séance est à l’état «\u00a0%s\u00a0»."
	msgAmendLate  = "L’ordre du jour modifié ne partirait plus %s avant la séance\u00a0: faites accepter ce point en séance, par la présidence."
)
