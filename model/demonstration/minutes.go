package demonstration

import (
	"time"

	"ctin/governance"
	"ctin/model"
)

// The minutes of the first committee, in days before today: circulated, ten
// days to answer, approved by silence, then signed and sealed.
const (
	firstWritten    = 68
	firstCirculated = 66
	firstApproved   = 55
	firstSealed     = 51
)

// minutes tells what became of the first committee: its decision log was
// signed and sealed the same evening, its minutes a fortnight later.
func (s *story) minutes(c governance.Actor, id governance.MeetingID) {
	evening := s.instant(firstCommittee, firstHour, 0).Add(committeeLength + 10*time.Minute)
	s.signed(id, governance.DecisionLog, evening)
	for i, text := range []string{proseRules, proseColleges, proseCalendar} {
		if a := s.doing(c); s.err == nil {
			_, err := s.then(s.instant(firstWritten, 9, i)).SaveProse(s.ctx, a, model.Prose{MeetingID: id, Item: i + 1, Body: text})
			s.try(err)
		}
	}
	if a := s.doing(c); s.err == nil {
		s.try(s.then(s.instant(firstCirculated, 9, 0)).CirculateMinutes(s.ctx, a, id))
	}
	if a := s.doing(c); s.err == nil {
		s.try(s.then(s.instant(firstApproved, 9, 0)).ApproveMinutes(s.ctx, a, id, ""))
	}
	s.signed(id, governance.SummaryMinutes, s.instant(firstSealed, 9, 0))
}

// signed lets the chair, then the secretary, sign a document, and has it sealed.
func (s *story) signed(id governance.MeetingID, kind governance.MinutesKind, at time.Time) {
	for i, key := range []string{Chair, Coordinator} {
		who := s.inside(key, governance.Slug(nameSicoval))
		a := s.doing(who)
		if s.err != nil {
			return
		}
		past := s.then(at.Add(time.Duration(i) * 4 * time.Minute))
		m, err := past.Minutes(s.ctx, who, id, kind)
		s.try(err)
		_, err = past.SignMinutes(s.ctx, a, model.MinutesSigning{
			MeetingID: id, Kind: kind, ShownHash: m.ContentHash, Confirmed: true,
			Login: governance.SigningLogin{ACR: demoACR, AMR: []string{"pwd"}, At: at.Add(-time.Hour)},
		})
		s.try(err)
	}
	s.sealed(id, kind, at.Add(6*time.Minute))
}

// sealed prints a document and has it sealed. A certificate that was made
// after the story does not seal it: the document then waits.
func (s *story) sealed(id governance.MeetingID, kind governance.MinutesKind, at time.Time) {
	who := s.inside(Coordinator, governance.Slug(nameSicoval))
	a := s.doing(who)
	if s.err != nil || s.print == nil {
		return
	}
	past := s.then(at)
	m, err := past.Minutes(s.ctx, who, id, kind)
	s.try(err)
	if s.err != nil || m.State != governance.MinutesToSeal {
		return
	}
	self, err := s.store.Self(s.ctx, who.AccountID)
	s.try(err)
	place, _ := self.Place(governance.Slug(nameSicoval))
	printed, err := s.print(place.Coordination, m)
	s.try(err)
	if s.err != nil {
		return
	}
	if err := past.IssueMinutes(s.ctx, a, printed); governance.CodeOf(err) != governance.Conflict {
		s.try(err)
	}
}

// demoACR is what the provider of the demonstration vouches for.
const demoACR = "eidas1"
