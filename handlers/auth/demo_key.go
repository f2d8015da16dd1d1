package auth

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/json"

	"github.com/go-jose/go-jose/v4"
)

// demoKey signs for the demonstration. It is made at each start and never
// leaves memory.
type demoKey struct {
	private *ecdsa.PrivateKey
	id      string
	signer  jose.Signer
}

func newDemoKey() (demoKey, error) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return demoKey{}, err
	}
	id := random()
	signer, err := jose.NewSigner(
		jose.SigningKey{Algorithm: jose.ES256, Key: jose.JSONWebKey{Key: private, KeyID: id}},
		(&jose.SignerOptions{}).WithType("JWT"))
	return demoKey{private, id, signer}, err
}

// public is the key set for /jwks.
func (k demoKey) public() jose.JSONWebKeySet {
	return jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{
		Key: k.private.Public(), KeyID: k.id, Algorithm: string(jose.ES256), Use: "sig",
	}}}
}

func (k demoKey) sign(claims map[string]any) (string, error) {
	payload, err := json.Marshal(claims)
	if err != nil {
		return "", err
	}
	jws, err := k.signer.Sign(payload)
	if err != nil {
		return "", err
	}
	return jws.CompactSerialize()
}

// issued says whether hint is an id_token for the client. One signed by the
// key of an earlier start passes on its claims: there is nothing to protect,
// and people must be able to log out after a restart.
func (k demoKey) issued(hint, issuer, client string) bool {
	jws, err := jose.ParseSignedCompact(hint, []jose.SignatureAlgorithm{jose.ES256})
	if err != nil {
		return false
	}
	if jws.Signatures[0].Header.KeyID == k.id {
		if _, err := jws.Verify(k.private.Public()); err != nil {
			return false
		}
	}
	var claims struct{ Iss, Aud string }
	err = json.Unmarshal(jws.UnsafePayloadWithoutVerification(), &claims)
	return err == nil && claims.Iss == issuer && claims.Aud == client
}
