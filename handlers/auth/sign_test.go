package auth_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"testing"

	"github.com/go-jose/go-jose/v4"
)

// rsaKey is made once: making one takes a tenth of a second.
var rsaKey = sync.OnceValue(func() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return key
})

// sign signs with the algorithm and key of the provider.
func (h *hostile) sign(c object) string { return h.signAs(h.alg, h.kid, "JWT", c) }

func (h *hostile) signAs(alg, kid, typ string, c object) string {
	var key any = h.es
	switch alg {
	case "RS256", "PS256":
		key = h.rs
	case "HS256":
		key = []byte(testSecret)
	}
	return signWith(alg, key, kid, typ, c)
}

func signWith(alg string, key any, kid, typ string, c object) string {
	opts := &jose.SignerOptions{}
	if typ != "" {
		opts = opts.WithType(jose.ContentType(typ))
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.SignatureAlgorithm(alg), Key: jose.JSONWebKey{Key: key, KeyID: kid}}, opts)
	must(nil, err)
	payload, err := json.Marshal(c)
	must(nil, err)
	jws, err := signer.Sign(payload)
	must(nil, err)
	raw, err := jws.CompactSerialize()
	must(nil, err)
	return raw
}

// unsigned makes a token with the algorithm "none".
func unsigned(c object) string {
	payload, err := json.Marshal(c)
	must(nil, err)
	enc := base64.RawURLEncoding
	return enc.EncodeToString([]byte(`{"alg":"none","typ":"JWT"}`)) + "." + enc.EncodeToString(payload) + "."
}

// otherKey is a key that no provider publishes.
func otherKey() *ecdsa.PrivateKey {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(nil, err)
	return key
}

func writeJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v)
}

func randomText() string {
	b := make([]byte, 24)
	_, _ = rand.Read(b)
	return fmt.Sprintf("%x", b)
}

// must ends the test; with no test at hand, inside a handler, it panics.
func must(t testing.TB, err error) {
	switch {
	case err == nil:
	case t == nil:
		panic(err)
	default:
		t.Helper()
		t.Fatal(err)
	}
}
