// Package seal makes records that cannot be changed unseen: canonical bytes
// and the hash chain of the journal; and the electronic seal of a PDF (PAdES),
// which Sign puts and Verify checks. It knows neither the database nor the
// clock; what it hashes is what is stored, byte for byte.
package seal

import (
	"crypto/sha256"
	"fmt"
	"time"
)

// Hash is a SHA-256.
type Hash [sha256.Size]byte

// Entry is one event of a journal. It holds identifiers and hashes, never
// personal data, so that a person can be forgotten and the chain still holds.
type Entry struct {
	Chain  int64    `json:"chain"` // the coordination, 0 for the instance
	N      int64    `json:"n"`     // 1, 2, 3… without gap
	At     string   `json:"at"`    // UTC, RFC 3339 with microseconds
	Actor  int64    `json:"actor"` // the person, 0 for the program itself
	Action string   `json:"action"`
	Kind   string   `json:"kind"`
	Object int64    `json:"object"`
	Fields []string `json:"fields,omitempty"` // names of the fields that changed
	Before string   `json:"before,omitempty"` // SHA-256 of the object before, hexadecimal
	After  string   `json:"after,omitempty"`  // SHA-256 of the object after, hexadecimal
}

// Stamp writes an instant the way entries carry it.
func Stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000Z") }

// Link chains bytes to the hash before them: sha256(previous ‖ bytes).
func Link(previous Hash, content []byte) Hash {
	h := sha256.New()
	h.Write(previous[:])
	h.Write(content)
	return Hash(h.Sum(nil))
}

// Sum hashes the canonical bytes of an object, for Entry.Before and Entry.After.
func Sum(v any) (string, error) {
	content, err := Canonical(v)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%x", sha256.Sum256(content)), nil
}
