package auth_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
)

// object is a JSON object.
type object = map[string]any

const (
	testClient = "ctin-test"
	testSecret = "a client secret that appears nowhere"
)

// hostile is a real OpenID provider on loopback that misbehaves on demand:
// each knob replaces or edits one answer. Without a knob it behaves.
type hostile struct {
	server *httptest.Server
	issuer string
	now    func() time.Time
	alg    string // of id_token and userinfo

	es   *ecdsa.PrivateKey
	rs   *rsa.PrivateKey
	kid  string
	jwks func(*jose.JSONWebKeySet)

	down      atomic.Bool // every answer is 500
	discovery func(object)
	authorize func(url.Values) // edits the callback
	token     func(object)
	idToken   func(object)
	claims    func(object)
	signID    func(object) string
	signInfo  func(object) string
	infoType  string
	on        map[string]http.HandlerFunc // replaces an endpoint

	mu      sync.Mutex
	hits    map[string]int
	grants  map[string]grant  // by code
	secrets []string          // all that must never be seen in a log or a page
	lastID  string            // last id_token issued
	form    url.Values        // last token request
	access  map[string]string // access token → sub
}

type grant struct{ nonce, challenge, redirect string }

func newHostile(t *testing.T, now func() time.Time) *hostile {
	t.Helper()
	es, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	h := &hostile{
		now: now, alg: "ES256", es: es, rs: rsaKey(), kid: "k1",
		hits: map[string]int{}, grants: map[string]grant{}, access: map[string]string{},
		on: map[string]http.HandlerFunc{}, secrets: []string{testSecret}, infoType: "application/jwt; charset=utf-8",
	}
	h.server = httptest.NewServer(h)
	h.issuer = h.server.URL + "/api/v2"
	t.Cleanup(h.server.Close)
	return h
}

func (h *hostile) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	h.hits[r.URL.Path]++
	instead := h.on[r.URL.Path]
	h.mu.Unlock()
	if h.down.Load() {
		http.Error(w, "down", http.StatusInternalServerError)
		return
	}
	if instead != nil {
		instead(w, r)
		return
	}
	switch r.URL.Path {
	case "/api/v2/.well-known/openid-configuration":
		h.serveDiscovery(w)
	case "/jwks":
		h.serveKeys(w)
	case "/authorize":
		h.serveAuthorize(w, r)
	case "/token":
		h.serveToken(w, r)
	case "/userinfo":
		h.serveUserinfo(w, r)
	default:
		http.NotFound(w, r)
	}
}

// restore gives an endpoint back its own answer while the server runs: a request
// that its client gave up may still be on its way.
func (h *hostile) restore(path string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.on, path)
}

func (h *hostile) asked(path string) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.hits[path]
}

func (h *hostile) remember(secrets ...string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, s := range secrets {
		if s != "" {
			h.secrets = append(h.secrets, s)
		}
	}
}

func (h *hostile) serveDiscovery(w http.ResponseWriter) {
	doc := object{
		"issuer":                                h.issuer,
		"authorization_endpoint":                h.server.URL + "/authorize",
		"token_endpoint":                        h.server.URL + "/token",
		"userinfo_endpoint":                     h.server.URL + "/userinfo",
		"jwks_uri":                              h.server.URL + "/jwks",
		"end_session_endpoint":                  h.server.URL + "/session/end?x=1",
		"id_token_signing_alg_values_supported": []string{"none", "HS256", "ES256", "RS256"},
		"authorization_response_iss_parameter_supported": true,
	}
	if h.discovery != nil {
		h.discovery(doc)
	}
	writeJSON(w, doc)
}

func (h *hostile) serveKeys(w http.ResponseWriter) {
	set := jose.JSONWebKeySet{Keys: []jose.JSONWebKey{
		{Key: h.es.Public(), KeyID: h.kid, Algorithm: "ES256", Use: "sig"},
		{Key: h.rs.Public(), KeyID: h.kid, Algorithm: "RS256", Use: "sig"},
	}}
	if h.jwks != nil {
		h.jwks(&set)
	}
	writeJSON(w, set)
}

func (h *hostile) serveAuthorize(w http.ResponseWriter, r *http.Request) {
	q, code := r.URL.Query(), randomText()
	h.mu.Lock()
	h.grants[code] = grant{q.Get("nonce"), q.Get("code_challenge"), q.Get("redirect_uri")}
	h.mu.Unlock()
	h.remember(code, q.Get("state"), q.Get("nonce"))
	back := url.Values{"code": {code}, "state": {q.Get("state")}, "iss": {h.issuer}}
	if h.authorize != nil {
		h.authorize(back)
	}
	http.Redirect(w, r, q.Get("redirect_uri")+"?"+back.Encode(), http.StatusFound)
}

func (h *hostile) serveToken(w http.ResponseWriter, r *http.Request) {
	must(nil, r.ParseForm())
	h.mu.Lock()
	h.form = r.PostForm
	g, ok := h.grants[r.PostForm.Get("code")]
	delete(h.grants, r.PostForm.Get("code"))
	h.mu.Unlock()
	sum := sha256.Sum256([]byte(r.PostForm.Get("code_verifier")))
	challenge := base64.RawURLEncoding.EncodeToString(sum[:])
	if !ok || g.challenge != challenge || g.redirect != r.PostForm.Get("redirect_uri") || r.PostForm.Get("client_secret") != testSecret {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusBadRequest)
		_ = json.NewEncoder(w).Encode(object{"error": "invalid_grant", "error_description": "code " + r.PostForm.Get("code")})
		return
	}
	access := randomText()
	raw := h.newIDToken(g.nonce, access)
	h.mu.Lock()
	h.lastID, h.access[access] = raw, "sub-1"
	h.mu.Unlock()
	h.remember(r.PostForm.Get("code_verifier"), access, raw)
	body := object{"access_token": access, "token_type": "Bearer", "expires_in": 60, "id_token": raw, "refresh_token": "unused"}
	if h.token != nil {
		h.token(body)
	}
	writeJSON(w, body)
}

func (h *hostile) newIDToken(nonce, access string) string {
	sum := sha256.Sum256([]byte(access))
	now := h.now()
	c := object{
		"iss": h.issuer, "aud": testClient, "sub": "sub-1", "nonce": nonce,
		"iat": now.Unix(), "exp": now.Add(time.Minute).Unix(), "auth_time": now.Unix(),
		"at_hash": base64.RawURLEncoding.EncodeToString(sum[:16]),
		"acr":     "eidas1", "amr": []string{"pwd"},
	}
	if h.idToken != nil {
		h.idToken(c)
	}
	if h.signID != nil {
		return h.signID(c)
	}
	return h.sign(c)
}

func (h *hostile) serveUserinfo(w http.ResponseWriter, r *http.Request) {
	now := h.now()
	c := object{"iss": h.issuer, "aud": testClient, "sub": "sub-1", "iat": now.Unix(), "exp": now.Add(time.Minute).Unix()}
	maps.Copy(c, identity())
	if h.claims != nil {
		h.claims(c)
	}
	body := ""
	if h.signInfo != nil {
		body = h.signInfo(c)
	} else {
		body = h.sign(c)
	}
	w.Header().Set("Content-Type", h.infoType)
	_, _ = w.Write([]byte(body))
}

// identity is what a well-behaved userinfo says of the person.
func identity() object {
	return object{
		"given_name": "Camille", "usual_name": "Durand", "email": "Camille.Durand@Exemple.FR",
		"siret": "21310555400017", "organization_label": "Mairie (exemple)", "idp_id": "idp-1",
		"roles": []string{"agent_public"},
	}
}
