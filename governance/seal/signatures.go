package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"ctin/governance"
)

// Content fixes what minutes say: the canonical bytes to store, and their
// SHA-256 in hexadecimal, which people sign and papers print.
func Content(c governance.MinutesContent) (content []byte, hash string, err error) {
	content, err = Canonical(c)
	if err != nil {
		return nil, "", err
	}
	return content, ContentHash(content), nil
}

// ContentHash is the SHA-256 of stored bytes, in hexadecimal.
func ContentHash(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// ParseContent reads stored bytes back. It refuses bytes that are no canonical
// text of minutes: what is shown is then exactly what was signed.
func ParseContent(content []byte) (governance.MinutesContent, error) {
	var c governance.MinutesContent
	d := json.NewDecoder(bytes.NewReader(content))
	d.DisallowUnknownFields()
	if err := d.Decode(&c); err != nil {
		return governance.MinutesContent{}, fmt.Errorf("content of minutes: %w", err)
	}
	again, err := Canonical(c)
	if err != nil {
		return governance.MinutesContent{}, err
	}
	if !bytes.Equal(again, content) {
		return governance.MinutesContent{}, fmt.Errorf("content of minutes: the bytes are not canonical")
	}
	return c, nil
}

// Chain ties a signature to the one before it in the coordination: the zero
// Hash for the first. It returns the record, and the bytes that were hashed,
// which are to be stored.
func Chain(previous Hash, s governance.Signature) (governance.Signature, []byte, error) {
	s.Previous, s.Hash = hex.EncodeToString(previous[:]), ""
	content, err := Canonical(s)
	if err != nil {
		return governance.Signature{}, nil, err
	}
	hash := Link(previous, content)
	s.Hash = hex.EncodeToString(hash[:])
	return s, content, nil
}

// Holds tells whether a signature is good for a content: it is over that very
// content, and its record is the one that was made. That no record is missing
// before it is for the chain to say (Chained).
func Holds(s governance.Signature, contentHash string) bool {
	previous, err := parseHash(s.Previous)
	if err != nil {
		return false
	}
	again, _, err := Chain(previous, s)
	return err == nil && again.Hash == s.Hash && s.Over(contentHash)
}

// ParseSignature reads the stored bytes of a signature, with the hash stored
// beside them.
func ParseSignature(content []byte, hash Hash) (governance.Signature, error) {
	var s governance.Signature
	d := json.NewDecoder(bytes.NewReader(content))
	d.DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		return s, fmt.Errorf("signature: %w", err)
	}
	previous, err := parseHash(s.Previous)
	if err != nil {
		return s, err
	}
	if _, again, err := Chain(previous, s); err != nil || !bytes.Equal(again, content) {
		return s, fmt.Errorf("signature: the bytes are not canonical")
	}
	s.Hash = hex.EncodeToString(hash[:])
	return s, nil
}

// Chained reads every signature of a coordination in their order, and fails on
// the first that was changed, or before which one is missing.
func Chained(signatures []governance.Signature) error {
	var previous Hash
	for i, s := range signatures {
		if s.Previous != hex.EncodeToString(previous[:]) {
			return &Break{int64(i + 1), BrokenLink}
		}
		if !Holds(s, s.ContentHash) {
			return &Break{int64(i + 1), WrongHash}
		}
		previous, _ = parseHash(s.Hash) // Holds just made it again
	}
	return nil
}

func parseHash(text string) (Hash, error) {
	raw, err := hex.DecodeString(text)
	if err != nil || len(raw) != sha256.Size {
		return Hash{}, fmt.Errorf("%q is no hash", text)
	}
	return Hash(raw), nil
}
