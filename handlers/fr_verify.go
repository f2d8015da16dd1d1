package handlers

import (
	"fmt"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// verifiedBeside says what the register knows beside a document: how it was
// signed out of here, what was joined to it since, what it is of, what replaces it.
func verifiedBeside(v model.Verified) []templates.Row {
	var rows []templates.Row
	if v.Paper != nil {
		rows = append(rows, templates.Row{Label: "Signature", Value: paperLine(*v.Paper) + " Ce n’est pas une signature électronique recueillie ici."})
	}
	for _, e := range v.Errata {
		rows = append(rows, templates.Row{Label: "Erratum joint", Value: issuedWords(e) + ". Le document reste valable, les deux se lisent ensemble."})
	}
	if v.Of.FileHash != "" {
		label := "Extrait de"
		if v.Header.Kind == governance.Erratum {
			label = "Rectifie"
		}
		rows = append(rows, templates.Row{Label: label, Value: issuedWords(v.Of)})
	}
	if v.By.FileHash != "" {
		rows = append(rows, templates.Row{Label: "Remplacé par", Value: issuedWords(v.By)})
	}
	return rows
}

// issuedWords names another document of the register by what identifies it.
func issuedWords(l model.IssuedLine) string {
	return fmt.Sprintf("%s, émis le %s, empreinte du fichier %s", l.Title, governance.DateOf(l.IssuedAt, time.UTC).French(), l.FileHash)
}
