package governance

import (
	"slices"
	"time"
)

// Capacity is in what quality someone signs minutes.
type Capacity string

// The capacities in which minutes are signed.
const (
	AsChair     Capacity = "chair"
	AsViceChair Capacity = "vice_chair" // by recorded delegation of the chair
	AsSecretary Capacity = "secretary"
	AsPresent   Capacity = "present"
)

// SignerRule says who signs the minutes of a body (C9).
type SignerRule string

// The rules on who signs.
const (
	ChairAndSecretary SignerRule = "chair_secretary"
	AllPresent        SignerRule = "all_present"
)

// Signatory is someone whose signature minutes wait for, as they were at the meeting.
type Signatory struct {
	PersonID     PersonID
	Capacity     Capacity
	Name         string
	Function     string
	Organization string
	Delegation   string // reference of the deed, for a vice-chair who signs for the chair
}

// Signatories lists who must sign: the chair (or the vice-chair in their place)
// and the secretary, then everyone else who was present when the rule says so.
// Nobody is listed twice in the same capacity.
func Signatories(rule SignerRule, chair, secretary Signatory, present []Signatory) []Signatory {
	if chair.Capacity != AsViceChair {
		chair.Capacity = AsChair
	}
	secretary.Capacity = AsSecretary
	expected := []Signatory{chair, secretary}
	if rule != AllPresent {
		return expected
	}
	for _, s := range present {
		if slices.ContainsFunc(expected, func(e Signatory) bool { return e.PersonID == s.PersonID }) {
			continue
		}
		s.Capacity = AsPresent
		expected = append(expected, s)
	}
	return expected
}

// SigningLogin is what is known of the login in which someone signs. It is
// what the provider said, never what it might have meant.
type SigningLogin struct {
	Issuer  string
	Subject string
	ACR     string
	AMR     []string
	At      time.Time // of this login, by our clock
}

// Signature is the record of one signature (C9): a simple electronic signature
// in the sense of article 25 of the eIDAS regulation, and never more. Each one
// is chained to the one before it in the coordination: Hash is that of
// Previous followed by the canonical bytes of the record without Hash.
type Signature struct {
	Statement    string   `json:"statement"`
	SignedAt     string   `json:"signed_at"` // UTC, RFC 3339
	Person       PersonID `json:"person"`
	Issuer       string   `json:"issuer"`
	Subject      string   `json:"sub"`
	ACR          string   `json:"acr,omitempty"`
	AMR          []string `json:"amr,omitempty"`
	LoginAt      string   `json:"login_at"` // UTC, RFC 3339
	Name         string   `json:"name"`
	Function     string   `json:"function,omitempty"`
	Organization string   `json:"organization,omitempty"`
	Capacity     Capacity `json:"capacity"`
	Delegation   string   `json:"delegation,omitempty"`
	ContentHash  string   `json:"content_hash"`
	Previous     string   `json:"previous"`       // Hash of the one before, 64 zeros for the first
	Hash         string   `json:"hash,omitempty"` // hexadecimal SHA-256
}

// Signing is what someone sends to sign: what they were shown, and their
// explicit confirmation.
type Signing struct {
	Signatory Signatory
	Login     SigningLogin
	Document  string // what is signed, in words: MinutesHeader.Words
	ShownHash string // hash of the text the person was shown
	Confirmed bool
}

// Sign makes the record of a signature, not chained yet. The login must be of
// this day in the coordination's zone: that is the product's own clock, since
// no provider proves when a person last gave proof of who they are.
func Sign(m Minutes, s Signing, now time.Time, zone *time.Location) (Signature, error) {
	if err := m.Signable(); err != nil {
		return Signature{}, err
	}
	switch {
	case s.ShownHash != m.ContentHash:
		return Signature{}, Fail(Conflict, msgSignOtherText)
	case !s.Confirmed:
		return Signature{}, Fail(Invalid, msgSignConfirm).On("confirme")
	case DateOf(s.Login.At, zone) != DateOf(now, zone):
		return Signature{}, Fail(Forbidden, msgSignLogin)
	case s.Signatory.Capacity == AsViceChair && s.Signatory.Delegation == "":
		return Signature{}, Fail(Invalid, msgSignDelegation).On("delegation")
	}
	return Signature{
		Statement: s.Signatory.Statement(s.Document, m.ContentHash),
		SignedAt:  utc(now), LoginAt: utc(s.Login.At),
		Person: s.Signatory.PersonID, Issuer: s.Login.Issuer, Subject: s.Login.Subject,
		ACR: s.Login.ACR, AMR: s.Login.AMR,
		Name: s.Signatory.Name, Function: s.Signatory.Function, Organization: s.Signatory.Organization,
		Capacity: s.Signatory.Capacity, Delegation: s.Signatory.Delegation,
		ContentHash: m.ContentHash,
	}, nil
}

// Signs tells whether a signature is that of a signatory.
func (s Signature) Signs(by Signatory) bool {
	return s.Person == by.PersonID && s.Capacity == by.Capacity
}

// Over tells whether the signature holds for a content: one word of another
// text, and it is invalid (C9).
func (s Signature) Over(contentHash string) bool {
	return contentHash != "" && s.ContentHash == contentHash
}

// Missing lists the signatories who have not validly signed a content.
func Missing(expected []Signatory, given []Signature, contentHash string) []Signatory {
	var missing []Signatory
	for _, e := range expected {
		if !slices.ContainsFunc(given, func(s Signature) bool { return s.Signs(e) && s.Over(contentHash) }) {
			missing = append(missing, e)
		}
	}
	return missing
}

// PaperSignature is the trace of minutes signed out of here: by hand, their
// scan attached and the original kept somewhere; or in the tool of someone
// else, the file that came back attached. Neither is ever called an electronic
// signature of ours (C9).
type PaperSignature struct {
	Way      SigningWay `json:"way,omitempty"` // empty: by hand
	SignedOn Date       `json:"signed_on"`
	Names    []string   `json:"names"`
	Kept     string     `json:"kept"` // where the original is, or the name of the tool
	ScanHash string     `json:"scan_hash"`
}

// Within tells whether the day of the signature is one: not before the
// meeting, and not to come.
func (p PaperSignature) Within(meeting, today Date) error {
	switch {
	case p.SignedOn > today:
		return Fail(Invalid, msgPaperFuture).On("signed_on")
	case p.SignedOn != "" && p.SignedOn < meeting:
		return Fail(Invalid, msgPaperEarly, meeting.French()).On("signed_on")
	}
	return nil
}

// maxKept is how long the place of an original may be, in characters.
const maxKept = 200

func (p PaperSignature) check() error {
	var problems Problems
	if p.SignedOn == "" {
		problems.Add(Fail(Invalid, msgPaperDate).On("signed_on"))
	}
	if len(p.Names) == 0 {
		problems.Add(Fail(Invalid, msgPaperNames).On("names"))
	}
	switch {
	case p.Kept == "" && p.Way == Outside:
		problems.Add(Fail(Invalid, msgOutsideTool).On("kept"))
	case p.Kept == "":
		problems.Add(Fail(Invalid, msgPaperKept).On("kept"))
	}
	problems.Add(tooLong(p.Kept, maxKept, "kept"))
	if p.ScanHash == "" {
		problems.Add(Fail(Invalid, msgPaperScan).On("scan"))
	}
	return problems.Err()
}

// utc writes an instant as records carry it.
func utc(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000Z") }
