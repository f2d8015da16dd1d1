package check

// What must be true of the register of decisions, in French.
const (
	sayDecisionLinks    = "Ce qu’une décision cite existe, dans la même coordination"
	sayDecisionFollowed = "Le suivi d’une décision se tient\u00a0: remplacée par une plus récente, échéance et action jamais antérieures à elle (C6)"
	sayDecisionFrozen   = "Le quorum d’une décision est celui qui a été constaté à son adoption (C2, C11)"
)
