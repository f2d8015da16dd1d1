package templates

import "ctin/governance/facts"

// Spaces of French typography.
const (
	nbsp  = "\u00a0" // before : and », after «, between a figure and its unit
	nnbsp = "\u202f" // before ; ! ? and inside figures
)

const (
	siteName       = "ctin"
	titleSeparator = " – "
	titleProblem   = "Erreur" + nbsp + ": "
	emptyValue     = "(vide)"
	dayToHour      = " à "
	firstOfMonth   = "1er"
	oneProblem     = "Un point est à corriger"
	manyProblems   = nbsp + "points sont à corriger"
	dateHint       = "Jour, mois, année" + nbsp + ": par exemple 03/12/2026"
)

// Perimeters.
const (
	noPerimeter    = "Aucun périmètre ne correspond."
	onePerimeter   = "périmètre trouvé"
	manyPerimeters = "périmètres trouvés"
)

var (
	weekdays = [...]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}
	months   = [...]string{
		"janvier", "février", "mars", "avril", "mai", "juin",
		"juillet", "août", "septembre", "octobre", "novembre", "décembre",
	}
)

// glossary is in alphabetical order; /glossaire shows it whole, and the
// component "term" shows one of its lines where it is needed.
var glossary = []Term{
	{"action", "Action", "Ce que les membres décident de faire ensemble, avec un pilote, un budget, des étapes et un résultat attendu."},
	{"affectation", "Affectation", "Part d’un engagement attribuée à une action précise."},
	{"aidant-numerique", "Aidant numérique", "Travailleur social ou agent d’accueil qui aide une personne dans ses démarches en ligne, en plus de son métier."},
	{"approbation-tacite", "Approbation tacite", "Un compte rendu est réputé approuvé si personne n’a fait de remarque dans le délai prévu."},
	{"autofinancement", "Autofinancement", "Part du coût d’une action payée par l’organisation qui la porte."},
	{"cle-de-repartition", "Clé de répartition", "Règle qui partage une somme entre plusieurs parts\u00a0: selon la population, le nombre de postes, la fragilité, ou à égalité."},
	{"college", "Collège", "Famille de membres qui siègent ensemble\u00a0: institutions, acteurs privés, associations, représentants des bénéficiaires."},
	{"comite-strategique", "Comité stratégique", "Instance qui adopte le diagnostic, choisit les priorités et suit leur réalisation."},
	{"compte-rendu", "Compte rendu", "Document qui garde la trace d’une séance\u00a0: présents, échanges, décisions et votes. Il est approuvé, signé, puis scellé."},
	{"conference-des-financeurs", "Conférence des financeurs", "Instance où les financeurs annoncent, mettent en commun et suivent leurs engagements jusqu’au versement."},
	{"conseiller-numerique", "Conseiller numérique", "Professionnel dont le poste est financé par l’État pour accompagner les habitants vers l’autonomie numérique."},
	{"contribution-en-nature", "Contribution en nature", "Apport qui n’est pas de l’argent\u00a0: un local, du matériel, du temps de travail. Elle est valorisée en euros, mais comptée à part."},
	{"convocation", "Convocation", "Invitation à une séance, envoyée dans le délai prévu par le règlement intérieur, avec l’ordre du jour."},
	{"coordination", "Coordination territoriale de l’inclusion numérique (CTIN)", "Groupe qui rassemble, sur un territoire, tous ceux qui agissent contre l’exclusion numérique\u00a0: institutions, acteurs privés, associations et représentants des bénéficiaires."},
	{"deport", "Déport", "Un membre qui a un intérêt personnel dans une affaire n’y prend pas part et ne vote pas. On dit qu’il se déporte."},
	{"diagnostic", "Diagnostic", "Document écrit à plusieurs qui décrit les besoins du territoire, ce qui existe déjà, et ce qui manque. Chaque chiffre y cite sa source."},
	{"dispositif", "Dispositif", "Programme d’aide qui a ses propres règles, comme le Pass numérique ou les conseillers numériques."},
	{"empreinte", "Empreinte", "Suite de caractères calculée à partir d’un document. Si un seul signe du document change, l’empreinte change aussi."},
	{"engagement", "Engagement", "Ce qu’un financeur apporte à une action ou à un programme. Il passe par quatre états\u00a0: annoncé, ferme, conventionné, versé."},
	{"enveloppe", "Enveloppe", "Somme dont un financeur ou un dispositif dispose, et qui ne peut pas être dépassée."},
	{"epci", "EPCI", "Établissement public de coopération intercommunale\u00a0: métropole, communauté urbaine, d’agglomération ou de communes."},
	{"ferme", "Ferme (délibéré)", "Engagement voté par l’instance du financeur. C’est à partir de là qu’il compte dans le reste à financer."},
	{"financeur", "Financeur", "Organisation qui apporte de l’argent ou d’autres moyens."},
	{"flechage", "Fléchage", "Condition posée par un financeur sur l’usage de son apport\u00a0: une action, un périmètre, un public."},
	{"fonds-commun", "Fonds commun", "Ressources mises en commun par les financeurs et réparties par décision collective."},
	{"fragilite-numerique", "Fragilité numérique (indice de)", "Note qui estime le risque d’exclusion numérique des habitants d’un territoire."},
	{"hub", "Hub territorial", "Structure qui appuie les acteurs de l’inclusion numérique dans plusieurs départements."},
	{"illectronisme", "Illectronisme", "Difficulté ou incapacité à se servir des outils numériques dans la vie courante."},
	{"journal", "Journal", "Liste de tout ce qui a été fait dans une coordination. On peut y ajouter une ligne, jamais en modifier ni en effacer une."},
	{"lieu-de-mediation", "Lieu de médiation numérique", "Endroit ouvert au public où l’on est aidé pour apprendre et faire ses démarches en ligne."},
	{"mandat", "Mandat", "Désignation d’une personne sur un siège, pour une durée donnée."},
	{"mediateur-numerique", "Médiateur numérique", "Professionnel qui accompagne les habitants dans leurs usages du numérique."},
	{"non-recours", "Non-recours", "Situation d’une personne qui ne demande pas une aide à laquelle elle a droit."},
	{"pass-numerique", "Pass numérique", "Carnet de chèques de 10\u00a0€ qui paient tout ou partie d’un accompagnement au numérique."},
	{"porteur", "Porteur", "Organisation qui porte la coordination ou une action, et en répond."},
	{"pouvoir", "Pouvoir", "Mandat qu’un membre absent donne à un autre pour voter à sa place."},
	{"programme-coordonne", "Programme coordonné de financement", "Plan, sur cinq ans au plus, qui dit quelles actions sont financées, par qui et à quelle hauteur."},
	{"quorum", "Quorum", "Nombre minimal de membres présents ou représentés pour qu’une séance puisse délibérer."},
	{"reglement-interieur", "Règlement intérieur", "Règles qu’une instance se donne\u00a0: quorum, majorité, délais, pouvoirs."},
	{"reste-a-financer", "Reste à financer", "Coût d’une action moins les engagements fermes. Les simples annonces n’y comptent pas."},
	{"siege", "Siège", "Place d’une organisation ou d’une fonction dans une instance. Il peut être vacant."},
	{"suffrages-exprimes", "Suffrages exprimés", "Votes pour et votes contre. Les abstentions n’en font pas partie."},
	{"suppleant", "Suppléant", "Personne qui remplace le titulaire d’un siège lorsqu’il est absent."},
	{"territoire", "Territoire", "Ensemble des communes, intercommunalités ou départements qu’une coordination couvre."},
	{"titulaire", "Titulaire", "Personne désignée pour occuper un siège."},
	{"voix-consultative", "Voix consultative", "Droit de donner son avis en séance, sans voter."},
	{"voix-deliberative", "Voix délibérative", "Droit de voter."},
	{"voix-preponderante", "Voix prépondérante", "Voix de la présidence, qui l’emporte quand il y a autant de votes pour que de votes contre."},
}

// failures says, for each status, what happened and what to do.
var failures = map[int]failure{
	400: {
		"Nous n’avons pas compris cette demande",
		"L’adresse ou le formulaire reçu est incomplet. Rien n’a été enregistré. Revenez à la page précédente et recommencez.",
	},
	401: {
		"Votre session a expiré",
		"Votre texte est conservé" + nbsp + ": reconnectez-vous.",
	},
	403: {
		"Votre rôle ne permet pas cette action",
		"Nous vous avons bien reconnu, mais cette page demande un autre rôle. Adressez-vous à la personne qui anime votre coordination. Rien n’a été modifié.",
	},
	404: {
		"Cette page n’existe pas, ou ne vous est pas ouverte",
		"L’adresse est peut-être incomplète, ou la page appartient à une coordination dont vous n’êtes pas membre. Si quelqu’un vous a donné ce lien, demandez-lui de le vérifier ou de vous inviter.",
	},
	409: {
		"La situation a changé entre-temps",
		"Quelqu’un a agi avant vous, ou cette action a déjà été faite. Votre demande n’a rien modifié. Rouvrez la page pour voir où en sont les choses.",
	},
	413: {
		"Votre envoi est trop lourd",
		"Un fichier peut peser 25\u00a0Mo au plus. Rien n’a été enregistré. Allégez le fichier, ou envoyez-le en plusieurs parties.",
	},
	422: {
		"Des réponses sont à corriger",
		"Rien n’est encore enregistré. Revenez au formulaire, corrigez ce qui est signalé, puis envoyez-le à nouveau.",
	},
	429: {
		"Trop de demandes en peu de temps",
		"Nous ralentissons les demandes répétées pour protéger le service. Attendez une minute, puis recommencez. Ce qui était enregistré est intact.",
	},
	500: {
		"Nous avons rencontré un problème",
		"L’erreur vient de nous, et elle est consignée. Ce qui était enregistré est intact, mais votre dernière action n’a pas abouti. Recommencez dans quelques instants.",
	},
	502: {
		"Le service d’identification répond mal",
		"Nous n’avons pas pu vérifier votre identité. Vous n’y êtes pour rien, et rien n’a été modifié. Recommencez dans quelques instants.",
	},
	503: {
		"Le service est momentanément indisponible",
		"Rien n’est perdu. Recommencez dans quelques minutes.",
	},
}

const (
	homeLink           = "Aller à l’accueil"
	titleAccessibility = "Accessibilité"
	titlePrivacy       = "Données personnelles"
	titleLegal         = "Mentions légales"
	titleMap           = "Plan du site"
	titleGlossary      = "Glossaire"
)

// retention is what is kept when the administrator has not decided otherwise.
var retention = []Row{
	{Label: "Compte et rôles", Value: "Tant que vous êtes membre, puis un an"},
	{Label: "Session", Value: "Douze heures au plus, une heure sans activité"},
	{Label: "Comptes rendus, décisions, engagements", Value: "Dix ans, puis versement aux archives publiques s’il y a lieu"},
	{Label: "Journal de la coordination", Value: "Aussi longtemps que la coordination existe"},
	{Label: "Traces techniques du serveur", Value: "Un an"},
}

// Answers to a request to join, and to a personal link.
const (
	decisionAccept = "Accepter la demande"
	decisionRefuse = "Refuser la demande"
	answerAccepts  = "Oui, j’accepte de siéger"
	answerDeclines = "Non, je n’accepte pas"
)

// National figures.
const (
	titleFacts   = "Repères nationaux"
	onePersonIn  = "1" + nbsp + "personne sur" + nbsp
	rangeTo      = " à" + nbsp
	oneMillion   = "million de" + nbsp
	manyMillions = "millions de" + nbsp
)

// nouns is what each unit counts.
var nouns = map[facts.Unit]string{
	facts.People: "personnes", facts.Places: "lieux", facts.Passes: "Pass", facts.Posts: "postes",
	facts.Authorities: "collectivités", facts.Hubs: "hubs",
}
