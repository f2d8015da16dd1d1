package governance

import (
	"strings"
	"time"
)

// ProposalState is where a proposed wording stands.
type ProposalState string

// The states of a proposed wording.
const (
	ProposalOpen     ProposalState = "open"
	ProposalAccepted ProposalState = "accepted"
	ProposalDeclined ProposalState = "declined"
)

// Proposal is a wording that someone who took part proposes for an item: the
// whole text, with the one it was written from.
type Proposal struct {
	ID             ProposalID
	CoordinationID CoordinationID
	MinutesID      MinutesID
	SectionID      SectionID
	PersonID       PersonID
	Base, Body     string
	State          ProposalState
	Word           string // why it is declined
	CreatedAt      time.Time
	Version        int
}

// CheckProposal tells whether a wording may be proposed now.
func CheckProposal(m Minutes, base, body string) error {
	if m.State != MinutesDraft || !m.Kind.Long() {
		return Fail(Conflict, msgProposeState, m.Kind.Label(), m.State.Label())
	}
	if body == base {
		return Fail(Invalid, msgProposeSame).On("prose")
	}
	if err := CheckProse(body); err != nil {
		return err
	}
	return nil
}

// maxWord is how long an answer may be, in characters.
const maxWord = 500

// Answer accepts a proposal, or declines it with a word.
func (p Proposal) Answer(accept bool, word string) (Proposal, error) {
	word = strings.TrimSpace(word)
	switch {
	case p.State != ProposalOpen:
		return p, Fail(Conflict, msgProposeAnswered)
	case !accept && word == "":
		return p, Fail(Invalid, msgProposeWord).On("word")
	}
	if err := tooLong(word, maxWord, "word"); err != nil {
		return p, err
	}
	if p.State, p.Word = ProposalDeclined, word; accept {
		p.State = ProposalAccepted
	}
	return p, nil
}
