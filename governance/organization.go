package governance

import "time"

// College is a family of members (source B names the four of them).
type College string

// The colleges.
const (
	Institutional College = "institutional"
	Private       College = "private"
	Associative   College = "associative"
	Beneficiaries College = "beneficiaries"
)

// Colleges returns the colleges in the order the interface lists them.
func Colleges() []College { return []College{Institutional, Private, Associative, Beneficiaries} }

// Organization is a legal entity of one coordination. Siren, Siret and RNA are
// empty when it has none; a Siret begins with its Siren.
type Organization struct {
	ID             OrganizationID
	CoordinationID CoordinationID
	Name           string
	Siren          string
	Siret          string
	RNA            string
	Kind           OrganizationKind
	College        College // of its seats, unless a seat says otherwise
	Funder         bool    // brings resources
	PublicPerson   bool    // counts in the 20 % rule (a CAF does not)
	Example        bool    // fictional, of the demonstration
	MergedInto     OrganizationID
	CreatedAt      time.Time
	Version        int
}

// OrganizationKind is what an organisation is.
type OrganizationKind string

// The kinds of organisation.
const (
	KindState       OrganizationKind = "state"       // État et opérateurs
	KindRegion      OrganizationKind = "region"      // région
	KindDepartement OrganizationKind = "departement" // département
	KindEPCI        OrganizationKind = "epci"        // intercommunalité
	KindCommune     OrganizationKind = "commune"     // commune
	KindCCAS        OrganizationKind = "ccas"        // CCAS, CIAS
	KindSyndicate   OrganizationKind = "syndicate"   // syndicat mixte, GIP
	KindSocialBody  OrganizationKind = "social_body" // CAF, CPAM, caisse de retraite
	KindCompany     OrganizationKind = "company"     // entreprise
	KindFoundation  OrganizationKind = "foundation"  // fondation, fonds de dotation
	KindCooperative OrganizationKind = "cooperative" // coopérative
	KindAssociation OrganizationKind = "association" // association
	KindBeneficiary OrganizationKind = "beneficiary" // collectif de bénéficiaires
	KindOther       OrganizationKind = "other"       // autre
)

// OrganizationKinds returns the kinds in the order the interface lists them.
func OrganizationKinds() []OrganizationKind {
	return []OrganizationKind{
		KindState, KindRegion, KindDepartement, KindEPCI, KindCommune, KindCCAS, KindSyndicate, KindSocialBody,
		KindCompany, KindFoundation, KindCooperative, KindAssociation, KindBeneficiary, KindOther,
	}
}
