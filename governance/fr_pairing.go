package governance

// One's own accounts and contact, said to the person.
const (
	msgPairingOther    = "Choisissez l’autre compte de cette personne."
	msgPairingSame     = "Ces deux comptes sont déjà ceux d’une même personne."
	msgPairingCard     = "Cette personne ne s’est jamais connectée\u00a0: invitez-la plutôt, elle acceptera avec le compte de son choix."
	msgPairingDone     = "Ces deux comptes sont déjà rattachés."
	msgPairingClosed   = "Cette proposition a été retirée ou refusée."
	msgPairingExpired  = "Cette proposition a expiré\u00a0: demandez à la coordination d’en faire une autre."
	msgPairingNotBegun = "Commencez par l’autre compte\u00a0: connectez-vous avec lui, ouvrez «\u00a0Mes comptes\u00a0», puis revenez ici avec celui-ci."
	msgPairingBrowser  = "Le rattachement a commencé dans un autre navigateur. Recommencez dans celui-ci\u00a0: c’est ce qui prouve que les deux comptes sont les vôtres."
	msgPairingLate     = "Plus de quinze minutes se sont écoulées\u00a0: recommencez avec l’autre compte."
	msgPairingConfirm  = "Cochez cette case pour rattacher les deux comptes."
	msgPairingSeat     = "Les deux comptes siègent sur un même siège aux mêmes dates, l’un comme titulaire, l’autre comme suppléant\u00a0: la coordination doit d’abord mettre fin à l’un des deux mandats."
	msgEmailMissing    = "Indiquez une adresse électronique\u00a0: les convocations y arrivent."
	msgDetachCurrent   = "Vous êtes connecté avec ce compte\u00a0: connectez-vous avec un autre pour détacher celui-ci."
)
