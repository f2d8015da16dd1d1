package pdf

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"testing"
	"time"

	"ctin/governance"
	"ctin/governance/seal"
	"ctin/templates"
)

// meeting is the second committee of the demonstration.
func meeting(t testing.TB) governance.MinutesContent {
	t.Helper()
	raw, err := os.ReadFile("../../governance/testdata/minutes.json")
	if err != nil {
		t.Fatal(err)
	}
	var c governance.MinutesContent
	if err := json.Unmarshal(raw, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// evidence is that of minutes signed by the chair and the secretary.
func evidence(t testing.TB, c governance.MinutesContent) templates.MinutesEvidence {
	t.Helper()
	_, hash, err := seal.Content(c)
	if err != nil {
		t.Fatal(err)
	}
	paris := time.FixedZone("Europe/Paris", 3600)
	at := time.Date(2026, 12, 3, 15, 31, 0, 0, time.UTC)
	m := governance.Minutes{Kind: governance.DecisionLog, State: governance.MinutesDraft, ContentHash: hash}
	var previous seal.Hash
	var signatures []governance.Signature
	for _, by := range []governance.Signatory{
		{PersonID: 1, Capacity: governance.AsChair, Name: "Présidente (exemple)", Function: "présidente", Organization: "Sicoval"},
		{PersonID: 2, Capacity: governance.AsSecretary, Name: "Coordinatrice (exemple)", Function: "coordinatrice", Organization: "Sicoval"},
	} {
		s, err := governance.Sign(m, governance.Signing{
			Signatory: by, Document: c.Header.Words(), ShownHash: hash, Confirmed: true,
			Login: governance.SigningLogin{Issuer: "https://identite.example", Subject: "s", ACR: "eidas1", AMR: []string{"pwd"}, At: at.Add(-2 * time.Hour)},
		}, at, paris)
		if err != nil {
			t.Fatal(err)
		}
		s, _, err = seal.Chain(previous, s)
		if err != nil {
			t.Fatal(err)
		}
		signatures = append(signatures, s)
		raw, _ := hex.DecodeString(s.Hash)
		previous = seal.Hash(raw)
	}
	return templates.MinutesEvidence{
		State: governance.MinutesSigned, ContentHash: hash, Signatures: signatures, Zone: paris,
		Code: governance.VerificationCode([16]byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}), Verify: "https://ctin.example/verifier",
		Reading: "https://ctin.example/coordinations/sicoval/seances/2/compte-rendu/lecture",
		Rules:   governance.ProfileRules(governance.CRPA).Sentences(), Sealer: "Sicoval", Retention: "dix ans, puis archives publiques", IssuedAt: at,
	}
}

func printed(t testing.TB, c governance.MinutesContent, e templates.MinutesEvidence) Rendered {
	t.Helper()
	r, err := Minutes(c, e)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
