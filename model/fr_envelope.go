package model

// Envelopes and money given again.
const (
	msgNoEnvelope = "Choisissez une enveloppe de cette coordination."
	msgNoSource   = "Choisissez un engagement de cette coordination, que vous pouvez lire."
)
