package templates

// Words of the chart of commitments.
const (
	chartScale  = "Échelle\u00a0: de 0 à "
	chartInKind = " en nature"
	noCertainty = "Aucun montant"

	labelFunder    = "Financeur"
	labelExample   = "Exemple"
	labelAmount    = "Montant"
	labelCertainty = "Certitude"
	labelStep      = "Étape"
)
