package governance

// Label is the role as lists and mails name it.
func (r Role) Label() string {
	switch r {
	case Coordinator:
		return "Coordination"
	case Chair:
		return "Présidence"
	case ViceChair:
		return "Vice-présidence"
	case Secretary:
		return "Secrétariat"
	case Member:
		return "Membre"
	case Funder:
		return "Financeur"
	case Observer:
		return "Observation"
	}
	return ""
}

// Members, seats, bodies, renewal.
const (
	msgPersonName            = "Indiquez au moins un nom ou un prénom."
	msgPersonMissing         = "Choisissez une personne."
	msgEmail                 = "Indiquez une adresse électronique comme prenom.nom@exemple.fr."
	msgPhone                 = "Indiquez un numéro de téléphone comme 05 61 00 00 00, ou +33 5 61 00 00 00."
	msgLastCoordinator       = "C’est la dernière personne à assurer la coordination. Donnez d’abord ce rôle à quelqu’un d’autre, qui s’est déjà connecté."
	msgSeatCommittee         = "Choisissez une instance."
	msgSeatOwner             = "Un siège revient à une organisation ou à une fonction\u00a0: choisissez l’une, ou écrivez l’autre."
	msgSeatCollege           = "Choisissez un collège."
	msgStartMissing          = "Indiquez le premier jour."
	msgEndMissing            = "Indiquez le dernier jour."
	msgEndBeforeStart        = "La fin précède le début."
	msgSeatClosed            = "Ce siège prend déjà fin le %s\u00a0: un siège fermé ne se rouvre pas."
	msgMandateAfterClose     = "Un mandat commence le %s, après ce jour. Annulez-le d’abord, ou fermez le siège plus tard."
	msgMandateBeforeSeat     = "Un mandat commence dès le %s\u00a0: le siège ne peut pas commencer après lui."
	msgQualifiedHasAlternate = "Une personnalité qualifiée n’a pas de suppléant (CRPA, art. R133-3), et ce siège en a eu au moins un."
	msgMandateKind           = "Choisissez titulaire ou suppléant."
	msgNoSubstitute          = "Une personnalité qualifiée ne peut pas être suppléée (CRPA, art. R133-3)."
	msgBeforeSeat            = "Le siège n’existe que depuis le %s."
	msgAfterSeat             = "Le siège prend fin le %s."
	msgAlreadyOnSeat         = "Cette personne est déjà désignée sur ce siège à ces dates, depuis le %s."
	msgSeatHeld              = "Ce siège a déjà un titulaire à ces dates, depuis le %s. Remplacez-le, ou choisissez d’autres dates."
	msgReplaceSameDay        = "Le mandat à remplacer commence lui-même le %s. Choisissez un jour plus tardif, ou annulez ce mandat."
	msgMandateEnds           = "Ce mandat prend déjà fin le %s."
	msgMandateBegun          = "Ce mandat a commencé le %s\u00a0: il ne s’annule plus, mais vous pouvez y mettre fin."
	msgCommitteeKind         = "Choisissez le type de l’instance."
	msgCommitteeName         = "Donnez un nom à l’instance."
	msgRenewSeatClosed       = "Ce siège n’existe pas le lendemain de ce jour\u00a0: il n’y a rien à renouveler."
	msgRenewalChoice         = "Choisissez ce que devient ce siège."
)

// Label is the body's kind as lists name it.
func (k CommitteeKind) Label() string {
	switch k {
	case Strategic:
		return "Comité stratégique"
	case FundersConference:
		return "Conférence des financeurs"
	case Steering:
		return "Comité de pilotage"
	case Technical:
		return "Comité technique"
	case WorkingGroup:
		return "Groupe de travail"
	}
	return ""
}

// Label is how a person sits, as lists name it.
func (k MandateKind) Label() string {
	switch k {
	case Holder:
		return "Titulaire"
	case Alternate:
		return "Suppléant"
	}
	return ""
}
