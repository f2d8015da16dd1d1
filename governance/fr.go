package governance

import (
	"fmt"
	"strings"
)

// Sentences for the person, in French. A failure that a rule can produce has
// its sentence here, beside no other text.
const (
	msgNotFound    = "Cette page n’existe pas, ou vous n’y avez pas accès."
	msgForbidden   = "Votre rôle dans cette coordination ne permet pas cette action. Adressez-vous à un coordinateur."
	msgTooLong     = "Ce texte est trop long\u00a0: %d caractères au plus."
	msgDate        = "Indiquez une date comme 03/12/2026."
	msgSirenForm   = "Un SIREN compte 9 chiffres."
	msgSirenCheck  = "Ce SIREN n’est pas valide\u00a0: vérifiez les chiffres."
	msgSiretForm   = "Un SIRET compte 14 chiffres."
	msgSiretCheck  = "Ce SIRET n’est pas valide\u00a0: vérifiez les chiffres."
	msgRNAForm     = "Un numéro RNA compte un W, puis neuf chiffres (la Corse et l’outre-mer y ont une lettre)\u00a0: W311000123, W2A1000123."
	msgRoleUnknown = "Ce rôle n’existe pas."
	msgRoleMissing = "Choisissez au moins un rôle."
)

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

// Coordinations.
const (
	msgCoordinationName = "Indiquez le nom de la coordination."
	msgNoPerimeter      = "Choisissez au moins un périmètre, ou décrivez le territoire en quelques mots."
	msgManyPerimeters   = "Choisissez %d périmètres au plus\u00a0: une intercommunalité ou un département vaut toutes ses communes."
)

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

// plain takes the accents off the lower-case letters of French.
func plain(s string) string { return withoutAccents.Replace(s) }

var withoutAccents = strings.NewReplacer(
	"à", "a", "â", "a", "ä", "a", "á", "a", "ã", "a", "ç", "c",
	"é", "e", "è", "e", "ê", "e", "ë", "e", "î", "i", "ï", "i", "í", "i", "ì", "i", "ñ", "n",
	"ô", "o", "ö", "o", "ó", "o", "ò", "o", "õ", "o", "ù", "u", "û", "u", "ü", "u", "ú", "u",
	"ÿ", "y", "ý", "y", "œ", "oe", "æ", "ae",
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

// Files.
const (
	msgFileName     = "Donnez un nom au fichier, avec son extension."
	msgFileNameLong = "Le nom du fichier est trop long\u00a0: %d caractères au plus."
	msgFileKind     = "Ce type de fichier n’est pas accepté. Envoyez un PDF, un document (odt, docx), un tableau (ods, xlsx, csv), une présentation (odp, pptx) ou une image (png, jpg)."
	msgFileEmpty    = "Ce fichier est vide."
	msgFileLarge    = "Ce fichier dépasse 25\u00a0Mo."
	msgFileContent  = "Le contenu de ce fichier n’est pas celui d’un fichier %s lisible et sans macro."
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

// French writes a date inside a sentence: 3 décembre 2026.
func (d Date) French() string {
	months := [...]string{
		"janvier", "février", "mars", "avril", "mai", "juin",
		"juillet", "août", "septembre", "octobre", "novembre", "décembre",
	}
	t := d.Time()
	day := fmt.Sprint(t.Day())
	if t.Day() == 1 {
		day = "1er"
	}
	return fmt.Sprintf("%s %s %d", day, months[t.Month()-1], t.Year())
}

// Mails.
const msgAmountInSubject = "L’objet d’un courriel ne contient jamais de montant. Retirez-le, par exemple du nom de la coordination ou de l’organisation."
