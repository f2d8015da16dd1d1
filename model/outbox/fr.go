package outbox

// Sentences for the person who runs the instance, in French.
const (
	msgServer = "L’adresse du serveur de courriel est incomplète ou mal écrite. Indiquez-la comme smtp://utilisateur:motdepasse@serveur:587 ou smtps://serveur:465."
	msgFrom   = "«\u00a0%s\u00a0» n’est pas une adresse électronique. Indiquez l’expéditeur comme Coordinations <ctin@exemple.fr>."
)
