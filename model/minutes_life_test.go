package model

import (
	"testing"
	"time"

	"ctin/governance"
)

// A body under the CRPA writes a procès-verbal: its content says so, and names
// who voted what in a public ballot (templates.md §4, part 13).
func TestABodyChoosesWhatItWrites(t *testing.T) {
	for _, tt := range []struct {
		rules  governance.RuleSet
		kind   governance.MinutesKind
		voters int
		drafts bool
	}{
		{governance.ProfileRules(governance.CRPA), governance.FullMinutes, 7, true},
		{func() governance.RuleSet {
			r := governance.ProfileRules(governance.CRPA)
			r.Minutes, r.VoterNames = governance.SummaryMinutes, false
			return r
		}(), governance.SummaryMinutes, 0, false},
	} {
		a := newAssembly(t)
		a.scan(nil, `update agenda_items set draft = 'Le comité approuve.' where meeting_id = $1`, a.meeting)
		a.scan(nil, `update rule_sets set rules = $1`, tt.rules)
		a.openWith("Sicoval", "Bruyere", "Murier", "Olivier", "Etat", "Garonne", "Noisetier")
		b := a.ballot(0, governance.PublicBallot)
		for _, name := range []string{"Sicoval", "Bruyere", "Murier", "Olivier", "Etat", "Garonne", "Noisetier"} {
			a.ok(a.vote(b, name, governance.VoteFor))
		}
		a.ok(a.close(b))
		must(a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: a.meeting, BallotID: b}))(t)
		a.now = a.now.Add(time.Hour)
		a.ok(a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}))
		m := a.minutes(governance.SummaryMinutes)
		if m.Kind != tt.kind || m.Content.Header.Kind != tt.kind || m.Content.Header.Title != tt.kind.Label() {
			t.Errorf("the body writes a %s, headed %s", m.Kind, m.Content.Header.Title)
		}
		if got := m.Content.Decisions[0].Votes; len(got) != tt.voters {
			t.Errorf("%s: %d voters are named", tt.kind, len(got))
		}
		if got := m.Content.Agenda[0].Draft != ""; got != tt.drafts {
			t.Errorf("%s: drafts %v", tt.kind, got)
		}
		if log := a.minutes(governance.DecisionLog); log.Content.Decisions[0].Votes != nil {
			t.Error("the decision log names voters")
		}
	}
}

// What was put to the vote and not adopted is told too, with its result.
func TestMinutesTellTheVotesThatWereLost(t *testing.T) {
	a := newAssembly(t)
	a.openWith("Sicoval", "Bruyere", "Murier", "Olivier", "Etat", "Garonne")
	b := a.ballot(0, governance.PublicBallot)
	for _, name := range []string{"Sicoval", "Bruyere", "Murier", "Olivier"} {
		a.ok(a.vote(b, name, governance.VoteAgainst))
	}
	for _, name := range []string{"Etat", "Garonne"} {
		a.ok(a.vote(b, name, governance.VoteFor))
	}
	a.ok(a.close(b))
	a.now = a.now.Add(time.Hour)
	a.ok(a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}))
	lost := a.minutes(governance.SummaryMinutes).Content.Agenda[0].Rejected
	if len(lost) != 1 || lost[0].Against != 4 || lost[0].For != 2 || lost[0].Result != "rejected" || len(lost[0].Votes) != 6 {
		t.Errorf("%+v", lost)
	}
}

// nextMeeting prepares the following meeting of the same body.
func (a *assembly) nextMeeting() governance.MeetingID {
	a.t.Helper()
	var body governance.CommitteeID
	a.scan(&body, `select committee_id from meetings where id = $1`, a.meeting)
	return must(a.CreateMeeting(a.ctx, a.keeper, body, governance.MeetingPlan{
		Date: a.now.AddDate(0, 0, 20).Format(time.DateOnly), Start: "14:00", Place: "Labège",
		ChairID: a.people["Sicoval"], SecretaryID: a.keeper.PersonID,
	}))(a.t)
}

// approvals are the items of a meeting that approve minutes.
func (a *assembly) approvals(meeting governance.MeetingID) []string {
	a.t.Helper()
	var titles []string
	for _, i := range must(a.Meeting(a.ctx, a.keeper, meeting))(a.t).Agenda {
		if i.ApprovesID != 0 {
			titles = append(titles, i.Title)
		}
	}
	return titles
}

func TestC8TheNextMeetingApprovesWhatSilenceDoesNot(t *testing.T) {
	const want = "Approbation du procès-verbal de la séance n°\u00a01 du 3\u00a0décembre 2026"
	for _, tt := range []struct {
		rule string
		play func(*assembly) governance.MeetingID
		item bool
	}{
		{"silence approves: no item", func(a *assembly) governance.MeetingID {
			a.ok(a.CirculateMinutes(a.ctx, a.keeper, a.meeting))
			return a.nextMeeting()
		}, false},
		{"a reservation, then the next meeting is prepared", func(a *assembly) governance.MeetingID {
			a.ok(a.CirculateMinutes(a.ctx, a.keeper, a.meeting))
			a.ok(a.AskReservation(a.ctx, a.as("Olivier"), a.meeting, "Le chiffre est de 2019."))
			return a.nextMeeting()
		}, true},
		{"the next meeting is prepared already when the reservation comes, then another", func(a *assembly) governance.MeetingID {
			a.ok(a.CirculateMinutes(a.ctx, a.keeper, a.meeting))
			next := a.nextMeeting()
			a.ok(a.AskReservation(a.ctx, a.as("Olivier"), a.meeting, "Le chiffre est de 2019."))
			a.ok(a.AskReservation(a.ctx, a.as("Murier"), a.meeting, "Une autre."))
			return next
		}, true},
		{"no tacit approval in the rule set", func(a *assembly) governance.MeetingID {
			a.scan(nil, `update meetings set rules = rules || '{"TacitApproval": false}' where id = $1`, a.meeting)
			next := a.nextMeeting()
			a.ok(a.CirculateMinutes(a.ctx, a.keeper, a.meeting))
			return next
		}, true},
		{"a disagreement asked in session is no reservation", func(a *assembly) governance.MeetingID {
			a.ok(a.RecordDisagreement(a.ctx, a.keeper, Disagreement{a.meeting, a.people["Olivier"], "Olivier regrette ce choix."}))
			a.ok(a.CirculateMinutes(a.ctx, a.keeper, a.meeting))
			return a.nextMeeting()
		}, false},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			a := closedAssembly(t)
			got := a.approvals(tt.play(a))
			if (len(got) == 1 && got[0] == want) != tt.item || len(got) > 1 {
				t.Errorf("the agenda has %q", got)
			}
		})
	}
}

// held opens a meeting with everybody there and adopts its nth item.
func (a *assembly) held(meeting governance.MeetingID, item int) governance.Decision {
	a.t.Helper()
	a.scan(nil, `update meetings set state = 'convened', convened_at = $2, starts_at = $3 where id = $1`, meeting, a.now, a.now.Add(time.Hour))
	a.now = a.now.Add(time.Hour)
	first := a.meeting
	a.meeting = meeting
	defer func() { a.meeting = first }()
	a.openWith("Sicoval", "Bruyere", "Murier", "Olivier", "Etat", "Garonne")
	b := must(a.OpenBallot(a.ctx, a.keeper, meeting, governance.Ballot{
		ItemID: must(a.Meeting(a.ctx, a.keeper, meeting))(a.t).Agenda[item].ID, Kind: governance.ConsensusBallot, Motion: "Le procès-verbal est approuvé.",
	}, time.Time{}))(a.t)
	a.ok(a.CloseBallot(a.ctx, a.keeper, meeting, b, governance.Count{}, time.Time{}))
	id := must(a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: meeting, BallotID: b}))(a.t)
	for _, d := range a.room().Decisions {
		if d.ID == id {
			return d
		}
	}
	a.t.Fatal("no decision")
	return governance.Decision{}
}

func TestC8AdoptingTheItemApprovesTheMinutesUnderItsNumber(t *testing.T) {
	a := closedAssembly(t)
	a.ok(a.CirculateMinutes(a.ctx, a.keeper, a.meeting))
	a.ok(a.AskReservation(a.ctx, a.as("Olivier"), a.meeting, "Le chiffre est de 2019."))
	next := a.nextMeeting()
	a.now = a.now.AddDate(0, 0, 15)
	d := a.held(next, 0)
	m := a.minutes(governance.SummaryMinutes)
	if m.State != governance.MinutesApproved || !m.Frozen() || m.Approval != governance.VotedApproval {
		t.Fatalf("the minutes are %+v", m.Minutes)
	}
	if got := m.Content.Approval; got == nil || got.Decision != d.Reference || got.On != governance.DateOf(a.now, time.UTC) {
		t.Errorf("part 22 says %+v, decided as %s", got, d.Reference)
	}
	if len(m.Content.Reservations) != 1 || m.Content.Reservations[0].InSession {
		t.Errorf("reservations: %+v", m.Content.Reservations)
	}
	must(a.SignMinutes(a.ctx, a.signer(a.as("Sicoval")), a.signing(governance.SummaryMinutes, nil)))(t)
	if state := must(a.SignMinutes(a.ctx, a.signer(a.keeper), a.signing(governance.SummaryMinutes, nil)))(t); state != governance.MinutesToSeal {
		t.Errorf("signed by both, they are %s", state)
	}
	if a.entries(a.keeper, "minutes.approve", int64(m.ID)) != 1 {
		t.Error("P4: the journal does not tell the approval")
	}
}

func TestC8AMeetingDoesNotApproveATextThatWasTakenBack(t *testing.T) {
	a := closedAssembly(t)
	a.ok(a.CirculateMinutes(a.ctx, a.keeper, a.meeting))
	a.ok(a.AskReservation(a.ctx, a.as("Olivier"), a.meeting, "Le chiffre est de 2019."))
	next := a.nextMeeting()
	a.ok(a.WithdrawMinutes(a.ctx, a.keeper, a.meeting))
	a.scan(nil, `update meetings set state = 'convened', convened_at = $2, starts_at = $2 where id = $1`, next, a.now)
	first := a.meeting
	a.meeting = next
	a.openWith("Sicoval", "Bruyere", "Murier", "Olivier", "Etat", "Garonne")
	b := must(a.OpenBallot(a.ctx, a.keeper, next, governance.Ballot{
		ItemID: must(a.Meeting(a.ctx, a.keeper, next))(t).Agenda[0].ID, Kind: governance.ConsensusBallot, Motion: "Approuvé.",
	}, time.Time{}))(t)
	a.ok(a.CloseBallot(a.ctx, a.keeper, next, b, governance.Count{}, time.Time{}))
	_, err := a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: next, BallotID: b})
	refused(t, err, governance.Conflict, "")
	a.meeting = first
	if m := a.minutes(governance.SummaryMinutes); m.State != governance.MinutesDraft {
		t.Errorf("the minutes are %s", m.State)
	}
}

func TestADisagreementIsWrittenDownWhileTheSecretaryWrites(t *testing.T) {
	a := closedAssembly(t)
	for _, tt := range []struct {
		rule  string
		who   governance.Actor
		d     Disagreement
		code  governance.Code
		field string
	}{
		{"nothing written", a.keeper, Disagreement{a.meeting, a.people["Olivier"], "  "}, governance.Invalid, "text"},
		{"someone who does not sit there", a.keeper, Disagreement{a.meeting, a.keeper.PersonID, "x"}, governance.Invalid, "person"},
		{"by a member", a.as("Bruyere"), Disagreement{a.meeting, a.people["Olivier"], "x"}, governance.Forbidden, ""},
	} {
		err := a.RecordDisagreement(a.ctx, tt.who, tt.d)
		t.Run(tt.rule, func(t *testing.T) { refused(t, err, tt.code, tt.field) })
	}
	a.ok(a.RecordDisagreement(a.ctx, a.keeper, Disagreement{a.meeting, a.people["Olivier"], "Olivier regrette ce choix."}))
	got := a.minutes(governance.SummaryMinutes)
	if got.Asked() != 0 || len(got.Content.Reservations) != 1 || !got.Content.Reservations[0].InSession || got.Content.Reservations[0].Name != "Camille Olivier" {
		t.Errorf("%+v", got.Content.Reservations)
	}
	a.ok(a.CirculateMinutes(a.ctx, a.keeper, a.meeting))
	refused(t, a.RecordDisagreement(a.ctx, a.keeper, Disagreement{a.meeting, a.people["Olivier"], "Trop tard."}), governance.Conflict, "")
	if len(must(a.Sitting(a.ctx, a.keeper, a.meeting))(t)) < 6 {
		t.Error("nobody to choose from")
	}
}
