package auth

import (
	"cmp"
	"net"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// Provider is one registration with an OpenID provider.
type Provider struct {
	Slug   string `json:"slug"`   // name in our addresses: /connexion/SLUG
	Name   string `json:"name"`   // name for people
	Issuer string `json:"issuer"` // exact issuer; discovery is below it

	ClientID     string `json:"client_id"`
	ClientSecret Secret `json:"client_secret"`

	// Algorithm is the registered signature of the id_token: ES256 or RS256.
	Algorithm string `json:"algorithm"`
	// UserinfoAlgorithm is the registered signature of the userinfo answer;
	// JSON is accepted only when it is empty. ProConnect always signs: for it,
	// empty means Algorithm.
	UserinfoAlgorithm string `json:"userinfo_algorithm"`

	// Scopes asked for; when empty, what ProConnect knows or the standard ones.
	Scopes []string `json:"scopes"`
	// RequiredACR are the acr values of which one is needed to enter; any when empty.
	RequiredACR []string `json:"required_acr"`

	// VouchesOrganization says that the siret claim decides under which
	// organisation the person acts. The claim is ignored otherwise.
	VouchesOrganization bool `json:"vouches_organization"`
	// ProConnect is true for ProConnect alone: official button, first on the page.
	ProConnect bool `json:"proconnect"`
	// OptionalAtHash accepts an id_token without at_hash, for the providers
	// that leave it out of the code flow. A wrong one is refused in any case.
	OptionalAtHash bool `json:"optional_at_hash"`
	// Contact says, in French, whom to ask when signing in fails.
	Contact string `json:"contact"`
}

const demoPrefix = "demo:" // of every sub of the demonstration, and of no other

// slugForm keeps a slug a plain path segment.
var slugForm = regexp.MustCompile(`^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$`)

// scopeForm is the scope-token of RFC 6749, a little narrower.
var scopeForm = regexp.MustCompile(`^[A-Za-z0-9_.:/-]{1,100}$`)

// proConnectACR are the levels ProConnect knows.
var proConnectACR = []string{"eidas0", "eidas0-mfa", "eidas1", "eidas1-mfa", "eidas2", "eidas3"}

// complete fills in what may be left out of a registration.
func (p Provider) complete() Provider {
	p.Contact = cmp.Or(p.Contact, defaultContact)
	if p.ProConnect {
		p.UserinfoAlgorithm = cmp.Or(p.UserinfoAlgorithm, p.Algorithm)
	}
	switch {
	case len(p.Scopes) > 0:
	case p.ProConnect:
		p.Scopes = strings.Fields("openid given_name usual_name email uid siret idp_id roles organization_label")
	default:
		p.Scopes = strings.Fields("openid profile email")
	}
	return p
}

// fault is what is wrong with a field of a registration.
type fault struct{ field, reason string }

// fault returns the first thing wrong with a completed registration, or a zero value.
func (p Provider) fault() fault {
	switch {
	case !slugForm.MatchString(p.Slug):
		return fault{"slug", reasonSlug}
	case cleanText(p.Name) == "" || cleanText(p.Name) != p.Name:
		return fault{"name", reasonText}
	case !validIssuer(p.Issuer):
		return fault{"issuer", reasonIssuer}
	case strings.TrimSpace(p.ClientID) == "":
		return fault{"client_id", reasonEmpty}
	case strings.TrimSpace(string(p.ClientSecret)) == "":
		return fault{"client_secret", reasonEmpty}
	case !slices.Contains(algorithms, p.Algorithm):
		return fault{"algorithm", reasonAlgorithm}
	case p.UserinfoAlgorithm != "" && !slices.Contains(algorithms, p.UserinfoAlgorithm):
		return fault{"userinfo_algorithm", reasonAlgorithm}
	}
	return p.requestFault()
}

// requestFault covers what is sent in the authorization request.
func (p Provider) requestFault() fault {
	switch {
	case !slices.Contains(p.Scopes, "openid"):
		return fault{"scopes", reasonOpenID}
	case slices.ContainsFunc(p.Scopes, func(s string) bool { return !scopeForm.MatchString(s) }):
		return fault{"scopes", reasonScope}
	case slices.ContainsFunc(p.RequiredACR, func(s string) bool { return !scopeForm.MatchString(s) }):
		return fault{"required_acr", reasonACR}
	case p.ProConnect && slices.ContainsFunc(p.RequiredACR, func(s string) bool { return !slices.Contains(proConnectACR, s) }):
		return fault{"required_acr", reasonACR}
	case cleanText(p.Contact) != p.Contact:
		return fault{"contact", reasonText}
	}
	return fault{}
}

// validIssuer accepts https, and http for this machine alone.
func validIssuer(s string) bool {
	u, err := url.Parse(s)
	if err != nil || u.RawQuery != "" || u.Fragment != "" || strings.ContainsAny(s, "?#") {
		return false
	}
	return secureURL(u)
}

// secureURL says whether u is an absolute address that a network cannot read:
// https, or http on loopback.
func secureURL(u *url.URL) bool {
	if u.Hostname() == "" || u.User != nil || u.Opaque != "" {
		return false
	}
	return u.Scheme == "https" || u.Scheme == "http" && loopback(u)
}

// loopback says whether u can only be this machine.
func loopback(u *url.URL) bool {
	if u.Hostname() == "localhost" {
		return true
	}
	ip := net.ParseIP(u.Hostname())
	return ip != nil && ip.IsLoopback()
}
