package demonstration

import (
	"time"

	"ctin/governance"
	"ctin/model"
)

// The first committee, in days before today.
const (
	firstCommittee  = 70
	firstConvened   = 78
	firstHour       = 14
	committeeLength = 80 * time.Minute
)

// heldFirst are who came to the first committee: nine of eleven.
var heldFirst = []string{
	orgSicoval, orgHauteGaronne, orgState, orgAmandier, orgBruyere, orgTilleul, orgMurier, orgNoisetier, orgOlivier,
}

// instant is an hour of a day of the story, in Paris.
func (s *story) instant(daysAgo, hour, minute int) time.Time {
	day := s.today.AddDays(-daysAgo).Time()
	zone := governance.Coordination{TimeZone: "Europe/Paris"}.Zone()
	return time.Date(day.Year(), day.Month(), day.Day(), hour, minute, 0, 0, zone)
}

// then is the store at an instant of the past.
func (s *story) then(at time.Time) *model.Store { return s.store.At(func() time.Time { return at }) }

// back tells a part of the story at ten o'clock of a day of the past.
func (s *story) back(days int, tell func()) {
	now := s.store
	s.store = s.then(s.instant(days, 10, 0))
	tell()
	s.store = now
}

// first tells the first committee: convened, held and closed. It adopts the
// règlement intérieur, which it already follows, and the colleges.
func (s *story) first(c governance.Actor, body governance.CommitteeID) governance.MeetingID {
	s.ruled(c, body)
	id := s.convened(c, body, s.instant(firstConvened, 9, 0), governance.MeetingPlan{
		Date: s.ago(firstCommittee), Start: "14:00", End: "15:30", Place: placeSicoval,
	}, []governance.ItemDraft{
		{Title: itemRules, Kind: string(governance.ItemDecision), Minutes: "40", Rapporteur: givenChair, Draft: draftRules},
		{Title: itemColleges, Kind: string(governance.ItemDecision), Minutes: "30", Rapporteur: givenCoordinator, Draft: draftColleges},
		{Title: itemCalendar, Kind: string(governance.ItemInformation), Minutes: "10"},
	})
	began := s.instant(firstCommittee, firstHour, 0)
	if a := s.doing(c); s.err == nil {
		s.try(s.then(began).OpenMeeting(s.ctx, a, id, time.Time{}))
	}
	s.arrivals(c, id, began)
	s.decide(c, id, 0, governance.PublicBallot, began.Add(30*time.Minute))
	s.decide(c, id, 1, governance.ConsensusBallot, began.Add(70*time.Minute))
	if a := s.doing(c); s.err == nil {
		s.try(s.then(began.Add(committeeLength)).CloseMeeting(s.ctx, a, id, time.Time{}))
	}
	return id
}

// ruled gives the body the rules of the story: quorum of a half, casting vote,
// one proxy.
func (s *story) ruled(c governance.Actor, body governance.CommitteeID) {
	a := s.doing(c)
	if s.err != nil {
		return
	}
	rules, err := s.store.RuleSet(s.ctx, c, body)
	s.try(err)
	if err == nil && rules.Version == 0 {
		s.try(s.then(s.instant(firstConvened+1, 10, 0)).SetRuleSet(s.ctx, a, body, 0, governance.ProfileRules(governance.CRPA).Form()))
	}
}

// arrivals seats who came, a minute apart, and the secretary.
func (s *story) arrivals(c governance.Actor, id governance.MeetingID, began time.Time) {
	if s.err != nil {
		return
	}
	room, err := s.store.Room(s.ctx, c, id)
	s.try(err)
	for i, name := range heldFirst {
		s.arrives(c, id, placeOf(room, name), began.Add(time.Duration(i/3)*time.Minute))
	}
	for _, p := range room.Places {
		if len(p.People) > 0 && p.People[0].PersonID == c.PersonID {
			s.arrives(c, id, p, began)
		}
	}
}

// arrives seats whoever holds a place.
func (s *story) arrives(c governance.Actor, id governance.MeetingID, place model.RoomPlace, at time.Time) {
	a := s.doing(c)
	if s.err != nil || len(place.People) == 0 {
		return
	}
	_, err := s.then(at).RecordArrival(s.ctx, a, model.Arrival{
		MeetingID: id, SeatID: place.SeatID, PersonID: place.People[0].PersonID, Remote: place.Organization == orgState,
	})
	s.try(err)
}

// placeOf finds the voting seat of an organisation.
func placeOf(room model.RoomRecord, organization string) model.RoomPlace {
	for _, p := range room.Places {
		if p.Organization == organization && p.Voting {
			return p
		}
	}
	return model.RoomPlace{}
}

// decide takes the nth decision of a meeting, everyone being for.
func (s *story) decide(c governance.Actor, id governance.MeetingID, n int, kind governance.BallotKind, at time.Time) {
	if s.err != nil {
		return
	}
	past := s.then(at)
	room, err := s.store.Room(s.ctx, c, id)
	s.try(err)
	if s.err != nil || n >= len(room.Agenda) {
		return
	}
	item := room.Agenda[n]
	if a := s.doing(c); n > 0 {
		s.try(past.CallItem(s.ctx, a, id, item.ID))
	}
	a := s.doing(c)
	b, err := past.OpenBallot(s.ctx, a, id, governance.Ballot{ItemID: item.ID, Kind: kind, Motion: item.Draft}, time.Time{})
	s.try(err)
	if kind == governance.PublicBallot {
		s.allFor(c, id, b, room, at)
	}
	if a := s.doing(c); s.err == nil {
		s.try(past.CloseBallot(s.ctx, a, id, b, governance.Count{}, time.Time{}))
	}
	if a := s.doing(c); s.err == nil {
		_, err := past.AdoptDecision(s.ctx, a, model.Adoption{MeetingID: id, BallotID: b, OwnerID: s.people(c)[givenCoordinator]})
		s.try(err)
	}
}

// allFor records the voice of everyone who may vote.
func (s *story) allFor(c governance.Actor, id governance.MeetingID, b governance.BallotID, room model.RoomRecord, at time.Time) {
	for _, v := range room.At(at, 0).Voices() {
		if a := s.doing(c); s.err == nil {
			s.try(s.then(at).CastVote(s.ctx, a, id, governance.Vote{BallotID: b, SeatID: v.SeatID, Choice: governance.VoteFor}))
		}
	}
}
