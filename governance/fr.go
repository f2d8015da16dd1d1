package governance

// Sentences for the person, in French. A failure that a rule can produce has
// its sentence here, beside no other text.
const (
	msgNotFound    = "Cette page n’existe pas, ou vous n’y avez pas accès."
	msgForbidden   = "Votre rôle dans cette coordination ne permet pas cette action. Adressez-vous à un coordinateur."
	msgDate        = "Indiquez une date comme 03/12/2026."
	msgSirenForm   = "Un SIREN compte 9 chiffres."
	msgSirenCheck  = "Ce SIREN n’est pas valide : vérifiez les chiffres."
	msgSiretForm   = "Un SIRET compte 14 chiffres."
	msgSiretCheck  = "Ce SIRET n’est pas valide : vérifiez les chiffres."
	msgRNAForm     = "Un numéro RNA compte un W, puis neuf chiffres (la Corse et l’outre-mer y ont une lettre)\u00a0: W311000123, W2A1000123."
	msgRoleUnknown = "Ce rôle n’existe pas."
	msgRoleMissing = "Choisissez au moins un rôle."
)

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
		return "Organisme de protection sociale (CAF, CPAM, caisse de retraite…)"
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
