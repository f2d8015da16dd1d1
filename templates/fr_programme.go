package templates

import (
	"fmt"

	"ctin/governance"
)

// The paper of the programme coordonné.
const (
	programmeTitle       = "Programme coordonné de financement"
	programmeBinds       = "Ce vote n’engage pas le budget des financeurs. Approuver ce programme, c’est convenir d’un plan commun\u00a0: chaque financeur décide de ses engagements selon ses propres règles, et lui seul les fait évoluer."
	programmeNotice      = "Montants en euros, engagés à ce jour. Les années sont celles de l’échéancier de chaque engagement et de chaque dépense. Ce qu’un financeur garde confidentiel n’y figure pas tant que ce n’est pas ferme."
	programmeWhole       = "Le programme en bref"
	programmeYears       = "Année par année"
	programmeCliffs      = "Ce qui s’arrête, et quand"
	programmeActions     = "Action par action"
	programmeFunders     = "Financeur par financeur"
	programmeCost        = "Coût"
	programmeFirm        = "Ferme"
	programmeMissing     = "Reste à financer"
	programmeCertainty   = "Certitude"
	programmeOutside     = "Hors période ou sans année"
	programmeTotal       = "Total annoncé"
	programmeSum         = "Total"
	programmeUnallocated = "Affecté à aucune action"
	programmeNobody      = "Personne n’a encore rien engagé pour cette action."
	programmeEachYear    = "Le reste à financer d’une année est celui de ses dépenses, action par action, moins ce qui est ferme cette année-là."
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
		return programmeOutside
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

// yearsWords lead from what the years lack, each on its own, to what is left to
// find over them all.
func yearsWords(p governance.Programme) string {
	sum := governance.MissingOfYears(p.Cash.Needs)
	unused := sum - p.Cash.Lacks()
	if p.Missing < 0 || unused == 0 && p.Pool == 0 {
		return programmeEachYear
	}
	words := programmeEachYear + " Le total des années, " + Euros(sum) + " en numéraire"
	if unused > 0 {
		words += ", moins " + Euros(unused) + " fermes au-delà des dépenses de leur année"
	}
	if p.Pool > 0 {
		words += ", moins " + Euros(p.Pool) + " disponibles du fonds commun"
	}
	return words + ", donne le reste à financer\u00a0: " + Euros(p.Missing) + "."
}

// actionWords say why the years of an action lack more than the whole of it.
func actionWords(a governance.ProgrammeAction) string {
	sum := governance.MissingOfYears(a.Needs)
	if len(a.Needs) == 0 || sum == a.Missing {
		return ""
	}
	return "Le total des années, moins " + Euros(sum-a.Missing) + " fermes au-delà des dépenses de leur année, donne " + Euros(a.Missing) + "."
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
