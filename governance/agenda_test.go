package governance

import (
	"strings"
	"testing"
	"time"
)

func TestAnItemIsReadOrRefusedAtItsField(t *testing.T) {
	share := ShareDraft{CommitmentID: 5, ActionID: 3, Amount: "25 000"}
	for _, tt := range []struct {
		rule  string
		draft ItemDraft
		field string
	}{
		{"information is enough", ItemDraft{Title: "Ouverture", Kind: "information"}, ""},
		{"a decision on the pool", ItemDraft{Title: "Fonds commun", Kind: "decision", Shares: []ShareDraft{share}}, ""},
		{"an empty row is no share", ItemDraft{Title: "Fonds commun", Kind: "decision", Shares: []ShareDraft{{}, share}}, ""},
		{"no title", ItemDraft{Title: " ", Kind: "debate"}, "title"},
		{"a title too long", ItemDraft{Title: strings.Repeat("é", 201), Kind: "debate"}, "title"},
		{"no kind", ItemDraft{Title: "Ouverture"}, "kind"},
		{"minutes in words", ItemDraft{Title: "Ouverture", Kind: "debate", Minutes: "dix"}, "minutes"},
		{"601 minutes", ItemDraft{Title: "Ouverture", Kind: "debate", Minutes: "601"}, "minutes"},
		{"minus one minute", ItemDraft{Title: "Ouverture", Kind: "debate", Minutes: "-1"}, "minutes"},
		{"a debate approves no diagnostic (D4)", ItemDraft{Title: "Diagnostic", Kind: "debate", DiagnosticID: 1}, "kind"},
		{"a debate approves no programme (F18)", ItemDraft{Title: "Programme", Kind: "debate", Programme: true}, "kind"},
		{"a debate gives no money (F10)", ItemDraft{Title: "Fonds", Kind: "debate", Shares: []ShareDraft{share}}, "kind"},
		{"an amount without commitment", ItemDraft{Title: "Fonds", Kind: "decision", Shares: []ShareDraft{{ActionID: 3, Amount: "1"}}}, "commitment-1"},
		{"an amount without action", ItemDraft{Title: "Fonds", Kind: "decision", Shares: []ShareDraft{share, {CommitmentID: 5, Amount: "1"}}}, "action-2"},
		{"no amount", ItemDraft{Title: "Fonds", Kind: "decision", Shares: []ShareDraft{{CommitmentID: 5, ActionID: 3}}}, "amount-1"},
		{"zero euros", ItemDraft{Title: "Fonds", Kind: "decision", Shares: []ShareDraft{{CommitmentID: 5, ActionID: 3, Amount: "0"}}}, "amount-1"},
	} {
		_, shares, err := ParseItem(tt.draft)
		field := ""
		if p := ProblemsOf(err); len(p) > 0 {
			field = p[0].Field
		}
		if field != tt.field {
			t.Errorf("%s: %v on %q", tt.rule, err, field)
		}
		if err == nil && len(tt.draft.Shares) > 0 && (len(shares) != 1 || shares[0].Amount != 25_000*Euro) {
			t.Errorf("%s: %+v", tt.rule, shares)
		}
	}
}

func TestC1WhatWasSentIsFrozen(t *testing.T) {
	for _, state := range []MeetingState{MeetingConvened, MeetingOpen, MeetingSuspended, MeetingClosed, MeetingArchived, MeetingCancelled} {
		if err := EditAgenda(Meeting{State: state}); CodeOf(err) != Conflict {
			t.Errorf("%s: %v", state, err)
		}
	}
	if err := MayAddItem(Meeting{State: MeetingDraft}, 59, 1); err != nil {
		t.Errorf("the sixtieth item: %v", err)
	}
	if err := MayAddItem(Meeting{State: MeetingDraft}, 60, 1); CodeOf(err) != Conflict {
		t.Errorf("one more than sixty: %v", err)
	}
}

func TestAnAgendaThatPassesThePlannedEndSaysByHowMuch(t *testing.T) {
	start := time.Date(2026, 12, 3, 13, 0, 0, 0, time.UTC)
	items := []AgendaItem{{Minutes: 45}, {Minutes: 0}, {Minutes: 30}}
	for _, tt := range []struct {
		end  time.Time
		want time.Duration
	}{
		{start.Add(75 * time.Minute), 0},
		{start.Add(60 * time.Minute), 15 * time.Minute},
		{time.Time{}, 0},
	} {
		if got := Overrun(Meeting{StartsAt: start, EndsAt: tt.end}, items); got != tt.want {
			t.Errorf("ending at %v: %v, want %v", tt.end, got, tt.want)
		}
	}
}

func TestTheReadyAgendaIsAWholeMeeting(t *testing.T) {
	if n := len(ModelItems(false, false)); n != 11 { // the eleven points of the model
		t.Errorf("%d items", n)
	}
	if n := len(ModelItems(true, false)); n != 9 { // the first meeting has nothing past to approve
		t.Errorf("%d items", n)
	}
	for _, i := range ModelItems(false, true) {
		if i.Title == "" || i.Kind.Label() == "" || i.Minutes == 0 {
			t.Errorf("%+v", i)
		}
	}
}
