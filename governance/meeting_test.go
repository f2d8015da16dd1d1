package governance

import (
	"testing"
	"time"
)

func TestC7AMeetingClimbsItsLadderAndNeverGoesBack(t *testing.T) {
	states := []MeetingState{
		MeetingDraft, MeetingConvened, MeetingOpen, MeetingSuspended, MeetingClosed, MeetingArchived, MeetingCancelled,
	}
	allowed := map[MeetingState]map[MeetingState]bool{
		MeetingDraft:     {MeetingConvened: true, MeetingCancelled: true},
		MeetingConvened:  {MeetingOpen: true, MeetingCancelled: true},
		MeetingOpen:      {MeetingSuspended: true, MeetingClosed: true},
		MeetingSuspended: {MeetingOpen: true, MeetingClosed: true},
		MeetingClosed:    {MeetingArchived: true},
	}
	now := time.Date(2026, 12, 3, 13, 0, 0, 0, time.UTC)
	for _, from := range states {
		for _, to := range states {
			got, err := Meeting{State: from}.To(to, now)
			if allowed[from][to] != (err == nil) {
				t.Errorf("%s to %s: %v", from, to, err)
			}
			if err == nil && got.State != to || err != nil && (got.State != from || CodeOf(err) != Conflict) {
				t.Errorf("%s to %s became %s (%v)", from, to, got.State, err)
			}
		}
	}
}

func TestC7EachStepKeepsItsInstant(t *testing.T) {
	now := time.Date(2026, 12, 3, 13, 0, 0, 0, time.UTC)
	m := Meeting{State: MeetingDraft}
	for i, to := range []MeetingState{MeetingConvened, MeetingOpen, MeetingSuspended, MeetingOpen, MeetingClosed} {
		var err error
		if m, err = m.To(to, now.Add(time.Duration(i)*time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	if !m.ConvenedAt.Equal(now) || !m.OpenedAt.Equal(now.Add(time.Hour)) || !m.ClosedAt.Equal(now.Add(4*time.Hour)) {
		t.Errorf("got %+v", m) // opened again after a pause, it keeps its first hour
	}
}

func TestAMeetingIsTypedInTheZoneOfItsCoordination(t *testing.T) {
	reunion, err := time.LoadLocation("Indian/Reunion")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		rule       string
		zone       *time.Location
		date, hour string
		want       string // in UTC
		field      string
	}{
		{"winter in Paris", zoneOfParis(t), "2026-12-03", "14:00", "2026-12-03T13:00:00Z", ""},
		{"summer in Paris, as French people write", zoneOfParis(t), "3/6/2026", "14 h 30", "2026-06-03T12:30:00Z", ""},
		{"an hour alone", zoneOfParis(t), "2026-12-03", "9h", "2026-12-03T08:00:00Z", ""},
		{"an hour with a narrow space", zoneOfParis(t), "2026-12-03", "14\u202fh\u00a005", "2026-12-03T13:05:00Z", ""},
		{"La Réunion is four hours ahead", reunion, "2026-12-03", "14:00", "2026-12-03T10:00:00Z", ""},
		{"summer time skips 2 h 30", zoneOfParis(t), "2026-03-29", "2:30", "", "start"},
		{"winter time has 2 h 30 twice: the first", zoneOfParis(t), "2026-10-25", "2:30", "2026-10-25T00:30:00Z", ""},
		{"25 h is no hour", zoneOfParis(t), "2026-12-03", "25:00", "", "start"},
		{"14 h 60 is no hour", zoneOfParis(t), "2026-12-03", "14:60", "", "start"},
		{"no hour", zoneOfParis(t), "2026-12-03", "", "", "start"},
		{"no date", zoneOfParis(t), "", "14:00", "", "date"},
		{"31 November", zoneOfParis(t), "2026-11-31", "14:00", "", "date"},
	} {
		m, err := PlanMeeting(Meeting{State: MeetingDraft}, MeetingPlan{Date: tt.date, Start: tt.hour}, tt.zone)
		if tt.field != "" {
			if p := ProblemsOf(err); len(p) != 1 || p[0].Field != tt.field {
				t.Errorf("%s: %v", tt.rule, err)
			}
			continue
		}
		if got := m.StartsAt.Format(time.RFC3339); err != nil || got != tt.want {
			t.Errorf("%s: %s (%v), want %s", tt.rule, got, err, tt.want)
		}
	}
}

func TestAPlanIsRefusedAtTheFieldAtFault(t *testing.T) {
	good := MeetingPlan{Title: "Séance", Date: "2026-12-03", Start: "14:00", End: "16:00", Link: "https://visio.exemple.fr/a"}
	for _, tt := range []struct {
		rule   string
		state  MeetingState
		change func(*MeetingPlan)
		code   Code
		field  string
	}{
		{"all is well", MeetingDraft, func(*MeetingPlan) {}, "", ""},
		{"a convened meeting moves too", MeetingConvened, func(*MeetingPlan) {}, "", ""},
		{"an open one does not", MeetingOpen, func(*MeetingPlan) {}, Conflict, ""},
		{"it ends before it starts", MeetingDraft, func(p *MeetingPlan) { p.End = "13:00" }, Invalid, "end"},
		{"it ends as it starts", MeetingDraft, func(p *MeetingPlan) { p.End = "14 h" }, Invalid, "end"},
		{"a title holds no amount", MeetingDraft, func(p *MeetingPlan) { p.Title = "Affecter 40 k€" }, Invalid, "title"},
		{"a link is an address of the web", MeetingDraft, func(p *MeetingPlan) { p.Link = "javascript:alert(1)" }, Invalid, "link"},
		{"a link shows no password", MeetingDraft, func(p *MeetingPlan) { p.Link = "https://a:b@exemple.fr" }, Invalid, "link"},
		{"the chair is not the secretary", MeetingDraft, func(p *MeetingPlan) { p.ChairID, p.SecretaryID = 3, 3 }, Invalid, "secretary"},
	} {
		p := good
		tt.change(&p)
		_, err := PlanMeeting(Meeting{State: tt.state}, p, zoneOfParis(t))
		field := ""
		if problems := ProblemsOf(err); len(problems) > 0 {
			field = problems[0].Field
		}
		if CodeOf(err) != tt.code || field != tt.field {
			t.Errorf("%s: %v on %q", tt.rule, err, field)
		}
	}
}

func zoneOfParis(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}
