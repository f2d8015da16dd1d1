package handlers

// What is kept in the browser while the network is away.
const (
	msgQueueOther   = "Vous êtes connecté sous un autre nom (%s)\u00a0: ces saisies partiront quand la personne qui les a faites se reconnectera ici."
	msgQueueExpired = "Votre session a expiré. Vos saisies sont conservées\u00a0: reconnectez-vous."
	msgQueueBroken  = "Le service n’a pas pu répondre."
	msgProseAdded   = "Votre texte est ajouté au point."
)
