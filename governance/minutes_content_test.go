package governance

import (
	"encoding/json"
	"os"
	"testing"
	"time"
)

// meetingOfSicoval is the second committee of the demonstration, on 3 December 2026.
func meetingOfSicoval(t *testing.T) MinutesContent {
	t.Helper()
	raw, err := os.ReadFile("testdata/minutes.json")
	if err != nil {
		t.Fatal(err)
	}
	var c MinutesContent
	if err := json.Unmarshal(raw, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestF3TheTableOfCommitmentsNeverMixesCashAndInKind(t *testing.T) {
	money := meetingOfSicoval(t).Money
	for inKind, want := range map[bool]MinutesTotal{
		false: {Announced: 3_230_000 * Euro, Firm: 120_000 * Euro, Unconfirmed: 30_000 * Euro},
		true:  {Announced: 18_000 * Euro, Firm: 18_000 * Euro},
	} {
		if got := money.Total(inKind); got != want {
			t.Errorf("in kind %v: %+v, want %+v", inKind, got, want)
		}
	}
}

func TestF12WhatIsLeftToFinanceCountsFirmCashOnly(t *testing.T) {
	money := *meetingOfSicoval(t).Money
	if got := money.Remaining(); got != 3_110_000*Euro {
		t.Errorf("after decision 005: %d, want 3 110 000 €", got/Euro)
	}
	before := money
	before.Unallocated = 40_000 * Euro
	before.Gaps = []MinutesGap{
		{Cost: 3_000_000 * Euro},
		{Cost: 160_000 * Euro, Firm: 80_000 * Euro},
		{Cost: 55_000 * Euro},
		{Cost: 15_000 * Euro},
		{Cost: 18_000 * Euro, Firm: 0, InKind: true},
	}
	if got := before.Remaining(); got != 3_110_000*Euro {
		t.Errorf("before decision 005: 3 150 000 less 40 000 not allocated yet, got %d", got/Euro)
	}
}

func TestC7TheDecisionLogIsAPartOfTheMinutes(t *testing.T) {
	whole := meetingOfSicoval(t)
	log := whole.DecisionLog()
	want := MinutesCounts{Present: 5, Remote: 1, Represented: 1, Proxies: 1, Excused: 2, Absent: 2, Guests: 2}
	if log.Attendance.Counts == nil || *log.Attendance.Counts != want {
		t.Errorf("counts %+v, want %+v", log.Attendance.Counts, want)
	}
	if log.Header.Title != "Relevé de décisions" || log.Header.Kind != DecisionLog || log.Header.Meeting != 2 {
		t.Errorf("header %+v", log.Header)
	}
	if len(log.Decisions) != 4 || len(log.Tasks) != 3 || log.NextMeeting == nil || log.BudgetNotice == "" || log.Quorum != whole.Quorum {
		t.Errorf("a part is missing: %+v", log)
	}
	names := len(log.Attendance.Present) + len(log.Attendance.Proxies) + len(log.Decisions[0].Votes)
	if names > 0 || log.Chair != nil || log.Convocation != nil || log.Agenda != nil || log.Money != nil || log.Reservations != nil || log.Annexes != nil {
		t.Errorf("a part is too many: %+v", log)
	}
	if len(whole.Decisions[0].Votes) != 7 || whole.Attendance.Counts != nil || whole.Header.Kind != SummaryMinutes {
		t.Error("the minutes that the log is taken from have changed")
	}
	if twice := log.DecisionLog(); *twice.Attendance.Counts != want {
		t.Errorf("a log of a log counts %+v", twice.Attendance.Counts)
	}
}

func TestC7MinutesRecordedLaterSaySoInTheDecisionLogToo(t *testing.T) {
	whole := meetingOfSicoval(t)
	entered := InstantOf(closing.AddDate(0, 0, 3), paris)
	whole.RecordedLater, whole.RecordedLaterOn = true, &entered
	if log := whole.DecisionLog(); !log.RecordedLater || log.RecordedLaterOn.Local != "dimanche 6\u00a0décembre 2026 à 16\u00a0h\u00a030" {
		t.Errorf("%+v", log.RecordedLaterOn)
	}
}

func TestInstantsAreWrittenInTheZoneOfTheCoordination(t *testing.T) {
	reunion := time.FixedZone("Indian/Reunion", 4*3600)
	at := time.Date(2026, 11, 30, 21, 5, 0, 0, time.UTC)
	if got := InstantOf(at, reunion); got.Local != "mardi 1er\u00a0décembre 2026 à 1\u00a0h\u00a005" || got.UTC != "2026-11-30T21:05:00Z" {
		t.Errorf("%+v", got)
	}
	if got := HourOf(at, paris); got.Local != "22\u00a0h\u00a005" {
		t.Errorf("%+v", got)
	}
	if (InstantOf(time.Time{}, paris) != MinutesInstant{}) || (HourOf(time.Time{}, paris) != MinutesInstant{}) {
		t.Error("the zero time is an instant")
	}
}

func TestC8TheMentionOfApproval(t *testing.T) {
	for _, tt := range []struct {
		approval MinutesApproval
		want     string
	}{
		{MinutesApproval{TacitApproval, "2026-12-18", ""}, "Approuvé tacitement le 18\u00a0décembre 2026, faute de remarque dans le délai prévu."},
		{MinutesApproval{VotedApproval, "2027-03-11", "CS-2027-001"}, "Approuvé en séance le 11\u00a0mars 2027 (décision CS-2027-001)."},
		{MinutesApproval{VotedApproval, "2027-03-11", ""}, "Approuvé en séance le 11\u00a0mars 2027."},
	} {
		if got := tt.approval.Words(); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

func TestC9ADocumentIsNamedInTheStatement(t *testing.T) {
	got := meetingOfSicoval(t).DecisionLog().Header.Words()
	if got != "le relevé de décisions de la séance n°\u00a02 du 3\u00a0décembre 2026 (Comité stratégique, Sicoval)" {
		t.Error(got)
	}
}
