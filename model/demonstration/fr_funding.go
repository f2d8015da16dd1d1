package demonstration

// Who speaks for the funders that a visitor does not play.
const (
	givenTreasurer = "Trésorière d’Amandier"
	wordsTreasurer = "Je déclare les engagements du syndicat."
)

// Schemes of the story.
const (
	schemePosts   = "Conseillers numériques"
	schemePass    = "Pass numérique"
	schemeCounter = "Guichet unique multicanal"
	schemePool    = "Fonds commun"
	schemeDevices = "Ordinateurs reconditionnés"
)

// What the commitments of the story are for, why, and what they rest on.
const (
	purposePosts   = "60 postes de conseillers numériques"
	purposePass    = "Chèques du Pass numérique"
	purposePool    = "Contribution au fonds commun"
	purposeDevices = "120 ordinateurs reconditionnés"
	purposeCounter = "Ouverture d’un guichet unique"

	motivePosts   = "Accord préalable de principe, montant publié (source\u00a0B)\u00a0: le partage entre les deux bénéficiaires n’est pas décidé."
	motiveMatches = "Un euro pour chaque euro ferme des autres financeurs du Pass, dans la limite de 80\u202f000\u00a0€."
	motivePool    = "À répartir par le comité stratégique."

	valuationDevices = "Prix de vente d’un ordinateur reconditionné, 150\u00a0€"

	bodyAmandier    = "Comité syndical"
	bodyTilleul     = "Conseil d’administration"
	bodyGenet       = "Assemblée des associés"
	decisionName    = "Délibération (exemple) "
	signedByTilleul = "Délégué de Tilleul, présidente du Sicoval"
	signedByGenet   = "Gérante de Genêt, présidente du Sicoval"
	envelopePass    = "Pass numérique, 16 000 chèques (exemple)"
	paymentOrder    = "Virement (exemple)"
)
