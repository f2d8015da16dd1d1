package governance

import (
	"slices"
	"strings"
	"time"
)

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

// Suggest returns the college that organisations of a kind sit in and whether
// they are public persons, as it is most often: a form may say otherwise. A
// CAF or a CPAM is not a public person; what is "other" suggests no college.
func (k OrganizationKind) Suggest() (college College, public bool) {
	switch k {
	case KindState, KindRegion, KindDepartement, KindEPCI, KindCommune, KindCCAS, KindSyndicate:
		return Institutional, true
	case KindSocialBody:
		return Institutional, false
	case KindCompany, KindFoundation, KindCooperative:
		return Private, false
	case KindAssociation:
		return Associative, false
	case KindBeneficiary:
		return Beneficiaries, false
	}
	return "", false
}

// maxTitle is how long the name of an organisation, of a coordination or of
// anything but a person may be, in characters.
const maxTitle = 200

// OrganizationDraft is an organisation as typed. College and PublicPerson may
// be empty: the kind then says.
type OrganizationDraft struct {
	Name         string
	Siren        string
	Siret        string
	RNA          string
	Kind         string
	College      string
	PublicPerson string // "oui", "non" or empty
	Funder       bool
	Example      bool
	// Distinct says that the person has seen the organisations that look the
	// same and means another one.
	Distinct bool
}

// ParseOrganization reads an organisation. A SIRET gives its SIREN; both may be
// missing, as an association's RNA may.
func ParseOrganization(d OrganizationDraft) (Organization, Problems) {
	o := Organization{Kind: OrganizationKind(d.Kind), Funder: d.Funder, Example: d.Example}
	var p Problems
	var err *Error
	o.Name, err = parseTitle(d.Name, msgNameMissing)
	p.Add(err)
	p.Add(o.identify(d))
	if !slices.Contains(OrganizationKinds(), o.Kind) {
		p.Add(Fail(Invalid, msgKindMissing).On("kind"))
	}
	p.Add(o.sort(d))
	return o, p
}

// identify reads the identifiers, and refuses a SIREN that is not that of the SIRET.
func (o *Organization) identify(d OrganizationDraft) *Error {
	var err *Error
	if d.Siret != "" {
		if o.Siret, err = ParseSiret(d.Siret); err != nil {
			return err.On("siret")
		}
		o.Siren = o.Siret[:9]
	}
	if d.Siren != "" {
		if o.Siren, err = ParseSiren(d.Siren); err != nil {
			return err.On("siren")
		}
	}
	if !strings.HasPrefix(o.Siret, o.Siren) && o.Siret != "" {
		return Fail(Invalid, msgSiretOfOther).On("siren")
	}
	if d.RNA != "" {
		if o.RNA, err = ParseRNA(d.RNA); err != nil {
			return err.On("rna")
		}
	}
	return nil
}

// sort reads the college and the public person, or takes what the kind suggests.
func (o *Organization) sort(d OrganizationDraft) *Error {
	o.College, o.PublicPerson = o.Kind.Suggest()
	if d.PublicPerson != "" {
		o.PublicPerson = d.PublicPerson == "oui"
	}
	if d.College != "" {
		o.College = College(d.College)
	}
	if !slices.Contains(Colleges(), o.College) {
		return Fail(Invalid, msgCollegeMissing).On("college")
	}
	return nil
}

// Identified tells whether the organisation has an identifier, by which the
// same one is recognised everywhere.
func (o Organization) Identified() bool { return o.Siren != "" || o.RNA != "" }

// Twin looks for the organisation among others, which share its SIREN, its RNA
// or its name. The same identifier is refused; one that only looks the same is
// refused until the person says that they are distinct. Two establishments of
// one legal unit, and two identified organisations of the same name, are no twins.
func (o Organization) Twin(others []Organization, distinct bool) (Organization, *Error) {
	for _, other := range others {
		switch {
		case o.Siret != "" && o.Siret == other.Siret:
			return other, Fail(Conflict, msgSameSiret, other.Name).On("siret")
		case o.Siren != "" && o.Siren == other.Siren && o.Siret == other.Siret:
			return other, Fail(Conflict, msgSameSiren, other.Name).On("siren")
		case o.RNA != "" && o.RNA == other.RNA:
			return other, Fail(Conflict, msgSameRNA, other.Name).On("rna")
		}
	}
	for _, other := range others {
		sameUnit := o.Siren != "" && o.Siren == other.Siren && (o.Siret == "" || other.Siret == "")
		if !distinct && (sameUnit || !o.Identified() || !other.Identified()) {
			return other, Fail(Conflict, msgLooksTheSame, other.Name).On("distinct")
		}
	}
	return Organization{}, nil
}

// SameIdentity tells whether a correction leaves what an organisation is
// recognised by: nothing that it looks like is then asked about again.
func (o Organization) SameIdentity(after Organization) bool {
	return o.Name == after.Name && o.Siren == after.Siren && o.Siret == after.Siret && o.RNA == after.RNA
}

// Absorb returns the organisation with what it lacks taken from another that
// is merged into it: identifiers that do not contradict its own, and bringing
// resources.
func (o Organization) Absorb(other Organization) (Organization, *Error) {
	switch {
	case o.ID == other.ID || o.CoordinationID != other.CoordinationID:
		return o, Fail(Invalid, msgMergeItself).On("other")
	case o.MergedInto != 0 || other.MergedInto != 0:
		return o, Fail(Conflict, msgMergedAlready).On("other")
	}
	if o.Siren == "" {
		o.Siren = other.Siren
	}
	if o.Siret == "" && strings.HasPrefix(other.Siret, o.Siren) {
		o.Siret = other.Siret
	}
	if o.RNA == "" {
		o.RNA = other.RNA
	}
	o.Funder = o.Funder || other.Funder
	return o, nil
}

// parseTitle reads a name of one line; missing is what to say when there is none.
func parseTitle(s, missing string) (string, *Error) {
	s = oneLine(s)
	if s == "" {
		return "", Fail(Invalid, missing).On("name")
	}
	return s, tooLong(s, maxTitle, "name")
}
