package model

// labelApproved is how a decision names the version that it approves, with the
// hash of its content (D4).
const labelApproved = "Diagnostic, version %d (empreinte %s)"
