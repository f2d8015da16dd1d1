package auth_test

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"
	"time"

	"ctin/handlers/auth"

	"github.com/go-jose/go-jose/v4"
)

func TestALoginSucceedsWithEachAlgorithm(t *testing.T) {
	for _, alg := range []string{"ES256", "RS256"} {
		w := newWorld(t, with(func(p *auth.Provider) { p.Algorithm = alg }))
		w.provider.alg = alg
		o := w.login()
		o.want(t, http.StatusOK)
		l := o.Login
		if l.Issuer != w.provider.issuer || l.Sub != "sub-1" || l.GivenName != "Camille" || l.FamilyName != "Durand" {
			t.Errorf("%s: login is %+v", alg, l)
		}
		if l.Email != "camille.durand@exemple.fr" || l.Siret != "21310555400017" || l.ACR != "eidas1" || l.ReturnTo != "/coordinations" {
			t.Errorf("%s: login is %+v", alg, l)
		}
		if !l.At.Equal(w.clock.now()) {
			t.Errorf("%s: the login is dated %v, want our clock %v", alg, l.At, w.clock.now())
		}
	}
}

func set(name string, value any) func(*hostile) {
	return func(h *hostile) { h.idToken = func(c object) { c[name] = value } }
}

func without(name string) func(*hostile) {
	return func(h *hostile) { h.idToken = func(c object) { delete(c, name) } }
}

func at(name string, d time.Duration) func(*hostile) {
	return func(h *hostile) { h.idToken = func(c object) { c[name] = h.now().Add(d).Unix() } }
}

func signed(f func(h *hostile, c object) string) func(*hostile) {
	return func(h *hostile) { h.signID = func(c object) string { return f(h, c) } }
}

func TestAnIDTokenIsRefusedUnlessEverythingIsRight(t *testing.T) {
	for _, tt := range []struct {
		rule   string
		knob   func(*hostile)
		status int
	}{
		{"alg none", signed(func(_ *hostile, c object) string { return unsigned(c) }), 502},
		{"alg None, capital", signed(func(_ *hostile, c object) string {
			return strings.Replace(unsigned(c), base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"none","typ":"JWT"}`)),
				base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"None","typ":"JWT"}`)), 1)
		}), 502},
		{"HS256 with our secret as key", signed(func(h *hostile, c object) string { return h.signAs("HS256", h.kid, "JWT", c) }), 502},
		{"another algorithm, with a key the provider publishes", signed(func(h *hostile, c object) string { return h.signAs("RS256", h.kid, "JWT", c) }), 502},
		{"PS256", signed(func(h *hostile, c object) string { return h.signAs("PS256", h.kid, "JWT", c) }), 502},
		{"bad signature", signed(func(h *hostile, c object) string { return tamper(h.sign(c)) }), 502},
		{"no signature", signed(func(h *hostile, c object) string { s := h.sign(c); return s[:strings.LastIndex(s, ".")+1] }), 502},
		{"key that nobody published", signed(func(_ *hostile, c object) string { return signWith("ES256", otherKey(), "k9", "JWT", c) }), 502},
		{"key that nobody published under a known name", signed(func(h *hostile, c object) string { return signWith("ES256", otherKey(), h.kid, "JWT", c) }), 502},
		{"JSON form of a token", signed(jsonForm), 502},
		{"access token", signed(func(h *hostile, c object) string { return h.signAs("ES256", h.kid, "at+jwt", c) }), 502},
		{"logout token", signed(func(h *hostile, c object) string { return h.signAs("ES256", h.kid, "logout+jwt", c) }), 502},
		{"no type at all is fine", signed(func(h *hostile, c object) string { return h.signAs("ES256", h.kid, "", c) }), 200},
		{"type with its long name is fine", signed(func(h *hostile, c object) string { return h.signAs("ES256", h.kid, "application/JWT", c) }), 200},
		{"no key name is fine", signed(func(h *hostile, c object) string { return h.signAs("ES256", "", "JWT", c) }), 200},
		{"no token", signed(func(*hostile, object) string { return "" }), 502},
		{"not a token", signed(func(*hostile, object) string { return "a.b.c" }), 502},
		{"a token of 40 kB", set("padding", strings.Repeat("x", 40<<10)), 502},

		{"wrong iss", set("iss", "https://autre.exemple"), 502},
		{"iss with a slash more", func(h *hostile) { h.idToken = func(c object) { c["iss"] = h.issuer + "/" } }, 502},
		{"no iss", without("iss"), 502},
		{"wrong aud", set("aud", "another client"), 502},
		{"no aud", without("aud"), 502},
		{"aud is a number", set("aud", 12), 502},
		{"several audiences without azp", set("aud", []string{testClient, "other"}), 502},
		{"several audiences, azp another", func(h *hostile) {
			h.idToken = func(c object) { c["aud"], c["azp"] = []string{testClient, "other"}, "other" }
		}, 502},
		{"several audiences, azp us", func(h *hostile) {
			h.idToken = func(c object) { c["aud"], c["azp"] = []string{testClient, "other"}, testClient }
		}, 200},
		{"one audience, azp another", set("azp", "other"), 502},
		{"one audience, azp empty", set("azp", ""), 502},
		{"one audience, azp us", set("azp", testClient), 200},
		{"azp is a number", set("azp", 3), 502},

		{"expired", at("exp", -time.Second), 502},
		{"no exp", without("exp"), 502},
		{"exp is text", set("exp", "tomorrow"), 502},
		{"not before in ten minutes", at("nbf", 10*time.Minute), 502},
		{"not before a minute ago", at("nbf", -time.Minute), 200},
		{"issued in two minutes", at("iat", 2*time.Minute), 502},
		{"issued in 30 seconds: clocks differ", at("iat", 30*time.Second), 200},
		{"issued 11 minutes ago", at("iat", -11*time.Minute), 502},
		{"no iat", without("iat"), 502},

		{"wrong nonce", set("nonce", strings.Repeat("n", 43)), 502},
		{"no nonce", without("nonce"), 502},
		{"empty nonce", set("nonce", ""), 502},
		{"nonce is a number", set("nonce", 1), 502},
		{"wrong at_hash", set("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"), 502},
		{"no at_hash", without("at_hash"), 502},

		{"no sub", without("sub"), 502},
		{"empty sub", set("sub", ""), 502},
		{"sub is a number", set("sub", 1), 502},
		{"sub with a control character", set("sub", "sub\x00-1"), 502},
		{"sub with accents", set("sub", "sübe"), 502},
		{"sub of 256 characters", set("sub", strings.Repeat("s", 256)), 502},
		{"sub of the demonstration", func(h *hostile) {
			h.idToken = func(c object) { c["sub"] = "demo:presidente" }
			h.claims = h.idToken
		}, 502},
		{"acr and amr of the wrong type are as good as absent", func(h *hostile) {
			h.idToken = func(c object) { c["acr"], c["amr"] = 3, object{"x": 1} }
		}, 200},
		{"distributed claims without source", set("_claim_names", object{"email": "x"}), 502},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			w := newWorld(t)
			tt.knob(w.provider)
			o := w.login()
			o.want(t, tt.status)
			if tt.status != 200 && w.provider.asked("/userinfo") > 0 {
				t.Error("userinfo was asked although the id_token is wrong")
			}
		})
	}
}

func TestTokensAreDatedByTheClockOfTheSite(t *testing.T) {
	for _, shift := range []time.Duration{-48 * time.Hour, 48 * time.Hour} {
		w := newWorld(t)
		w.clock.advance(shift)
		w.login().want(t, 200)
		at("exp", -time.Second)(w.provider)
		w.login().want(t, 502)
	}
}

func TestALoginRefusedBeforeAnIdentityIsKnownOffersNoLogout(t *testing.T) {
	w := newWorld(t)
	set("nonce", "other")(w.provider)
	if o := w.login(); o.Refusal.LogoutNeeded {
		t.Error("logout offered with a token that was not verified")
	}
}

func TestAnOptionalAtHashMayBeMissingButNotWrong(t *testing.T) {
	optional := with(func(p *auth.Provider) { p.OptionalAtHash = true })
	w := newWorld(t, optional)
	without("at_hash")(w.provider)
	w.login().want(t, 200)
	w = newWorld(t, optional)
	set("at_hash", "AAAAAAAAAAAAAAAAAAAAAA")(w.provider)
	w.login().want(t, 502)
}

func TestARequiredLevelIsAskedCheckedAndExplained(t *testing.T) {
	for _, tt := range []struct {
		rule   string
		acr    any
		status int
	}{
		{"one of the levels", "eidas1-mfa", 200},
		{"another level", "eidas1", 403},
		{"no level", nil, 403},
		{"a level of the wrong type", []string{"eidas2"}, 403},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			w := newWorld(t, with(func(p *auth.Provider) { p.RequiredACR = []string{"eidas1-mfa", "eidas2"} }))
			set("acr", tt.acr)(w.provider)
			o := w.login()
			o.want(t, tt.status)
			if tt.status == 200 {
				return
			}
			if !strings.Contains(o.Refusal.Way, "double authentification") || !strings.Contains(o.Refusal.Way, "eidas1-mfa, eidas2") {
				t.Errorf("how to get the level is not said: %q", o.Refusal.Way)
			}
			if !o.Refusal.LogoutNeeded || o.Refusal.Contact != "la coordinatrice" {
				t.Errorf("silent sign-on would loop, or nobody to ask: %+v", o.Refusal)
			}
		})
	}
}

func TestARefusalCarriesTheTokenThatLogsOut(t *testing.T) {
	w := newWorld(t)
	w.provider.claims = func(c object) { delete(c, "email") }
	b := w.browser()
	request := b.consent(b.begin(""))
	r, err := http.NewRequest(http.MethodGet, request.String(), nil)
	must(t, err)
	ctx, err := w.sessions.Load(r.Context(), b.sessionToken())
	must(t, err)
	_, err = w.rp.Finish(r.WithContext(ctx), "proconnect")
	refusal, ok := err.(*auth.Refusal)
	if !ok || !refusal.LogoutNeeded || string(refusal.IDToken) != w.provider.lastID {
		t.Errorf("refusal is %v", err)
	}
}

func tamper(raw string) string {
	i := strings.LastIndex(raw, ".") + 10
	c := byte('A')
	if raw[i] == c {
		c = 'B'
	}
	return raw[:i] + string(c) + raw[i+1:]
}

func jsonForm(h *hostile, c object) string {
	jws, err := jose.ParseSignedCompact(h.sign(c), []jose.SignatureAlgorithm{jose.ES256})
	must(nil, err)
	return jws.FullSerialize()
}
