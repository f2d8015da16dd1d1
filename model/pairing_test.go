package model

import (
	"slices"
	"strings"
	"testing"
	"time"

	"ctin/governance"
)

// twins is a person with an account who is a member, their second account,
// which asks to join, and the proposal that a coordinator makes about them.
type twins struct {
	*house
	coordinator, first, second governance.Actor
	pairing                    governance.PairingID
}

func newTwins(t *testing.T) twins {
	t.Helper()
	h := newHouse(t)
	w := twins{house: h, coordinator: h.open("Sicoval")}
	w.first, w.second = h.newcomer("un"), h.newcomer("deux")
	h.scan(nil, `insert into memberships (coordination_id, person_id, roles, created_at) values ($1, $2, 'member', $3)`,
		w.coordinator.Coordination, w.first.PersonID, h.now)
	h.scan(nil, `insert into join_requests (coordination_id, person_id, message, created_at) values ($1, $2, 'Bonjour', $3)`,
		w.coordinator.Coordination, w.second.PersonID, h.now)
	if err := h.ProposePairing(t.Context(), w.coordinator, w.first.PersonID, w.second.PersonID); err != nil {
		t.Fatal(err)
	}
	h.scan(&w.pairing, `select id from pairings where closed_at is null`)
	return w
}

// paired begins with the first account and confirms with the second.
func (w twins) paired() error {
	w.t.Helper()
	secret, err := w.BeginPairing(w.t.Context(), w.first, w.pairing)
	if err != nil {
		return err
	}
	return w.FinishPairing(w.t.Context(), w.second, w.pairing, secret, true)
}

// P5: a person has several accounts, brought together by themself.
func TestTwoAccountsOpenTheSameRightsOnceTheirOwnerConfirmed(t *testing.T) {
	w := newTwins(t)
	ctx, other := t.Context(), w.open("Lyon")
	w.scan(nil, `insert into memberships (coordination_id, person_id, roles, created_at) values ($1, $2, 'coordinator', $3)`,
		other.Coordination, w.second.PersonID, w.now)
	w.scan(nil, `insert into memberships (coordination_id, person_id, roles, created_at) values ($1, $2, 'secretary', $3)`,
		w.coordinator.Coordination, w.second.PersonID, w.now)
	mandate := w.holder(w.coordinator, w.seat(w.coordinator, "présidente"), "Titulaire", "2026-02-01")
	w.scan(nil, `update mandates set person_id = $2 where id = $1`, mandate, w.second.PersonID)
	if err := w.paired(); err != nil {
		t.Fatal(err)
	}
	for _, account := range []governance.AccountID{w.first.AccountID, w.second.AccountID} {
		self, err := w.Self(ctx, account)
		if err != nil || self.ID != w.first.PersonID {
			t.Fatalf("account %d is person %d, %v", account, self.ID, err)
		}
		sicoval, lyon := w.actor(w.coordinator.Coordination, self.ID), w.actor(other.Coordination, self.ID)
		if !sicoval.Is(governance.Member) || !sicoval.Is(governance.Secretary) || !lyon.Is(governance.Coordinator) {
			t.Errorf("account %d: %+v, %+v", account, sicoval.Memberships, lyon.Memberships)
		}
	}
	if n := w.count(`select count(*) from mandates where person_id = $1`, w.first.PersonID); n != 1 {
		t.Errorf("%d mandates followed", n)
	}
	for place, action := range map[governance.CoordinationID]string{
		w.coordinator.Coordination: "person.unite", other.Coordination: "person.unite", 0: "account.unite",
	} {
		if n := w.count(`select count(*) from journal where coordination_id = $1 and action = $2`, place, action); n != 1 {
			t.Errorf("chain %d tells it %d times", place, n)
		}
	}
	if n := w.count(`select count(*) from outbox where subject = $1`, pairedSubject); n != 2 {
		t.Errorf("%d mails say it", n)
	}
	if n := w.count(`select count(*) from join_requests where decided_at is null`); n != 0 {
		t.Error("a request to join of someone who is a member still waits")
	}
}

// P5: nobody gets another's rights by sending a link, naming people or hurrying.
func TestNobodyTakesAnAccountOver(t *testing.T) {
	w := newTwins(t)
	ctx, stranger := t.Context(), w.newcomer("pirate")
	if got := governance.CodeOf(w.FinishPairing(ctx, w.second, w.pairing, "", true)); got != governance.Conflict {
		t.Errorf("confirmed before it was begun: %q", got)
	}
	secret, err := w.BeginPairing(ctx, w.first, w.pairing)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		rule      string
		actor     governance.Actor
		secret    string
		confirmed bool
		want      governance.Code
	}{
		{"the other account in another browser", w.second, "", true, governance.Conflict},
		{"a guessed secret", w.second, "AAAAAAAAAAAAAAAAAAAAAA", true, governance.Conflict},
		{"the same account twice", w.first, secret, true, governance.Conflict},
		{"somebody else with the secret", stranger, secret, true, governance.NotFound},
		{"the coordinator with the secret", w.coordinator, secret, true, governance.NotFound},
		{"without a word", w.second, secret, false, governance.Invalid},
	} {
		if got := governance.CodeOf(w.FinishPairing(ctx, tt.actor, w.pairing, tt.secret, tt.confirmed)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.rule, got, tt.want)
		}
	}
	if _, err := w.PairingProof(ctx, w.second, w.pairing, ""); governance.CodeOf(err) != governance.Conflict {
		t.Errorf("what both hold was read without proof: %v", err)
	}
	w.now = w.now.Add(governance.PairingHold)
	if got := governance.CodeOf(w.FinishPairing(ctx, w.second, w.pairing, secret, true)); got != governance.Conflict {
		t.Errorf("a quarter of an hour later: %q", got)
	}
	if self, err := w.Self(ctx, w.second.AccountID); err != nil || self.ID != w.second.PersonID || len(self.Places) != 0 {
		t.Errorf("the second account got something: %+v, %v", self, err)
	}
}

func TestOnlyCoordinatorsProposeAndOnlyPeopleTheyMet(t *testing.T) {
	w := newTwins(t)
	ctx, stranger := t.Context(), w.newcomer("ailleurs")
	for role, a := range w.everyRole(w.coordinator.Coordination) {
		if got := governance.CodeOf(w.ProposePairing(ctx, a, w.first.PersonID, w.second.PersonID)); got != governance.Forbidden {
			t.Errorf("%s proposes: %q", role, got)
		}
	}
	if got := governance.CodeOf(w.ProposePairing(ctx, w.coordinator, w.first.PersonID, stranger.PersonID)); got != governance.NotFound {
		t.Errorf("someone of nowhere: %q", got)
	}
	card := w.person("Fiche")
	w.scan(nil, `update people set coordination_id = $2 where id = $1`, card, w.coordinator.Coordination)
	if got := governance.CodeOf(w.ProposePairing(ctx, w.coordinator, w.first.PersonID, card)); got != governance.Conflict {
		t.Errorf("someone without account: %q", got)
	}
	candidates, err := w.PairingCandidates(ctx, w.coordinator, w.first.PersonID)
	named := func(p governance.PersonID) bool {
		return slices.ContainsFunc(candidates, func(c PairingCandidate) bool { return c.ID == p })
	}
	if err != nil || !named(w.second.PersonID) || named(stranger.PersonID) || named(card) || named(w.first.PersonID) {
		t.Errorf("candidates: %+v, %v", candidates, err)
	}
	if got := governance.CodeOf(w.WithdrawPairing(ctx, w.open("Lyon"), w.pairing)); got != governance.NotFound {
		t.Errorf("withdrawn from another coordination: %q", got)
	}
}

func TestAProposalIsReplacedWithdrawnAndDeclined(t *testing.T) {
	w := newTwins(t)
	ctx := t.Context()
	if err := w.ProposePairing(ctx, w.coordinator, w.second.PersonID, w.first.PersonID); err != nil {
		t.Fatal(err)
	}
	list, err := w.PairingsOf(ctx, w.coordinator, w.first.PersonID)
	if err != nil || len(list) != 1 || list[0].ID == w.pairing {
		t.Fatalf("%+v, %v: the first proposal should be replaced", list, err)
	}
	if err := w.DeclinePairing(ctx, w.second, list[0].ID); err != nil {
		t.Fatal(err)
	}
	if got := governance.CodeOf(w.WithdrawPairing(ctx, w.coordinator, list[0].ID)); got != governance.Conflict {
		t.Errorf("withdrawn once declined: %q", got)
	}
	if mine, err := w.OwnPairings(ctx, w.first, ""); err != nil || len(mine) != 0 {
		t.Errorf("%+v, %v: a declined proposal is shown", mine, err)
	}
}

func TestTwoOnOneSeatStayTwo(t *testing.T) {
	w := newTwins(t)
	seat := w.seat(w.coordinator, "élue")
	for kind, p := range map[string]governance.PersonID{"holder": w.first.PersonID, "alternate": w.second.PersonID} {
		w.scan(nil, `
			insert into mandates (coordination_id, seat_id, person_id, kind, starts_on, created_at)
			values ($1, $2, $3, $4, '2026-02-01', $5)`, w.coordinator.Coordination, seat, p, kind, w.now)
	}
	if err := w.paired(); governance.CodeOf(err) != governance.Conflict || !strings.Contains(err.Error(), "titulaire") {
		t.Errorf("%v", err)
	}
}

// What was brought together by mistake comes apart: the account then holds nothing.
func TestAnAccountIsDetachedWithItsSessions(t *testing.T) {
	w := newTwins(t)
	ctx := t.Context()
	if err := w.paired(); err != nil {
		t.Fatal(err)
	}
	w.scan(nil, `
		insert into sessions (token_hash, data, person_id, account_id, started_at, seen_at, expires_at)
		values ('\x01', '', $1, $2, $3, $3, $4)`, w.first.PersonID, w.second.AccountID, w.now, w.now.Add(time.Hour))
	if got := governance.CodeOf(w.DetachAccount(ctx, w.first, w.first.AccountID)); got != governance.Conflict {
		t.Errorf("the account in use: %q", got)
	}
	if got := governance.CodeOf(w.DetachAccount(ctx, w.newcomer("autre"), w.second.AccountID)); got != governance.NotFound {
		t.Errorf("somebody else's account: %q", got)
	}
	if err := w.DetachAccount(ctx, w.first, w.second.AccountID); err != nil {
		t.Fatal(err)
	}
	self, err := w.Self(ctx, w.second.AccountID)
	if err != nil || self.ID == w.first.PersonID || len(self.Places) != 0 {
		t.Errorf("detached: %+v, %v", self, err)
	}
	if n := w.count(`select count(*) from sessions where ended_at is null and account_id = $1`, w.second.AccountID); n != 0 {
		t.Error("a session of the detached account goes on")
	}
}

// stays lists the columns that say who did something once: they keep the name
// they have when two people are found to be one.
var stays = []string{
	"files.person_id", "invitations.invited_by", "join_requests.decided_by", "links.created_by", "idempotency_keys.person_id",
	"attendances.person_id", "votes.person_id", "reservations.person_id", "signatures.person_id",
	"proposals.person_id", "calendar_feeds.person_id",
	"people.merged_into", "pairings.person_id", "pairings.other_id", "pairings.proposed_by", "pairings.begun_by",
}

// Every column that names a person either follows them or stays, and somebody
// decided which.
func TestWhateverNamesAPersonFollowsThemOrStays(t *testing.T) {
	h := newHouse(t)
	var columns []string
	if err := h.db.Owner.Select(&columns, `
		select k.conrelid::regclass || '.' || a.attname
		from pg_constraint k
		join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
		where k.contype = 'f' and k.confrelid = 'people'::regclass`); err != nil {
		t.Fatal(err)
	}
	for _, c := range columns {
		table, column, _ := strings.Cut(c, ".")
		follows := slices.ContainsFunc(slices.Concat(claims[:], unions[:]), func(query string) bool {
			words := strings.Fields(query)
			return words[1] == table && slices.Contains(words, column)
		})
		if once := strings.HasSuffix(column, "_by") || column == "author_id"; !follows && !once && !slices.Contains(stays, c) {
			t.Errorf("%s: add it to claims or unions, or say in stays that it stays", c)
		}
	}
}
