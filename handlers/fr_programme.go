package handlers

import "fmt"

// The programme coordonné.
const (
	msgProgramme    = "Programme coordonné"
	msgProgrammePut = "Le programme est inscrit à l’ordre du jour, avec ses chiffres de ce jour."
	fileProgramme   = "programme-coordonne"
)

func editionName(number int, period string) string {
	return fmt.Sprintf("Programme coordonné %s, édition %d", period, number)
}

func approvedBy(reference string) string { return "approuvé par la décision " + reference }
