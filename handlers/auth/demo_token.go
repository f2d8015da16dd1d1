package auth

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"

	"golang.org/x/oauth2"
)

// demoGrant is what a code stands for.
type demoGrant struct {
	persona                    Persona
	nonce, challenge, redirect string
}

// token trades a code for tokens. Only client_secret_post is known.
func (d *demoProvider) token(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		answerError(w, http.StatusBadRequest, "invalid_request")
		return
	}
	f := r.PostForm
	secret := subtle.ConstantTimeCompare([]byte(f.Get("client_secret")), []byte(d.ClientSecret))
	if f.Get("client_id") != d.ClientID || secret != 1 || r.Header.Get("Authorization") != "" {
		answerError(w, http.StatusUnauthorized, "invalid_client")
		return
	}
	if f.Get("grant_type") != "authorization_code" {
		answerError(w, http.StatusBadRequest, "unsupported_grant_type")
		return
	}
	g, known := d.codes.take(f.Get("code"))
	challenge := oauth2.S256ChallengeFromVerifier(f.Get("code_verifier"))
	if !known || g.redirect != f.Get("redirect_uri") || g.challenge != challenge {
		answerError(w, http.StatusBadRequest, "invalid_grant")
		return
	}
	d.issue(w, g)
}

func (d *demoProvider) issue(w http.ResponseWriter, g demoGrant) {
	access, now := d.access.put(g.persona), d.Now()
	idToken, err := d.key.sign(map[string]any{
		"iss": d.Issuer, "aud": d.ClientID, "sub": g.persona.Sub,
		"iat": now.Unix(), "exp": now.Add(idTokenLife).Unix(), "auth_time": now.Unix(),
		"nonce": g.nonce, "at_hash": accessHash(access), "acr": demoACR, "amr": []string{"pwd"},
	})
	if err != nil {
		answerError(w, http.StatusInternalServerError, "server_error")
		return
	}
	answerJSON(w, http.StatusOK, map[string]any{
		"access_token": access, "token_type": "Bearer",
		"expires_in": int(accessLife.Seconds()), "id_token": idToken,
	})
}

// accessHash is the at_hash of an access token signed with a 256-bit algorithm.
func accessHash(access string) string {
	sum := sha256.Sum256([]byte(access))
	return base64.RawURLEncoding.EncodeToString(sum[:len(sum)/2])
}

// userinfo answers a signed token, as ProConnect does.
func (d *demoProvider) userinfo(w http.ResponseWriter, r *http.Request) {
	access, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	p, known := d.access.get(access)
	if !known {
		w.Header().Set("WWW-Authenticate", "Bearer")
		answerError(w, http.StatusUnauthorized, "invalid_token")
		return
	}
	now := d.Now()
	signed, err := d.key.sign(map[string]any{
		"iss": d.Issuer, "aud": d.ClientID, "sub": p.Sub,
		"iat": now.Unix(), "exp": now.Add(accessLife).Unix(),
		"given_name": p.GivenName, "usual_name": p.FamilyName, "email": p.Email,
		"siret": p.Siret, "organization_label": p.OrganizationLabel,
		"idp_id": "demo", "roles": []string{},
	})
	if err != nil {
		answerError(w, http.StatusInternalServerError, "server_error")
		return
	}
	w.Header().Set("Content-Type", "application/jwt")
	_, _ = w.Write([]byte(signed)) // a client that left is no failure of ours
}

func answerJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // maps of texts; a client that left is no failure of ours
}

func answerError(w http.ResponseWriter, status int, code string) {
	answerJSON(w, status, map[string]string{"error": code})
}
