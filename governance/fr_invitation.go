package governance

// Invitations, requests to join and personal links.
const (
	msgInvitationAccepted = "Cette invitation a déjà été acceptée. Connectez-vous avec le compte qui l’a acceptée."
	msgInvitationRevoked  = "Cette invitation a été annulée par la coordination."
	msgInvitationExpired  = "Cette invitation n’est plus valable\u00a0: demandez à la coordination de vous en envoyer une autre."
	msgInvitationOfOther  = "Cette invitation est destinée à une personne qui a déjà un compte\u00a0: connectez-vous avec ce compte, ou demandez à la coordination de vous inviter."
	msgJoinMessage        = "Dites en quelques mots qui vous êtes et pourquoi vous demandez à rejoindre la coordination."
	msgJoinAnswer         = "Expliquez en quelques mots pourquoi la demande est refusée\u00a0: la personne recevra cette réponse."
	msgJoinDecided        = "Cette demande a déjà reçu une réponse."
	msgLinkAnswered       = "Vous avez déjà répondu. Pour changer votre réponse, écrivez à la coordination."
	msgLinkRevoked        = "Ce lien a été annulé par la coordination."
	msgLinkExpired        = "Ce lien n’est plus valable\u00a0: demandez-en un autre à la coordination."
	msgLinkAnswer         = "Choisissez une réponse."
)
