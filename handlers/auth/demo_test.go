package auth_test

import (
	"errors"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"ctin/handlers/auth"
)

const demoPath = "/demo/fournisseur"

func personas() []auth.Persona {
	return []auth.Persona{
		{Sub: "demo:coordinatrice", GivenName: "Coordinatrice", FamilyName: "(exemple)", Email: "coordinatrice@exemple.invalid", Siret: "21310555400017", OrganizationLabel: "Sicoval", Title: "La coordinatrice", Hint: "Elle prépare la séance."},
		{Sub: "demo:presidente", GivenName: "Présidente", FamilyName: "<b>(exemple)", Email: "presidente@exemple.invalid", Title: "La présidente"},
	}
}

// stage is a provider of the demonstration on its own address, and a site that relies on it.
type stage struct {
	*world
	demo *httptest.Server
	cfg  auth.DemoConfig
}

func newStage(t *testing.T, edit func(*auth.DemoConfig), site ...func(*auth.Config)) *stage {
	t.Helper()
	s := &stage{}
	var handler http.Handler
	s.demo = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	t.Cleanup(s.demo.Close)
	s.world = newWorld(t, append([]func(*auth.Config){func(c *auth.Config) {
		c.Demo = true
		c.Providers[0].ProConnect = false
		c.Providers[0].Issuer = s.demo.URL + demoPath
		c.Providers[0].UserinfoAlgorithm = "ES256"
	}}, site...)...)
	s.cfg = auth.DemoConfig{
		Issuer: s.demo.URL + demoPath, ClientID: testClient, ClientSecret: testSecret,
		RedirectURIs: []string{s.site.URL + "/connexion/proconnect/retour"},
		LogoutURIs:   []string{s.site.URL + auth.LogoutReturnPath},
		Personas:     personas(), Now: s.clock.now,
	}
	if edit != nil {
		edit(&s.cfg)
	}
	var err error
	handler, err = auth.NewDemoProvider(s.cfg)
	must(t, err)
	return s
}

// choose posts the form of the personas and returns the callback.
func (b *browser) choose(request *url.URL, persona string) *url.URL {
	b.w.t.Helper()
	form := request.Query()
	form.Set("persona", persona)
	action := *request
	action.RawQuery = ""
	resp, err := b.PostForm(action.String(), form)
	must(b.w.t, err)
	body := b.w.read(resp)
	if resp.StatusCode != http.StatusSeeOther {
		b.w.t.Fatalf("choose: %d %s", resp.StatusCode, body)
	}
	return must1(b.w.t, resp.Header.Get("Location"))
}

func TestAVisitorLogsInAsAPersonaThroughTheRealCodePath(t *testing.T) {
	s := newStage(t, nil)
	b := s.browser()
	request := b.begin("/coordinations")
	resp, page := b.get(request.String())
	if resp.StatusCode != 200 || resp.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%d, %v", resp.StatusCode, resp.Header)
	}
	for _, want := range []string{
		`<html lang="fr">`, `method="post"`, "La coordinatrice", "Elle prépare la séance.", "&lt;b&gt;(exemple)",
		`value="demo:presidente"`, "une autre personne", `value="refuser"`, `name="code_challenge"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s:\n%s", want, page)
		}
	}
	s.seen.b.Reset() // the page holds state and nonce in its form, and must
	o := b.finish(b.choose(request, "demo:coordinatrice"))
	o.want(t, 200)
	if l := o.Login; l.Sub != "demo:coordinatrice" || l.Siret != "21310555400017" || l.ACR != "eidas1" || l.FamilyName != "(exemple)" || l.OrganizationLabel != "Sicoval" {
		t.Errorf("%+v", l)
	}
}

func TestAVisitorMayBeAStrangerOrDecline(t *testing.T) {
	s := newStage(t, nil)
	b := s.browser()
	o := b.finish(b.choose(b.begin("/"), "demo:autre-personne"))
	o.want(t, 200)
	if o.Login.Siret != "" || o.Login.SiretProblem == "" {
		t.Errorf("%+v", o.Login)
	}
	b = s.browser()
	b.finish(b.choose(b.begin("/"), auth.DemoDecline)).want(t, 403)
}

func TestThePageOfThePersonasMayBeReplaced(t *testing.T) {
	var got auth.DemoPage
	s := newStage(t, func(c *auth.DemoConfig) {
		c.Render = func(w http.ResponseWriter, _ *http.Request, p auth.DemoPage) error {
			got = p
			if len(p.Personas) == 0 {
				return errors.New("nobody")
			}
			_, err := io.WriteString(w, "ours")
			return err
		}
	})
	b := s.browser()
	request := b.begin("/")
	if _, page := b.get(request.String()); page != "ours" {
		t.Errorf("page %q", page)
	}
	if got.Action != s.cfg.Issuer+"/authorize" || len(got.Personas) != 2 || got.Stranger.Sub != "demo:autre-personne" || got.Decline != auth.DemoDecline {
		t.Errorf("%+v", got)
	}
	fields := map[string]string{}
	for _, f := range got.Fields {
		fields[f.Name] = f.Value
	}
	for name := range request.Query() {
		if fields[name] != request.Query().Get(name) {
			t.Errorf("field %s is %q", name, fields[name])
		}
	}
}

func TestTheDemonstrationIsLockedToThisMachine(t *testing.T) {
	for _, tt := range []struct {
		rule string
		edit func(*auth.DemoConfig)
		ok   bool
	}{
		{"loopback", func(*auth.DemoConfig) {}, true},
		{"a public issuer", func(c *auth.DemoConfig) { c.Issuer = "https://demo.exemple/demo" }, false},
		{"an address of the network", func(c *auth.DemoConfig) { c.Issuer = "https://192.168.1.2/demo" }, false},
		{"a name that looks like loopback", func(c *auth.DemoConfig) { c.Issuer = "https://127.0.0.1.exemple/demo" }, false},
		{"a public issuer and the second switch", func(c *auth.DemoConfig) { c.Issuer, c.AllowPublic = "https://demo.exemple/demo", true }, true},
		{"plain http beyond this machine, even so", func(c *auth.DemoConfig) { c.Issuer, c.AllowPublic = "http://demo.exemple/demo", true }, false},
		{"a real sub", func(c *auth.DemoConfig) { c.Personas[0].Sub = "sub-1" }, false},
		{"a bare prefix", func(c *auth.DemoConfig) { c.Personas[0].Sub = "demo:" }, false},
		{"the same sub twice", func(c *auth.DemoConfig) { c.Personas[1].Sub = c.Personas[0].Sub }, false},
		{"the sub of the stranger", func(c *auth.DemoConfig) { c.Personas[1].Sub = "demo:autre-personne" }, false},
		{"nobody's address", func(c *auth.DemoConfig) { c.Personas[0].Email = "" }, false},
		{"no client", func(c *auth.DemoConfig) { c.ClientSecret = "" }, false},
		{"no callback", func(c *auth.DemoConfig) { c.RedirectURIs = nil }, false},
	} {
		cfg := auth.DemoConfig{
			Issuer: "http://127.0.0.1:8080/demo", ClientID: "c", ClientSecret: "s",
			RedirectURIs: []string{"http://127.0.0.1:8080/retour"}, Personas: personas(),
		}
		tt.edit(&cfg)
		if _, err := auth.NewDemoProvider(cfg); (err == nil) != tt.ok {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
}

func TestNormalModeRefusesThePersonsOfTheDemonstration(t *testing.T) {
	s := newStage(t, nil, func(c *auth.Config) { c.Demo = false })
	b := s.browser()
	b.finish(b.choose(b.begin("/"), "demo:presidente")).want(t, 502)
}

func TestTheDemonstrationRefusesRealPersons(t *testing.T) {
	w := newWorld(t, func(c *auth.Config) { c.Demo = true })
	w.login().want(t, 502)
}

func TestTheDemonstrationRefusesWhatProConnectWould(t *testing.T) {
	put := func(name, value string) func(url.Values) { return func(q url.Values) { q.Set(name, value) } }
	for _, tt := range []struct {
		rule string
		edit func(url.Values)
		want string // error sent to the client, or "" when shown on a page
	}{
		{"another client", put("client_id", "x"), ""},
		{"another callback", put("redirect_uri", "https://evil.exemple"), ""},
		{"no PKCE", func(q url.Values) { q.Del("code_challenge"); q.Del("code_challenge_method") }, "invalid_request"},
		{"PKCE plain", put("code_challenge_method", "plain"), "invalid_request"},
		{"short challenge", put("code_challenge", "abc"), "invalid_request"},
		{"short state", put("state", "abc"), "invalid_request"},
		{"no nonce", func(q url.Values) { q.Del("nonce") }, "invalid_request"},
		{"a parameter ProConnect refuses", put("max_age", "1"), "invalid_request"},
		{"a parameter given twice", func(q url.Values) { q.Add("scope", "openid") }, "invalid_request"},
		{"implicit flow", put("response_type", "id_token"), "unsupported_response_type"},
		{"no openid", put("scope", "email"), "invalid_scope"},
		{"hints are fine", put("login_hint", "a@exemple.fr"), "none"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			s := newStage(t, nil)
			b := s.browser()
			u := b.begin("/")
			q := u.Query()
			tt.edit(q)
			for _, method := range []string{http.MethodGet, http.MethodPost} {
				u.RawQuery = q.Encode()
				r, err := http.NewRequest(method, u.String(), nil)
				if method == http.MethodPost {
					form := maps.Clone(q)
					form.Set("persona", "demo:presidente")
					u.RawQuery = ""
					r, err = http.NewRequest(method, u.String(), strings.NewReader(form.Encode()))
					r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
				}
				must(t, err)
				resp, err := b.Do(r)
				must(t, err)
				_ = resp.Body.Close()
				to := must1(t, resp.Header.Get("Location")).Query()
				switch tt.want {
				case "":
					if resp.StatusCode != 400 || len(to) > 0 {
						t.Errorf("%s: %d to %v", method, resp.StatusCode, to)
					}
				case "none":
					if to.Has("error") {
						t.Errorf("%s: %v", method, to)
					}
				default:
					if to.Get("error") != tt.want || to.Get("iss") != s.cfg.Issuer || to.Has("code") {
						t.Errorf("%s: %v", method, to)
					}
				}
			}
		})
	}
}

func TestAnUnknownPersonaIsRefused(t *testing.T) {
	s := newStage(t, nil)
	b := s.browser()
	u := b.begin("/")
	form := u.Query()
	form.Set("persona", "demo:personne")
	u.RawQuery = ""
	resp, err := b.PostForm(u.String(), form)
	must(t, err)
	_ = resp.Body.Close()
	if resp.StatusCode != 400 {
		t.Errorf("%d", resp.StatusCode)
	}
}
