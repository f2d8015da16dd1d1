package auth

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Login is what a provider says of a person, checked and cleaned. It gives no
// right by itself.
type Login struct {
	Provider string // slug
	Issuer   string // with Sub, the key of the account
	Sub      string

	GivenName  string
	FamilyName string // usual_name, or what comes nearest
	Email      string // lower case; for writing to the person, never a key

	Siret             string // 14 digits, or empty
	SiretProblem      string // French: why the person acts for no organisation, or empty
	OrganizationLabel string // as the provider writes it; empty without Siret
	IdpID             string // identity provider behind the provider
	Roles             []string

	ACR string   // level the provider claims, or empty
	AMR []string // means it claims

	At       time.Time // of this login, by our clock
	IDToken  Secret    // for Logout; keep it on the server
	ReturnTo string    // page of ours where the person wanted to go
}

// Finish ends a login: r is the request to CallbackPath. The error is a
// *Refusal. A Login proves who the person is for the provider; check that they
// may enter, then call Enter.
func (rp *RelyingParty) Finish(r *http.Request, slug string) (Login, error) {
	login, err := rp.finish(r, slug)
	if err != nil {
		refusal := rp.refused(r, slug, err)
		if wait, ok := rp.tolerated(r, refusal); !ok {
			return Login{}, rp.refused(r, slug, slowed(wait, "too many failed callbacks from this address"))
		}
		return Login{}, refusal
	}
	rp.accepted(r.Context(), login)
	return login, nil
}

// tolerated counts a failed callback against its address. A good callback is
// never refused for the failures of others behind the same address: it holds a
// state, and those are counted by Begin. An outage counts for nobody.
func (rp *RelyingParty) tolerated(r *http.Request, refusal *Refusal) (time.Duration, bool) {
	if refusal.Status == http.StatusServiceUnavailable {
		return 0, true
	}
	return rp.failures.Allow(AddressKey(rp.address(r)))
}

func (rp *RelyingParty) finish(r *http.Request, slug string) (Login, error) {
	s, err := rp.source(slug)
	if err != nil {
		return Login{}, err
	}
	a, err := readAnswer(r.URL.RawQuery)
	if err != nil {
		return Login{}, err
	}
	p, err := rp.take(r.Context(), a.state)
	if err != nil {
		return Login{}, err
	}
	// Talking to the provider takes time: what other tabs recorded meanwhile
	// must survive the saving of this session at the end of the request.
	defer func() { rp.keep(r.Context(), rp.pending(r.Context())) }()
	if p.Provider != s.Slug {
		return Login{}, lost("the login began with another provider")
	}
	ctx, cancel := context.WithTimeout(r.Context(), callbackTime)
	defer cancel()
	return rp.identify(ctx, s, a, p)
}

// identify asks the provider who came back.
func (rp *RelyingParty) identify(ctx context.Context, s *source, a answer, p pending) (Login, error) {
	if a.iss != "" && a.iss != s.Issuer {
		return Login{}, badRequest("iss of another provider")
	}
	if a.failure != "" {
		return Login{}, s.failed(a.failure)
	}
	if a.code == "" {
		return Login{}, badRequest("no code")
	}
	m, err := s.metadata(ctx)
	if err != nil {
		return Login{}, s.down(err)
	}
	if a.iss == "" && m.announces {
		return Login{}, badRequest("iss is missing, though announced by discovery")
	}
	t, err := rp.exchange(ctx, s, m, a.code, p)
	if err != nil {
		return Login{}, s.bad(err)
	}
	login, err := rp.describe(ctx, s, m, t)
	if err != nil {
		return Login{}, identified(s, err, t.raw)
	}
	login.ReturnTo = p.ReturnTo
	return login, nil
}

// identified completes the Refusal of somebody whom the provider has
// identified: it would do so again silently until they log out there.
func identified(s *source, err error, raw Secret) *Refusal {
	var refusal *Refusal
	if !errors.As(err, &refusal) {
		refusal = s.bad(err)
	}
	refusal.LogoutNeeded, refusal.IDToken = true, raw
	return refusal
}

// answer is what the provider put in the address of the callback.
type answer struct{ state, code, iss, failure string }

const maxQuery = 8 << 10

// readAnswer is strict: a parameter given twice could be read otherwise by the
// provider, by a proxy and by us.
func readAnswer(query string) (answer, error) {
	if len(query) > maxQuery {
		return answer{}, badRequest("the query is too long")
	}
	values, err := url.ParseQuery(query)
	if err != nil {
		return answer{}, badRequest("the query cannot be read")
	}
	for name, list := range values {
		if len(list) > 1 {
			return answer{}, badRequest("a parameter is given twice")
		}
		if unreadable(name) || unreadable(list[0]) {
			return answer{}, badRequest("a parameter holds control characters or invalid UTF-8")
		}
	}
	a := answer{values.Get("state"), values.Get("code"), values.Get("iss"), values.Get("error")}
	if a.state == "" {
		return answer{}, lost("no state")
	}
	return a, nil
}

func unreadable(s string) bool {
	return !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl)
}

var failureForm = regexp.MustCompile(`^[a-z_]{1,60}$`)

// failed is the Refusal for the error a provider sends back instead of a code.
func (s *source) failed(failure string) *Refusal {
	if !failureForm.MatchString(failure) {
		failure = "unreadable"
	}
	switch cause := "the provider answers: " + failure; failure {
	case "access_denied":
		return s.unfit(s.named(msgDeclined), wayDeclined, cause)
	case "unmet_authentication_requirements":
		return s.unfit(s.named(msgTooWeak), s.wayACR(), cause)
	case "temporarily_unavailable":
		return s.down(errors.New(cause))
	default:
		return s.bad(errors.New(cause))
	}
}
