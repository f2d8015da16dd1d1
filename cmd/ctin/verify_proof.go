package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"ctin/governance"
	"ctin/governance/seal"
)

// proof is the file of evidence of minutes, as far as it is checked here.
type proof struct {
	Content     json.RawMessage        `json:"content"`
	ContentHash string                 `json:"content_hash"`
	Signatures  []governance.Signature `json:"signatures"`
	FileHash    string                 `json:"file_hash"`
}

// verifyProof checks that the content of a file of evidence is the one its
// hash names, and that each signature is over it, as it was recorded.
func verifyProof(out io.Writer, file []byte) error {
	var p proof
	if err := json.Unmarshal(file, &p); err != nil || len(p.Content) == 0 {
		return errors.New(msgProofUnreadable)
	}
	content, err := seal.ParseContent(p.Content)
	if err != nil {
		return errors.New(msgProofUnreadable)
	}
	fmt.Fprintf(out, msgProofOf, printable(content.Header.Words()), seal.ContentHash(p.Content))
	sound := seal.ContentHash(p.Content) == p.ContentHash
	fmt.Fprintf(out, msgProofContent, mark(sound))
	for _, s := range p.Signatures {
		good := seal.Holds(s, p.ContentHash)
		sound = sound && good
		fmt.Fprintf(out, msgProofSignature, mark(good), printable(s.Name), printable(s.Quality()), printable(s.SignedAt), printable(s.Issuer), printable(s.Hash))
	}
	if p.FileHash != "" {
		fmt.Fprintf(out, msgProofFile, printable(p.FileHash))
	}
	fmt.Fprintln(out, msgVerifyRegister)
	if !sound {
		return errNotIntact
	}
	return nil
}
