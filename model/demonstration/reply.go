package demonstration

import (
	"ctin/governance"
	"ctin/model"
)

// answered is a reply of the story to the convocation of the day.
type answered struct {
	organization string
	advisory     bool
	days         int    // before today
	persona      string // who replies by themselves, or empty: the coordinator records it
	reply        governance.Reply
	bearer       string // the organisation that votes instead
}

// answers are the replies known on the morning of the day: six voices of
// eleven are announced. The chair and two others have not replied yet.
func answers() []answered {
	return []answered{
		{orgBruyere, false, 8, FunderBruyere, governance.ReplyPresent, ""},
		{orgMurier, false, 8, Member, governance.ReplyPresent, ""},
		{orgSicoval, true, 8, Coordinator, governance.ReplyPresent, ""},
		{orgAmandier, false, 7, ViceChair, governance.ReplyExcused, ""},
		{orgCedre, true, 6, FunderCedre, governance.ReplyRemote, ""},
		{orgState, false, 6, FunderState, governance.ReplyRemote, ""},
		{orgOlivier, false, 5, "", governance.ReplyPresent, ""},
		{orgHauteGaronne, false, 4, "", governance.ReplyPresent, ""},
		{orgNoisetier, false, 3, "", governance.ReplyProxy, orgMurier},
		{orgGenet, false, 2, FunderGenet, governance.ReplyExcused, ""},
	}
}

// replies hands the convocations over to those who have no address, and
// records what the others answered.
func (s *story) replies(c governance.Actor, id governance.MeetingID) {
	called := s.called(c, id)
	for _, l := range called {
		if l.SentAt.IsZero() {
			if a := s.doing(c); s.err == nil {
				s.try(s.then(s.instant(secondConvened-1, 11, 0)).HandOver(s.ctx, a, id, l.ID))
			}
		}
	}
	for _, r := range answers() {
		s.reply(c, id, called, r)
	}
}

// called are those whom a meeting calls.
func (s *story) called(c governance.Actor, id governance.MeetingID) []model.Called {
	if s.err != nil {
		return nil
	}
	m, err := s.store.Meeting(s.ctx, c, id)
	s.try(err)
	r, err := s.store.Convocation(s.ctx, c, m)
	s.try(err)
	return r.Called
}

// reply records one reply, by who gave it or by the coordinator.
func (s *story) reply(c governance.Actor, id governance.MeetingID, called []model.Called, r answered) {
	draft := model.ReplyDraft{Reply: r.reply, BearerID: calledFor(called, r.bearer, false).SeatID}
	past := s.then(s.instant(r.days, 10, 30))
	if r.persona != "" {
		if a := s.doing(s.inside(r.persona, governance.Slug(nameSicoval))); s.err == nil {
			s.try(past.Reply(s.ctx, a, id, draft))
		}
		return
	}
	if a := s.doing(c); s.err == nil {
		s.try(past.RecordReply(s.ctx, a, id, calledFor(called, r.organization, r.advisory).PersonID, draft))
	}
}

// calledFor finds who was called for a seat of an organisation.
func calledFor(called []model.Called, organization string, advisory bool) model.Called {
	for _, l := range called {
		if l.Organization == organization && l.Voting != advisory {
			return l
		}
	}
	return model.Called{}
}
