package model

// The action plan.
const (
	msgNoAction         = "Choisissez une action de cette coordination."
	msgNoFinding        = "Choisissez des constats de cette coordination."
	msgNoLead           = "Choisissez une personne de cette coordination."
	msgNotYourMoney     = "Seuls le financeur de cet engagement et la coordination l’affectent."
	msgMilestoneReached = "Ce jalon est atteint\u00a0: il reste dans l’histoire de l’action."
	msgNoCommitment     = "Choisissez un engagement de cette coordination."
	msgActionCancelled  = "Cette action est annulée\u00a0: elle ne peut plus recevoir d’argent."
)
