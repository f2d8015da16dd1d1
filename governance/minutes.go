package governance

import (
	"slices"
	"time"
)

// MinutesKind is what a document that tells a meeting holds.
type MinutesKind string

// The kinds of minutes.
const (
	DecisionLog    MinutesKind = "decision_log" // relevé de décisions: short, signed at closing
	SummaryMinutes MinutesKind = "summary"      // compte rendu
	FullMinutes    MinutesKind = "full"         // procès-verbal
	Erratum        MinutesKind = "erratum"      // joined to one of the others (C8)
	PublicExtract  MinutesKind = "extract"      // of one of the others, for everyone (C10)
)

// LongKinds are the two long documents; a meeting has one of them, which its
// rule set chooses.
func LongKinds() []MinutesKind { return []MinutesKind{SummaryMinutes, FullMinutes} }

// Long tells a compte rendu or a procès-verbal: the secretary writes in it, and
// it is circulated and approved.
func (k MinutesKind) Long() bool { return k == SummaryMinutes || k == FullMinutes }

// Attached tells a document made from another one of the meeting.
func (k MinutesKind) Attached() bool { return k == Erratum || k == PublicExtract }

// MinutesState is how far a document has come.
type MinutesState string

// The states of minutes, in the order of their ladder (C7).
const (
	MinutesDraft      MinutesState = "draft"
	MinutesCirculated MinutesState = "circulated"
	MinutesApproved   MinutesState = "approved"
	MinutesSigned     MinutesState = "signed"
	MinutesToSeal     MinutesState = "to_seal"
	MinutesSealed     MinutesState = "sealed"
	MinutesSuperseded MinutesState = "superseded"
)

// Ladder returns the states a kind goes through: the decision log is neither
// circulated nor approved (C7), nor is an erratum; an extract is of a document
// that is signed already.
func (k MinutesKind) Ladder() []MinutesState {
	switch k {
	case DecisionLog:
		return []MinutesState{MinutesDraft, MinutesSigned, MinutesToSeal, MinutesSealed, MinutesSuperseded}
	case Erratum: // nothing replaces it: another erratum joins it
		return []MinutesState{MinutesDraft, MinutesSigned, MinutesToSeal, MinutesSealed}
	case PublicExtract:
		return []MinutesState{MinutesToSeal, MinutesSealed, MinutesSuperseded}
	}
	return []MinutesState{
		MinutesDraft, MinutesCirculated, MinutesApproved,
		MinutesSigned, MinutesToSeal, MinutesSealed, MinutesSuperseded,
	}
}

// Minutes is where one document of a meeting stands. The text itself is a
// MinutesContent, frozen when ContentHash is set. Instants not reached yet are
// zero.
type Minutes struct {
	ID                MinutesID
	CoordinationID    CoordinationID
	MeetingID         MeetingID
	Kind              MinutesKind
	State             MinutesState
	Edition           int        // 1, then 2 for the one that replaces it; the number of an erratum or an extract
	SourceID          MinutesID  // what it corrects or is an extract of, or zero
	DocumentID        DocumentID // the secretary's prose, none for a decision log
	ContentHash       string     // SHA-256 of the frozen content, hexadecimal, or empty
	CirculatedAt      time.Time
	ReservationsUntil Date // last day
	ApprovedAt        time.Time
	Approval          ApprovalMode
	SignedAt          time.Time
	SealedAt          time.Time
	WithdrawnAt       time.Time // of an extract that is no longer published
	CreatedAt         time.Time
	Version           int
}

// Frozen tells whether the text can no longer change.
func (m Minutes) Frozen() bool { return m.ContentHash != "" }

// Next is the step that follows on the ladder, or empty at its end.
func (m Minutes) Next() MinutesState {
	ladder := m.Kind.Ladder()
	at := slices.Index(ladder, m.State)
	if at < 0 || at+1 == len(ladder) {
		return ""
	}
	return ladder[at+1]
}

// climb takes the next step of the ladder, and no other.
func (m Minutes) climb(to MinutesState) (Minutes, error) {
	if m.Next() != to {
		return m, Fail(Conflict, msgMinutesStep, m.Kind.Label(), m.State.Label(), to.Label())
	}
	m.State = to
	return m, nil
}

// Circulate sends a draft to those who took part, who may ask for reservations
// until the end of the last day, in the coordination's zone (C8).
func (m Minutes) Circulate(rules RuleSet, now time.Time, zone *time.Location) (Minutes, error) {
	m, err := m.climb(MinutesCirculated)
	if err != nil {
		return m, err
	}
	m.CirculatedAt = now
	m.ReservationsUntil = DateOf(now, zone).AddDays(rules.ReservationDays)
	return m, nil
}

// Withdraw takes a circulated text back, to correct it before it is approved.
func (m Minutes) Withdraw() (Minutes, error) {
	if m.State != MinutesCirculated {
		return m, Fail(Conflict, msgMinutesWithdraw, m.State.Label())
	}
	m.State, m.CirculatedAt, m.ReservationsUntil = MinutesDraft, time.Time{}, ""
	return m, nil
}

// Approve records that the text is approved; it is then frozen.
func (m Minutes) Approve(mode ApprovalMode, now time.Time) (Minutes, error) {
	m, err := m.climb(MinutesApproved)
	if err != nil {
		return m, err
	}
	m.Approval, m.ApprovedAt = mode, now
	return m, nil
}

// Freeze fixes the text for good, before anyone signs it: that of a decision
// log at closing, of an erratum or an extract when it is made, of other minutes
// once approved.
func (m Minutes) Freeze(contentHash string) (Minutes, error) {
	ready := m.State == MinutesApproved || !m.Kind.Long() && m.State == m.Kind.Ladder()[0]
	if !ready || m.Frozen() {
		return m, Fail(Conflict, msgMinutesFreeze, m.Kind.Label(), m.State.Label())
	}
	m.ContentHash = contentHash
	return m, nil
}

// Signable tells whether people may sign now.
func (m Minutes) Signable() error {
	if !m.Frozen() || m.Next() != MinutesSigned {
		return Fail(Conflict, msgMinutesNotSignable, m.Kind.Label(), m.State.Label())
	}
	return nil
}

// Sign takes the step to signed once nobody's signature is missing any more.
func (m Minutes) Sign(expected []Signatory, given []Signature, now time.Time) (Minutes, error) {
	if err := m.Signable(); err != nil {
		return m, err
	}
	if len(expected) == 0 || len(Missing(expected, given, m.ContentHash)) > 0 {
		return m, nil
	}
	m.SignedAt = now
	return m.climb(MinutesSigned)
}

// SignOnPaper takes the same step for a text that was printed and signed by
// hand: it is never called an electronic signature (C9).
func (m Minutes) SignOnPaper(p PaperSignature, now time.Time) (Minutes, error) {
	if err := m.Signable(); err != nil {
		return m, err
	}
	if err := p.check(); err != nil {
		return m, err
	}
	m.SignedAt = now
	return m.climb(MinutesSigned)
}

// Seal asks for the seal of the organisation. Minutes stay there, and are
// tried again, as long as the seal cannot be made as configured.
func (m Minutes) Seal() (Minutes, error) { return m.climb(MinutesToSeal) }

// Sealed records that the sealed file is issued.
func (m Minutes) Sealed(now time.Time) (Minutes, error) {
	m.SealedAt = now
	return m.climb(MinutesSealed)
}

// Supersede records that a later edition is issued in its place: of the same
// document, or of the same extract.
func (m Minutes) Supersede(by Minutes) (Minutes, error) {
	if by.State != MinutesSealed || by.Kind != m.Kind || by.Edition <= m.Edition || by.SourceID != m.SourceID {
		return m, Fail(Conflict, msgMinutesSupersede)
	}
	return m.climb(MinutesSuperseded)
}
