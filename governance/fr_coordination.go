package governance

// Coordinations.
const (
	msgCoordinationName = "Indiquez le nom de la coordination."
	msgAmountInName     = "Le nom ne peut pas contenir de montant\u00a0: il figure dans l’objet des courriels."
	msgNoPerimeter      = "Choisissez au moins un périmètre, ou décrivez le territoire en quelques mots."
	msgManyPerimeters   = "Choisissez %d périmètres au plus\u00a0: une intercommunalité ou un département vaut toutes ses communes."
)

// Mails.
const msgAmountInSubject = "L’objet d’un courriel ne contient jamais de montant. Retirez-le, par exemple du nom de la coordination ou de l’organisation."
