package handlers

import (
	"encoding/json"
	"testing"

	"ctin/governance"
	"ctin/governance/seal"
	"ctin/model"
)

// Whoever has the file of evidence can hash its content as it stands, whatever
// was typed (C9).
func TestC9TheContentOfTheProofIsTheVeryBytesThatWereHashed(t *testing.T) {
	m := model.MinutesRecord{Rules: governance.ProfileRules(governance.CRPA)}
	m.Content.Header.Place = "Salle <A> & B, \u2028 « l’annexe »"
	file, err := proofOf(m)
	if err != nil {
		t.Fatal(err)
	}
	var read struct {
		Content     json.RawMessage `json:"content"`
		ContentHash string          `json:"content_hash"`
		Rules       []struct{ Subject, Text string }
	}
	if err := json.Unmarshal(file, &read); err != nil {
		t.Fatal(err)
	}
	if got := seal.ContentHash(read.Content); got != read.ContentHash || len(read.Rules) < 10 {
		t.Errorf("the content has the hash %s, not %s; %d rules", got, read.ContentHash, len(read.Rules))
	}
}
