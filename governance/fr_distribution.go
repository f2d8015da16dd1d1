package governance

// Sharing the pool, said to the person.
const (
	msgDistributionDecision   = "Choisissez la décision du comité qui répartit le fonds commun."
	msgDistributionKey        = "Choisissez comment répartir."
	msgDistributionAction     = "Choisissez des actions de cette coordination, qui ne sont pas annulées."
	msgDistributionNone       = "Choisissez au moins une action."
	msgDistributionPopulation = "La population de qui porte cette action n’est pas connue\u00a0: ce n’est ni une commune, ni une intercommunalité, ni un département du périmètre. Indiquez-la."
	msgDistributionPosts      = "Aucun poste n’est affecté à cette action\u00a0: indiquez leur nombre."
	msgDistributionWeight     = "Indiquez un nombre entier supérieur à zéro."
	msgDistributionSum        = "Les montants saisis font %s, et le total indiqué est de %s\u00a0: corrigez l’un des deux, ou videz le total."
	msgDistributionEmpty      = "Le fonds commun n’a plus rien à affecter."
)

// Label is the key, as lists name it.
func (k DistributionKey) Label() string {
	switch k {
	case KeyEqual:
		return "À parts égales"
	case KeyPopulation:
		return "Selon la population"
	case KeyPosts:
		return "Selon les postes"
	case KeyWeights:
		return "Selon des poids saisis"
	case KeyByHand:
		return "Montants saisis à la main"
	}
	return ""
}
