package check

const (
	sayEnvelopesWithin = "Une enveloppe contient ses parts et les engagements qui y puisent"
	sayEnvelopesCaps   = "Aucun territoire ne puise dans une enveloppe au-delà de son plafond"
	sayEnvelopesTree   = "Aucune enveloppe n’est contenue dans elle-même"
	sayCashDrawn       = "Seul de l’argent compté dans les totaux puise dans une enveloppe"
	sayGivenAgain      = "Un engagement redistribué vient d’un autre financeur, et n’est jamais redistribué au-delà de son montant"
	sayVersionsWhole   = "La dernière version d’un engagement dit tout ce qu’il dit"
	sayFilesGuarded    = "Les pièces d’un engagement refusent toute modification et toute suppression"
)
