package seal

import (
	"bytes"
	"errors"
	"slices"
	"testing"
	"time"
)

// chainOf makes a sound chain of n records.
func chainOf(t *testing.T, chain int64, n int) []Record {
	t.Helper()
	var records []Record
	previous := Hash{}
	at := time.Date(2026, 12, 3, 14, 0, 0, 0, time.UTC)
	for i := range n {
		e := Entry{Chain: chain, N: int64(i + 1), At: Stamp(at), Actor: 7, Action: "seat.close", Kind: "seat", Object: int64(100 + i)}
		records = append(records, seal(t, e, previous))
		previous = Hash(records[i].Hash)
		at = at.Add(time.Second)
	}
	return records
}

// seal makes the record of an entry whose columns repeat it.
func seal(t *testing.T, e Entry, previous Hash) Record {
	t.Helper()
	content, err := Canonical(e)
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.Parse(time.RFC3339Nano, e.At)
	if err != nil {
		t.Fatal(err)
	}
	hash := Link(previous, content)
	return Record{e.Chain, e.N, at, e.Actor, e.Action, e.Kind, e.Object, content, previous[:], hash[:]}
}

// verify reads records to the end or to the first break.
func verify(chain int64, records []Record) (*Verifier, error) {
	v := &Verifier{Chain: chain}
	for _, r := range records {
		if err := v.Next(r); err != nil {
			return v, err
		}
	}
	return v, nil
}

func TestASoundChainIsVerified(t *testing.T) {
	records := chainOf(t, 3, 50)
	v, err := verify(3, records)
	if err != nil {
		t.Fatal(err)
	}
	if v.N != 50 || !bytes.Equal(v.Head[:], records[49].Hash) {
		t.Errorf("read %d records up to %x", v.N, v.Head)
	}
	if err := v.End(50, records[49].Hash); err != nil {
		t.Error(err)
	}
}

func TestAnEmptyChainIsSound(t *testing.T) {
	v := &Verifier{Chain: 3}
	if err := v.End(0, make([]byte, 32)); err != nil {
		t.Error(err)
	}
}

func TestTheTimeOfARecordMayBeReadInAnyZone(t *testing.T) {
	records := chainOf(t, 3, 3)
	for i := range records {
		records[i].At = records[i].At.In(time.FixedZone("Pacific/Noumea", 11*3600))
	}
	if _, err := verify(3, records); err != nil {
		t.Error(err)
	}
}

// rewritten changes an entry of a record and hashes it anew, as a forger would.
func rewritten(t *testing.T, r Record, change func(*Entry)) Record {
	t.Helper()
	e, ok := parse(r.Bytes)
	if !ok {
		t.Fatal("not an entry")
	}
	change(&e)
	return seal(t, e, Hash(r.PreviousHash))
}

func TestEveryTamperingBreaksTheChainWhereItHappened(t *testing.T) {
	for _, tt := range []struct {
		rule   string
		tamper func([]Record) []Record
		n      int64
		fault  Fault
	}{
		{"one byte of the text changed", func(r []Record) []Record { r[4].Bytes[10] ^= 1; return r }, 5, WrongHash},
		{"one byte of the hash changed", func(r []Record) []Record { r[4].Hash[31] ^= 1; return r }, 5, WrongHash},
		{"a hash cut short", func(r []Record) []Record { r[4].Hash = r[4].Hash[:31]; return r }, 5, WrongHash},
		{"one byte of the previous hash changed", func(r []Record) []Record { r[4].PreviousHash[0] ^= 1; return r }, 5, BrokenLink},
		{"a record removed", func(r []Record) []Record { return slices.Delete(r, 4, 5) }, 5, Gap},
		{"the first record removed", func(r []Record) []Record { return r[1:] }, 1, Gap},
		{"two records swapped", func(r []Record) []Record { r[4], r[5] = r[5], r[4]; return r }, 5, Gap},
		{"two records swapped with their numbers", func(r []Record) []Record {
			r[4], r[5] = r[5], r[4]
			r[4].N, r[5].N = 5, 6
			return r
		}, 5, BrokenLink},
		{"a record doubled", func(r []Record) []Record { return slices.Insert(r, 4, r[3]) }, 5, Gap},
		{"a record of another chain", func(r []Record) []Record {
			r[0] = rewritten(t, r[0], func(e *Entry) { e.Chain = 8 })
			return r
		}, 1, OtherColumns},
		{"a record forged and hashed anew", func(r []Record) []Record {
			r[4] = rewritten(t, r[4], func(e *Entry) { e.Actor = 8 })
			return r
		}, 6, BrokenLink},
		{"the column of the time changed", func(r []Record) []Record { r[4].At = r[4].At.Add(time.Microsecond); return r }, 5, OtherColumns},
		{"the column of the person changed", func(r []Record) []Record { r[4].Actor++; return r }, 5, OtherColumns},
		{"the column of the action changed", func(r []Record) []Record { r[4].Action = "seat.open"; return r }, 5, OtherColumns},
		{"the column of the kind changed", func(r []Record) []Record { r[4].Kind = "mandate"; return r }, 5, OtherColumns},
		{"the column of the object changed", func(r []Record) []Record { r[4].Object++; return r }, 5, OtherColumns},
	} {
		_, err := verify(3, tt.tamper(chainOf(t, 3, 10)))
		var broken *Break
		if !errors.As(err, &broken) || broken.N != tt.n || broken.Fault != tt.fault {
			t.Errorf("%s: got %v, want %s at %d", tt.rule, err, tt.fault, tt.n)
		}
	}
}

func TestTextThatIsNotTheCanonicalOneIsRefused(t *testing.T) {
	sound := chainOf(t, 3, 1)[0]
	for _, tt := range []struct{ rule, content string }{
		{"white space", ` ` + string(sound.Bytes)},
		{"something after the text", string(sound.Bytes) + `{}`},
		{"a line end after the text", string(sound.Bytes) + "\n"},
		{"a field that entries do not have", string(sound.Bytes[:len(sound.Bytes)-1]) + `,"zip":"31450"}`},
		{"a field twice", `{"action":"x",` + string(sound.Bytes[1:])},
		{"no JSON at all", `seat.close`},
		{"nothing", ``},
	} {
		r := sound
		r.Bytes = []byte(tt.content)
		hash := Link(Hash{}, r.Bytes)
		r.Hash = hash[:]
		var broken *Break
		if _, err := verify(3, []Record{r}); !errors.As(err, &broken) || broken.Fault != NotCanonical {
			t.Errorf("%s: got %v", tt.rule, err)
		}
	}
}

func TestATruncatedTailIsFoundByTheHead(t *testing.T) {
	records := chainOf(t, 3, 10)
	v, err := verify(3, records[:8])
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		rule string
		n    int64
		hash []byte
	}{
		{"the head is further", 10, records[9].Hash},
		{"the number is right and the hash is not", 8, records[9].Hash},
		{"the hash is right and the number is not", 10, records[7].Hash},
		{"the head has no hash", 8, nil},
	} {
		var broken *Break
		if err := v.End(tt.n, tt.hash); !errors.As(err, &broken) || broken.Fault != WrongHead || broken.N != 8 {
			t.Errorf("%s: got %v", tt.rule, err)
		}
	}
	if err := v.End(8, records[7].Hash); err != nil {
		t.Error(err)
	}
}
