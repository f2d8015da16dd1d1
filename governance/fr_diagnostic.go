package governance

// The diagnostic.
const (
	msgDiagnosticApproved     = "La version %d du diagnostic est approuvée\u00a0: elle ne change plus."
	msgDiagnosticNotSubmitted = "La version %d du diagnostic n’est pas soumise\u00a0: le comité ne peut pas l’approuver."
)
