package demonstration

import (
	"time"

	"ctin/governance"
	"ctin/model"
)

// The second committee, in days before today: when its diagnostic was
// submitted, and when it was called.
const (
	submittedOn    = 12
	secondConvened = 9
)

// second tells the committee of the day: convened nine days ago, ready to be
// opened. What it will decide is the visitor's.
func (s *story) second(c governance.Actor, body governance.CommitteeID) {
	decision := string(governance.ItemDecision)
	id := s.convened(c, body, s.instant(secondConvened, 9, 0), governance.MeetingPlan{
		Date: s.ago(0), Start: "14:00", End: "16:00", Place: placeSicoval,
	}, []governance.ItemDraft{
		{Title: itemOpening, Kind: string(governance.ItemInformation), Minutes: "10", Rapporteur: givenChair},
		{
			Title: itemDiagnostic, Kind: decision, Minutes: "30", Rapporteur: givenCoordinator,
			Draft: draftDiagnostic, DiagnosticID: s.submitted(c),
		},
		{Title: itemProgramme, Kind: decision, Minutes: "30", Rapporteur: givenCoordinator, Draft: draftProgramme, Programme: true},
		{Title: itemPool, Kind: decision, Minutes: "20", Rapporteur: givenCoordinator, Draft: draftPool, Shares: s.shares(c)},
		{Title: itemTraining, Kind: decision, Minutes: "15", Rapporteur: givenNoisetier, Draft: draftTraining},
		{Title: itemNext, Kind: string(governance.ItemInformation), Minutes: "5"},
	})
	s.replies(c, id)
}

// submitted is the version of the diagnostic that waits for the committee.
func (s *story) submitted(c governance.Actor) governance.DiagnosticID {
	if s.err != nil {
		return 0
	}
	d, err := s.store.DiagnosticOf(s.ctx, c)
	s.try(err)
	return d.ID
}

// shares are the allocations of the pool that are proposed: 25 000 € to the
// third action, 15 000 € to the fourth.
func (s *story) shares(c governance.Actor) []governance.ShareDraft {
	if s.err != nil || s.silent {
		return nil
	}
	actions, err := s.store.ActionNames(s.ctx, c)
	s.try(err)
	amounts := map[int]string{3: "25 000", 4: "15 000"}
	var shares []governance.ShareDraft
	for _, a := range actions {
		if amount := amounts[a.Number]; amount != "" {
			shares = append(shares, governance.ShareDraft{
				CommitmentID: s.commitments(c)[5], ActionID: a.ID, Amount: amount,
			})
		}
	}
	return shares
}

// convened prepares a meeting and calls those who sit to it, at an instant of
// the past.
func (s *story) convened(
	c governance.Actor, body governance.CommitteeID, at time.Time, plan governance.MeetingPlan, items []governance.ItemDraft,
) governance.MeetingID {
	people, past := s.people(c), s.then(at)
	plan.ChairID, plan.SecretaryID = people[givenChair], people[givenCoordinator]
	a := s.doing(c)
	if s.err != nil {
		return 0
	}
	id, err := past.CreateMeeting(s.ctx, a, body, plan)
	s.try(err)
	for _, item := range items {
		if a := s.doing(c); s.err == nil {
			_, err := past.AddAgendaItem(s.ctx, a, id, item)
			s.try(err)
		}
	}
	if a := s.doing(c); s.err == nil {
		s.try(s.call(past, a, id, at))
	}
	return id
}

// call sends the convocations of a meeting, with its printed agenda when there
// is something to print it with.
func (s *story) call(past *model.Store, a governance.Actor, id governance.MeetingID, at time.Time) error {
	m, err := past.Meeting(s.ctx, a, id)
	if err != nil {
		return err
	}
	print := model.Upload{}
	if s.agenda != nil {
		r, err := past.Convocation(s.ctx, a, m)
		if err != nil {
			return err
		}
		sent := m
		sent.State, sent.ConvenedAt = governance.MeetingConvened, at
		if print, err = s.agenda(sent, r); err != nil {
			return err
		}
	}
	return past.ConveneWith(s.ctx, a, id, m.Version, m.AgendaNow, "", print)
}

// group puts a working group under the strategic committee, which its meetings
// prepare.
func (s *story) group(c governance.Actor, under governance.CommitteeID) {
	a := s.doing(c)
	if s.err != nil {
		return
	}
	_, err := s.store.CreateCommittee(s.ctx, a, governance.Committee{
		Kind: governance.WorkingGroup, Name: nameGroup, Code: codeGroup, ParentID: under,
	})
	s.try(err)
}
