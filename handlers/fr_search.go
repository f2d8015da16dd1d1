package handlers

import (
	"ctin/model"
	"ctin/templates"
)

const titleSearch = "Rechercher"

func searchKinds() []templates.Option {
	return []templates.Option{
		{Label: "partout"},
		{Value: string(model.FoundDecision), Label: "dans les décisions"},
		{Value: string(model.FoundMinutes), Label: "dans les comptes rendus"},
		{Value: string(model.FoundAgenda), Label: "dans les ordres du jour"},
	}
}

// foundTag says where words were found.
func foundTag(k model.FoundKind) templates.Tag {
	switch k {
	case model.FoundDecision:
		return templates.Tag{Word: "Décision", Tone: "brand"}
	case model.FoundMinutes:
		return templates.Tag{Word: "Compte rendu", Tone: "good"}
	}
	return templates.Tag{Word: "Ordre du jour", Tone: "neutral"}
}
