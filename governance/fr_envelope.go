package governance

// Ready schemes.
const (
	readyPass         = "Pass numérique"
	readyPassSays     = "Des chèques de 10\u00a0€, en carnets de 50 à 100\u00a0€, abondés un euro pour un euro dans la limite d’un plafond."
	readyPosts        = "Conseillers numériques"
	readyPostsSays    = "Des postes à 50\u202f000\u00a0€ chacun, financés sur deux ans."
	readyHubs         = "Hubs France connectée"
	readyHubsSays     = "Un appui à plusieurs départements\u00a0: chaque engagement dit son montant."
	readyHelpers      = "Aidants Connect"
	readyHelpersSays  = "La formation et l’équipement des agents qui font les démarches avec les habitants."
	readyNetworks     = "Réseaux de proximité"
	readyNetworksSays = "Le soutien aux lieux et aux réseaux qui accompagnent."
	readyDesks        = "Guichets de mise à niveau numérique"
	readyDesksSays    = "Un guichet, national ou territorial, qui répond aux demandes des collectivités."
	readyPool         = "Fonds commun"
	readyPoolSays     = "Une mise en commun sans fléchage, que le comité répartit."
)

// Schemes.
const (
	msgBookUnit    = "Seuls des chèques se vendent en carnets\u00a0: choisissez «\u00a0Chèques\u00a0», ou videz le prix du carnet."
	msgBookOrder   = "Indiquez le prix du carnet le moins cher, puis du plus cher\u00a0; un carnet compte au moins un chèque (%s)."
	msgSchemeYears = "Indiquez un nombre d’années, de 1 à 10."
)

// Envelopes.
const (
	msgEnvelopeName     = "Indiquez le nom de l’enveloppe."
	msgCapAbove         = "Le plafond d’un territoire ne peut pas dépasser l’enveloppe (%s)."
	msgTargetUnit       = "Dites ce que l’enveloppe vise\u00a0: personnes, postes, chèques ou équipements."
	msgTargetMissing    = "Indiquez combien l’enveloppe en vise, ou ne choisissez rien."
	msgEnvelopeFull     = "Il reste %s dans l’enveloppe «\u00a0%s\u00a0»\u202f; vous en demandez %s."
	msgTerritoryMissing = "L’enveloppe «\u00a0%s\u00a0» est plafonnée à %s par territoire\u00a0: choisissez le territoire."
	msgTerritoryFull    = "Ce territoire peut encore recevoir %s, sur les %s que l’enveloppe «\u00a0%s\u00a0» lui réserve au plus\u202f; vous en demandez %s."
	msgEnvelopeHolds    = "L’enveloppe «\u00a0%s\u00a0» n’a plus que %s à répartir\u202f; vous en demandez %s."
	msgEnvelopeBelow    = "%s y sont déjà engagés ou répartis\u00a0: l’enveloppe ne peut pas être inférieure."
	msgCapBelow         = "Un territoire y puise déjà %s : le plafond ne peut pas être inférieur."
	msgEnvelopeInKind   = "Une enveloppe ne compte que de l’argent : une contribution en nature n’y puise pas."
	msgDiscreetEnvelope = "Une enveloppe additionne ce qu’elle finance\u00a0: pour y puiser, acceptez que le montant compte dans les totaux sans être ventilé."
)

// wordsUnnamed are confidential amounts that count in nobody's name.
const wordsUnnamed = "Non ventilé"

// Money given again.
const (
	msgSourceOwn     = "Choisissez l’engagement d’un autre financeur, dont cet argent vient."
	msgSourceChain   = "K%d redistribue lui-même un autre engagement : choisissez celui dont l’argent vient au départ."
	msgSourceEnded   = "K%d a pris fin : son argent ne peut plus être redistribué."
	msgSourceNature  = "K%d n’est pas de la même nature (numéraire ou contribution en nature)."
	msgSourceGrantee = "Ce financeur n’est pas bénéficiaire de K%d : il ne peut pas en redistribuer l’argent."
	msgSourceTooMuch = "Il reste %[2]s à redistribuer de K%[1]d ; vous en indiquez %[3]s."
	msgSourceBelow   = "D’autres redistribuent déjà %s de cet engagement : le montant ne peut pas être inférieur."
	msgSourceGiven   = "Cet engagement est lui-même redistribué par d’autres : il ne peut pas avoir de source."
)

// Documents.
const (
	msgDocumentKind    = "Dites ce qu’est cette pièce\u00a0: délibération, convention ou autre."
	msgDocumentMissing = "Choisissez le fichier à joindre."
)
