package handlers

// Exports of the conference.
const (
	msgExport = "Exporter"
	titleOpen = "Données ouvertes (SCDL)"

	fileCommitments = "engagements"
	fileConference  = "conference-des-financeurs"
	fileOpen        = "scdl-subventions"
	fileRefusals    = "scdl-refus"

	sheetCommitments = "Engagements"
	sheetConference  = "Conférence"

	columnCertainty = "Certitude"
	columnConfirmed = "Confirmé"
	columnPaid      = "Versé"
	columnSiret     = "SIRET du financeur"

	cutWhole  = "Ensemble"
	cutFunder = "Financeur"
	cutScheme = "Dispositif"
	cutBoth   = "Dispositif et financeur"
	cutYear   = "Année"
)

func conferenceColumns() []string {
	return []string{
		"Découpage", "Nom", "Financeur du dispositif", "Nature", "Annoncé", "dont à confirmer", "Ferme (délibéré)", "Conventionné", "Versé",
	}
}

func refusalColumns() []string {
	return []string{"Engagement", "Financeur", "Objet", "Montant", "Colonne", "Pourquoi"}
}
