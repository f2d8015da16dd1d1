package governance

import (
	"testing"
	"time"
)

// P5: a coordinator proposes that two people with accounts are one.
func TestOnlyTwoPeopleWithAccountsAreProposedToBeOne(t *testing.T) {
	for _, tt := range []struct {
		rule string
		a, b Paired
		want Code
	}{
		{"two accounts", Paired{1, true}, Paired{2, true}, ""},
		{"nobody chosen", Paired{1, true}, Paired{}, Invalid},
		{"one person already", Paired{1, true}, Paired{1, true}, Conflict},
		{"a card without account is invited instead", Paired{1, true}, Paired{2, false}, Conflict},
		{"from a card without account", Paired{1, false}, Paired{2, true}, Conflict},
	} {
		if got := CodeOf(ProposePairing(tt.a, tt.b)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.rule, got, tt.want)
		}
	}
}

// P5: what is proposed happens only to whoever holds both accounts.
func TestAPairingIsFinishedOnlyByWhoHoldsBothAccounts(t *testing.T) {
	start := time.Date(2026, 12, 3, 13, 0, 0, 0, time.UTC)
	proposed := Pairing{PersonID: 1, OtherID: 2, CreatedAt: start, ExpiresAt: start.Add(PairingLife)}
	begun := proposed
	begun.BegunBy, begun.BegunAt = 1, start
	closed := begun
	closed.ClosedAt, closed.Outcome = start, PairingDeclined
	both := Proof{Who: 2, SameBrowser: true, Confirmed: true}
	for _, tt := range []struct {
		rule    string
		pairing Pairing
		proof   Proof
		after   time.Duration
		want    Code
	}{
		{"the other account, same browser, confirmed", begun, both, time.Minute, ""},
		{"a second before the quarter of an hour is over", begun, both, PairingHold - time.Second, ""},
		{"at the end of the quarter of an hour", begun, both, PairingHold, Conflict},
		{"not begun", proposed, both, time.Minute, Conflict},
		{"by the account that began: the other is not proved", begun, Proof{1, true, true}, time.Minute, Conflict},
		{"in another browser: a victim was told to confirm", begun, Proof{2, false, true}, time.Minute, Conflict},
		{"without the box ticked", begun, Proof{2, true, false}, time.Minute, Invalid},
		{"by somebody else", begun, Proof{3, true, true}, time.Minute, NotFound},
		{"by nobody", begun, Proof{0, true, true}, time.Minute, NotFound},
		{"declined before", closed, both, time.Minute, Conflict},
		{"expired", begun, both, PairingLife, Conflict},
	} {
		got, err := tt.pairing.Finish(tt.proof, start.Add(tt.after))
		if CodeOf(err) != tt.want {
			t.Errorf("%s: %v, want %q", tt.rule, err, tt.want)
		}
		if done := got.Outcome == PairingDone; done != (tt.want == "") {
			t.Errorf("%s: outcome %q", tt.rule, got.Outcome)
		}
	}
}

func TestAPairingBeginsAndEndsByThoseItIsAbout(t *testing.T) {
	start := time.Date(2026, 12, 3, 13, 0, 0, 0, time.UTC)
	p := Pairing{PersonID: 1, OtherID: 2, ExpiresAt: start.Add(PairingLife)}
	for who, want := range map[PersonID]Code{1: "", 2: "", 3: NotFound, 0: NotFound} {
		begun, err := p.Begin(who, start)
		if CodeOf(err) != want || want == "" && begun.BegunBy != who {
			t.Errorf("%d begins: %v", who, err)
		}
		if _, err := p.Decline(who, start); CodeOf(err) != want {
			t.Errorf("%d declines: %v", who, err)
		}
	}
	closed, err := p.Withdraw(start)
	if err != nil || closed.Outcome != PairingWithdrawn {
		t.Errorf("withdrawn: %+v, %v", closed, err)
	}
	if _, err := closed.Begin(1, start); CodeOf(err) != Conflict {
		t.Errorf("begun once withdrawn: %v", err)
	}
	if _, err := p.Begin(1, p.ExpiresAt); CodeOf(err) != Conflict {
		t.Errorf("begun at its expiry: %v", err)
	}
}

// One person is on a seat once, whatever account they log in with.
func TestTwoOnOneSeatAreNotMadeOne(t *testing.T) {
	on := func(seat SeatID, from, to Date) []Mandate {
		return []Mandate{{SeatID: seat, StartsOn: from, EndsOn: to}}
	}
	for _, tt := range []struct {
		rule string
		a, b []Mandate
		want Code
	}{
		{"no mandate", nil, nil, ""},
		{"two seats", on(1, "2026-01-01", ""), on(2, "2026-01-01", ""), ""},
		{"one seat, one after the other", on(1, "2026-01-01", "2026-06-30"), on(1, "2026-07-01", ""), ""},
		{"one seat, one day in common", on(1, "2026-01-01", "2026-07-01"), on(1, "2026-07-01", ""), Conflict},
	} {
		if got := CodeOf(Unite(tt.a, tt.b)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.rule, got, tt.want)
		}
	}
}

func TestTheAccountInUseIsNotDetached(t *testing.T) {
	if CodeOf(DetachAccount(7, 7)) != Conflict || DetachAccount(7, 8) != nil {
		t.Error("an account in use was detached, or another was kept")
	}
}
