package handlers

import (
	"fmt"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"
)

// The commitments of one's organisations, in all their coordinations.
const (
	msgOwned       = "Mes engagements"
	msgChoosePlace = "Choisissez une de vos coordinations, puis déclarez-y votre intention."
	anyPlace       = "de toutes mes coordinations"
)

func inPlace(name string) string { return "de\u00a0: " + name }

// ownedHeading says what the totals are about.
func ownedHeading(year int) string {
	if year == 0 {
		return "Quatre niveaux de certitude, chacun contenu dans le précédent"
	}
	return fmt.Sprintf("Ce qui est payable en %d, à quatre niveaux de certitude", year)
}

// awaitedLink is what a commitment waits for, and where it is done.
func awaitedLink(path string, w governance.Awaited, l model.OwnedLine) templates.Link {
	switch w {
	case governance.AwaitsConfirmation:
		return templates.Link{Label: "À confirmer", Path: path + "/confirmation"}
	case governance.AwaitsDeliberation:
		return templates.Link{Label: "Délibération à joindre", Path: path + "/piece"}
	case governance.AwaitsConvention:
		return templates.Link{Label: "Convention à joindre", Path: path + "/piece"}
	}
	return templates.Link{Label: "Caduc le " + templates.Date(l.LapseDate.Time()), Path: path}
}

// campaignCount says how many campaigns ask one's organisations, and which of
// them are shown.
func campaignCount(own model.OwnedCampaigns) string {
	words := templates.Plural(own.Count, "campagne vous sollicite", "campagnes vous sollicitent")
	if shown := len(own.Lines); shown < own.Count {
		words += fmt.Sprintf("\u202f; voici les %d dont l’échéance est la plus proche", shown)
	}
	return words
}
