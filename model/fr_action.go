package model

// The action plan.
const (
	msgNoAction        = "Choisissez une action de cette coordination."
	msgNoCommitment    = "Choisissez un engagement de cette coordination."
	msgActionCancelled = "Cette action est annulée\u00a0: elle ne peut plus recevoir d’argent."
)
