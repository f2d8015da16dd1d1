package governance

import "testing"

func TestACoordinationKeepsACoordinator(t *testing.T) {
	both, member := RoleSet{Coordinator, Member}, RoleSet{Member}
	for _, tt := range []struct {
		rule          string
		before, after RoleSet
		others        int
		code          Code
	}{
		{"P8: the last one cannot be removed", both, nil, 0, Conflict},
		{"P8: nor demoted", both, member, 0, Conflict},
		{"P8: nor when they are nothing else", RoleSet{Coordinator}, RoleSet{Observer}, 0, Conflict},
		{"one of two may go", both, nil, 1, ""},
		{"a change that keeps the role is free", both, RoleSet{Coordinator}, 0, ""},
		{"a member may go", member, nil, 0, ""},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			wrong(t, KeepCoordinator(tt.before, tt.after, tt.others), tt.code, "roles")
		})
	}
}

func TestAPersonNeedsANameAndNothingElse(t *testing.T) {
	for _, tt := range []struct {
		rule  string
		typed Person
		code  Code
		field string
	}{
		{"P11: no account, no e-mail", Person{FamilyName: "Amandier"}, "", ""},
		{"a given name alone", Person{GivenName: "Rose"}, "", ""},
		{"no name", Person{Email: "rose@exemple.fr"}, Invalid, "family_name"},
		{"a wrong e-mail", Person{FamilyName: "Amandier", Email: "rose@"}, Invalid, "email"},
		{"a wrong phone", Person{FamilyName: "Amandier", Phone: "allô"}, Invalid, "phone"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			_, err := CheckPerson(tt.typed)
			wrong(t, err, tt.code, tt.field)
		})
	}
}

func TestAnAddressIsWrittenOneWay(t *testing.T) {
	for _, tt := range []struct{ typed, want string }{
		{" Rose.Amandier@Mairie.Exemple.FR ", "rose.amandier@mairie.exemple.fr"},
		{"o'neill+ctin@exemple.fr", "o'neill+ctin@exemple.fr"},
		{"", ""},
	} {
		if got, err := ParseEmail(tt.typed); err != nil || got != tt.want {
			t.Errorf("%q: got %q, %v", tt.typed, got, err)
		}
	}
	for _, typed := range []string{
		"rose", "rose@", "@exemple.fr", "rose@localhost", "Rose <rose@exemple.fr>", "rose@exemple.fr, paul@exemple.fr",
		"rose@exemple.fr\nBcc: paul@exemple.fr", "rose amandier@exemple.fr", "rose@exemple..fr",
	} {
		if got, err := ParseEmail(typed); err == nil {
			t.Errorf("%q is accepted as %q", typed, got)
		}
	}
}

func TestAPhoneNumberIsGroupedByTwo(t *testing.T) {
	for _, tt := range []struct{ typed, want string }{
		{"0561000000", "05 61 00 00 00"},
		{"05.61.00.00.00", "05 61 00 00 00"},
		{"+33 (5) 61 00 00 00", "+33561000000"},
		{"3949", "3949"},
		{"", ""},
	} {
		if got, err := ParsePhone(tt.typed); err != nil || got != tt.want {
			t.Errorf("%q: got %q, %v", tt.typed, got, err)
		}
	}
	for _, typed := range []string{"12", "05 61 00 00 00 poste 3", "+", "1234567890123456"} {
		if got, err := ParsePhone(typed); err == nil {
			t.Errorf("%q is accepted as %q", typed, got)
		}
	}
}

func TestANameIsTheSameHoweverItIsTyped(t *testing.T) {
	a := Person{GivenName: "Anne-Cécile", FamilyName: "LEFÈVRE"}
	for _, tt := range []struct {
		given, family string
		want          bool
	}{
		{"Anne Cecile", "Lefèvre", true},
		{"anne-cécile", "lefevre", true},
		{"Anne", "Lefèvre", false},
		{"", "", false},
	} {
		if got := SameName(a, Person{GivenName: tt.given, FamilyName: tt.family}); got != tt.want {
			t.Errorf("%s %s: got %v", tt.given, tt.family, got)
		}
	}
}

func TestACoordinationAddsBodiesButNotItsOwnTwo(t *testing.T) {
	for _, tt := range []struct {
		rule  string
		c     Committee
		code  Code
		field string
	}{
		{"a steering committee", Committee{Kind: Steering, Name: "COPIL"}, "", ""},
		{"a technical committee", Committee{Kind: Technical, Name: "COTECH"}, "", ""},
		{"a working group", Committee{Kind: WorkingGroup, Name: "Guichet unique"}, "", ""},
		{"no second strategic committee", Committee{Kind: Strategic, Name: "Bis"}, Invalid, "kind"},
		{"no second conférence des financeurs", Committee{Kind: FundersConference, Name: "Bis"}, Invalid, "kind"},
		{"no body without a name", Committee{Kind: Steering}, Invalid, "name"},
	} {
		t.Run(tt.rule, func(t *testing.T) { wrong(t, CheckCommittee(tt.c), tt.code, tt.field) })
	}
}
