package templates

import (
	"fmt"

	"ctin/governance"
)

// The paper of the programme coordonné.
const (
	programmeTitle       = "Programme coordonné de financement"
	programmeBinds       = "Ce vote n’engage pas le budget des financeurs. Approuver ce programme, c’est convenir d’un plan commun\u00a0: chaque financeur décide de ses engagements selon ses propres règles, et lui seul les fait évoluer."
	programmeNotice      = "Montants en euros, engagés à ce jour. Les années suivent l’échéancier de chaque engagement. Ce qu’un financeur garde confidentiel n’y figure pas tant que ce n’est pas ferme."
	programmeWhole       = "Le programme en bref"
	programmeYears       = "Année par année"
	programmeCliffs      = "Ce qui s’arrête, et quand"
	programmeActions     = "Action par action"
	programmeFunders     = "Financeur par financeur"
	programmeCost        = "Coût"
	programmeFirm        = "Ferme"
	programmeMissing     = "Reste à financer"
	programmeCertainty   = "Certitude"
	programmeOutside     = "Hors période"
	programmeTotal       = "Total annoncé"
	programmeUnallocated = "Affecté à aucune action"
	programmeNobody      = "Personne n’a encore rien engagé pour cette action."
	programmeAgain       = " (redistribué)"
)

func programmeSubtitle(p governance.Programme) string {
	return p.Period() + dash + "chiffres du " + Date(p.On.Time())
}

// programmeMark says how a document put to a vote is known again.
func programmeMark(edition int, hash string) string {
	return "Édition " + fmt.Sprint(edition) + ". Empreinte du contenu\u00a0: " + hash
}

func programmeYear(year int) string {
	if year == 0 {
		return "Hors période ou sans échéancier"
	}
	return fmt.Sprint(year)
}

// missingWords is what is left to find, with how it is found.
func missingWords(p governance.Programme) string {
	if p.Missing < 0 {
		return Euros(governance.Cents(0)) + "\u00a0: le fonds commun contient " + Euros(-p.Missing) + " de plus que les besoins"
	}
	words := Euros(p.Missing) + " en numéraire, sur les montants fermes"
	if p.Pool > 0 {
		words += ", une fois affectés les " + Euros(p.Pool) + " disponibles du fonds commun"
	}
	return words
}

func cliffWords(c governance.Cliff) string {
	words := "Après " + fmt.Sprint(c.Year) + ", " + Euros(c.Lost) + " de moins\u00a0: "
	if c.Rest == 0 {
		return words + "rien n’est annoncé pour l’année suivante."
	}
	return words + "il reste " + Euros(c.Rest) + " l’année suivante."
}

func certaintyWords(s governance.ProgrammeShare) string {
	if !s.Confirmed {
		return "Annoncé, à confirmer"
	}
	return s.Certainty.Label()
}
