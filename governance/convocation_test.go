package governance

import (
	"strings"
	"testing"
	"time"
)

// ready is a draft that can be convened, on 3 December 2026 at 14:00 in Paris.
func ready() Meeting {
	return Meeting{
		State: MeetingDraft, StartsAt: time.Date(2026, 12, 3, 13, 0, 0, 0, time.UTC), Place: "Salle du conseil",
		ChairID: 1, SecretaryID: 2,
	}
}

func TestC1TheNoticeIsCountedInCivilDaysOfTheCoordination(t *testing.T) {
	for _, tt := range []struct {
		rule   string
		now    string
		reason string
		days   int
		code   Code
	}{
		{"nine days before", "2026-11-24T09:00:00Z", "", 9, ""},
		{"five days before, in the morning", "2026-11-28T00:00:00Z", "", 5, ""},
		{"five days before, at 23:59 in Paris, less than 110 hours ahead", "2026-11-28T22:59:00Z", "", 5, ""},
		{"four days before, just after midnight in Paris, still the 28th in UTC", "2026-11-28T23:01:00Z", "", 4, Invalid},
		{"four days before, urgent", "2026-11-29T12:00:00Z", "Les crédits tombent le 5 décembre", 4, ""},
		{"the same day, urgent", "2026-12-03T12:59:00Z", "Un financeur attend", 0, ""},
		{"the same day, a blank is no reason", "2026-12-03T12:59:00Z", " ", 0, Invalid},
		{"once it should have begun, urgency changes nothing", "2026-12-03T13:00:00Z", "Urgent", 0, Conflict},
		{"a reason too long", "2026-12-01T12:00:00Z", strings.Repeat("é", 501), 2, Invalid},
	} {
		now, err := time.Parse(time.RFC3339, tt.now)
		if err != nil {
			t.Fatal(err)
		}
		m, err := Convene(ready(), 1, ProfileRules(CRPA), zoneOfParis(t), now, tt.reason)
		if CodeOf(err) != tt.code {
			t.Errorf("%s: %v", tt.rule, err)
		}
		if n := NoticeOf(ready(), ProfileRules(CRPA), zoneOfParis(t), now); n.Days != tt.days || n.Deadline != "2026-11-28" {
			t.Errorf("%s: %+v", tt.rule, n)
		}
		if err == nil && (m.State != MeetingConvened || !m.ConvenedAt.Equal(now) || (m.UrgencyReason != "") != (tt.days < 5)) {
			t.Errorf("%s: %+v", tt.rule, m)
		}
	}
}

func TestC1TheReasonOfAnUrgencyIsKeptOnlyWhenThereIsOne(t *testing.T) {
	early := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	m, err := Convene(ready(), 1, ProfileRules(CRPA), zoneOfParis(t), early, "Au cas où")
	if err != nil || m.UrgencyReason != "" {
		t.Errorf("%q, %v", m.UrgencyReason, err)
	}
}

func TestC1TheNoticeOfTheRuleSetCounts(t *testing.T) {
	now := time.Date(2026, 12, 3, 9, 0, 0, 0, time.UTC)
	none, month := ProfileRules(CRPA), ProfileRules(CRPA)
	none.NoticeDays, month.NoticeDays = 0, 30
	if _, err := Convene(ready(), 1, none, zoneOfParis(t), now, ""); err != nil {
		t.Errorf("no notice is asked: %v", err)
	}
	_, err := Convene(ready(), 1, month, zoneOfParis(t), now.AddDate(0, 0, -29), "")
	if CodeOf(err) != Invalid || !strings.Contains(err.Error(), "30\u00a0jours") || !strings.Contains(err.Error(), "3\u00a0novembre 2026") {
		t.Errorf("29 days of 30: %v", err)
	}
}

func TestWhatIsNotReadyIsNotSent(t *testing.T) {
	early := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	for rule, change := range map[string]func(*Meeting) int{
		"an empty agenda":          func(*Meeting) int { return 0 },
		"no place and no link":     func(m *Meeting) int { m.Place = ""; return 1 },
		"nobody presides":          func(m *Meeting) int { m.ChairID = 0; return 1 },
		"nobody keeps the minutes": func(m *Meeting) int { m.SecretaryID = 0; return 1 },
		"already sent":             func(m *Meeting) int { m.State = MeetingConvened; return 1 },
		"called off":               func(m *Meeting) int { m.State = MeetingCancelled; return 1 },
	} {
		m := ready()
		items := change(&m)
		if _, err := Convene(m, items, ProfileRules(CRPA), zoneOfParis(t), early, ""); CodeOf(err) != Conflict {
			t.Errorf("%s: %v", rule, err)
		}
	}
	m := ready()
	m.Place, m.Link = "", "https://visio.exemple.fr"
	if _, err := Convene(m, 1, ProfileRules(CRPA), zoneOfParis(t), early, ""); err != nil {
		t.Errorf("a link is a place: %v", err)
	}
}

func TestAConvenedMeetingThatMovesIsANewVersionOfItsEvent(t *testing.T) {
	now := time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC) // three days before
	before := ready()
	before.State, before.ConvenedAt = MeetingConvened, now.AddDate(0, 0, -6)
	for _, tt := range []struct {
		rule     string
		change   func(*Meeting)
		reason   string
		sequence int
		code     Code
	}{
		{"nothing moves", func(*Meeting) {}, "", 0, ""},
		{"another chair moves nothing", func(m *Meeting) { m.ChairID = 9 }, "", 0, ""},
		{"another room", func(m *Meeting) { m.Place = "Salle B" }, "", 1, ""},
		{"no room any more", func(m *Meeting) { m.Place = "" }, "", 1, Invalid},
		{"a later day, in time", func(m *Meeting) { m.StartsAt = m.StartsAt.AddDate(0, 0, 7) }, "", 1, ""},
		{"an hour later, too late to say", func(m *Meeting) { m.StartsAt = m.StartsAt.Add(time.Hour) }, "", 1, Invalid},
		{"an hour later, urgent", func(m *Meeting) { m.StartsAt = m.StartsAt.Add(time.Hour) }, "La salle est prise", 1, ""},
		{"a day that is past", func(m *Meeting) { m.StartsAt = now.AddDate(0, 0, -1) }, "Urgent", 1, Invalid},
	} {
		after := before
		tt.change(&after)
		got, err := Reconvene(before, after, ProfileRules(CRPA), zoneOfParis(t), now, tt.reason)
		if CodeOf(err) != tt.code || got.Sequence != tt.sequence {
			t.Errorf("%s: sequence %d, %v", tt.rule, got.Sequence, err)
		}
	}
}

func TestC7AMeetingIsCalledOffBeforeItOpens(t *testing.T) {
	now := time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	for state, sequence := range map[MeetingState]int{MeetingDraft: 0, MeetingConvened: 1} {
		got, err := Cancel(Meeting{State: state}, now)
		if err != nil || got.State != MeetingCancelled || got.Sequence != sequence || !got.CancelledAt.Equal(now) {
			t.Errorf("%s: %+v, %v", state, got, err)
		}
	}
	for _, state := range []MeetingState{MeetingOpen, MeetingSuspended, MeetingClosed, MeetingArchived, MeetingCancelled} {
		if _, err := Cancel(Meeting{State: state}, now); CodeOf(err) != Conflict {
			t.Errorf("%s: %v", state, err)
		}
	}
}

func TestARepliesUntilTheMeetingOpens(t *testing.T) {
	now := time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		rule  string
		state MeetingState
		kind  MandateKind
		reply Reply
		code  Code
	}{
		{"a holder comes", MeetingConvened, Holder, ReplyPresent, ""},
		{"an alternate comes from afar", MeetingConvened, Alternate, ReplyRemote, ""},
		{"a holder gives a proxy", MeetingConvened, Holder, ReplyProxy, ""},
		{"an alternate gives none (C3)", MeetingConvened, Alternate, ReplyProxy, Invalid},
		{"an unknown word", MeetingConvened, Holder, "perhaps", Invalid},
		{"no word", MeetingConvened, Holder, "", Invalid},
		{"before the convocation", MeetingDraft, Holder, ReplyPresent, Conflict},
		{"once it is open", MeetingOpen, Holder, ReplyPresent, Conflict},
		{"once it is called off", MeetingCancelled, Holder, ReplyPresent, Conflict},
	} {
		c, err := Convocation{Kind: tt.kind}.Answer(Meeting{State: tt.state}, tt.reply, now)
		if CodeOf(err) != tt.code || err == nil && (c.Reply != tt.reply || !c.RepliedAt.Equal(now)) {
			t.Errorf("%s: %+v, %v", tt.rule, c, err)
		}
	}
}

func TestAConvocationIsHandedOverOnce(t *testing.T) {
	now := time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	c, err := Convocation{}.HandOver(Meeting{State: MeetingConvened}, now)
	if err != nil || !c.SentAt.Equal(now) {
		t.Errorf("%+v, %v", c, err)
	}
	if _, err := c.HandOver(Meeting{State: MeetingConvened}, now); CodeOf(err) != Conflict {
		t.Errorf("twice: %v", err)
	}
	if _, err := (Convocation{}).HandOver(Meeting{State: MeetingDraft}, now); CodeOf(err) != Conflict {
		t.Errorf("before it is sent: %v", err)
	}
}
