package governance

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOrganizationIsReadAsTyped(t *testing.T) {
	for _, tt := range []struct {
		rule  string
		draft OrganizationDraft
		want  Organization
	}{
		{
			"a SIRET gives the SIREN",
			OrganizationDraft{Name: "Exemple", Siret: "732 829 320 00074", Kind: "company"},
			Organization{Name: "Exemple", Siren: "732829320", Siret: "73282932000074", Kind: KindCompany, College: Private},
		},
		{
			"a SIREN alone is enough, and a local authority is a public person",
			OrganizationDraft{Name: "  Sicoval \n", Siren: "243100633", Kind: "epci", Funder: true},
			Organization{Name: "Sicoval", Siren: "243100633", Kind: KindEPCI, College: Institutional, PublicPerson: true, Funder: true},
		},
		{
			"F13: a CAF is no public person",
			OrganizationDraft{Name: "CAF", Kind: "social_body"},
			Organization{Name: "CAF", Kind: KindSocialBody, College: Institutional},
		},
		{
			"no identifier is needed",
			OrganizationDraft{Name: "Les  habitants", Kind: "beneficiary"},
			Organization{Name: "Les habitants", Kind: KindBeneficiary, College: Beneficiaries},
		},
		{
			"an association has its RNA",
			OrganizationDraft{Name: "Mûrier", RNA: "w311000123", Kind: "association", Example: true},
			Organization{Name: "Mûrier", RNA: "W311000123", Kind: KindAssociation, College: Associative, Example: true},
		},
		{
			"what the form says wins over what the kind suggests",
			OrganizationDraft{Name: "Régie", Kind: "commune", College: "private", PublicPerson: "non"},
			Organization{Name: "Régie", Kind: KindCommune, College: Private},
		},
		{
			"a kind apart sits where the form says",
			OrganizationDraft{Name: "Collectif", Kind: "other", College: "beneficiaries", PublicPerson: "oui"},
			Organization{Name: "Collectif", Kind: KindOther, College: Beneficiaries, PublicPerson: true},
		},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			got, problems := ParseOrganization(tt.draft)
			if problems.Err() != nil {
				t.Fatal(problems)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOrganizationIsRefusedWithEachProblemAtItsField(t *testing.T) {
	for _, tt := range []struct {
		rule   string
		draft  OrganizationDraft
		fields []string
	}{
		{"an empty form has three problems", OrganizationDraft{}, []string{"name", "kind", "college"}},
		{"a name of spaces is none", OrganizationDraft{Name: " \u202f\n", Kind: "company"}, []string{"name"}},
		{"a name has 200 characters at most", OrganizationDraft{Name: strings.Repeat("é", 201), Kind: "company"}, []string{"name"}},
		{"an unknown kind is refused", OrganizationDraft{Name: "A", Kind: "club", College: "private"}, []string{"kind"}},
		{"an unknown college is refused", OrganizationDraft{Name: "A", Kind: "company", College: "press"}, []string{"college"}},
		{"a kind apart needs its college", OrganizationDraft{Name: "A", Kind: "other"}, []string{"college"}},
		{"a wrong SIRET is refused", OrganizationDraft{Name: "A", Kind: "company", Siret: "73282932000075"}, []string{"siret"}},
		{"a wrong SIREN is refused", OrganizationDraft{Name: "A", Kind: "company", Siren: "12"}, []string{"siren"}},
		{"a wrong RNA is refused", OrganizationDraft{Name: "A", Kind: "association", RNA: "12"}, []string{"rna"}},
		{"a SIREN is that of the SIRET", OrganizationDraft{Name: "A", Kind: "company", Siret: "73282932000074", Siren: "243100633"}, []string{"siren"}},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			_, problems := ParseOrganization(tt.draft)
			var fields []string
			for _, p := range problems {
				fields = append(fields, p.Field)
			}
			if diff := cmp.Diff(tt.fields, fields); diff != "" {
				t.Errorf("%s\n%v", diff, problems)
			}
		})
	}
	if _, problems := ParseOrganization(OrganizationDraft{Name: strings.Repeat("é", 200), Kind: "company"}); problems.Err() != nil {
		t.Errorf("200 characters are refused: %v", problems)
	}
}

func TestEveryKindHasItsNameAndEveryKindButOtherItsCollege(t *testing.T) {
	for _, k := range OrganizationKinds() {
		college, _ := k.Suggest()
		if k.Label() == "" || (college.Label() == "") != (k == KindOther) {
			t.Errorf("%s: name %q, college %q", k, k.Label(), college.Label())
		}
	}
	for _, r := range Roles() {
		if r.Label() == "" {
			t.Errorf("role %s has no name", r)
		}
	}
}

func TestMergedOrganizationGivesWhatTheOtherLacks(t *testing.T) {
	bare := Organization{ID: 1, CoordinationID: 7, Name: "Sicoval"}
	for _, tt := range []struct {
		rule        string
		kept, other Organization
		want        Organization
	}{
		{
			"one without identifier takes all of them",
			bare,
			Organization{ID: 2, CoordinationID: 7, Siren: "243100633", Siret: "24310063300012", RNA: "W311000123", Funder: true},
			Organization{ID: 1, CoordinationID: 7, Name: "Sicoval", Siren: "243100633", Siret: "24310063300012", RNA: "W311000123", Funder: true},
		},
		{
			"a SIREN takes its own SIRET",
			Organization{ID: 1, CoordinationID: 7, Siren: "243100633"},
			Organization{ID: 2, CoordinationID: 7, Siren: "243100633", Siret: "24310063300012"},
			Organization{ID: 1, CoordinationID: 7, Siren: "243100633", Siret: "24310063300012"},
		},
		{
			"a SIREN does not take another's SIRET",
			Organization{ID: 1, CoordinationID: 7, Siren: "243100633"},
			Organization{ID: 2, CoordinationID: 7, Siren: "732829320", Siret: "73282932000074"},
			Organization{ID: 1, CoordinationID: 7, Siren: "243100633"},
		},
		{
			"what it has stays",
			Organization{ID: 1, CoordinationID: 7, RNA: "W311000123", Funder: true, College: Private},
			Organization{ID: 2, CoordinationID: 7, RNA: "W311000999", College: Associative, PublicPerson: true},
			Organization{ID: 1, CoordinationID: 7, RNA: "W311000123", Funder: true, College: Private},
		},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			got, err := tt.kept.Absorb(tt.other)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOrganizationsThatCannotBeMergedAreRefused(t *testing.T) {
	kept := Organization{ID: 1, CoordinationID: 7}
	for _, tt := range []struct {
		rule        string
		kept, other Organization
		want        Code
	}{
		{"with itself", kept, kept, Invalid},
		{"with one of another coordination", kept, Organization{ID: 2, CoordinationID: 8}, Invalid},
		{"with one that is merged already", kept, Organization{ID: 2, CoordinationID: 7, MergedInto: 3}, Conflict},
		{"into one that is merged already", Organization{ID: 1, CoordinationID: 7, MergedInto: 3}, Organization{ID: 2, CoordinationID: 7}, Conflict},
	} {
		if _, err := tt.kept.Absorb(tt.other); err == nil || err.Code != tt.want {
			t.Errorf("%s: %v, want %s", tt.rule, err, tt.want)
		}
	}
}

func TestOrganizationIsRecognised(t *testing.T) {
	siret := Organization{ID: 2, Name: "Sicoval", Siren: "243100633", Siret: "24310063300012"}
	siren := Organization{ID: 3, Name: "Sicoval", Siren: "243100633"}
	rna := Organization{ID: 4, Name: "Mûrier", RNA: "W311000123"}
	bare := Organization{ID: 5, Name: "Sicoval"}
	for _, tt := range []struct {
		rule   string
		new    Organization
		others []Organization
		field  string
		said   string // the field at fault once the person says that they are distinct
	}{
		{"nobody looks the same", siret, nil, "", ""},
		{"the same SIRET", Organization{Siren: "243100633", Siret: "24310063300012"}, []Organization{bare, siret}, "siret", "siret"},
		{"the same SIREN, neither has a SIRET", Organization{Siren: "243100633"}, []Organization{siren}, "siren", "siren"},
		{"the same RNA", Organization{RNA: "W311000123"}, []Organization{rna}, "rna", "rna"},
		{"two establishments of one legal unit", Organization{Siren: "243100633", Siret: "24310063300020"}, []Organization{siret}, "", ""},
		{"an establishment and its legal unit look the same", Organization{Siren: "243100633"}, []Organization{siret}, "distinct", ""},
		{"a legal unit and its establishment look the same", siret, []Organization{siren}, "distinct", ""},
		{"the same name without identifier", Organization{Name: "Sicoval"}, []Organization{siret}, "distinct", ""},
		{"the same name as one without identifier", siret, []Organization{bare}, "distinct", ""},
		{"the same name, both without identifier", Organization{Name: "SICOVAL"}, []Organization{bare}, "distinct", ""},
		{"the same name, two legal units", Organization{Name: "Sicoval", Siren: "732829320"}, []Organization{siret}, "", ""},
		{"the same name, two associations", Organization{Name: "Mûrier", RNA: "W311000999"}, []Organization{rna}, "", ""},
		{"the same name, an association and a legal unit", Organization{Name: "Mûrier", Siren: "732829320"}, []Organization{rna}, "", ""},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			for distinct, want := range map[bool]string{false: tt.field, true: tt.said} {
				twin, err := tt.new.Twin(tt.others, distinct)
				got := ""
				if err != nil {
					got = err.Field
				}
				if got != want || (twin.ID == 0) != (want == "") {
					t.Errorf("distinct %v: field %q, twin %d, want %q", distinct, got, twin.ID, want)
				}
			}
		})
	}
}

func TestATitleKeepsTheSpacesThatMustNotBreak(t *testing.T) {
	got, err := parseTitle(" Distribuer  16\u202f000 \n chèques\u00a0: un à un ", "manque")
	if err != nil || got != "Distribuer 16\u202f000 chèques\u00a0: un à un" {
		t.Errorf("got %q, %v", got, err)
	}
}
