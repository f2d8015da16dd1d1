package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"testing"
	"time"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
)

func (a *assembly) references() []string {
	a.t.Helper()
	var list []string
	if err := a.db.App.Select(&list, `select reference from decisions order by committee_id, year, number`); err != nil {
		a.t.Fatal(err)
	}
	return list
}

func TestC6TwoAdoptionsAtOnceTakeConsecutiveNumbers(t *testing.T) {
	a := newAssembly(t)
	a.openWith(voters...)
	var ballots []governance.BallotID
	for n := range a.items {
		b := a.ballot(n, governance.ConsensusBallot)
		a.ok(a.close(b))
		ballots = append(ballots, b)
	}
	codes := atOnce(8, func(i int) error { // each twice
		_, err := a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: a.meeting, BallotID: ballots[i/2]})
		return err
	})
	want := []string{"CS-2026-001", "CS-2026-002", "CS-2026-003", "CS-2026-004"}
	if got := a.references(); codes[""] != 4 || codes[governance.Conflict] != 4 || !cmp.Equal(got, want) {
		t.Errorf("C6: %v (%v)", got, codes)
	}
	a.whole(a.keeper)
}

func TestC6TwoBodiesAdoptingAtOnceEachKeepTheirNumbers(t *testing.T) {
	a := newAssembly(t)
	a.openWith(voters...)
	first := a.ballot(0, governance.ConsensusBallot)
	a.ok(a.close(first))
	second := a.sibling("funders")
	codes := atOnce(2, func(i int) error {
		adoption := []Adoption{{MeetingID: a.meeting, BallotID: first}, second}[i]
		_, err := a.AdoptDecision(a.ctx, a.keeper, adoption)
		return err
	})
	if got := a.references(); codes[""] != 2 || !cmp.Equal(got, []string{"CS-2026-001", "CF-2026-001"}) {
		t.Errorf("C6: %v (%v)", got, codes)
	}
}

func TestC6TwoMeetingsOfABodyAdoptingAtOnceTakeConsecutiveNumbers(t *testing.T) {
	a := newAssembly(t)
	a.scan(nil, `update rule_sets set rules = $1`, governance.ProfileRules(governance.Concertation))
	a.openWith("Sicoval")
	var adoptions []Adoption
	for n := range a.items {
		b := a.ballot(n, governance.ConsensusBallot)
		a.ok(a.close(b))
		adoptions = append(adoptions, Adoption{MeetingID: a.meeting, BallotID: b}, a.sibling("strategic"))
	}
	codes := atOnce(8, func(i int) error {
		_, err := a.AdoptDecision(a.ctx, a.keeper, adoptions[i])
		return err
	})
	got := a.references()
	if codes[""] != 8 || len(got) != 8 || got[0] != "CS-2026-001" || got[7] != "CS-2026-008" {
		t.Errorf("C6: %v (%v)", got, codes)
	}
}

// sibling is a text adopted in another meeting, of a body of that kind, which
// is to be recorded.
func (a *assembly) sibling(kind governance.CommitteeKind) Adoption {
	a.t.Helper()
	var body governance.CommitteeID
	a.scan(&body, `select id from committees where coordination_id = $1 and kind = $2`, a.keeper.Coordination, kind)
	seat := must(a.CreateSeat(a.ctx, a.keeper, governance.Seat{CommitteeID: body, OrganizationID: a.orgs["Etat"], Voting: true, StartsOn: "2026-01-01"}))(a.t)
	a.holder(a.keeper, seat, "Autre", "2026-01-01")
	var b Adoption
	var item governance.AgendaItemID
	a.scan(&b.MeetingID, `
		insert into meetings (coordination_id, committee_id, number, title, state, starts_at, convened_at, created_at)
		select $1, $2, coalesce(max(number), 0) + 1, 'Autre', 'convened', $3, $3, $3 from meetings where committee_id = $2 returning id`,
		a.keeper.Coordination, body, a.now)
	a.scan(&item, `insert into agenda_items (coordination_id, meeting_id, position, title, kind) values ($1, $2, 1, 'x', 'decision') returning id`,
		a.keeper.Coordination, b.MeetingID)
	a.ok(a.OpenMeeting(a.ctx, a.keeper, b.MeetingID, time.Time{}))
	var person governance.PersonID
	a.scan(&person, `select person_id from mandates where seat_id = $1`, seat)
	must(a.RecordArrival(a.ctx, a.keeper, Arrival{MeetingID: b.MeetingID, SeatID: seat, PersonID: person}))(a.t)
	b.BallotID = must(a.OpenBallot(a.ctx, a.keeper, b.MeetingID, governance.Ballot{ItemID: item, Kind: governance.ConsensusBallot, Motion: "x"}, time.Time{}))(a.t)
	a.ok(a.CloseBallot(a.ctx, a.keeper, b.MeetingID, b.BallotID, governance.Count{}, time.Time{}))
	return b
}

func TestC6ANewYearStartsAt001(t *testing.T) {
	a := newAssembly(t)
	a.now = time.Date(2026, 12, 31, 22, 30, 0, 0, time.UTC) // 23:30 in Paris
	a.openWith(voters...)
	a.adopted(0)
	a.now = a.now.Add(40 * time.Minute) // 0:10 of the new year
	a.adopted(1)
	if got := a.references(); !cmp.Equal(got, []string{"CS-2026-001", "CS-2027-001"}) {
		t.Errorf("C6: %v", got)
	}
}

func TestC11ADecisionKeepsWhatItWas(t *testing.T) {
	a := newAssembly(t)
	pool := a.money(2_500_000, 1_500_000)
	a.openWith("Sicoval", "Bruyere", "Murier", "Olivier", "Etat", "Garonne")
	a.ok(a.CallItem(a.ctx, a.keeper, a.meeting, a.items[2]))
	a.ok(a.Recuse(a.ctx, a.keeper, a.meeting, Recusal{ItemID: a.items[2], SeatID: a.seats["Murier"]}))
	b := a.ballot(2, governance.PublicBallot)
	a.ok(a.vote(b, "Sicoval", governance.VoteFor))
	a.ok(a.vote(b, "Olivier", governance.VoteAbstain))
	a.ok(a.close(b))
	id := must(a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: a.meeting, BallotID: b, OwnerID: a.people["Olivier"], DueOn: "2027-04-02"}))(t)
	a.scan(nil, `update commitments set amount = 9000000, purpose = 'Autre' where id = $1`, pool)
	a.scan(nil, `update organizations set name = 'Autre nom' where name = 'Olivier'`)
	var stored struct {
		Content     []byte
		ContentHash string
	}
	a.scan(&stored, `select content, content_hash from decisions where id = $1`, id)
	sum := sha256.Sum256(stored.Content)
	if hex.EncodeToString(sum[:]) != stored.ContentHash {
		t.Error("C11: the hash is not that of the content")
	}
	var c governance.DecisionContent
	if err := json.Unmarshal(stored.Content, &c); err != nil {
		t.Fatal(err)
	}
	if c.Reference != "CS-2026-001" || c.Body != "Le comité décide." || c.Owner != "Camille Olivier" || c.DueOn != "2027-04-02" ||
		c.Quorum != (governance.ContentQuorum{Asked: true, Base: 11, Required: 6, Reached: 6}) ||
		!cmp.Equal(c.Recused, []string{"Murier"}) || c.RuleSet != governance.ProfileRules(governance.CRPA) || len(c.Rules) == 0 {
		t.Errorf("C11: %+v", c)
	}
	voices := []governance.ContentVoice{{Seat: "Sicoval", Person: "Camille Sicoval", Choice: "for"}, {Seat: "Olivier", Person: "Camille Olivier", Choice: "abstain"}}
	if c.Ballot.For != 1 || c.Ballot.Abstain != 1 || c.Ballot.None != 3 || !cmp.Equal(c.Ballot.Voices, voices) {
		t.Errorf("C11: the ballot is %+v", c.Ballot)
	}
	amounts := map[string]governance.Cents{}
	for _, l := range c.Links {
		amounts[l.Kind] += l.Amount
	}
	if amounts["commitment"] != 4_000_000 || len(c.Allocations) != 2 || c.Allocations[0].Amount != 2_500_000 || c.Allocations[1].Funder != "Tilleul" {
		t.Errorf("C11: links %+v, allocations %+v", c.Links, c.Allocations)
	}
	kinds := a.count(`select count(distinct kind) from decision_links where decision_id = $1`, id)
	if kinds != 3 || a.count(`select sum(amount) from decision_links where decision_id = $1 and kind = 'allocation'`, id) != 4_000_000 {
		t.Errorf("the decision is linked to %d kinds of objects", kinds)
	}
	if bytes.Contains(stored.Content, []byte("Autre")) {
		t.Error("C11: the content followed a later change")
	}
}

func TestC11OnlyAPublicBallotKeepsNames(t *testing.T) {
	a := newAssembly(t)
	a.openWith(voters...)
	b := a.ballot(0, governance.SecretBallot)
	a.ok(a.CloseBallot(a.ctx, a.keeper, a.meeting, b, governance.Count{Tally: governance.Tally{For: 11}}, time.Time{}))
	must(a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: a.meeting, BallotID: b}))(t)
	var content []byte
	a.scan(&content, `select content from decisions`)
	if bytes.Contains(content, []byte("Camille")) {
		t.Errorf("a secret ballot names people: %s", content)
	}
}

func TestC6AnAdoptionNeedsAnAdoptedText(t *testing.T) {
	a := newAssembly(t)
	a.openWith(voters...)
	b := a.ballot(0, governance.ConsensusBallot)
	adopt := func(d Adoption) error { _, err := a.AdoptDecision(a.ctx, a.keeper, d); return err }
	a.untouched(governance.Conflict, func() error { return adopt(Adoption{MeetingID: a.meeting, BallotID: b}) })
	a.ok(a.CloseBallot(a.ctx, a.keeper, a.meeting, b, governance.Count{Objector: "Olivier"}, time.Time{}))
	a.untouched(governance.Conflict, func() error { return adopt(Adoption{MeetingID: a.meeting, BallotID: b}) })
	c := a.ballot(0, governance.ConsensusBallot)
	a.ok(a.close(c))
	a.untouched(governance.Invalid, func() error { return adopt(Adoption{MeetingID: a.meeting, BallotID: c, DueOn: "2026-12-02"}) })
	a.untouched(governance.Invalid, func() error { return adopt(Adoption{MeetingID: a.meeting, BallotID: c, OwnerID: a.person("Personne")}) })
	a.untouched(governance.NotFound, func() error { return adopt(Adoption{MeetingID: a.meeting, BallotID: 999}) })
	for role, actor := range a.everyRole(a.keeper.Coordination) {
		if !actor.May(governance.KeepMeetings) {
			_, err := a.AdoptDecision(a.ctx, actor, Adoption{MeetingID: a.meeting, BallotID: c})
			if governance.CodeOf(err) != governance.Forbidden {
				t.Errorf("%s adopts: %v", role, err)
			}
		}
	}
	a.ok(adopt(Adoption{MeetingID: a.meeting, BallotID: c, Owner: "Noisetier"}))
}

func TestC6AnAdoptionBrokenOffLeavesNothing(t *testing.T) {
	a := newAssembly(t)
	a.money(2_500_000, 1_500_000)
	a.openWith(voters...)
	b := a.ballot(2, governance.ConsensusBallot)
	a.ok(a.close(b))
	before := a.state()
	// The connection dies after the decision and its first allocation were written.
	if _, err := a.db.Owner.Exec(`
		create function die() returns trigger language plpgsql as $$
		begin
			if (select count(*) from allocations) > 1 then perform pg_terminate_backend(pg_backend_pid()); end if;
			return null;
		end $$;
		create trigger die after insert on allocations for each row execute function die();
		alter function die() security definer`); err != nil {
		t.Fatal(err)
	}
	if _, err := a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: a.meeting, BallotID: b}); err == nil {
		t.Fatal("the connection did not die")
	}
	if after := a.state(); !cmp.Equal(before, after) {
		t.Errorf("what was broken off left %v, it was %v", after, before)
	}
	if _, err := a.db.Owner.Exec(`drop trigger die on allocations`); err != nil {
		t.Fatal(err)
	}
	must(a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: a.meeting, BallotID: b}))(t)
	if got := a.references(); !cmp.Equal(got, []string{"CS-2026-001"}) {
		t.Errorf("C6: %v", got)
	}
}

func TestC6TheOwnerFollowsADecision(t *testing.T) {
	a := newAssembly(t)
	a.openWith(voters...)
	b := a.ballot(0, governance.ConsensusBallot)
	a.ok(a.close(b))
	id := must(a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: a.meeting, BallotID: b, OwnerID: a.people["Noisetier"]}))(t)
	done := follow(governance.DecisionDone, "Le marché est notifié.")
	a.untouched(governance.Forbidden, func() error { return a.FollowDecision(a.ctx, a.as("Olivier"), id, 1, done) })
	a.untouched(governance.Invalid, func() error {
		return a.FollowDecision(a.ctx, a.as("Noisetier"), id, 1, follow(governance.DecisionDone, ""))
	})
	a.ok(a.FollowDecision(a.ctx, a.as("Noisetier"), id, 1, done))
	isStale(t, a.FollowDecision(a.ctx, a.keeper, id, 1, follow(governance.DecisionCancelled, "Sans objet")))
	a.ok(a.FollowDecision(a.ctx, a.keeper, id, 2, follow(governance.DecisionOpen, "")))
	if a.entries(a.keeper, "decision.follow", int64(id)) != 2 {
		t.Error("P4: the follow-up is not in the journal")
	}
}

// follow is a word on what became of a decision.
func follow(to governance.DecisionStatus, outcome string) Follow {
	return Follow{FollowDraft: governance.FollowDraft{Status: to, Outcome: outcome}}
}

func TestC6ALaterDecisionTakesThePlaceOfAnother(t *testing.T) {
	a := newAssembly(t)
	a.openWith(voters...)
	first := a.adopted(0)
	a.now = a.now.Add(time.Minute)
	second := a.adopted(1)
	replaced := Follow{FollowDraft: governance.FollowDraft{Status: governance.DecisionReplaced}, ReplacedBy: "cs-2026-002"}
	for _, wrong := range []string{"", "CS-2026-001", "CS-2026-009"} {
		f := replaced
		f.ReplacedBy = wrong
		a.untouched(governance.Invalid, func() error { return a.FollowDecision(a.ctx, a.keeper, first, 1, f) })
	}
	a.ok(a.FollowDecision(a.ctx, a.keeper, first, 1, replaced))
	old, taking := must(a.Decision(a.ctx, a.keeper, first))(t), must(a.Decision(a.ctx, a.keeper, second))(t)
	if old.Status != governance.DecisionReplaced || old.ReplacedBy != second || old.Replacement != "CS-2026-002" {
		t.Errorf("C6: the first one is %+v", old.Decision)
	}
	if len(taking.Replaces) != 1 || taking.Replaces[0].ID != first || taking.Replaces[0].Reference != "CS-2026-001" {
		t.Errorf("C6: the second one replaces %+v", taking.Replaces)
	}
	list := must(a.Decisions(a.ctx, a.keeper, DecisionFilter{Status: "replaced"}))(t)
	if len(list.Lines) != 1 || list.Lines[0].ReplacedBy != "CS-2026-002" {
		t.Errorf("C6: the register lists %+v", list.Lines)
	}
	if _, err := a.db.Owner.Exec(`update decisions set title = 'Autre' where id = $1`, second); err == nil {
		t.Error("C6: what was decided is rewritten")
	}
	if _, err := a.db.Owner.Exec(`delete from decisions where id = $1`, second); err == nil {
		t.Error("C6: a decision is deleted")
	}
}

func TestC6ADecisionMakesOneAction(t *testing.T) {
	a := newAssembly(t)
	a.openWith(voters...)
	b := a.ballot(0, governance.ConsensusBallot)
	a.ok(a.close(b))
	id := must(a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: a.meeting, BallotID: b, OwnerID: a.people["Noisetier"], DueOn: "2027-03-01"}))(t)
	a.untouched(governance.Forbidden, func() error {
		_, err := a.MakeAction(a.ctx, a.as("Noisetier"), id)
		return err
	})
	made := make([]governance.ActionID, 8)
	codes := atOnce(8, func(i int) error {
		var err error
		made[i], err = a.MakeAction(a.ctx, a.keeper, id)
		return err
	})
	if n := a.count(`select count(*) from actions where decision_id = ` + strconv.FormatInt(int64(id), 10)); n != 1 || codes[""] != 8 {
		t.Errorf("C6: eight clicks made %d actions (%v)", n, codes)
	}
	for _, m := range made {
		if m != made[0] || m == 0 {
			t.Errorf("C6: the clicks led to %v", made)
			break
		}
	}
	d := must(a.Decision(a.ctx, a.keeper, id))(t)
	r := must(a.Action(a.ctx, a.keeper, made[0]))(t)
	if d.Action.ID != made[0] || r.Title != "Diagnostic" || r.Objective != "Le comité décide." || r.EndsOn != "2027-03-01" ||
		r.LeadID != a.people["Noisetier"] || len(r.Chain.Decisions) != 1 || r.Chain.Decisions[0].Reference != "CS-2026-001" {
		t.Errorf("C6: the action is %+v, the decision has %+v", r, d.Action)
	}
	a.ok(a.FollowDecision(a.ctx, a.keeper, id, 1, follow(governance.DecisionCancelled, "Sans objet")))
	if again := must(a.MakeAction(a.ctx, a.keeper, id))(t); again != made[0] {
		t.Errorf("C6: the action is now %d", again)
	}
	other := a.adopted(1)
	a.ok(a.FollowDecision(a.ctx, a.keeper, other, 1, follow(governance.DecisionCancelled, "Sans objet")))
	a.untouched(governance.Conflict, func() error {
		_, err := a.MakeAction(a.ctx, a.keeper, other)
		return err
	})
	a.whole(a.keeper)
}
