package auth

import (
	"bytes"
	_ "embed" // for the plain page
	"html/template"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// DemoPage is the choice of a persona, a plain form: POST to Action the hidden
// Fields and a button named "persona", whose value is the Sub of a persona or
// DemoDecline.
type DemoPage struct {
	Action   string
	Fields   []DemoField
	Personas []Persona
	Stranger Persona // somebody whom no coordination knows
	Decline  string  // DemoDecline
}

// DemoField is a hidden field of the form.
type DemoField struct{ Name, Value string }

// DemoDecline is the value of the button that refuses to sign in.
const DemoDecline = "refuser"

const demoStrangerSub = "demo:autre-personne"

// demoParameters are those ProConnect knows: it refuses all others, and so
// does the demonstration, to find out before ProConnect does.
var demoParameters = []string{
	"response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "claims", "prompt",
	"idp_hint", "login_hint", "siret_hint", "code_challenge", "code_challenge_method",
}

// challengeForm is that of a SHA-256 in base64url.
var challengeForm = regexp.MustCompile(`^[A-Za-z0-9_-]{43}$`)

// ask shows the personas.
func (d *demoProvider) ask(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if !d.checked(w, r, q) {
		return
	}
	last := len(d.Personas) - 1
	page := DemoPage{
		Action: d.Issuer + "/authorize", Decline: DemoDecline,
		Personas: slices.Clip(d.Personas[:last]), Stranger: d.Personas[last], // clipped: whoever appends gets a list of their own
	}
	for _, name := range demoParameters {
		if q.Has(name) {
			page.Fields = append(page.Fields, DemoField{name, q.Get(name)})
		}
	}
	if err := d.Render(w, r, page); err != nil {
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
	}
}

// choose sends the visitor back as the persona they chose. The request comes
// back in the form and is checked again.
func (d *demoProvider) choose(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		refusePlainly(w, demoBadRequest)
		return
	}
	q, chosen := r.PostForm, r.PostForm.Get("persona")
	q.Del("persona")
	if !d.checked(w, r, q) {
		return
	}
	if chosen == DemoDecline {
		d.back(w, r, q, "error", "access_denied")
		return
	}
	i := slices.IndexFunc(d.Personas, func(p Persona) bool { return p.Sub == chosen })
	if i < 0 {
		refusePlainly(w, demoBadRequest)
		return
	}
	d.back(w, r, q, "code", d.codes.put(demoGrant{
		persona: d.Personas[i], nonce: q.Get("nonce"),
		challenge: q.Get("code_challenge"), redirect: q.Get("redirect_uri"),
	}))
}

// checked answers a request that cannot be granted: on a page when it is not
// even sure whom it comes from, else to the client.
func (d *demoProvider) checked(w http.ResponseWriter, r *http.Request, q url.Values) bool {
	if q.Get("client_id") != d.ClientID || !slices.Contains(d.RedirectURIs, q.Get("redirect_uri")) {
		refusePlainly(w, demoBadRequest)
		return false
	}
	failure := ""
	switch {
	case !onlyKnown(q) || len(q.Get("state")) < 32 || len(q.Get("nonce")) < 32:
		failure = "invalid_request"
	case q.Get("code_challenge_method") != "S256" || !challengeForm.MatchString(q.Get("code_challenge")):
		failure = "invalid_request"
	case q.Get("response_type") != "code":
		failure = "unsupported_response_type"
	case !slices.Contains(strings.Fields(q.Get("scope")), "openid"):
		failure = "invalid_scope"
	}
	if failure != "" {
		d.back(w, r, q, "error", failure)
		return false
	}
	return true
}

func onlyKnown(q url.Values) bool {
	for name, values := range q {
		if len(values) != 1 || !slices.Contains(demoParameters, name) {
			return false
		}
	}
	return true
}

// back returns to the callback of the client, with iss as ProConnect does.
func (d *demoProvider) back(w http.ResponseWriter, r *http.Request, q url.Values, name, value string) {
	d.redirect(w, r, q.Get("redirect_uri"), url.Values{
		name: {value}, "state": {q.Get("state")}, "iss": {d.Issuer},
	})
}

//go:embed persona.html
var personaHTML string

// renderPlain shows the choice without the look of the product.
func renderPlain(w http.ResponseWriter, _ *http.Request, page DemoPage) error {
	t, err := template.New("persona").Parse(personaHTML)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := t.Execute(&b, page); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, err = b.WriteTo(w)
	return err
}

func refusePlainly(w http.ResponseWriter, sentence string) {
	http.Error(w, sentence, http.StatusBadRequest)
}
