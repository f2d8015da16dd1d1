package model

import (
	"context"
	"time"

	"ctin/governance"
)

// ProposalLine is a wording that someone proposes for an item.
type ProposalLine struct {
	governance.Proposal
	Author     string
	Item       int // its position
	Title      string
	Now        string // the text of the item as it stands
	NowVersion int
	AnsweredAt time.Time
}

// Wording is what someone proposes for an item: the text they changed, and
// what they made of it.
type Wording struct {
	MeetingID governance.MeetingID
	Item      int
	Base      string
	Body      string
}

const insertProposal = `
	insert into proposals (coordination_id, minutes_id, section_id, person_id, base, body, created_at)
	values ($1, $2, $3, $4, $5, $6, $7)
	returning id`

// ProposeWording proposes a wording for an item while its minutes are a draft,
// by someone who sat in the body that day.
func (s *Store) ProposeWording(ctx context.Context, actor governance.Actor, w Wording) error {
	if err := actor.Must(governance.Read); err != nil {
		return err
	}
	base, invalid := governance.ParseText(w.Base)
	if invalid != nil {
		return invalid.On("prose")
	}
	body, invalid := governance.ParseText(w.Body)
	if invalid != nil {
		return invalid.On("prose")
	}
	_, err := s.write(ctx, actor, "proposal.create", func(t *tx) (int64, error) {
		m, _, err := t.lockedMinutes(ctx, w.MeetingID)
		if err != nil {
			return 0, err
		}
		var seats int
		if err := t.get(ctx, &seats, selectSeated, m.CoordinationID, w.MeetingID, actor.PersonID); err != nil {
			return 0, err
		}
		if seats == 0 {
			return 0, governance.Fail(governance.Forbidden, msgProposeWho)
		}
		if err := governance.CheckProposal(m.Minutes, base, body); err != nil {
			return 0, err
		}
		var section governance.Section
		if err := t.get(ctx, &section, lockProse, m.CoordinationID, m.DocumentID, w.Item); err != nil {
			return 0, err
		}
		var id int64
		err = t.get(ctx, &id, insertProposal, m.CoordinationID, m.ID, section.ID, actor.PersonID, base, body, t.at)
		t.record(event{chain: m.CoordinationID, action: "proposal.create", kind: "minutes", object: int64(m.ID)})
		return id, err
	})
	return err
}

const selectProposals = `
	select p.id, p.coordination_id, p.minutes_id, p.section_id, p.person_id, p.base, p.body, p.state, p.word, p.created_at, p.version,
		coalesce(p.answered_at, '0001-01-01 00:00:00+00') as answered_at,
		btrim(a.given_name || ' ' || a.family_name) as author, s.position as item, s.title, s.body as now, s.version as now_version
	from proposals p
	join minutes m on m.coordination_id = p.coordination_id and m.id = p.minutes_id
	join sections s on s.coordination_id = p.coordination_id and s.id = p.section_id
	join people a on a.id = p.person_id
	where p.coordination_id = $1 and m.meeting_id = $2 and ($3 or p.person_id = $4) and $5::bigint in (0, p.id)
	order by p.state <> 'open', s.position, p.id`

// Proposals lists the wordings proposed for the minutes of a meeting: all of
// them for whoever keeps meetings, one's own for the others.
func (s *Store) Proposals(ctx context.Context, actor governance.Actor, meeting governance.MeetingID) ([]ProposalLine, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	var lines []ProposalLine
	return lines, s.list(ctx, &lines, selectProposals, actor.Coordination, meeting, actor.May(governance.KeepMeetings), actor.PersonID, 0)
}

// ProposalAnswer is what the secretary answers to a proposed wording. Text is
// the one to write when it is accepted, from the version Base of the item.
type ProposalAnswer struct {
	MeetingID governance.MeetingID
	ID        governance.ProposalID
	Accept    bool
	Text      string
	Base      int
	Word      string
}

const answerProposal = `
	update proposals
	set state = $4, word = $5, answered_by = $6, answered_at = $7, version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// AnswerProposal accepts a wording, which becomes the text of its item as a
// new version, or declines it with a word. When the item was written
// meanwhile, it fails with Conflict (ErrStale), the answer is not given, and
// nothing is lost.
func (s *Store) AnswerProposal(ctx context.Context, actor governance.Actor, sent ProposalAnswer) error {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return err
	}
	action := "proposal.decline"
	if sent.Accept {
		action = "proposal.accept"
	}
	_, err := s.write(ctx, actor, action, func(t *tx) (int64, error) {
		if _, _, err := t.lockedMinutes(ctx, sent.MeetingID); err != nil {
			return 0, err
		}
		var p ProposalLine
		err := t.get(ctx, &p, selectProposals, actor.Coordination, sent.MeetingID, true, 0, sent.ID)
		if err != nil {
			return 0, err
		}
		after, err := p.Answer(sent.Accept, sent.Word)
		if err != nil {
			return 0, err
		}
		if sent.Accept {
			if err := t.take(ctx, p, sent); err != nil {
				return 0, err
			}
		}
		t.record(event{chain: p.CoordinationID, action: action, kind: "minutes", object: int64(p.MinutesID)})
		return int64(p.ID), t.change(ctx, answerProposal, p.CoordinationID, p.ID, p.Version, after.State, after.Word, actor.PersonID, t.at)
	})
	return err
}

// take makes the accepted wording the text of its item.
func (t *tx) take(ctx context.Context, p ProposalLine, sent ProposalAnswer) error {
	body, invalid := governance.ParseText(sent.Text)
	if invalid == nil {
		invalid = governance.CheckProse(body)
	}
	if invalid != nil {
		return invalid.On("prose")
	}
	section, err := t.proseSection(ctx, Prose{MeetingID: sent.MeetingID, Item: p.Item})
	if err != nil {
		return err
	}
	if section.Version != sent.Base {
		return governance.Fail(governance.Conflict, msgStale).Because(ErrStale)
	}
	_, err = t.receive(ctx, section, text{base: sent.Base, body: body}, func() error { return nil })
	return err
}
