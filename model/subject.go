package model

import (
	"context"
	"fmt"

	"ctin/governance"
	"ctin/governance/seal"

	"github.com/lib/pq"
)

// subjects are what a decision is about, as it is at the moment of adoption.
type subjects struct {
	allocations []ProposedLine // to be made
	diagnostic  governance.Diagnostic
	links       []governance.ContentLink
}

const selectProgramme = `
	select 'commitment' as kind, c.id, 'K' || c.number || ' ' || o.name || ' – ' || c.purpose as label, c.amount
	from commitments c
	join organizations o on o.coordination_id = c.coordination_id and o.id = c.funder_id
	where c.coordination_id = $1 and ` + openCommitment + `
		and (not c.confidential or ` + firmCommitment + `)
	order by c.number
	for share of c`

const selectCitedActions = `
	select 'action' as kind, id, 'A' || number || ' ' || title as label, 0::bigint as amount
	from actions
	where coordination_id = $1 and id = any($2)
	order by number`

const selectCitedCommitments = `
	select 'commitment' as kind, c.id, 'K' || c.number || ' ' || o.name || ' – ' || c.purpose as label, c.amount
	from commitments c
	join organizations o on o.coordination_id = c.coordination_id and o.id = c.funder_id
	where c.coordination_id = $1 and c.id = any($2)
	order by c.number
	for update of c`

// subjects reads and holds what the decision is about, so that the amounts it
// quotes are those of its adoption (C11). A programme is approved as it is: no
// commitment changes (F18).
func (t *tx) subjects(
	ctx context.Context, room RoomRecord, d governance.Decision, cited []governance.ActionID,
) (subjects, error) {
	var about subjects
	item, _ := room.Item(d.ItemID)
	var purses []governance.CommitmentID
	for _, p := range item.Proposed {
		about.allocations = append(about.allocations, p)
		purses, cited = append(purses, p.CommitmentID), append(cited, p.ActionID)
	}
	if item.DiagnosticID != 0 {
		found, err := t.diagnostic(ctx, item.DiagnosticID)
		if err != nil {
			return about, err
		}
		about.diagnostic = found
		label := fmt.Sprintf(labelApproved, found.Number, found.ContentHash)
		about.links = append(about.links, governance.ContentLink{Kind: "diagnostic", ID: int64(found.ID), Label: label})
	}
	if err := t.citeProgramme(ctx, &about, d.ItemID); err != nil {
		return about, err
	}
	if err := t.citeCommitments(ctx, &about, item.Programme, purses); err != nil {
		return about, err
	}
	return about, t.cite(ctx, &about, selectCitedActions, room.CoordinationID, pq.Array(cited))
}

// citeCommitments links every commitment of the programme, or those that are
// shared out.
func (t *tx) citeCommitments(ctx context.Context, about *subjects, programme bool, purses []governance.CommitmentID) error {
	if programme {
		return t.cite(ctx, about, selectProgramme, t.actor.Coordination)
	}
	return t.cite(ctx, about, selectCitedCommitments, t.actor.Coordination, pq.Array(purses))
}

// cite adds to the links what a query finds.
func (t *tx) cite(ctx context.Context, about *subjects, query string, args ...any) error {
	var found []governance.ContentLink
	if err := t.list(ctx, &found, query, args...); err != nil {
		return err
	}
	about.links = append(about.links, found...)
	return nil
}

// content is the decision as it is at the moment of adoption (C11).
func (room RoomRecord) content(d governance.Decision, about subjects) governance.DecisionContent {
	b, _ := room.Ballot(d.BallotID)
	q := room.At(d.AdoptedAt, d.ItemID).Quorum()
	c := governance.DecisionContent{
		Format: governance.DecisionFormat, Reference: d.Reference, Committee: room.Committee, Meeting: room.Number,
		Title: d.Title, Body: d.Body, AdoptedAt: seal.Stamp(d.AdoptedAt), Owner: d.Owner, DueOn: d.DueOn,
		Quorum: governance.ContentQuorum{
			Asked: q.Asked, Waived: q.Waived, Base: d.QuorumBase, Required: d.QuorumRequired, Reached: d.QuorumReached,
		},
		Ballot: room.contentBallot(b), Rules: room.Rules.VoteWords(), RuleSet: room.Rules, Links: about.links,
	}
	for _, x := range room.Recusals {
		if place, _ := room.Place(x.SeatID); x.ItemID == d.ItemID {
			c.Recused = append(c.Recused, place.Name())
		}
	}
	for _, p := range about.allocations {
		c.Allocations = append(c.Allocations, governance.ContentAllocation{
			Commitment: p.CommitmentNumber, Funder: p.Funder, Action: p.ActionNumber, Title: p.Action, Amount: p.Amount,
		})
	}
	return c
}

// contentBallot is how the text was adopted; the names are those of a public
// ballot only.
func (room RoomRecord) contentBallot(b governance.Ballot) governance.ContentBallot {
	c := governance.ContentBallot{
		Kind: b.Kind, For: b.VotesFor, Against: b.VotesAgainst, Abstain: b.Abstentions, None: b.NotVoting,
		Casting: b.Casting, Objections: b.Objections,
	}
	for _, v := range room.VotesOf(b.ID) {
		place, _ := room.Place(v.SeatID)
		c.Voices = append(c.Voices, governance.ContentVoice{Seat: place.Name(), Person: room.nameOf(v.PersonID), Choice: v.Choice})
	}
	return c
}

const insertDecisionLink = `
	insert into decision_links (coordination_id, decision_id, kind, object_id, label, amount)
	values ($1, $2, $3, $4, $5, nullif($6, 0))
	on conflict do nothing`

// enact does what the decision decides, and links it to what it is about.
func (t *tx) enact(ctx context.Context, d governance.Decision, about subjects) error {
	for _, p := range about.allocations {
		id, err := t.allocate(ctx, governance.Allocation{
			CommitmentID: p.CommitmentID, ActionID: p.ActionID, DecisionID: d.ID, Amount: p.Amount,
		})
		if err != nil {
			return err
		}
		about.links = append(about.links, governance.ContentLink{
			Kind: "allocation", ID: int64(id), Label: fmt.Sprintf(labelAllocation, p.CommitmentNumber, p.ActionNumber), Amount: p.Amount,
		})
	}
	if about.diagnostic.ID != 0 {
		if err := t.approveDiagnostic(ctx, about.diagnostic.ID, d.ID); err != nil {
			return err
		}
	}
	if err := t.approveByDecision(ctx, d); err != nil {
		return err
	}
	for _, l := range about.links {
		if err := t.exec(ctx, insertDecisionLink, d.CoordinationID, d.ID, l.Kind, l.ID, l.Label, l.Amount); err != nil {
			return err
		}
	}
	return nil
}
