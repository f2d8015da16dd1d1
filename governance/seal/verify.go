package seal

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
)

// Record is one row of a journal as it is stored: the bytes that were hashed,
// and beside them the columns that repeat their parts for searching.
type Record struct {
	Chain        int64
	N            int64
	At           time.Time
	Actor        int64
	Action       string
	Kind         string
	Object       int64
	Bytes        []byte
	PreviousHash []byte
	Hash         []byte
}

// Fault is what is wrong with a chain.
type Fault string

// The faults, in the order they are looked for.
const (
	Gap          Fault = "gap"           // a record is missing, doubled or out of order
	BrokenLink   Fault = "broken_link"   // it does not follow the one before it
	WrongHash    Fault = "wrong_hash"    // its bytes are not those that were hashed
	NotCanonical Fault = "not_canonical" // its bytes are no canonical text of an entry
	OtherColumns Fault = "other_columns" // its columns say something else than its bytes
	WrongHead    Fault = "wrong_head"    // the head names another last record
)

// Break is the first fault of a chain and where it is.
type Break struct {
	N     int64
	Fault Fault
}

// Error says where the chain breaks, for the log.
func (b *Break) Error() string { return fmt.Sprintf("entry %d: %s", b.N, b.Fault) }

// Verifier reads the records of one chain in their order, whatever their
// number, and keeps the last hash only. The zero value is at the beginning of
// chain 0; set Chain for another.
type Verifier struct {
	Chain int64
	N     int64 // records read
	Head  Hash  // of the last one
}

// Next reads the next record. After a Break the verifier stays where it was.
func (v *Verifier) Next(r Record) error {
	fault := v.fault(r)
	if fault != "" {
		return &Break{v.N + 1, fault}
	}
	v.N, v.Head = r.N, Hash(r.Hash)
	return nil
}

// End compares what was read with what the head of the chain says.
func (v *Verifier) End(n int64, hash []byte) error {
	if n != v.N || !bytes.Equal(hash, v.Head[:]) {
		return &Break{v.N, WrongHead}
	}
	return nil
}

func (v *Verifier) fault(r Record) Fault {
	link := Link(v.Head, r.Bytes)
	switch {
	case r.N != v.N+1:
		return Gap
	case !bytes.Equal(r.PreviousHash, v.Head[:]):
		return BrokenLink
	case !bytes.Equal(r.Hash, link[:]):
		return WrongHash
	}
	entry, ok := parse(r.Bytes)
	switch {
	case !ok:
		return NotCanonical
	case r.Chain != v.Chain || !entry.says(r):
		return OtherColumns
	}
	return ""
}

// parse reads the entry of canonical bytes; ok is false for any other bytes.
func parse(content []byte) (entry Entry, ok bool) {
	d := json.NewDecoder(bytes.NewReader(content))
	d.DisallowUnknownFields()
	if err := d.Decode(&entry); err != nil {
		return Entry{}, false
	}
	again, err := Canonical(entry)
	return entry, err == nil && bytes.Equal(again, content)
}

// says tells whether the columns of a record repeat the entry.
func (e Entry) says(r Record) bool {
	return e.Chain == r.Chain && e.N == r.N && e.At == Stamp(r.At) && e.Actor == r.Actor &&
		e.Action == r.Action && e.Kind == r.Kind && e.Object == r.Object
}
