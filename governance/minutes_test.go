package governance

import (
	"slices"
	"testing"
	"time"
)

var paris = time.FixedZone("Europe/Paris", 3600)

// closing is the evening of the meeting of 3 December 2026.
var closing = time.Date(2026, 12, 3, 16, 30, 0, 0, paris)

func TestC7TheLadderOfEachKind(t *testing.T) {
	long := []MinutesState{MinutesDraft, MinutesCirculated, MinutesApproved, MinutesSigned, MinutesToSeal, MinutesSealed, MinutesSuperseded}
	short := []MinutesState{MinutesDraft, MinutesSigned, MinutesToSeal, MinutesSealed, MinutesSuperseded}
	for kind, want := range map[MinutesKind][]MinutesState{DecisionLog: short, SummaryMinutes: long, FullMinutes: long} {
		if got := kind.Ladder(); !slices.Equal(got, want) {
			t.Errorf("%s climbs %v, want %v", kind, got, want)
		}
	}
}

// steps are all the ways of leaving a state, each under the name of where it leads.
func steps(m Minutes) map[MinutesState]func() (Minutes, error) {
	return map[MinutesState]func() (Minutes, error){
		MinutesCirculated: func() (Minutes, error) { return m.Circulate(ProfileRules(CRPA), closing, paris) },
		MinutesApproved:   func() (Minutes, error) { return m.Approve(VotedApproval, closing) },
		MinutesToSeal:     m.Seal,
		MinutesSealed:     func() (Minutes, error) { return m.Sealed(closing) },
		MinutesSuperseded: func() (Minutes, error) {
			return m.Supersede(Minutes{Kind: m.Kind, State: MinutesSealed, Edition: m.Edition + 1})
		},
	}
}

func TestC7OnlyTheNextStepIsTaken(t *testing.T) {
	for _, kind := range []MinutesKind{DecisionLog, SummaryMinutes, FullMinutes} {
		for _, from := range FullMinutes.Ladder() {
			m := Minutes{Kind: kind, State: from, Edition: 1}
			for to, step := range steps(m) {
				got, err := step()
				if m.Next() == to {
					if err != nil || got.State != to {
						t.Errorf("%s: %s → %s: %s, %v", kind, from, to, got.State, err)
					}
				} else if CodeOf(err) != Conflict || got.State != from {
					t.Errorf("%s: %s → %s is accepted: %s, %v", kind, from, to, got.State, err)
				}
			}
		}
	}
}

func TestC7TheDecisionLogIsSignedWithoutCirculation(t *testing.T) {
	m, err := Minutes{Kind: DecisionLog, State: MinutesDraft, Edition: 1}.Freeze("ab")
	if err != nil || m.Signable() != nil {
		t.Fatalf("a decision log cannot be signed at closing: %v, %v", err, m.Signable())
	}
	if _, err := m.Circulate(ProfileRules(CRPA), closing, paris); CodeOf(err) != Conflict {
		t.Errorf("a decision log is circulated: %v", err)
	}
}

func TestC7ATextIsFrozenOnceAndBeforeItIsSigned(t *testing.T) {
	for _, tt := range []struct {
		rule string
		m    Minutes
		want Code
	}{
		{"a decision log at closing", Minutes{Kind: DecisionLog, State: MinutesDraft}, ""},
		{"minutes once approved", Minutes{Kind: FullMinutes, State: MinutesApproved}, ""},
		{"not a draft of minutes", Minutes{Kind: FullMinutes, State: MinutesDraft}, Conflict},
		{"not minutes in circulation", Minutes{Kind: SummaryMinutes, State: MinutesCirculated}, Conflict},
		{"not twice", Minutes{Kind: DecisionLog, State: MinutesDraft, ContentHash: "aa"}, Conflict},
		{"not after the signatures", Minutes{Kind: DecisionLog, State: MinutesSigned}, Conflict},
	} {
		got, err := tt.m.Freeze("bb")
		if CodeOf(err) != tt.want || (tt.want == "") != (got.ContentHash == "bb") {
			t.Errorf("%s: %q, %v", tt.rule, got.ContentHash, err)
		}
	}
}

func TestC7ASealedDocumentIsReplacedByALaterEditionOnly(t *testing.T) {
	m := Minutes{Kind: DecisionLog, State: MinutesSealed, Edition: 2}
	for _, tt := range []struct {
		rule string
		by   Minutes
		want Code
	}{
		{"a later edition, sealed", Minutes{Kind: DecisionLog, State: MinutesSealed, Edition: 3}, ""},
		{"the same edition", Minutes{Kind: DecisionLog, State: MinutesSealed, Edition: 2}, Conflict},
		{"a later edition not sealed yet", Minutes{Kind: DecisionLog, State: MinutesToSeal, Edition: 3}, Conflict},
		{"another kind of document", Minutes{Kind: FullMinutes, State: MinutesSealed, Edition: 3}, Conflict},
	} {
		if _, err := m.Supersede(tt.by); CodeOf(err) != tt.want {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
}

// circulated is minutes sent on 28 September 2026 at 23:30 in Paris.
func circulated(t *testing.T, rules RuleSet, zone *time.Location) Minutes {
	t.Helper()
	sent := time.Date(2026, 9, 28, 23, 30, 0, 0, paris)
	m, err := Minutes{Kind: SummaryMinutes, State: MinutesDraft, Edition: 1}.Circulate(rules, sent, zone)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestC8SilenceApprovesAfterTenDays(t *testing.T) {
	rules := ProfileRules(CRPA)
	voted := rules
	voted.TacitApproval = false
	long := rules
	long.ReservationDays = 30
	lastSecond := time.Date(2026, 10, 8, 23, 59, 59, 0, paris)
	for _, tt := range []struct {
		rule         string
		rules        RuleSet
		reservations int
		now          time.Time
		want         ApprovalStep
	}{
		{"the tenth day is still open", rules, 0, lastSecond, AwaitsReservations},
		{"the eleventh is not", rules, 0, lastSecond.Add(time.Second), AwaitsTacit},
		{"a reservation needs a vote", rules, 1, lastSecond.Add(time.Second), AwaitsMeeting},
		{"a body that wants a vote has one", voted, 0, lastSecond.Add(time.Second), AwaitsMeeting},
		{"a body may give thirty days", long, 0, lastSecond.Add(time.Second), AwaitsReservations},
	} {
		m := circulated(t, tt.rules, paris)
		if got := m.Awaits(tt.rules, tt.reservations, tt.now, paris); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.rule, got, tt.want)
		}
		got, err := m.ApproveTacitly(tt.rules, tt.reservations, tt.now, paris)
		if tacit := tt.want == AwaitsTacit; (err == nil) != tacit || tacit != (got.Approval == TacitApproval) {
			t.Errorf("%s: tacit approval gives %q, %v", tt.rule, got.Approval, err)
		}
	}
}

func TestC8TheDelayIsThatOfTheCoordinationsZone(t *testing.T) {
	reunion := time.FixedZone("Indian/Reunion", 4*3600) // where it is the 29th already
	rules := ProfileRules(CRPA)
	here, there := circulated(t, rules, paris).ReservationsUntil, circulated(t, rules, reunion).ReservationsUntil
	if here != "2026-10-08" || there != "2026-10-09" {
		t.Errorf("last days %s and %s", here, there)
	}
}

func TestC8AReservationComesInTime(t *testing.T) {
	sent := circulated(t, ProfileRules(CRPA), paris)
	during, after := sent.CirculatedAt.Add(time.Hour), sent.CirculatedAt.AddDate(0, 0, 11)
	for _, tt := range []struct {
		rule  string
		m     Minutes
		text  string
		now   time.Time
		want  Code
		field string
	}{
		{"in time", sent, "Le chiffre est de 2019.", during, "", ""},
		{"too late", sent, "Le chiffre est de 2019.", after, Conflict, ""},
		{"empty", sent, "", during, Invalid, "text"},
		{"too long", sent, string(make([]rune, 5001)), during, Invalid, "text"},
		{"on a draft", Minutes{Kind: FullMinutes, State: MinutesDraft}, "x", during, Conflict, ""},
		{"on a decision log", Minutes{Kind: DecisionLog, State: MinutesSigned}, "x", during, Conflict, ""},
	} {
		err := tt.m.Reserve(tt.text, tt.now, paris)
		if CodeOf(err) != tt.want || tt.field != "" && ProblemsOf(err)[0].Field != tt.field {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
}

func TestC8ATextInCirculationMayBeTakenBack(t *testing.T) {
	m, err := circulated(t, ProfileRules(CRPA), paris).Withdraw()
	if err != nil || m.State != MinutesDraft || !m.CirculatedAt.IsZero() || m.ReservationsUntil != "" {
		t.Errorf("%+v, %v", m, err)
	}
	if _, err := (Minutes{Kind: FullMinutes, State: MinutesApproved}).Withdraw(); CodeOf(err) != Conflict {
		t.Errorf("approved minutes are taken back: %v", err)
	}
}

func TestC8TheProseOfAnItemHasALength(t *testing.T) {
	if err := CheckProse(string(make([]rune, 20000))); err != nil {
		t.Error(err)
	}
	if err := CheckProse(string(make([]rune, 20001))); err == nil || err.Field != "prose" {
		t.Errorf("20 001 characters are accepted: %v", err)
	}
}
