package facts

// The five articles.
const (
	titleA     = "L’État débloque 15\u00a0M€ pour le «\u00a0pass numérique\u00a0» (Forum des Interconnectés, Lyon)"
	publishedA = "13 février 2020"
	titleB     = "La coordination territoriale au service de l’inclusion numérique"
	publishedB = "février 2021, conférence de presse du 16 février"
	titleC     = "Comment le gouvernement veut former 1,5 million de Français chaque année (Maire-info)"
	publishedC = "20 septembre 2018"
	titleD     = "Plan de relance\u00a0: la feuille de route consacrée au numérique se précise (APVF)"
	publishedD = "3 décembre 2020"
	titleE     = "Délégation de Villes de France auprès du secrétaire d’État au numérique"
	publishedE = "octobre 2018"
)

// Territories.
const (
	hauteGaronne = "Haute-Garonne et Sicoval"
	lyon         = "Métropole de Lyon"
	lille        = "Métropole européenne de Lille"
	strasbourg   = "Eurométropole de Strasbourg"
	rhone        = "Département du Rhône"
	laRochelle   = "La Rochelle"
)

// Envelopes.
const (
	advisersBName    = "4\u202f000 postes de conseillers numériques, selon la source\u00a0B"
	advisersBNote    = "La source\u00a0D donne 200\u00a0M€ pour les mêmes postes\u00a0: les deux valeurs sont gardées."
	relaunchName     = "Inclusion numérique dans le plan de relance"
	advisers         = "Conseillers numériques"
	advisersNote     = "Formation et structuration comprises."
	networks         = "Soutien aux réseaux de proximité"
	helpers          = "Aidants Connect et équipement des aidants"
	upgradeName      = "Mise à niveau numérique"
	solutions        = "Solutions construites en commun"
	nationalDesk     = "Guichet national"
	territorialDesks = "Guichets territoriaux"
	pass             = "Pass numérique en 2020"
	passNote         = "Appel à projets ouvert aux collectivités jusqu’au 15 mai 2020."
	passState        = "Part de l’État"
	passLocal        = "Part des collectivités"
	passFirstName    = "Pass numérique en 2018, part de l’État"
	hubsName         = "Hubs France connectée"
	hubsNote         = "Sur 18 mois. Chaque hub couvre deux à cinq départements."
	planName         = "Plan national pour un numérique inclusif"
	planNote         = "Sur plusieurs années."
	estimateName     = "Coût estimé de la stratégie nationale"
	estimateNote     = "Estimation sur six ans."
)

// Prices.
const (
	chequeName = "Chèque du Pass numérique"
	bookName   = "Carnet de chèques"
	postName   = "Poste de conseiller numérique, pour deux ans"
)

// Needs.
const (
	difficultyName = "En difficulté avec les outils numériques"
	barometer      = "Baromètre numérique 2018."
	leftAside      = "Part de la population laissée sur le côté"
	leftAsideNote  = "Selon le secrétaire d’État chargé du numérique."
	concernedName  = "Concernées par le Pass numérique"
	neverUses      = "N’utilise jamais d’ordinateur"
	lacksSkills    = "N’a pas les compétences de base"
	renounced      = "Ont renoncé à une démarche en ligne"
	renouncedNote  = "De juin 2017 à juin 2018."
	oftenOnline    = "Utilisent Internet plusieurs fois par jour"
	ofThose        = "Parmi les personnes en difficulté."
	aged50         = "Ont de 50 à 64 ans"
	under35        = "Ont moins de 35 ans"
	mediationName  = "Lieux de médiation numérique"
)

// Goals.
const (
	adviserGoalName = "Postes de conseillers numériques à créer"
	trainedName     = "Personnes à former"
	perYear         = "Chaque année."
	passPeopleName  = "Personnes à atteindre par le Pass numérique"
	passesName      = "Pass numériques souhaités"
	passesNote      = "Pour 2019, et au-delà de ce nombre."
	passUsers       = "Collectivités qui utilisent le Pass numérique"
	hubCountName    = "Hubs France connectée à créer"
	hubCountNote    = "Une dizaine."
)

// Comparisons.
const (
	passUnitName         = "Part de l’État par Pass souhaité pour 2019"
	passUnitSentence     = "10\u00a0M€ pour 1,5 million de Pass\u00a0: moins qu’un chèque de 10\u00a0€, et que le carnet de 50 à 100\u00a0€."
	trainingName         = "Ce qui reste pour la formation des conseillers"
	trainingSentence     = "4\u202f000 postes à 50\u202f000\u00a0€ coûtent 200\u00a0M€\u00a0: rien ne reste pour la formation, que l’enveloppe dit pourtant comprendre."
	postPriceName        = "Prix d’un poste selon la source\u00a0B"
	postPriceSentence    = "250\u00a0M€ pour 4\u202f000 postes, alors que la source\u00a0D donne 50\u202f000\u00a0€ par poste."
	passReachName        = "Pass numérique par personne à atteindre"
	passReachSentence    = "30\u00a0M€ pour un million de personnes\u00a0: trois chèques chacune, moins qu’un carnet."
	booksName            = "Carnets que paient 30\u00a0M€"
	booksSentence        = "3 millions de chèques, soit 30 à 60\u00a0% des personnes à atteindre si chacune reçoit un carnet."
	spreadName           = "Coût de la stratégie nationale par an"
	spreadSentence       = "1,05 milliard d’euros sur six ans."
	trainedPriceName     = "Le même coût par personne formée"
	trainedPriceSentence = "1,5 million de personnes chaque année."
	densityName          = "Personnes concernées par lieu de médiation"
	densitySentence      = "6 à 7 millions de personnes, 5\u202f000 lieux."
	crowdingName         = "Personnes en difficulté par lieu de médiation"
	crowdingSentence     = "13 millions de personnes, 5\u202f000 lieux."
	hubMonthName         = "Par hub et par mois"
	hubMonthSentence     = "5\u00a0M€ pour dix hubs pendant 18 mois."
)
