package demonstration

import (
	"testing"
	"time"

	"ctin/governance"
	"ctin/model"

	"github.com/google/go-cmp/cmp"
)

// session is the meeting of J, which the visitor opens.
func (d *stage) session() governance.MeetingID {
	d.t.Helper()
	var id governance.MeetingID
	d.get(&id, `select m.id from meetings m join committees k on k.id = m.committee_id where k.kind = 'strategic' and m.state = 'convened'`)
	return id
}

// played is the meeting of J while it is played.
type played struct {
	*stage
	id governance.MeetingID
}

func (p played) room() model.RoomRecord {
	p.t.Helper()
	room, err := p.store.Room(p.t.Context(), p.keeper, p.id)
	p.ok(err)
	return room
}

func (p played) seat(organization string) model.RoomPlace {
	p.t.Helper()
	place := placeOf(p.room(), organization)
	if place.SeatID == 0 {
		p.t.Fatalf("%s has no seat", organization)
	}
	return place
}

func (p played) comes(organization string, remote bool) {
	p.t.Helper()
	place := p.seat(organization)
	_, err := p.store.RecordArrival(p.t.Context(), p.keeper, model.Arrival{
		MeetingID: p.id, SeatID: place.SeatID, PersonID: place.People[0].PersonID, Remote: remote,
	})
	p.ok(err)
}

func (p played) quorum(hour string, reached int, sentence string) {
	p.t.Helper()
	q := p.room().At(p.now, 0).Quorum()
	if q.Reached() != reached || q.Base != 11 || q.Required != 6 || q.Sentence() != sentence {
		p.t.Errorf("%s: %d of %d, %d required: %s", hour, q.Reached(), q.Base, q.Required, q.Sentence())
	}
}

// adopts opens a ballot on the current item, counts it, and records the decision.
func (p played) adopts(kind governance.BallotKind, voices map[string]governance.Choice, a model.Adoption) model.DecisionRecord {
	p.t.Helper()
	item, _ := p.room().Current()
	b, err := p.store.OpenBallot(p.t.Context(), p.keeper, p.id, governance.Ballot{ItemID: item.ID, Kind: kind, Motion: item.Draft}, time.Time{})
	p.ok(err)
	for name, choice := range voices {
		p.ok(p.store.CastVote(p.t.Context(), p.keeper, p.id, governance.Vote{BallotID: b, SeatID: p.seat(name).SeatID, Choice: choice}))
	}
	p.ok(p.store.CloseBallot(p.t.Context(), p.keeper, p.id, b, governance.Count{}, time.Time{}))
	a.MeetingID, a.BallotID = p.id, b
	id, err := p.store.AdoptDecision(p.t.Context(), p.keeper, a)
	p.ok(err)
	d, err := p.store.Decision(p.t.Context(), p.keeper, id)
	p.ok(err)
	return d
}

// turn calls the item whose title holds words.
func (p played) turn(is func(model.AgendaLine) bool) {
	p.t.Helper()
	for _, i := range p.room().Agenda {
		if is(i) {
			if i.State != governance.ItemCurrent {
				p.ok(p.store.CallItem(p.t.Context(), p.keeper, p.id, i.ID))
			}
			return
		}
	}
	p.t.Fatal("the item is not on the agenda")
}

// The script of the meeting of J, at 14:00, 14:12 and 14:20.
func TestTheMeetingOfTheDayIsPlayedAsTheStoryTells(t *testing.T) {
	d := newStage(t)
	p := played{d, d.session()}
	const k = 1_000 * governance.Euro
	k4 := d.commitments(d.keeper)[4]
	d.ok(d.store.ClimbCommitment(t.Context(), d.inside(FunderBruyere, "sicoval"), k4, 1, governance.StatusResolved, d.deliberation("CIAS", 10, 2), d.today))
	p.money("after K4", 3_110*k, 40*k)

	d.ok(d.store.OpenMeeting(t.Context(), d.keeper, p.id, time.Time{}))
	p.fourCome()
	p.quorum("14:00", 5, "Il manque 1\u00a0voix\u00a0: 5\u00a0membres présents ou représentés sur 11 (6\u00a0requis)")
	d.now = d.now.Add(12 * time.Minute)
	p.comes(orgState, true)
	p.quorum("14:12", 6, "Quorum atteint\u00a0: 6\u00a0membres présents ou représentés sur 11 (6\u00a0requis)")
	d.now = d.now.Add(8 * time.Minute)
	p.comes(orgHauteGaronne, false)
	p.quorum("14:20", 7, "Quorum atteint\u00a0: 7\u00a0membres présents ou représentés sur 11 (6\u00a0requis)")

	p.diagnosticAndProgramme()
	p.money("before 005", 3_110*k, 40*k)
	p.pool()
	p.money("after 005", 3_110*k, 0)
	p.closes()
}

func (p played) money(when string, missing, pool governance.Cents) {
	p.t.Helper()
	n, err := p.store.Need(p.t.Context(), p.keeper)
	p.ok(err)
	if n.Missing() != missing || n.Pool != pool {
		p.t.Errorf("%s: missing %d, pool %d; want %d and %d", when, n.Missing(), n.Pool, missing, pool)
	}
}

// fourCome seats the four of 14:00, Mûrier with the proxy of Noisetier.
func (p played) fourCome() {
	p.t.Helper()
	for _, name := range []string{orgSicoval, orgBruyere, orgMurier, orgOlivier} {
		p.comes(name, false)
	}
	for _, x := range p.room().At(p.now, 0).Proxies {
		if x.GiverID == p.seat(orgNoisetier).SeatID {
			return // announced in answer to the convocation
		}
	}
	_, err := p.store.GiveProxy(p.t.Context(), p.keeper, p.id, p.seat(orgNoisetier).SeatID, p.seat(orgMurier).SeatID)
	p.ok(err)
}

// everyone is for, the giver of the proxy included.
func (p played) everyone() map[string]governance.Choice {
	voices := map[string]governance.Choice{}
	for _, name := range []string{orgSicoval, orgBruyere, orgMurier, orgNoisetier, orgOlivier, orgState, orgHauteGaronne} {
		voices[name] = governance.VoteFor
	}
	return voices
}

// diagnosticAndProgramme takes 003 and 004.
func (p played) diagnosticAndProgramme() {
	p.t.Helper()
	p.turn(func(i model.AgendaLine) bool { return i.DiagnosticID != 0 })
	d := p.adopts(governance.PublicBallot, p.everyone(), model.Adoption{})
	if c := d.Content.Ballot; d.Reference != "CS-2026-003" || c.For != 7 || c.Against != 0 || c.Abstain != 0 {
		p.t.Errorf("003: %s %+v", d.Reference, c)
	}
	var state string
	p.get(&state, `select state from diagnostics where number = 1`)
	if state != "approved" {
		p.t.Errorf("D4: the diagnostic is %s", state)
	}
	p.turn(func(i model.AgendaLine) bool { return i.Programme })
	d = p.adopts(governance.ConsensusBallot, nil, model.Adoption{})
	var total governance.Cents
	for _, l := range d.Links {
		total += l.Amount
	}
	if d.Reference != "CS-2026-004" || d.Content.Ballot.Kind != governance.ConsensusBallot || total != 3_248_000*governance.Euro {
		p.t.Errorf("004: %s quotes %d cents", d.Reference, total) // 3 230 in cash and 18 in kind
	}
}

// pool takes 005, for which Noisetier stands aside, then 006.
func (p played) pool() {
	p.t.Helper()
	p.turn(func(i model.AgendaLine) bool { return len(i.Proposed) > 0 })
	item, _ := p.room().Current()
	var names []string
	for _, seat := range p.room().Proposed(item.ID) {
		place, _ := p.room().Place(seat)
		names = append(names, place.Name())
	}
	if !cmp.Equal(names, []string{orgAmandier, orgNoisetier}) {
		p.t.Errorf("C5: %v are proposed to stand aside", names)
	}
	p.ok(p.store.Recuse(p.t.Context(), p.keeper, p.id, model.Recusal{ItemID: item.ID, SeatID: p.seat(orgNoisetier).SeatID}))
	voices := p.everyone()
	delete(voices, orgNoisetier)
	voices[orgMurier] = governance.VoteAbstain
	d := p.adopts(governance.PublicBallot, voices, model.Adoption{})
	if c := d.Content.Ballot; d.Reference != "CS-2026-005" || c.For != 5 || c.Abstain != 1 || c.None != 0 || d.QuorumReached != 7 ||
		!cmp.Equal(d.Content.Recused, []string{orgNoisetier}) || len(d.Content.Allocations) != 2 {
		p.t.Errorf("005: %+v, %+v", d.Decision, d.Content)
	}
	p.turn(func(i model.AgendaLine) bool {
		return i.Kind == governance.ItemDecision && i.State == governance.ItemPending
	})
	due := p.today.AddDays(120)
	d = p.adopts(governance.PublicBallot, p.everyone(), model.Adoption{OwnerID: p.seat(orgNoisetier).People[0].PersonID, DueOn: due})
	if d.Reference != "CS-2026-006" || d.DueOn != due || d.OwnerID == 0 {
		p.t.Errorf("006: %+v", d.Decision)
	}
}

func (p played) closes() {
	p.t.Helper()
	p.ok(p.store.CloseMeeting(p.t.Context(), p.keeper, p.id, time.Time{}))
	want := []string{"CS-2026-001", "CS-2026-002", "CS-2026-003", "CS-2026-004", "CS-2026-005", "CS-2026-006"}
	if got := p.references(); !cmp.Equal(got, want) {
		p.t.Errorf("C6: %v", got)
	}
	report, err := p.store.Check(p.t.Context(), governance.Actor{Administrator: true})
	p.ok(err)
	for _, f := range report.Findings {
		if f.Total > 0 {
			p.t.Errorf("%s: %v", f.Label, f.Offenders)
		}
	}
}
