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
