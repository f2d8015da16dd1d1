package governance

// Amounts.
const (
	msgAmountMissing  = "Indiquez un montant en euros, par exemple 1\u202f600\u202f000,50."
	msgAmountForm     = "Écrivez le montant en chiffres, avec une virgule pour les centimes, par exemple 1\u202f600\u202f000,50."
	msgAmountTooLarge = "Ce montant dépasse 100 milliards d’euros\u00a0: vérifiez les zéros."
)

// Label is the step of the ladder in a word.
func (s Status) Label() string {
	switch s {
	case StatusIntention:
		return "Intention"
	case StatusRequested:
		return "Demande déposée"
	case StatusBudgeted:
		return "Inscrit au budget"
	case StatusResolved:
		return "Délibéré"
	case StatusAgreed:
		return "Conventionné"
	case StatusObligated:
		return "Engagé en comptabilité"
	case StatusPartlyPaid:
		return "Versé en partie"
	case StatusPaid:
		return "Versé"
	case StatusClosed:
		return "Clos"
	case StatusDeclined:
		return "Refusé"
	case StatusWithdrawn:
		return "Retiré"
	case StatusLapsed:
		return "Caduc"
	case StatusClawedBack:
		return "Reversé"
	}
	return ""
}

// Label is the level of certainty in a word; the interface always shows it.
func (c Certainty) Label() string {
	switch c {
	case Announced:
		return "Annoncé"
	case Firm:
		return "Ferme (délibéré)"
	case Contracted:
		return "Conventionné"
	case Disbursed:
		return "Versé"
	}
	return ""
}
