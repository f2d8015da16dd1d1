package handlers

import (
	"fmt"
	"slices"
	"strconv"

	"ctin/governance"
	"ctin/templates"
)

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

// startOptions are the first years offered, and the one that was asked for.
func startOptions(today governance.Date, asked string) []templates.Option {
	this := today.Time().Year()
	var years []int
	for year := this - 1; year <= this+governance.MaxProgrammeYears; year++ {
		years = append(years, year)
	}
	if year, err := strconv.Atoi(asked); err == nil && year >= 2000 && year <= 2100 && !slices.Contains(years, year) {
		years = append(years, year)
		slices.Sort(years)
	}
	var list []templates.Option
	for _, year := range years {
		list = append(list, templates.Option{Value: strconv.Itoa(year), Label: fmt.Sprintf("à partir de %d", year)})
	}
	return list
}

// lengthOptions are how long a programme may be.
func lengthOptions() []templates.Option {
	var list []templates.Option
	for n := 1; n <= governance.MaxProgrammeYears; n++ {
		list = append(list, templates.Option{Value: strconv.Itoa(n), Label: "sur " + templates.Plural(n, "année", "années")})
	}
	return list
}
