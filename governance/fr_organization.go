package governance

// Organisations.
const (
	msgNameMissing    = "Indiquez le nom de l’organisation."
	msgKindMissing    = "Choisissez ce qu’est cette organisation."
	msgCollegeMissing = "Choisissez un collège."
	msgSiretOfOther   = "Ce SIREN n’est pas celui du SIRET indiqué\u00a0: corrigez l’un des deux, ou laissez le SIREN vide."
	msgSameSiret      = "«\u00a0%s\u00a0» porte déjà ce SIRET dans cette coordination."
	msgSameSiren      = "«\u00a0%s\u00a0» porte déjà ce SIREN dans cette coordination."
	msgSameRNA        = "«\u00a0%s\u00a0» porte déjà ce numéro RNA dans cette coordination."
	msgLooksTheSame   = "«\u00a0%s\u00a0» existe déjà dans cette coordination et lui ressemble. Si c’est bien une autre organisation, cochez la case, puis enregistrez."
	msgMergeItself    = "Choisissez une autre organisation de cette coordination."
	msgMergedAlready  = "L’une de ces deux organisations a déjà été fusionnée avec une autre."
)

// Label is the college as lists name it.
func (c College) Label() string {
	switch c {
	case Institutional:
		return "Institutionnels"
	case Private:
		return "Privés"
	case Associative:
		return "Associations"
	case Beneficiaries:
		return "Représentants des bénéficiaires"
	}
	return ""
}

// Label is the kind of organisation as lists name it.
func (k OrganizationKind) Label() string {
	switch k {
	case KindState:
		return "État ou opérateur de l’État"
	case KindRegion:
		return "Région"
	case KindDepartement:
		return "Département"
	case KindEPCI:
		return "Intercommunalité (EPCI)"
	case KindCommune:
		return "Commune"
	case KindCCAS:
		return "CCAS ou CIAS"
	case KindSyndicate:
		return "Syndicat mixte ou GIP"
	case KindSocialBody:
		return "Protection sociale (CAF, CPAM, retraite…)"
	case KindCompany:
		return "Entreprise"
	case KindFoundation:
		return "Fondation ou fonds de dotation"
	case KindCooperative:
		return "Coopérative"
	case KindAssociation:
		return "Association"
	case KindBeneficiary:
		return "Collectif de bénéficiaires"
	case KindOther:
		return "Autre"
	}
	return ""
}
