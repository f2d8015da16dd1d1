package demonstration

import "ctin/governance"

// articles are the sources of facts.md, by their letter.
func articles() map[byte]governance.SourceDraft {
	return map[byte]governance.SourceDraft{
		'A': {Title: "Source\u00a0A\u00a0: L’État débloque 15\u00a0M€ pour le «\u00a0pass numérique\u00a0»", Publisher: "Forum des Interconnectés, Lyon", PublishedOn: "2020-02-13"},
		'B': {Title: "Source\u00a0B\u00a0: La coordination territoriale au service de l’inclusion numérique", Publisher: "Conférence de presse", PublishedOn: "2021-02-16"},
		'C': {Title: "Source\u00a0C\u00a0: Comment le gouvernement veut former 1,5 million de Français chaque année", Publisher: "Maire-info", PublishedOn: "2018-09-20"},
		'D': {Title: "Source\u00a0D\u00a0: Plan de relance, la feuille de route consacrée au numérique se précise", Publisher: "APVF", PublishedOn: "2020-12-03"},
	}
}

// Findings, from the public record.
const (
	statementSkills    = "Une personne sur trois n’a pas les compétences numériques de base\u202f; 13\u00a0millions de Français sont en difficulté avec les outils numériques."
	statementPlaces    = "La France compte 5\u202f000 lieux de médiation numérique pour 6 à 7\u00a0millions de personnes concernées, soit 1\u202f200 à 1\u202f400 personnes par lieu."
	statementRenounced = "De juin 2017 à juin 2018, 19\u00a0% des personnes ont renoncé à une démarche en ligne."
	statementComputer  = "Une personne sur six n’utilise jamais un ordinateur."
	statementAges      = "La difficulté ne tient pas qu’à l’âge\u00a0: parmi les personnes en difficulté, 55\u00a0% utilisent Internet plusieurs fois par jour, un tiers ont de 50 à 64\u00a0ans et 21\u00a0% moins de 35 ans."
	statementTwoYears  = "Les postes de conseillers numériques sont entièrement financés pendant deux ans, à hauteur de 50\u202f000\u00a0€ chacun\u00a0: la source ne dit rien de la suite."
)

// Figures.
const (
	figureDifficulty = "Personnes en difficulté avec les outils numériques"
	figureRenounced  = "Personnes qui ont renoncé à une démarche en ligne en un an"
	figureOften      = "Part des personnes en difficulté qui utilisent Internet plusieurs fois par jour"
	figurePlaces     = "Lieux de médiation numérique"
	figureReserved   = "Postes de conseillers numériques réservés pour la Haute-Garonne et le Sicoval"

	unitPeople = "personnes"
	unitPlaces = "lieux"
	unitPosts  = "postes"
)

// chapterTexts are what people write, in the order in which they write it. The
// organisations are examples; the figures are those of the public record.
func chapterTexts() []chapterText {
	return []chapterText{
		{Coordinator, "0", `Ce diagnostic est un exemple, écrit pour la démonstration : ses chiffres viennent d’articles publics, ses organisations et ses personnes n’existent pas.

Il est porté par le Sicoval pour la coordination territoriale de l’inclusion numérique, et écrit avec ses membres : financeurs, associations, représentants des bénéficiaires.`},
		{Coordinator, "1", `**Mandat.** Le comité stratégique a demandé un diagnostic partagé avant toute décision de financement.

**Méthode.** Chaque membre écrit les rubriques qu’il connaît. Chaque constat cite au moins une source, avec sa date ; chaque chiffre dit de quand et d’où il est.

**Limites.** La plupart des chiffres disponibles sont nationaux et datent de 2018 à 2021. Les valeurs qui divergent d’une source à l’autre sont gardées toutes les deux : l’enveloppe des 4 000 postes de conseillers est de 200 M€ selon la source D, de 250 M€ selon la source B.`},
		{Chair, "2", `L’échelle retenue est **intercommunale**, en lien avec le département : c’est celle de l’accord de principe sur les 60 postes de conseillers numériques, qui associe le Sicoval et la Haute-Garonne.

Trois instances se répartissent le travail :

- le *comité stratégique* décide ;
- la *conférence des financeurs* réunit les engagements ;
- les groupes de travail préparent.`},
		{Member, "3", `Quatre collèges siègent au comité stratégique.

1. **Institutionnels** : le Sicoval, le département, l’État, le syndicat Amandier (exemple), le CIAS Bruyère (exemple).
2. **Privés** : la fondation Tilleul et la coopérative Genêt (exemples).
3. **Associations** : Mûrier et Noisetier (exemples).
4. **Représentants des bénéficiaires** : Olivier et Platane (exemples), qui votent comme les autres.

Restent à associer : La Poste, France Travail et les bailleurs.`},
		{FunderBruyere, "4", `La difficulté est large : une personne sur trois n’a pas les compétences de base, et une sur six n’utilise jamais un ordinateur.

Elle a un effet mesuré : près d’une personne sur cinq a renoncé à une démarche en ligne en un an.`},
		{Member, "6", `**Offre.** Les lieux d’accueil existent, mais ils ne se connaissent pas assez. À l’échelle nationale, un lieu de médiation sert 1 200 à 1 400 personnes concernées.

**Orientation.** Le circuit proposé tient en trois temps :

1. la personne est repérée au guichet d’une mairie, du CIAS ou de la caisse ;
2. elle reçoit un rendez-vous et, s’il le faut, des chèques *Pass numérique* ;
3. le lieu qui l’accueille dit à qui l’a adressée qu’elle est venue.

**Guichet.** Aucune mairie n’est encore un guichet unique multicanal : l’accueil, le téléphone et la page en ligne ne donnent pas la même réponse.`},
		{Chair, "8", `Du plus au moins pressant :

1. **Accompagner** là où les gens vivent : des conseillers et des aidants formés.
2. **Orienter** sans perdre personne entre deux guichets.
3. **Équiper** les foyers qui n’ont pas d’ordinateur.
4. **Durer** au-delà des deux ans de financement des postes.`},
		{ViceChair, "9", `- **Pass numérique** : chèques de 10 €, abondés euro pour euro par l’État dans la limite de son enveloppe.
- **Conseillers numériques** : 60 postes réservés par un accord de principe, partage à décider.
- **Aidants Connect** : à déployer auprès des travailleurs sociaux et des secrétaires de mairie.`},
		{FunderCedre, "11", `**Existant.** Les intentions et les engagements recensés par la conférence des financeurs sont tenus à jour dans les pages de financement : ce texte ne les recopie pas.

**Risques.**

- Les postes de conseillers sont financés deux ans : sans relais, ils s’éteignent tous la même année.
- L’abondement du Pass numérique se perd si les engagements locaux ne deviennent pas fermes à temps.
- Un projet qui se serait fait sans aide ne doit pas être financé : chaque action dit ce qu’elle change.`},
		{Coordinator, "12", `Trois priorités, dans cet ordre : accompagner, orienter, équiper.

**Étapes.** Le comité approuve ce diagnostic, puis le programme de financement. Les actions commencent dans le trimestre ; un point est fait à chaque séance.

**Suivi.** Postes pourvus, chèques remis et utilisés, personnes orientées qui sont venues, aidants formés, ordinateurs remis.`},
		{Member, "4", `La difficulté est large : une personne sur trois n’a pas les compétences de base, et une sur six n’utilise jamais un ordinateur. Elle touche aussi des personnes jeunes et connectées, à l’aise avec une messagerie et démunies devant un formulaire.

Elle a un effet mesuré : près d’une personne sur cinq a renoncé à une démarche en ligne en un an.

**Repérage.** Le CIAS, la caisse et les bailleurs voient passer les mêmes signaux : un rendez-vous manqué, un courrier sans réponse, une demande faite à leur place par un proche.`},
		{Coordinator, "synthese", `**Cinq constats**

1. Une personne sur trois n’a pas les compétences numériques de base.
2. Les lieux de médiation sont trop peu nombreux pour celles et ceux qui en ont besoin.
3. Près d’une personne sur cinq a renoncé à une démarche en ligne.
4. Une personne sur six n’utilise jamais un ordinateur.
5. Les postes de conseillers ne sont financés que deux ans.

**Trois priorités**

1. Accompagner : 60 conseillers, 100 aidants formés, des chèques *Pass numérique*.
2. Orienter : un guichet unique multicanal.
3. Équiper : des ordinateurs reconditionnés, avec une prise en main.`},
	}
}
