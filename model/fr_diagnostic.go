package model

// labelApproved is how a decision names the version that it approves, with the
// hash of its content (D4).
const labelApproved = "Diagnostic, version %d (empreinte %s)"

// Findings, sources and indicators.
const (
	msgSourceTwice      = "Vous avez choisi une source et décrit une autre\u00a0: gardez l’une des deux."
	msgSourceMissing    = "Choisissez une source de la liste, ou décrivez-en une nouvelle."
	msgPerimeterOfOther = "Choisissez un périmètre de la liste."
)
