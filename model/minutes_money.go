package model

import (
	"fmt"

	"ctin/governance"
)

// decisions prints each decision as it was adopted: its own content says it (C11).
func (w minutesWriter) decisions() []governance.MinutesDecision {
	var list []governance.MinutesDecision
	for _, d := range w.facts.Decisions {
		made := governance.MinutesDecision{
			Number: d.Reference, Title: d.Title, Text: d.Body, Ballot: d.Ballot.Kind,
			For: d.Ballot.For, Against: d.Ballot.Against, Abstain: d.Ballot.Abstain, NotVoting: d.Ballot.None,
			CastingVote: d.Ballot.Casting, Result: "adopted", Owner: d.Owner, Due: d.DueOn, Amounts: amountsOf(d),
			Quorum: governance.MinutesQuorum{
				Base: d.Quorum.Base, Required: d.Quorum.Required, Reached: d.Quorum.Reached,
				Met: d.Quorum.Reached >= d.Quorum.Required && !d.Quorum.Waived, Waived: d.Quorum.Waived,
			},
		}
		if d.Ballot.Kind != governance.ConsensusBallot {
			made.Majority = majorityWords(d.RuleSet.Majority)
		}
		w.complete(&made, d.RuleSet.NamesVoters())
		list = append(list, made)
	}
	return list
}

// complete adds who stood aside, and who voted what in a public ballot when
// the rule set has it.
func (w minutesWriter) complete(made *governance.MinutesDecision, names bool) {
	for _, d := range w.room.Decisions {
		if d.Reference != made.Number {
			continue
		}
		made.Recusals = w.recusals(d.ItemID)
		if names && made.Ballot == governance.PublicBallot {
			made.Votes = w.votes(d.BallotID)
		}
	}
}

// rejected are the texts put to the vote on an item that were not adopted: a
// record tells every vote.
func (w minutesWriter) rejected(item governance.AgendaItemID) []governance.MinutesDecision {
	var list []governance.MinutesDecision
	for _, b := range w.room.Ballots {
		if b.ItemID != item || b.Adopted == nil || *b.Adopted {
			continue
		}
		made := governance.MinutesDecision{
			Text: b.Motion, Ballot: b.Kind, For: b.VotesFor, Against: b.VotesAgainst, Abstain: b.Abstentions, NotVoting: b.NotVoting,
			CastingVote: b.Casting, Objection: b.Objections, Result: "rejected", Quorum: governance.MinutesQuorum{
				Base: b.QuorumBase, Required: b.QuorumRequired, Reached: b.QuorumReached, Met: b.QuorumReached >= b.QuorumRequired,
			},
		}
		if b.Kind != governance.ConsensusBallot {
			made.Majority = majorityWords(w.room.Rules.Majority)
		}
		if w.room.Rules.NamesVoters() && b.Kind == governance.PublicBallot {
			made.Votes = w.votes(b.ID)
		}
		list = append(list, made)
	}
	return list
}

func (w minutesWriter) votes(id governance.BallotID) []governance.MinutesVote {
	var votes []governance.MinutesVote
	for _, v := range w.room.VotesOf(id) {
		place, _ := w.room.Place(v.SeatID)
		vote := governance.MinutesVote{Organization: place.Organization, Choice: v.Choice}
		if place.Holds(v.PersonID) {
			vote.Name = w.sitting(place, v.PersonID).Name
		} else {
			vote.Name, vote.Bearer = placeHolder(place), w.room.nameOf(v.PersonID)
		}
		votes = append(votes, vote)
	}
	return votes
}

// amountsOf are the figures that a decision quotes, as they were: the shares
// it gave, else the commitments it took note of.
func amountsOf(d governance.DecisionContent) []governance.MinutesAmount {
	var amounts []governance.MinutesAmount
	for _, a := range d.Allocations {
		label := fmt.Sprintf(labelShare, a.Action, a.Title, a.Commitment, a.Funder)
		amounts = append(amounts, governance.MinutesAmount{Label: label, Amount: a.Amount})
	}
	if len(amounts) > 0 {
		return amounts
	}
	for _, l := range d.Links {
		if l.Amount != 0 {
			amounts = append(amounts, governance.MinutesAmount{Label: l.Label, Amount: l.Amount})
		}
	}
	return amounts
}

// money is the state of the funding when the meeting closed.
func (w minutesWriter) money() *governance.MinutesMoney {
	m := &governance.MinutesMoney{On: w.room.Day}
	var purses []governance.Purse
	for _, c := range w.facts.Commitments {
		levels := c.Levels(c.Paid)
		scheme := c.Scheme
		if scheme == "" {
			scheme = c.Purpose
		}
		m.Commitments = append(m.Commitments, governance.MinutesCommitment{
			Funder: c.Funder, Scheme: scheme, State: c.Status.Label(), Unconfirmed: !c.Confirmed, InKind: c.InKind,
			Announced: levels.Announced, Firm: levels.Firm,
		})
		purses = append(purses, w.purse(c))
	}
	for _, a := range w.facts.Allocations {
		m.Allocations = append(m.Allocations, governance.MinutesAllocation{
			Source: fmt.Sprintf(labelPurse, a.Commitment, a.Funder), Action: fmt.Sprintf(labelAction, a.Action, a.Title),
			Amount: a.Amount, Decision: a.Decision,
		})
	}
	m.Gaps, m.Unallocated = w.gaps(), governance.Pool(purses)
	if len(m.Commitments)+len(m.Allocations)+len(m.Gaps) == 0 {
		return nil
	}
	return m
}

// purse is a commitment with what was allocated of it.
func (w minutesWriter) purse(c minutesCommitment) governance.Purse {
	p := governance.Purse{
		Number: c.Number, Amount: c.Amount, Earmarked: c.Earmarked, InKind: c.InKind, Status: c.Status, Confirmed: c.Confirmed,
	}
	for _, a := range w.facts.Allocations {
		if a.Commitment == c.Number {
			p.Allocated += a.Amount
		}
	}
	return p
}

// gaps are what each action costs, cash and in kind apart (F3).
func (w minutesWriter) gaps() []governance.MinutesGap {
	var gaps []governance.MinutesGap
	for _, a := range w.facts.Actions {
		name := fmt.Sprintf(labelAction, a.Number, a.Title)
		if a.CashCost != 0 || a.CashFirm != 0 {
			gaps = append(gaps, governance.MinutesGap{Action: name, Cost: a.CashCost, Firm: a.CashFirm})
		}
		if a.KindCost != 0 || a.KindFirm != 0 {
			gaps = append(gaps, governance.MinutesGap{Action: name, InKind: true, Cost: a.KindCost, Firm: a.KindFirm})
		}
	}
	return gaps
}

func (w minutesWriter) progress() []governance.MinutesProgress {
	var list []governance.MinutesProgress
	for _, a := range w.facts.Actions {
		list = append(list, governance.MinutesProgress{
			Code: fmt.Sprintf(labelCode, a.Number), Title: a.Title, Lead: a.Lead, State: a.State.Label(), Percent: a.Progress, Blocker: a.Blocker,
		})
	}
	return list
}
