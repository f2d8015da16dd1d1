package auth

import (
	"encoding/json"
	"net/mail"
	"strings"
	"unicode"
	"unicode/utf8"

	"ctin/governance"
)

// claims are the claims of userinfo, whose types nobody guarantees.
type claims map[string]json.RawMessage

const (
	maxText  = 256 // characters of a claim
	maxTexts = 32  // entries of a list
	maxEmail = 254 // bytes, RFC 5321
)

// person reads the claims. A person whose name or address is missing cannot be
// recorded; one without a good SIRET enters without organisation and is told.
func (s *source) person(c claims) (Login, error) {
	given, family := s.names(c)
	email := cleanEmail(text(c["email"]))
	if given == "" && s.ProConnect || family == "" || email == "" {
		return Login{}, s.unfit(s.named(msgIncomplete), wayIncomplete, "name or email missing")
	}
	login := Login{
		GivenName: given, FamilyName: family, Email: email,
		IdpID: cleanText(text(c["idp_id"])), Roles: cleanTexts(texts(c["roles"])),
	}
	if s.VouchesOrganization {
		login.Siret, login.SiretProblem = siret(c["siret"])
	}
	if login.Siret != "" {
		login.OrganizationLabel = cleanText(text(c["organization_label"]))
	}
	return login, nil
}

// names reads the names. ProConnect gives given_name and usual_name; others
// use the standard family_name, and some nothing but name.
func (s *source) names(c claims) (given, family string) {
	given = cleanText(text(c["given_name"]))
	family = cleanText(text(c["usual_name"]))
	if s.ProConnect {
		return given, family
	}
	if family == "" {
		family = cleanText(text(c["family_name"]))
	}
	if given == "" && family == "" {
		name := cleanText(text(c["name"]))
		var whole bool
		if given, family, whole = strings.Cut(name, " "); !whole {
			return "", name
		}
	}
	return given, family
}

func siret(claim json.RawMessage) (number, problem string) {
	typed := text(claim)
	if cleanText(typed) == "" {
		return "", msgSiretMissing
	}
	number, wrong := governance.ParseSiret(typed)
	if wrong != nil {
		return "", msgSiretWrong
	}
	return number, ""
}

// text reads a JSON text; any other type is as good as nothing.
func text(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return s
}

// texts reads a JSON list of texts, or a text alone.
func texts(raw json.RawMessage) []string {
	if s := text(raw); s != "" {
		return []string{s}
	}
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil {
		return nil
	}
	var out []string
	for _, item := range list[:min(len(list), maxTexts)] {
		if s := text(item); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// cleanText makes one line of plain text: characters that move, hide or break
// other text are dropped, spaces are single, 256 characters at most. Markup
// stays: it is text, and is escaped where it is shown.
func cleanText(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == utf8.RuneError || unicode.IsControl(r) || invisible(r):
			return -1
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) > maxText {
		s = strings.TrimSpace(string([]rune(s)[:maxText]))
	}
	return s
}

// invisible covers the format characters (directions, zero widths, soft
// hyphen) and the separators of lines and paragraphs.
func invisible(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)
}

func cleanTexts(list []string) []string {
	var out []string
	for _, s := range list {
		if s = cleanText(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// cleanEmail returns the bare address in lower case, or "" when it is none.
func cleanEmail(s string) string {
	s = strings.ToLower(cleanText(s))
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || len(s) > maxEmail || strings.ContainsAny(s, " \"<>,;") {
		return ""
	}
	return s
}
