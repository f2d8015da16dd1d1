package auth_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/oauth2"
)

// trade is what the token endpoint of the demonstration gets.
func (s *stage) trade(edit func(url.Values), basic bool) (int, object) {
	s.t.Helper()
	verifier := oauth2.GenerateVerifier()
	b := s.browser()
	u := b.begin("/")
	q := u.Query()
	q.Set("code_challenge", oauth2.S256ChallengeFromVerifier(verifier))
	u.RawQuery = q.Encode()
	form := url.Values{
		"grant_type": {"authorization_code"}, "client_id": {testClient}, "client_secret": {testSecret},
		"redirect_uri": {s.cfg.RedirectURIs[0]}, "code_verifier": {verifier},
		"code": {b.choose(u, "demo:presidente").Query().Get("code")},
	}
	edit(form)
	return s.postToken(form, basic)
}

func (s *stage) postToken(form url.Values, basic bool) (int, object) {
	s.t.Helper()
	r, err := http.NewRequest(http.MethodPost, s.cfg.Issuer+"/token", strings.NewReader(form.Encode()))
	must(s.t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if basic {
		r.SetBasicAuth(testClient, testSecret)
	}
	resp, err := http.DefaultClient.Do(r)
	must(s.t, err)
	defer resp.Body.Close()
	var answer object
	must(s.t, json.NewDecoder(resp.Body).Decode(&answer))
	return resp.StatusCode, answer
}

func TestACodeOfTheDemonstrationServesOnceSoonAndForItsClient(t *testing.T) {
	put := func(name, value string) func(url.Values) { return func(q url.Values) { q.Set(name, value) } }
	s := newStage(t, nil)
	for _, tt := range []struct {
		rule  string
		edit  func(url.Values)
		basic bool
		want  int
		error string
	}{
		{"everything right", func(url.Values) {}, false, 200, ""},
		{"wrong secret", put("client_secret", "x"), false, 401, "invalid_client"},
		{"no secret", func(q url.Values) { q.Del("client_secret") }, false, 401, "invalid_client"},
		{"secret in a header", func(q url.Values) { q.Del("client_secret") }, true, 401, "invalid_client"},
		{"secret in both", func(url.Values) {}, true, 401, "invalid_client"},
		{"another client", put("client_id", "x"), false, 401, "invalid_client"},
		{"another grant", put("grant_type", "password"), false, 400, "unsupported_grant_type"},
		{"no verifier", func(q url.Values) { q.Del("code_verifier") }, false, 400, "invalid_grant"},
		{"wrong verifier", put("code_verifier", oauth2.GenerateVerifier()), false, 400, "invalid_grant"},
		{"another callback", put("redirect_uri", "https://evil.exemple"), false, 400, "invalid_grant"},
		{"unknown code", put("code", "x"), false, 400, "invalid_grant"},
		{"a minute later", func(url.Values) { s.clock.advance(time.Minute) }, false, 400, "invalid_grant"},
		{"used before", func(q url.Values) { s.postToken(q, false) }, false, 400, "invalid_grant"},
		{"tried before with a wrong verifier", func(q url.Values) {
			other := maps.Clone(q)
			other.Set("code_verifier", "x")
			s.postToken(other, false)
		}, false, 400, "invalid_grant"},
	} {
		status, answer := s.trade(tt.edit, tt.basic)
		if got, _ := answer["error"].(string); status != tt.want || got != tt.error {
			t.Errorf("%s: %d %v", tt.rule, status, answer)
		}
	}
}

func TestTheDemonstrationRemembersABoundedNumberOfCodes(t *testing.T) {
	s := newStage(t, nil)
	b := s.browser()
	first := b.choose(b.begin("/"), "demo:presidente")
	second := b.begin("/")
	var last *url.URL
	for range 1000 {
		last = b.choose(second, "demo:presidente")
	}
	b.finish(first).want(t, 502)
	b.finish(last).want(t, 200)
}

func TestUserinfoOfTheDemonstrationWantsItsTokenAndNotForLong(t *testing.T) {
	s := newStage(t, nil)
	_, answer := s.trade(func(url.Values) {}, false)
	access, _ := answer["access_token"].(string)
	ask := func(header string) int {
		r, err := http.NewRequest(http.MethodGet, s.cfg.Issuer+"/userinfo", nil)
		must(t, err)
		r.Header.Set("Authorization", header)
		resp, err := http.DefaultClient.Do(r)
		must(t, err)
		_ = resp.Body.Close()
		if resp.StatusCode == 200 && resp.Header.Get("Content-Type") != "application/jwt" {
			t.Errorf("content type %q", resp.Header.Get("Content-Type"))
		}
		return resp.StatusCode
	}
	got := []int{ask(""), ask("Bearer x"), ask("Bearer " + access)}
	s.clock.advance(time.Minute)
	got = append(got, ask("Bearer "+access))
	if want := []int{401, 401, 200, 401}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestLoggingOutOfTheDemonstrationComesBack(t *testing.T) {
	s := newStage(t, nil)
	b := s.browser()
	b.finish(b.choose(b.begin("/"), "demo:presidente")).want(t, 200)
	end := b.logout()
	follow := func(edit func(url.Values)) (int, *url.URL) {
		u, q := *end, end.Query()
		edit(q)
		u.RawQuery = q.Encode()
		resp, err := b.Get(u.String())
		must(t, err)
		_ = resp.Body.Close()
		return resp.StatusCode, must1(t, resp.Header.Get("Location"))
	}
	hint := end.Query().Get("id_token_hint")
	for rule, edit := range map[string]func(url.Values){
		"to another site": func(q url.Values) { q.Set("post_logout_redirect_uri", "https://evil.exemple") },
		"to nowhere":      func(q url.Values) { q.Del("post_logout_redirect_uri") },
		"no hint":         func(q url.Values) { q.Del("id_token_hint") },
		"tampered hint":   func(q url.Values) { q.Set("id_token_hint", tamper(hint)) },
		"hint of another provider": func(q url.Values) {
			q.Set("id_token_hint", s.provider.sign(object{"iss": s.provider.issuer, "aud": testClient}))
		},
		"hint for another client": func(q url.Values) {
			q.Set("id_token_hint", s.provider.sign(object{"iss": s.cfg.Issuer, "aud": "x"}))
		},
	} {
		if status, to := follow(edit); status != 400 || to.String() != "" {
			t.Errorf("%s: %d %v", rule, status, to)
		}
	}
	status, _ := follow(func(q url.Values) {
		q.Set("id_token_hint", s.provider.sign(object{"iss": s.cfg.Issuer, "aud": testClient}))
	})
	if status != 303 {
		t.Errorf("a hint of an earlier start: %d", status)
	}
	status, to := follow(func(url.Values) {})
	if status != 303 || !b.loggedOut(to.RawQuery) {
		t.Errorf("%d %v", status, to)
	}
}

func TestEachStartOfTheDemonstrationHasItsOwnKeys(t *testing.T) {
	keys := func() string {
		s := newStage(t, nil)
		resp, err := http.Get(s.cfg.Issuer + "/jwks")
		must(t, err)
		body := s.read(resp)
		if strings.Contains(body, `"d"`) || !strings.Contains(body, `"ES256"`) {
			t.Errorf("keys %s", body)
		}
		return body
	}
	if one, two := keys(), keys(); one == two {
		t.Error("the same key twice")
	}
}

func TestNothingElseOfTheDemonstrationAnswers(t *testing.T) {
	s := newStage(t, nil)
	for _, path := range []string{"", "/", "/admin", "/authorize/x"} {
		resp, err := http.Get(s.cfg.Issuer + path)
		must(t, err)
		_ = resp.Body.Close()
		if resp.StatusCode != http.StatusNotFound {
			t.Errorf("%q: %d", path, resp.StatusCode)
		}
	}
	resp, err := http.Post(s.cfg.Issuer+"/token", "application/x-www-form-urlencoded", strings.NewReader(strings.Repeat("x", 100<<10)))
	must(t, err)
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusBadRequest {
		t.Errorf("100 kB: %d", resp.StatusCode)
	}
}
