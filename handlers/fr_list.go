package handlers

import (
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// Lists that are imported.
const (
	msgListCheck   = "Vérifier avant d’importer"
	msgListMissing = "Choisissez le fichier de la liste."
	msgListDropped = "Le fichier est effacé. Rien n’en a été importé."
	sheetWords     = "Valeurs acceptées"
)

// listRows say which file this is about.
func listRows(r model.ListReview, zone *time.Location) []templates.Row {
	rows := []templates.Row{
		{Label: "Fichier", Value: r.Name},
		{Label: "Envoyé", Value: templates.Moment(zone, r.CreatedAt)},
	}
	if r.DeedName != "" {
		rows = append(rows, templates.Row{Label: "Acte de désignation", Value: r.DeedName})
	}
	if r.AppliedAt != nil {
		rows = append(rows, templates.Row{Label: "Importé", Value: templates.Moment(zone, *r.AppliedAt)})
	}
	return rows
}

// listIdle says why a line does nothing.
func listIdle(s governance.ListState) string {
	if s == governance.LineExample {
		return "Ligne d’exemple du modèle\u00a0: laissée de côté."
	}
	return "Existe déjà\u00a0: rien à faire."
}

// listWas says what a line came to when the file was sent.
func listWas(s governance.ListState) string {
	switch s {
	case governance.LineCreates:
		return "à importer, avec un autre résultat"
	case governance.LineExists:
		return "rien à faire"
	}
	return "refusée"
}
