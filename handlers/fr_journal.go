package handlers

import (
	"fmt"

	"ctin/governance"
)

// Journals, verification and mails of the demonstration.

const (
	anyObject = "tout"
	anyAuthor = "tout le monde"
)

// numbered names an object that has no name any more.
func numbered(id int64) string { return fmt.Sprintf("nº\u00a0%d", id) }

// somebody names a person who was forgotten.
func somebody(id governance.PersonID) string { return fmt.Sprintf("Personne nº\u00a0%d", id) }

// journalColumns are the titles of the export for spreadsheets.
func journalColumns() []string {
	return []string{
		"Numéro", "Date", "Auteur", "A fait", "Objet", "Rattaché à", "Champs", "Action", "Nature", "Identifiant", "Empreinte",
	}
}
