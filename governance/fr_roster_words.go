package governance

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
