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
	msgAmountInName     = "Le nom ne peut pas contenir de montant\u00a0: il figure dans l’objet des courriels."
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
	return fmt.Sprintf("%s\u00a0%s %d", day, months[t.Month()-1], t.Year())
}

// Mails.
const msgAmountInSubject = "L’objet d’un courriel ne contient jamais de montant. Retirez-le, par exemple du nom de la coordination ou de l’organisation."

// Rosters.
const (
	msgRosterEmpty              = "Ce fichier n’a aucune ligne à importer, une fois la ligne des titres mise à part."
	msgRosterLong               = "Ce fichier dépasse %d lignes\u00a0: envoyez-le en plusieurs fois."
	msgRosterWide               = "Ce fichier a plus de %d colonnes\u00a0: partez plutôt du fichier modèle."
	msgRosterHeader             = "La première ligne doit nommer les colonnes, dont «\u00a0Organisation\u00a0» ou «\u00a0Fonction du siège\u00a0». Partez du fichier modèle, ou reprenez ses titres."
	msgRosterTwice              = "Deux colonnes disent la même chose (%s)\u00a0: gardez-en une."
	msgRosterNothing            = "Il n’y a rien à importer\u00a0: aucune ligne valable ne crée quelque chose."
	msgRosterRefused            = "Lignes refusées\u00a0: %d. Corrigez le fichier et envoyez-le à nouveau, ou cochez la case pour importer les autres lignes."
	msgRosterFormula            = "Cette cellule commence comme une formule (=, +, - ou @) ou une erreur de calcul (#)\u00a0: remplacez-la par le texte voulu."
	msgRosterName               = "Indiquez le nom de la personne, ou videz aussi son courriel et son téléphone si le siège est vacant."
	msgRosterNobody             = "Sans nom ni siège, cette ligne ne crée rien."
	msgRosterVacantAlternate    = "Un siège vacant se décrit avec la qualité «\u00a0titulaire\u00a0», ou sans qualité."
	msgRosterOwner              = "Un siège revient à une organisation ou à une fonction\u00a0: indiquez l’une ou l’autre."
	msgRosterFunctionCollege    = "Indiquez le collège\u00a0: sans organisation, rien ne le laisse deviner."
	msgRosterScientific         = "Le tableur a abrégé ce numéro\u00a0: mettez la colonne au format Texte, puis saisissez-le à nouveau."
	msgRosterEndPast            = "La fin précède le début, qui est le jour de l’envoi quand il n’est pas indiqué."
	msgRosterNature             = "«\u00a0%s\u00a0» n’est pas une nature d’organisation connue\u00a0: voyez les valeurs acceptées."
	msgRosterNatureMissing      = "Indiquez la nature de l’organisation\u00a0: elle est nouvelle dans cette coordination."
	msgRosterCollege            = "«\u00a0%s\u00a0» n’est pas un collège connu\u00a0: institutionnels, privés, associations ou bénéficiaires."
	msgRosterCollegeMissing     = "Indiquez le collège de cette organisation\u00a0: sa nature ne le laisse pas deviner."
	msgRosterVoice              = "«\u00a0%s\u00a0» n’est pas une voix connue\u00a0: délibérative ou consultative."
	msgRosterQuality            = "«\u00a0%s\u00a0» n’est pas une qualité connue\u00a0: titulaire ou suppléant."
	msgRosterRole               = "«\u00a0%s\u00a0» n’est pas un rôle connu\u00a0: voyez les valeurs acceptées."
	msgRosterCommittee          = "La coordination n’a pas d’instance «\u00a0%s\u00a0», ou en a plusieurs de ce type. Ses instances\u00a0: %s."
	msgRosterTwoOrganizations   = "Les numéros désignent deux organisations\u00a0: «\u00a0%s\u00a0» et «\u00a0%s\u00a0»."
	msgRosterManyEstablishments = "Plusieurs établissements de la coordination ont ce SIREN\u00a0: indiquez le SIRET."
	msgRosterManyNamed          = "Plusieurs organisations portent ce nom\u00a0: indiquez le SIREN, le SIRET ou le numéro RNA."
	msgRosterOtherNature        = "La ligne %d donne à cette organisation une autre nature\u00a0: %s."
	msgRosterOtherRNA           = "«\u00a0%s\u00a0» a un autre numéro RNA\u00a0: %s."
	msgRosterNamesakes          = "Plusieurs personnes de cette organisation portent ce nom\u00a0: indiquez le courriel de celle-ci."
	msgRosterOtherEmail         = "%s est déjà connue dans cette organisation avec une autre adresse\u00a0: corrigez l’une des deux."
	msgRosterEmailTwice         = "La ligne %d donne déjà cette adresse à %s. Une adresse ne sert qu’à une personne\u00a0: laissez vide celle qui n’est pas personnelle."
	msgRosterEmailTaken         = "Cette adresse est déjà celle de %s. Une adresse ne sert qu’à une personne\u00a0: laissez vide celle qui n’est pas personnelle."
	msgRosterManySeats          = "L’organisation a plusieurs sièges dans cette instance\u00a0: indiquez la fonction du siège."
	msgRosterSeatTwice          = "La ligne %d dit déjà qui tient ce siège. Si l’organisation en a deux, donnez-leur des fonctions différentes."
	msgRosterSeatHeld           = "Ce siège a déjà pour titulaire %s, depuis le %s. Remplacez cette personne depuis la page du siège, ou donnez une autre fonction au nouveau siège."
	msgRosterOtherVoice         = "La ligne %d donne à ce siège une autre voix."
	msgRosterOtherCollege       = "La ligne %d donne à ce siège un autre collège."
	msgRosterOtherRoles         = "Cette personne a déjà accès à la coordination avec d’autres rôles (%s)\u00a0: changez-les sur sa page, ou videz cette cellule."
	msgRosterSomeone            = "quelqu’un d’autre"
)

// What a roster passes over, said without stopping anything.
const (
	msgRosterKnownAs    = "Même numéro que «\u00a0%s\u00a0»\u00a0: ce nom est gardé."
	msgRosterNumberLeft = "Le numéro n’est pas ajouté à la fiche de «\u00a0%s\u00a0»\u00a0: complétez-la si c’est bien elle."
	msgRosterNatureLeft = "La fiche de «\u00a0%s\u00a0» dit «\u00a0%s\u00a0»\u00a0: elle n’est pas changée."
	msgRosterNamesake   = "Une autre personne porte ce nom dans la coordination\u00a0: vérifiez qu’il s’agit bien de quelqu’un d’autre."
	msgRosterEmailLeft  = "Cette personne est déjà connue, sans adresse\u00a0: complétez sa fiche."
	msgRosterRepeats    = "Cette ligne répète la ligne %d."
	msgRosterDatesLeft  = "Déjà en place depuis le %s\u00a0: ces dates ne sont pas changées."
	msgRosterNoHolder   = "Aucun titulaire n’est connu sur ce siège. S’il en a un, donnez aux deux lignes la même fonction."
	msgRosterSeatLeft   = "Le siège existe avec une autre voix ou un autre collège\u00a0: il n’est pas changé."
)

// Label is the title of the column in the model file.
func (c RosterColumn) Label() string {
	switch c {
	case RosterFamilyName:
		return "Nom"
	case RosterGivenName:
		return "Prénom"
	case RosterEmail:
		return "Courriel"
	case RosterPhone:
		return "Téléphone"
	case RosterOrganization:
		return "Organisation"
	case RosterIdentifier:
		return "SIREN ou SIRET"
	case RosterRNA:
		return "RNA"
	case RosterNature:
		return "Nature"
	case RosterCollege:
		return "Collège"
	case RosterCommittee:
		return "Instance"
	case RosterFunction:
		return "Fonction du siège"
	case RosterVoice:
		return "Voix"
	case RosterQuality:
		return "Qualité"
	case RosterRoles:
		return "Rôles"
	case RosterStart:
		return "Début"
	case RosterEnd:
		return "Fin"
	}
	return ""
}

// The words of rosters are compared without case, accents, spaces or signs.

// rosterHeaders are the titles that a column may have.
var rosterHeaders = map[string]RosterColumn{
	"nom": RosterFamilyName, "nomdefamille": RosterFamilyName,
	"prenom":   RosterGivenName,
	"courriel": RosterEmail, "email": RosterEmail, "mail": RosterEmail, "mel": RosterEmail,
	"adressemail": RosterEmail, "adresseelectronique": RosterEmail, "adressecourriel": RosterEmail,
	"telephone": RosterPhone, "tel": RosterPhone, "portable": RosterPhone, "mobile": RosterPhone,
	"organisation": RosterOrganization, "structure": RosterOrganization, "organisme": RosterOrganization,
	"nomdelorganisation": RosterOrganization, "nomdelastructure": RosterOrganization,
	"sirenousiret": RosterIdentifier, "siren": RosterIdentifier, "siret": RosterIdentifier, "sirensiret": RosterIdentifier,
	"rna": RosterRNA, "numerorna": RosterRNA,
	"nature": RosterNature, "type": RosterNature, "naturedelorganisation": RosterNature,
	"college":  RosterCollege,
	"instance": RosterCommittee, "comite": RosterCommittee,
	"fonctiondusiege": RosterFunction, "fonction": RosterFunction, "siege": RosterFunction,
	"voix":    RosterVoice,
	"qualite": RosterQuality, "titulaireousuppleant": RosterQuality,
	"roles": RosterRoles, "role": RosterRoles,
	"debut": RosterStart, "datededebut": RosterStart,
	"fin": RosterEnd, "datedefin": RosterEnd,
}

// rosterNatures are the words for the kinds of organisation.
var rosterNatures = map[string]OrganizationKind{
	"etatouoperateurdeletat": KindState, "etat": KindState, "operateurdeletat": KindState, "prefecture": KindState,
	"region": KindRegion, "conseilregional": KindRegion,
	"departement": KindDepartement, "conseildepartemental": KindDepartement,
	"intercommunaliteepci": KindEPCI, "intercommunalite": KindEPCI, "epci": KindEPCI, "metropole": KindEPCI,
	"communautedagglomeration": KindEPCI, "communautedecommunes": KindEPCI, "communauteurbaine": KindEPCI,
	"commune": KindCommune, "mairie": KindCommune, "ville": KindCommune,
	"ccasoucias": KindCCAS, "ccas": KindCCAS, "cias": KindCCAS,
	"syndicatmixteougip": KindSyndicate, "syndicatmixte": KindSyndicate, "syndicat": KindSyndicate, "gip": KindSyndicate,
	"protectionsocialecafcpamretraite": KindSocialBody, "organismedeprotectionsociale": KindSocialBody,
	"protectionsociale": KindSocialBody, "caf": KindSocialBody, "cpam": KindSocialBody, "msa": KindSocialBody,
	"carsat": KindSocialBody, "caissederetraite": KindSocialBody,
	"entreprise": KindCompany, "societe": KindCompany,
	"fondationoufondsdedotation": KindFoundation, "fondation": KindFoundation, "fondsdedotation": KindFoundation,
	"cooperative": KindCooperative, "scop": KindCooperative, "scic": KindCooperative,
	"association":              KindAssociation,
	"collectifdebeneficiaires": KindBeneficiary, "collectif": KindBeneficiary, "beneficiaires": KindBeneficiary,
	"autre": KindOther,
}

var rosterColleges = map[string]College{
	"institutionnels": Institutional, "institutionnel": Institutional, "institutions": Institutional,
	"prives": Private, "prive": Private, "acteursprives": Private,
	"associations": Associative, "association": Associative, "associatif": Associative,
	"representantsdesbeneficiaires": Beneficiaries, "beneficiaires": Beneficiaries, "beneficiaire": Beneficiaries,
}

// rosterVoices tell whether a voice is délibérative.
var rosterVoices = map[string]bool{
	"deliberative": true, "deliberatif": true, "consultative": false, "consultatif": false,
}

var rosterQualities = map[string]MandateKind{
	"titulaire": Holder, "suppleant": Alternate, "suppleante": Alternate, "suppleance": Alternate,
}

// rosterCommittees are the words for the kinds of body; no kind is no seat.
var rosterCommittees = map[string]CommitteeKind{
	"comitestrategique": Strategic, "strategique": Strategic,
	"conferencedesfinanceurs": FundersConference, "financeurs": FundersConference,
	"comitedepilotage": Steering, "copil": Steering,
	"comitetechnique": Technical, "cotech": Technical,
	"groupedetravail": WorkingGroup,
	"aucune":          "", "aucun": "", "sanssiege": "",
}

var rosterRoles = map[string]Role{
	"coordination": Coordinator, "coordinateur": Coordinator, "coordinatrice": Coordinator,
	"presidence": Chair, "president": Chair, "presidente": Chair,
	"vicepresidence": ViceChair, "vicepresident": ViceChair, "vicepresidente": ViceChair,
	"secretariat": Secretary, "secretaire": Secretary,
	"membre":    Member,
	"financeur": Funder, "financeuse": Funder,
	"observation": Observer, "observateur": Observer, "observatrice": Observer,
}

// RosterExamples are the lines that the model file comes with: a person on the
// seat of an organisation, and a seat still vacant.
func RosterExamples() []RosterRow {
	return []RosterRow{
		{Cells: map[RosterColumn]string{
			RosterFamilyName: "Martin (exemple)", RosterGivenName: "Claire", RosterEmail: "claire.martin@exemple.fr",
			RosterPhone: "05 61 00 00 00", RosterOrganization: "Commune d’Exemple", RosterNature: "Commune",
			RosterFunction: "Le maire ou son représentant", RosterVoice: "délibérative", RosterQuality: "titulaire",
			RosterRoles: "membre, financeur", RosterStart: "01/01/2026", RosterEnd: "31/12/2028",
		}},
		{Cells: map[RosterColumn]string{
			RosterOrganization: "Association d’Exemple (siège vacant)", RosterRNA: "W311000123", RosterNature: "Association",
			RosterCollege: "Représentants des bénéficiaires", RosterCommittee: "Comité stratégique", RosterVoice: "consultative",
		}},
	}
}

// Values are the words that the column accepts, as lists name them; none when
// it takes any text.
func (c RosterColumn) Values() []string {
	switch c {
	case RosterNature:
		return labelsOf(OrganizationKinds())
	case RosterCollege:
		return labelsOf(Colleges())
	case RosterVoice:
		return []string{"délibérative", "consultative"}
	case RosterQuality:
		return []string{"titulaire", "suppléant"}
	case RosterRoles:
		return labelsOf(Roles())
	}
	return nil
}

func labelsOf[T interface{ Label() string }](list []T) []string {
	words := make([]string, len(list))
	for i, l := range list {
		words[i] = l.Label()
	}
	return words
}

// roleWords joins the names of roles.
func roleWords(roles RoleSet) string {
	return strings.Join(labelsOf(roles), ", ")
}

// The words for what a line of a roster makes.

func organizationItem(o Organization) string {
	words := []string{o.Kind.Label()}
	for _, number := range []struct{ name, value string }{{"SIRET", o.Siret}, {"SIREN", o.Siren}, {"RNA", o.RNA}} {
		if number.value != "" && (number.name != "SIREN" || o.Siret == "") {
			words = append(words, number.name+"\u00a0"+number.value)
		}
	}
	return o.Name + " (" + strings.Join(words, ", ") + ")"
}

func seatItem(s Seat, committee string) string {
	words := []string{committee}
	if s.Function != "" {
		words = []string{s.Function, committee}
	}
	voice := "voix consultative"
	if s.Voting {
		voice = "voix délibérative"
	}
	words = append(words, voice)
	if s.College != "" {
		words = append(words, "collège "+strings.ToLower(s.College.Label()))
	}
	return strings.Join(words, ", ")
}

func personItem(p Person) string {
	if p.Email == "" {
		return p.Name() + ", sans courriel"
	}
	return p.Name() + ", " + p.Email
}

func mandateItem(m Mandate) string {
	words := strings.ToLower(m.Kind.Label()) + " à partir du " + m.StartsOn.French()
	if m.EndsOn != "" {
		words += " et jusqu’au " + m.EndsOn.French()
	}
	return words
}

func membershipItem(roles RoleSet) string { return roleWords(roles) }

// Statements of the instance.
const (
	msgEstablishedMissing = "Indiquez le jour où la déclaration est établie."
	msgAuditDayMissing    = "Indiquez le jour de l’audit."
	msgAuditorMissing     = "Indiquez qui a mené l’audit."
	msgAuditUnticked      = "Cochez cette case, ou effacez ce qui est écrit plus bas sur l’audit."
	msgAuditAfter         = "L’audit ne peut pas suivre la déclaration qui en parle."
	msgDayToCome          = "Ce jour est encore à venir."
	msgRate               = "Indiquez un taux entre 0 et 100, avec deux décimales au plus, comme 93,1."
	msgFailuresMissing    = "À moins de 100\u00a0%, dites au moins un point qui n’est pas conforme."
	msgFailuresTooMany    = "À 100\u00a0%, tout est conforme\u00a0: corrigez le taux, ou videz cette liste."
	msgPublisherMissing   = "Indiquez l’organisation qui publie ce site."
	msgAddressMissing     = "Indiquez l’adresse."
	msgDirectorMissing    = "Indiquez qui dirige la publication."
	msgHostMissing        = "Indiquez qui héberge ce site."
	msgDataOfficerMissing = "Indiquez comment joindre la personne déléguée à la protection des données."
	msgRetentionLine      = "Écrivez ce qui est conservé, deux-points, puis combien de temps. Cette ligne ne suit pas cette forme\u00a0: «\u00a0%s\u00a0»."
)

// String is the state in words, as the law wants it on every page.
func (c Conformity) String() string {
	switch c {
	case FullyConform:
		return "totalement conforme"
	case PartiallyConform:
		return "partiellement conforme"
	}
	return "non conforme"
}

// String writes a rate as one types it: 93,1.
func (r Rate) String() string {
	s := fmt.Sprintf("%d,%02d", r/100, r%100)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ",")
}

// String writes a line of retention as one types it.
func (r Retained) String() string { return r.What + "\u00a0: " + r.Long }
