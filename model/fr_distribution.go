package model

// Sharing the pool.
const (
	msgDistributionDecision = "Choisissez une décision de cette coordination, qui n’est pas annulée."
	msgDistributionChanged  = "Le fonds commun ou les actions ont changé depuis cet aperçu\u00a0: rien n’a été affecté. Relisez la répartition, puis confirmez."
)
