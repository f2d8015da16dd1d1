package governance

import (
	"slices"
	"strings"
	"testing"
	"time"
)

var (
	chairOfSicoval = Signatory{PersonID: 1, Name: "Présidente (exemple)", Function: "présidente", Organization: "Sicoval"}
	coordinatrice  = Signatory{PersonID: 2, Name: "Coordinatrice (exemple)", Function: "coordinatrice", Organization: "Sicoval"}
	bruyere        = Signatory{PersonID: 3, Name: "Directrice (exemple)", Function: "directrice", Organization: "CIAS Bruyère (exemple)"}
)

func TestC9TheSignatories(t *testing.T) {
	vice := Signatory{PersonID: 9, Capacity: AsViceChair, Delegation: "arrêté du 2 novembre 2026"}
	everyone := []Signatory{chairOfSicoval, coordinatrice, bruyere}
	for _, tt := range []struct {
		rule  string
		by    SignerRule
		chair Signatory
		want  []Capacity
	}{
		{"the chair and the secretary", ChairAndSecretary, chairOfSicoval, []Capacity{AsChair, AsSecretary}},
		{"all present, nobody twice", AllPresent, chairOfSicoval, []Capacity{AsChair, AsSecretary, AsPresent}},
		{"a vice-chair by delegation", ChairAndSecretary, vice, []Capacity{AsViceChair, AsSecretary}},
	} {
		var got []Capacity
		for _, s := range Signatories(tt.by, tt.chair, coordinatrice, everyone) {
			got = append(got, s.Capacity)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.rule, got, tt.want)
		}
	}
}

// signing is the chair who signs the decision log of the meeting, that evening.
func signing() (Minutes, Signing) {
	m := Minutes{Kind: DecisionLog, State: MinutesDraft, Edition: 1, ContentHash: strings.Repeat("ab", 32)}
	chair := chairOfSicoval
	chair.Capacity = AsChair
	return m, Signing{
		Signatory: chair, Document: "le relevé de décisions", ShownHash: m.ContentHash, Confirmed: true,
		Login: SigningLogin{Issuer: "https://idp.example", Subject: "s-1", ACR: "eidas1", AMR: []string{"pwd"}, At: closing.Add(-3 * time.Hour)},
	}
}

func TestC9ASignatureIsAnExplicitStatementInALoginOfThisDay(t *testing.T) {
	for _, tt := range []struct {
		rule  string
		spoil func(m *Minutes, s *Signing)
		want  Code
		field string
	}{
		{"confirmed, this day, the text that was shown", func(*Minutes, *Signing) {}, "", ""},
		{"not confirmed", func(_ *Minutes, s *Signing) { s.Confirmed = false }, Invalid, "confirme"},
		{"a login of the day before", func(_ *Minutes, s *Signing) { s.Login.At = closing.Add(-17 * time.Hour) }, Forbidden, ""},
		{"another text was shown", func(_ *Minutes, s *Signing) { s.ShownHash = strings.Repeat("cd", 32) }, Conflict, ""},
		{"nothing is frozen", func(m *Minutes, s *Signing) { m.ContentHash, s.ShownHash = "", "" }, Conflict, ""},
		{"minutes that still circulate", func(m *Minutes, _ *Signing) { m.Kind, m.State = FullMinutes, MinutesCirculated }, Conflict, ""},
		{"sealed already", func(m *Minutes, _ *Signing) { m.State = MinutesSealed }, Conflict, ""},
		{"a vice-chair without delegation", func(_ *Minutes, s *Signing) { s.Signatory.Capacity = AsViceChair }, Invalid, "delegation"},
	} {
		m, s := signing()
		tt.spoil(&m, &s)
		_, err := Sign(m, s, closing, paris)
		if CodeOf(err) != tt.want || tt.field != "" && ProblemsOf(err)[0].Field != tt.field {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
}

func TestC9ASignatureKeepsWhatTheProviderSaid(t *testing.T) {
	m, s := signing()
	got, err := Sign(m, s, closing, paris)
	if err != nil {
		t.Fatal(err)
	}
	if got.SignedAt != "2026-12-03T15:30:00.000000Z" || got.LoginAt != "2026-12-03T12:30:00.000000Z" {
		t.Errorf("signed at %s, login at %s", got.SignedAt, got.LoginAt)
	}
	if got.Issuer != "https://idp.example" || got.Subject != "s-1" || got.ACR != "eidas1" || !slices.Equal(got.AMR, []string{"pwd"}) {
		t.Errorf("the login is %+v", got)
	}
	want := "Je, Présidente (exemple), signe en qualité de présidente le relevé de décisions, dont l’empreinte SHA-256 est " +
		m.ContentHash + ". J’ai lu ce document et j’en confirme le contenu."
	if got.Statement != want || got.Function != "présidente" || got.Organization != "Sicoval" {
		t.Errorf("%+v", got)
	}
}

func TestC9OneChangedWordMakesASignatureInvalid(t *testing.T) {
	m, s := signing()
	got, err := Sign(m, s, closing, paris)
	if err != nil || !got.Over(m.ContentHash) || got.Over(strings.Repeat("cd", 32)) || got.Over("") {
		t.Errorf("%v, %v", got, err)
	}
}

func TestC9MinutesAreSignedWhenNobodyIsMissing(t *testing.T) {
	m, s := signing()
	secretary := coordinatrice
	secretary.Capacity = AsSecretary
	expected := []Signatory{s.Signatory, secretary}
	first, err := Sign(m, s, closing, paris)
	if err != nil {
		t.Fatal(err)
	}
	s.Signatory = secretary
	second, err := Sign(m, s, closing, paris)
	if err != nil {
		t.Fatal(err)
	}
	other := second
	other.ContentHash = strings.Repeat("cd", 32)
	for _, tt := range []struct {
		rule  string
		given []Signature
		want  MinutesState
	}{
		{"nobody yet", nil, MinutesDraft},
		{"the chair alone", []Signature{first}, MinutesDraft},
		{"the secretary over another text", []Signature{first, other}, MinutesDraft},
		{"both", []Signature{first, second}, MinutesSigned},
	} {
		if got, err := m.Sign(expected, tt.given, closing); err != nil || got.State != tt.want {
			t.Errorf("%s: %s, %v", tt.rule, got.State, err)
		}
	}
}

func TestC9APaperSignatureSaysWhereTheOriginalIs(t *testing.T) {
	m := Minutes{Kind: FullMinutes, State: MinutesApproved, ContentHash: "ab"}
	whole := PaperSignature{SignedOn: "2026-12-10", Names: []string{"Présidente (exemple)"}, Kept: "archives du Sicoval", ScanHash: "cd"}
	if got, err := m.SignOnPaper(whole, closing); err != nil || got.State != MinutesSigned {
		t.Errorf("%s, %v", got.State, err)
	}
	var fields []string
	_, err := m.SignOnPaper(PaperSignature{}, closing)
	for _, p := range ProblemsOf(err) {
		fields = append(fields, p.Field)
	}
	if want := []string{"signed_on", "names", "kept", "scan"}; !slices.Equal(fields, want) {
		t.Errorf("problems on %v, want %v", fields, want)
	}
}

func TestC9TheQualityIsNamedAsThePersonIs(t *testing.T) {
	for _, tt := range []struct {
		capacity       Capacity
		function, want string
	}{
		{AsChair, "présidente", "en qualité de présidente"},
		{AsChair, "Président du Sicoval", "en qualité de président"},
		{AsChair, "la présidente", "en qualité de présidente"},
		{AsChair, "sous-préfète", "en qualité de présidente"},
		{AsChair, "élu", "en qualité de président"},
		{AsChair, "maire", "au titre de la présidence de séance"},
		{AsChair, "", "au titre de la présidence de séance"},
		{AsViceChair, "conseillère", "en qualité de vice-présidente, par délégation"},
		{AsViceChair, "membre du bureau", "au titre de la vice-présidence, par délégation"},
		{AsSecretary, "coordinatrice", "en qualité de secrétaire de séance"},
		{AsPresent, "directrice", "en qualité de membre"},
	} {
		if got := (Signatory{Capacity: tt.capacity, Function: tt.function}).Quality(); got != tt.want {
			t.Errorf("%s, %q: %q, want %q", tt.capacity, tt.function, got, tt.want)
		}
	}
}

func TestC9TheLevelIsWhatTheProviderSaid(t *testing.T) {
	for acr, want := range map[string]string{
		"":           "niveau de garantie non communiqué par le fournisseur d’identité",
		"eidas1":     "niveau eIDAS faible (eidas1)",
		"eidas2":     "niveau eIDAS substantiel (eidas2)",
		"eidas1-mfa": "niveau eIDAS faible, avec un second facteur (eidas1-mfa)",
		"urn:demo":   "niveau annoncé par le fournisseur d’identité\u00a0: urn:demo",
	} {
		if got := (Signature{ACR: acr}).Level(); got != want {
			t.Errorf("%q: %q, want %q", acr, got, want)
		}
	}
}
