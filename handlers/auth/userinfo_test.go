package auth_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"ctin/handlers/auth"
)

func claim(name string, value any) func(*hostile) {
	return func(h *hostile) { h.claims = func(c object) { c[name] = value } }
}

func noClaim(name string) func(*hostile) {
	return func(h *hostile) { h.claims = func(c object) { delete(c, name) } }
}

func served(kind string, f func(h *hostile, c object) string) func(*hostile) {
	return func(h *hostile) {
		h.infoType = kind
		h.signInfo = func(c object) string { return f(h, c) }
	}
}

func asJSON(_ *hostile, c object) string { return encode(c) }

func TestUserinfoIsRefusedUnlessEverythingIsRight(t *testing.T) {
	const jwt = "application/jwt"
	for _, tt := range []struct {
		rule string
		knob func(*hostile)
	}{
		{"unsigned JSON where a signature is registered", served("application/json", asJSON)},
		{"JSON called a token", served(jwt, asJSON)},
		{"a token called JSON", served("application/json", func(h *hostile, c object) string { return h.sign(c) })},
		{"a token called text", served("text/plain", func(h *hostile, c object) string { return h.sign(c) })},
		{"no content type", func(h *hostile) { h.infoType = "" }},
		{"alg none", served(jwt, func(_ *hostile, c object) string { return unsigned(c) })},
		{"HS256 with our secret", served(jwt, func(h *hostile, c object) string { return h.signAs("HS256", h.kid, "JWT", c) })},
		{"another algorithm", served(jwt, func(h *hostile, c object) string { return h.signAs("RS256", h.kid, "JWT", c) })},
		{"unknown key", served(jwt, func(_ *hostile, c object) string { return signWith("ES256", otherKey(), "k9", "JWT", c) })},
		{"bad signature", served(jwt, func(h *hostile, c object) string { return tamper(h.sign(c)) })},
		{"empty", served(jwt, func(*hostile, object) string { return "" })},
		{"an access token", served(jwt, func(h *hostile, c object) string { return h.signAs("ES256", h.kid, "at+jwt", c) })},
		{"the id_token of this login", served(jwt, func(h *hostile, _ object) string { return h.lastID })},
		{"an id_token without nonce", served(jwt, func(h *hostile, c object) string { c["at_hash"] = "x"; return h.sign(c) })},
		{"an id_token without at_hash", served(jwt, func(h *hostile, c object) string { c["nonce"] = nil; return h.sign(c) })},
		{"a logout token", served(jwt, func(h *hostile, c object) string { c["events"] = object{}; return h.sign(c) })},
		{"wrong sub", claim("sub", "sub-2")},
		{"no sub", noClaim("sub")},
		{"sub is a number", claim("sub", 1)},
		{"wrong aud", claim("aud", "other")},
		{"no aud", noClaim("aud")},
		{"wrong iss", claim("iss", "https://autre.exemple")},
		{"no iss", noClaim("iss")},
		{"expired", claim("exp", time.Now().Add(-time.Minute).Unix())},
		{"no exp", noClaim("exp")},
		{"64 MiB", func(h *hostile) { h.on["/userinfo"] = flood(jwt, nil) }},
		{"65 kB", claim("padding", strings.Repeat("x", 65<<10))},
		{"status 500", func(h *hostile) { h.on["/userinfo"] = status(500) }},
		{"status 401", func(h *hostile) { h.on["/userinfo"] = status(401) }},
		{"a good answer with status 500", func(h *hostile) {
			h.on["/userinfo"] = func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", jwt)
				w.WriteHeader(500)
				h.serveUserinfo(w, r)
			}
		}},
		{"a redirect", func(h *hostile) { h.on["/userinfo"] = http.RedirectHandler("/elsewhere", http.StatusFound).ServeHTTP }},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			w := newWorld(t)
			tt.knob(w.provider)
			o := w.login()
			o.want(t, 502)
			if !o.Refusal.LogoutNeeded {
				t.Error("the provider would silently sign the person in again")
			}
			if w.provider.asked("/elsewhere") > 0 {
				t.Error("a redirect was followed")
			}
		})
	}
}

func TestJSONUserinfoIsTakenOnlyFromAProviderThatSignsNone(t *testing.T) {
	plain := with(func(p *auth.Provider) { p.ProConnect, p.UserinfoAlgorithm = false, "" })
	for _, tt := range []struct {
		rule   string
		body   func(*hostile, object) string
		kind   string
		status int
	}{
		{"JSON", asJSON, "application/json; charset=utf-8", 200},
		{"signed all the same", func(h *hostile, c object) string { return h.sign(c) }, "application/jwt", 200},
		{"signed with another algorithm", func(h *hostile, c object) string { return h.signAs("RS256", h.kid, "JWT", c) }, "application/jwt", 502},
		{"JSON about another", func(_ *hostile, c object) string { c["sub"] = "sub-2"; return encode(c) }, "application/json", 502},
		{"JSON about nobody", func(_ *hostile, c object) string { delete(c, "sub"); return encode(c) }, "application/json", 502},
		{"JSON called HTML", asJSON, "text/html", 502},
		{"a list", func(*hostile, object) string { return "[1]" }, "application/json", 502},
		{"null", func(*hostile, object) string { return "null" }, "application/json", 502},
		{"cut", func(*hostile, object) string { return `{"sub":"sub-1"` }, "application/json", 502},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			w := newWorld(t, plain)
			served(tt.kind, tt.body)(w.provider)
			w.login().want(t, tt.status)
		})
	}
}

func TestNamesAndEmailAreNeeded(t *testing.T) {
	for _, tt := range []struct {
		rule string
		knob func(*hostile)
	}{
		{"no given name", noClaim("given_name")},
		{"no usual name", noClaim("usual_name")},
		{"no email", noClaim("email")},
		{"name is a number", claim("usual_name", 3)},
		{"name is a list", claim("given_name", []string{"A"})},
		{"name of invisible characters", claim("usual_name", "\u202e\u200b\x00")},
		{"email is an object", claim("email", object{})},
		{"email is none", claim("email", "camille")},
		{"email with a name", claim("email", "Camille <c@exemple.fr>")},
		{"two emails", claim("email", "a@exemple.fr, b@exemple.fr")},
		{"email of 255 characters", claim("email", strings.Repeat("a", 244)+"@exemple.fr")},
		{"email that a cut would make good", claim("email", "camille@"+strings.Repeat("a.", 120)+"exemple.fr")},
		{"email of 300 characters", claim("email", strings.Repeat("a", 300)+"@exemple.fr")},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			w := newWorld(t)
			tt.knob(w.provider)
			o := w.login()
			o.want(t, 403)
			if !o.Refusal.LogoutNeeded {
				t.Error("the provider would silently sign the person in again")
			}
		})
	}
}

func TestAMissingOrWrongSiretDoesNotLockOut(t *testing.T) {
	for _, tt := range []struct {
		rule    string
		claim   any
		want    string
		problem bool
	}{
		{"right", "21310555400017", "21310555400017", false},
		{"with spaces", "213 105 554 00017", "21310555400017", false},
		{"an office of La Poste", "35600000049837", "35600000049837", false},
		{"absent", nil, "", true},
		{"empty", "", "", true},
		{"a number", 21310555400017, "", true},
		{"an object", object{"siret": "21310555400017"}, "", true},
		{"wrong check digit", "21310555400018", "", true},
		{"thirteen digits", "2131055540001", "", true},
		{"letters", "2131055540001A", "", true},
		{"digits of another script", "٢١٣١٠٥٥٥٤٠٠٠١٧", "", true},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			w := newWorld(t)
			claim("siret", tt.claim)(w.provider)
			o := w.login()
			o.want(t, 200)
			if o.Login.Siret != tt.want || (o.Login.SiretProblem != "") != tt.problem {
				t.Errorf("siret %q, problem %q", o.Login.Siret, o.Login.SiretProblem)
			}
			if o.Login.Siret == "" && o.Login.OrganizationLabel != "" {
				t.Error("an organisation is named that nothing identifies")
			}
		})
	}
}

func TestAProviderThatDoesNotVouchGivesNoOrganization(t *testing.T) {
	w := newWorld(t, with(func(p *auth.Provider) { p.VouchesOrganization = false }))
	o := w.login()
	o.want(t, 200)
	if o.Login.Siret != "" || o.Login.OrganizationLabel != "" || o.Login.SiretProblem != "" {
		t.Errorf("login is %+v", o.Login)
	}
}

func TestClaimsAreCleaned(t *testing.T) {
	w := newWorld(t)
	w.provider.claims = func(c object) {
		c["given_name"] = "  <script>alert(1)</script>\r\n\"&'"
		c["usual_name"] = "Du\u202erand\u2066\x00\u200b\t " + strings.Repeat("é", 5000)
		c["organization_label"] = "A\u2028B\u00a0C"
		c["roles"] = []any{"agent\x07_public", 3, "", "\u202e"}
		c["idp_id"] = 12
	}
	o := w.login()
	o.want(t, 200)
	if o.Login.GivenName != `<script>alert(1)</script> "&'` {
		t.Errorf("given name %q: markup is text, spaces are single", o.Login.GivenName)
	}
	if want := "Durand " + strings.Repeat("é", 249); o.Login.FamilyName != want {
		t.Errorf("family name %q", o.Login.FamilyName)
	}
	if o.Login.OrganizationLabel != "A B C" || o.Login.IdpID != "" {
		t.Errorf("label %q, idp %q", o.Login.OrganizationLabel, o.Login.IdpID)
	}
	if len(o.Login.Roles) != 1 || o.Login.Roles[0] != "agent_public" {
		t.Errorf("roles %q", o.Login.Roles)
	}
}

func TestRolesAndAMRMayBeAloneOrOfTheWrongType(t *testing.T) {
	for _, tt := range []struct {
		rule  string
		value any
		want  int
	}{
		{"list", []string{"a", "b"}, 2},
		{"text alone", "a", 1},
		{"number", 3, 0},
		{"object", object{"a": 1}, 0},
		{"100 entries", strings.Split(strings.Repeat("a,", 99)+"a", ","), 32},
	} {
		w := newWorld(t)
		claim("roles", tt.value)(w.provider)
		set("amr", tt.value)(w.provider)
		o := w.login()
		o.want(t, 200)
		if len(o.Login.Roles) != tt.want || len(o.Login.AMR) != tt.want {
			t.Errorf("%s: roles %v, amr %v", tt.rule, o.Login.Roles, o.Login.AMR)
		}
	}
}

func TestOtherProvidersNameThePersonTheirWay(t *testing.T) {
	for _, tt := range []struct {
		rule          string
		claims        object
		given, family string
	}{
		{"standard names", object{"given_name": "Ada", "family_name": "King"}, "Ada", "King"},
		{"usual name first", object{"given_name": "Ada", "usual_name": "Lovelace", "family_name": "King"}, "Ada", "Lovelace"},
		{"one full name", object{"name": "Ada King Noel"}, "Ada", "King Noel"},
		{"one word", object{"name": "Ada"}, "", "Ada"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			w := newWorld(t, with(func(p *auth.Provider) { p.ProConnect, p.UserinfoAlgorithm = false, "ES256" }))
			w.provider.claims = func(c object) {
				delete(c, "given_name")
				delete(c, "usual_name")
				for k, v := range tt.claims {
					c[k] = v
				}
			}
			o := w.login()
			o.want(t, 200)
			if o.Login.GivenName != tt.given || o.Login.FamilyName != tt.family {
				t.Errorf("%q %q", o.Login.GivenName, o.Login.FamilyName)
			}
		})
	}
}
