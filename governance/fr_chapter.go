package governance

// Chapters returns the guided template of a diagnostic, in its order.
func Chapters() []Chapter {
	return []Chapter{
		{"0", "Page de garde", "Qui porte le diagnostic, qui y a contribué et pour qui il est écrit. Le territoire, la version, la date, le statut et l’empreinte s’y ajoutent d’eux-mêmes.", true, nil},
		{"synthese", "Synthèse", "Une page\u00a0: cinq constats et trois priorités.", true, nil},
		{"1", "Cadre et méthode", "Le mandat, la période, les sources et leurs limites.", true, nil},
		{"2", "Périmètre et gouvernance", "Les échelons et les instances.", false, []Question{question(1)}},
		{"3", "Acteurs", "La carte des acteurs, par collège.", true, []Question{question(9), question(10)}},
		{"4", "Populations et fragilités", "L’indice de fragilité numérique et ses indicateurs, les publics, le non-recours.", true, []Question{question(5)}},
		{"5", "Accès", "La couverture, l’équipement, le reconditionnement.", false, []Question{question(13)}},
		{"6", "Offre et orientation", "Les lieux et leurs services, les zones sans offre, les permanences, le circuit d’orientation.", true, []Question{question(4), question(11)}},
		{"7", "Ressources humaines", "Les conseillers, les médiateurs, les aidants, les agents et leurs formations.", false, []Question{question(6), question(7)}},
		{"8", "Besoins et enjeux hiérarchisés", "Les grands sujets, du plus au moins pressant.", true, []Question{question(3)}},
		{"9", "Dispositifs et initiatives recensés", "Le Pass numérique, Aidants Connect, le Hub, France services et ce qui se fait déjà ici.", false, nil},
		{"10", "Options d’organisation", "Les scénarios possibles, et ce qu’ils coûtent.", false, []Question{question(8)}},
		{"11", "Moyens financiers", "L’existant par financeur, les échéances, les risques.", true, []Question{question(12), question(14)}},
		{"12", "Priorités, étapes, indicateurs de suivi", "Ce qui vient d’abord, qui le fait, et à quoi l’on verra que c’est fait.", true, []Question{question(2)}},
	}
}

// question is the nth guided question.
func question(n int) Question { return questions[n-1] }

// questions are the guided questions, from Q1 to Q14.
var questions = [...]Question{
	{"Q1", "Quelle stratégie d’inclusion numérique est préférable\u00a0: communale, intercommunale ou départementale\u202f?", []string{"Quelles sont les compétences de chaque échelon\u202f?", "Quels acteurs sont déjà moteurs\u202f?", "Quelle est la taille minimale pour agir\u202f?", "Quelles autres gouvernances existent\u00a0: France Numérique Ensemble, contrat local de santé, convention territoriale globale\u202f?"}, "Un choix, et ses raisons."},
	{"Q2", "Quelles sont les grandes étapes à suivre\u202f?", []string{"Qui forme le groupe projet\u202f?", "Quel est le calendrier\u202f?", "Quelles instances se réunissent, et quand\u202f?", "Qui valide, politiquement, et à quel moment\u202f?"}, "Une suite d’étapes datées."},
	{"Q3", "Quels sont les grands sujets à traiter\u202f?", []string{"L’accès et l’équipement.", "Les compétences et les démarches.", "La parentalité, l’emploi.", "Les seniors, les jeunes, le handicap.", "La sécurité."}, "Une liste, du plus au moins pressant."},
	{"Q4", "Comment orienter les personnes en situation d’exclusion numérique\u202f?", []string{"Quel est le circuit d’orientation\u202f?", "Qui prescrit\u202f?", "Dans quels délais\u202f?", "Quelle place pour le Pass numérique et pour la cartographie des lieux\u202f?"}, "Un circuit\u00a0: qui adresse à qui, et comment."},
	{"Q5", "Comment identifier ces personnes\u202f?", []string{"Que dit l’indice de fragilité numérique\u202f?", "Que savent le CCAS, la CAF, France services, les bailleurs\u202f?", "Quels sont les signaux de non-recours\u202f?"}, "Des indicateurs, et ce qu’ils disent."},
	{"Q6", "Les agents sont-ils compétents\u202f?", []string{"Combien sont-ils, et dans quels métiers\u202f?", "Quelles formations ont-ils suivies (CNFPT, Aidants Connect)\u202f?", "De quoi chaque métier a-t-il besoin\u202f?"}, "Un tableau\u00a0: les agents et leurs compétences."},
	{"Q7", "Quelles passerelles entre aidants numériques et médiateurs\u202f?", []string{"Qui fait quoi, et qui prend le relais\u202f?", "Quels outils sont communs\u202f?", "Quand se rencontrent-ils\u202f?"}, "Un tableau croisé."},
	{"Q8", "Faut-il créer une structure dédiée\u202f?", []string{"Qu’est-ce qui existe déjà\u202f?", "Que peut-on mutualiser, ou confier au hub\u202f?", "Combien cela coûte-t-il, et qui porte\u202f?"}, "Une grille de décision."},
	{"Q9", "Avec quels acteurs incontournables communiquer\u202f?", []string{"L’État, la CAF, la CPAM, la MSA.", "La Poste, France Travail, les bailleurs.", "Les associations, les entreprises."}, "Une carte des acteurs."},
	{"Q10", "Les bénéficiaires sont-ils représentés\u202f?", []string{"Par quel collège\u202f?", "Selon quelles modalités\u00a0: sièges, panels, enquêtes\u202f?"}, "Un texte."},
	{"Q11", "La mairie est-elle un guichet unique multicanal\u202f?", []string{"À l’accueil, au téléphone, en ligne\u00a0: la réponse est-elle la même\u202f?"}, "Un texte."},
	{"Q12", "Le déploiement est-il tenable au-delà de dix-huit mois ou deux ans\u202f?", []string{"Qu’est-ce qui est pérenne\u202f?", "Qui prend le relais des financements qui s’éteignent\u202f?", "Quels cofinancements sont possibles\u202f?"}, "Un texte, et des montants."},
	{"Q13", "Les usages ou les tuyaux\u202f?", []string{"Où en est la couverture en très haut débit et en 4G\u202f?", "Que font les habitants de ce qui est couvert\u202f?"}, "Des indicateurs."},
	{"Q14", "Y a-t-il un risque d’effet d’aubaine\u202f?", []string{"Quels critères de qualité attend-on des projets\u202f?"}, "Un texte."},
}
