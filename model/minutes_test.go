package model

import (
	"slices"
	"sync"
	"testing"
	"time"

	"ctin/governance"
	"ctin/governance/seal"
)

// closedAssembly is the meeting of demo.md, told until it closes: five at
// 14:00, the State from afar at 14:12, the département at 14:20; the version
// approved by vote, the programme by consensus.
func closedAssembly(t *testing.T) *assembly {
	t.Helper()
	a := newAssembly(t)
	a.scan(nil, `update meetings set secretary_id = $2, place = 'Labège', next_meeting = 'Le 11 mars 2027' where id = $1`, a.meeting, a.keeper.PersonID)
	a.openWith("Sicoval", "Bruyere", "Murier", "Olivier")
	must(a.GiveProxy(a.ctx, a.keeper, a.meeting, a.seats["Noisetier"], a.seats["Murier"]))(t)
	a.now = a.now.Add(12 * time.Minute)
	must(a.RecordArrival(a.ctx, a.keeper, Arrival{MeetingID: a.meeting, SeatID: a.seats["Etat"], PersonID: a.people["Etat"], Remote: true}))(t)
	a.now = a.now.Add(8 * time.Minute)
	a.arrive("Garonne")
	b := a.ballot(0, governance.PublicBallot)
	for _, name := range []string{"Sicoval", "Bruyere", "Murier", "Olivier", "Etat", "Garonne"} {
		a.ok(a.vote(b, name, governance.VoteFor))
	}
	a.ok(a.CastVote(a.ctx, a.as("Murier"), a.meeting, governance.Vote{BallotID: b, SeatID: a.seats["Noisetier"], Choice: governance.VoteFor}))
	a.ok(a.close(b))
	must(a.AdoptDecision(a.ctx, a.keeper, Adoption{MeetingID: a.meeting, BallotID: b, Owner: "Claude", DueOn: "2027-01-15"}))(t)
	a.now = a.now.Add(10 * time.Minute)
	a.adopted(1)
	a.now = a.now.Add(time.Hour)
	a.ok(a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}))
	return a
}

func (a *assembly) minutes(kind governance.MinutesKind) MinutesRecord {
	a.t.Helper()
	return must(a.Minutes(a.ctx, a.keeper, a.meeting, kind))(a.t)
}

// seated are the organisations of people, in the order of a list.
func seated(people []governance.MinutesPerson) []string {
	var list []string
	for _, p := range people {
		list = append(list, p.Organization)
	}
	return list
}

func TestC7AMeetingThatClosesTellsItself(t *testing.T) {
	a := closedAssembly(t)
	c := a.minutes(governance.SummaryMinutes).Content
	if got := seated(c.Attendance.Present); !slices.Equal(got, []string{"Sicoval", "Garonne", "Bruyere", "Murier", "Olivier"}) {
		t.Errorf("present: %v", got)
	}
	if got := seated(c.Attendance.Remote); !slices.Equal(got, []string{"Etat"}) || c.Attendance.Remote[0].Moves[0].At.Local != "14\u00a0h\u00a012" {
		t.Errorf("remote: %+v", c.Attendance.Remote)
	}
	if got := seated(c.Attendance.Represented); !slices.Equal(got, []string{"Noisetier"}) || len(c.Attendance.Proxies) != 1 || c.Attendance.Proxies[0].Bearer != "Camille Murier" {
		t.Errorf("represented: %v by %+v", got, c.Attendance.Proxies)
	}
	if got := seated(c.Attendance.Absent); !slices.Equal(got, []string{"Amandier", "Tilleul", "Genet", "Platane", "Cedre"}) {
		t.Errorf("absent: %v", got)
	}
	if q := c.Quorum; q.Base != 11 || q.Required != 6 || q.Reached != 7 || !q.Met {
		t.Errorf("quorum: %+v", q)
	}
	if h := c.Header; h.Meeting != 1 || h.Opened.Local != "jeudi 3\u00a0décembre 2026 à 14\u00a0h" || h.Closed.Local != "jeudi 3\u00a0décembre 2026 à 15\u00a0h\u00a030" || h.Modality != "Sur place et à distance" {
		t.Errorf("header: %+v", h)
	}
	if len(c.Decisions) != 2 || c.Decisions[0].For != 7 || c.Decisions[1].Ballot != governance.ConsensusBallot || c.BudgetNotice == "" {
		t.Errorf("decisions: %+v", c.Decisions)
	}
	if len(c.Agenda) != 4 || c.Agenda[0].Decisions[0] != c.Decisions[0].Number || len(c.Tasks) != 1 || c.NextMeeting.Note != "Le 11 mars 2027" {
		t.Errorf("agenda: %+v, tasks: %+v", c.Agenda, c.Tasks)
	}
}

func TestC7TheDecisionLogIsReadyToBeSignedAtClosing(t *testing.T) {
	a := closedAssembly(t)
	log := a.minutes(governance.DecisionLog)
	if !log.Frozen() || log.State != governance.MinutesDraft || log.Signable() != nil || log.Content.Attendance.Counts.Present != 5 {
		t.Errorf("the log is %+v", log.Minutes)
	}
	if len(log.Expected) != 2 || log.Expected[0].Name != "Camille Sicoval" || log.Expected[1].PersonID != a.keeper.PersonID {
		t.Errorf("it waits for %+v", log.Expected)
	}
	if summary := a.minutes(governance.SummaryMinutes); summary.Frozen() || summary.Token == log.Token || len(log.Token) != 26 {
		t.Errorf("the minutes are frozen, or share their code: %s %s", summary.Token, log.Token)
	}
}

func TestC7BeforeTheCloseThereAreNoMinutes(t *testing.T) {
	a := newAssembly(t)
	_, err := a.Minutes(a.ctx, a.keeper, a.meeting, governance.DecisionLog)
	refused(t, err, governance.Conflict, "")
	other := a.open("Lyon")
	_, err = a.Minutes(a.ctx, other, a.meeting, governance.DecisionLog)
	refused(t, err, governance.NotFound, "")
}

func TestC11MinutesKeepTheFiguresOfTheClose(t *testing.T) {
	a := newAssembly(t)
	purse := a.money(2_500_000, 1_500_000)
	a.openWith("Sicoval", "Bruyere", "Murier", "Olivier", "Etat", "Garonne")
	a.ok(a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}))
	before := a.minutes(governance.SummaryMinutes).Content
	if before.Money == nil || before.Money.Total(false).Firm == 0 {
		t.Fatalf("money: %+v", before.Money)
	}
	a.scan(nil, `update commitments set amount = amount + 100 where id = $1`, purse)
	a.scan(nil, `update people set family_name = 'Autre' where id = $1`, a.people["Sicoval"])
	after := a.minutes(governance.SummaryMinutes).Content
	if after.Money.Total(false) != before.Money.Total(false) || after.Chair.Name != before.Chair.Name {
		t.Error("the minutes follow what changed after the meeting")
	}
}

// signer is someone with an account of their own.
func (a *assembly) signer(who governance.Actor) governance.Actor {
	a.t.Helper()
	a.scan(nil, `insert into accounts (person_id, issuer, sub, created_at, last_login_at) values ($1, 'https://identite.example', $2, $3, $3)
		on conflict do nothing`, who.PersonID, who.PersonID, a.now)
	a.scan(&who.AccountID, `select min(id) from accounts where person_id = $1`, who.PersonID)
	return who
}

// signing is what such a person sends, in a login of this hour.
func (a *assembly) signing(kind governance.MinutesKind, spoil func(*MinutesSigning)) MinutesSigning {
	a.t.Helper()
	sent := MinutesSigning{
		MeetingID: a.meeting, Kind: kind, ShownHash: a.minutes(kind).ContentHash, Confirmed: true,
		Login: governance.SigningLogin{ACR: "eidas1", At: a.now.Add(-time.Hour)},
	}
	if spoil != nil {
		spoil(&sent)
	}
	return sent
}

func TestC9TheChairAndTheSecretarySignTheLogTheSameDay(t *testing.T) {
	a := closedAssembly(t)
	chair := a.as("Sicoval")
	state := must(a.SignMinutes(a.ctx, a.signer(chair), a.signing(governance.DecisionLog, nil)))(t)
	if state != governance.MinutesDraft {
		t.Errorf("signed by one of two, it is %s", state)
	}
	if state = must(a.SignMinutes(a.ctx, a.signer(a.keeper), a.signing(governance.DecisionLog, nil)))(t); state != governance.MinutesToSeal {
		t.Errorf("signed by both, it is %s", state)
	}
	log := a.minutes(governance.DecisionLog)
	if err := seal.Chained(log.Signatures); err != nil || len(log.Signatures) != 2 || log.SignedAt.IsZero() {
		t.Errorf("signatures %+v: %v", log.Signatures, err)
	}
	for _, s := range log.Signatures {
		if !seal.Holds(s, log.ContentHash) {
			t.Errorf("the signature of %s does not hold", s.Name)
		}
	}
	if log.Signatures[0].Issuer != "https://identite.example" || log.Signatures[0].Subject == "" {
		t.Errorf("the account is not named: %+v", log.Signatures[0])
	}
	if log.Signatures[0].Statement == "" || log.Signatures[0].Capacity != governance.AsChair || log.Signatures[1].Capacity != governance.AsSecretary {
		t.Errorf("%+v", log.Signatures)
	}
	if a.entries(a.keeper, "minutes.sign", int64(log.ID)) != 2 || a.entries(a.keeper, "minutes.complete", int64(log.ID)) != 1 {
		t.Error("P4: the journal does not tell the signatures")
	}
}

func TestC9WhoMayNotSignAndWhen(t *testing.T) {
	a := closedAssembly(t)
	for _, tt := range []struct {
		rule  string
		who   governance.Actor
		spoil func(*MinutesSigning)
		code  governance.Code
		field string
	}{
		{"a member who neither presides nor writes", a.as("Bruyere"), nil, governance.Forbidden, ""},
		{"without confirming", a.as("Sicoval"), func(s *MinutesSigning) { s.Confirmed = false }, governance.Invalid, "confirme"},
		{"in a login of the day before", a.as("Sicoval"), func(s *MinutesSigning) { s.Login.At = a.now.Add(-24 * time.Hour) }, governance.Forbidden, ""},
		{"another text", a.as("Sicoval"), func(s *MinutesSigning) { s.ShownHash = "00" }, governance.Conflict, ""},
		{"minutes that are not approved", a.as("Sicoval"), func(s *MinutesSigning) { s.Kind = governance.SummaryMinutes }, governance.Conflict, ""},
		{"someone of another coordination", a.open("Lyon"), nil, governance.NotFound, ""},
	} {
		_, err := a.SignMinutes(a.ctx, a.signer(tt.who), a.signing(governance.DecisionLog, tt.spoil))
		t.Run(tt.rule, func(t *testing.T) { refused(t, err, tt.code, tt.field) })
	}
	if n := a.count(`select count(*) from signatures`); n != 0 {
		t.Errorf("%d signatures were recorded", n)
	}
	must(a.SignMinutes(a.ctx, a.signer(a.as("Sicoval")), a.signing(governance.DecisionLog, nil)))(t)
	_, err := a.SignMinutes(a.ctx, a.signer(a.as("Sicoval")), a.signing(governance.DecisionLog, nil))
	refused(t, err, governance.Forbidden, "")
}

func TestC9TwoWhoSignAtOnceAreChained(t *testing.T) {
	a := closedAssembly(t)
	var both sync.WaitGroup
	for _, who := range []governance.Actor{a.signer(a.as("Sicoval")), a.signer(a.keeper)} {
		sent := a.signing(governance.DecisionLog, nil)
		both.Go(func() {
			if _, err := a.SignMinutes(a.ctx, who, sent); err != nil {
				t.Error(err)
			}
		})
	}
	both.Wait()
	log := a.minutes(governance.DecisionLog)
	if err := seal.Chained(log.Signatures); err != nil || log.State != governance.MinutesToSeal {
		t.Errorf("%s, %v", log.State, err)
	}
}

func TestC9ASignatureIsNeitherChangedNorErased(t *testing.T) {
	a := closedAssembly(t)
	must(a.SignMinutes(a.ctx, a.signer(a.as("Sicoval")), a.signing(governance.DecisionLog, nil)))(t)
	for _, statement := range []string{`update signatures set capacity = 'present'`, `delete from signatures`, `truncate signatures`} {
		if _, err := a.db.App.Exec(statement); err == nil {
			t.Errorf("%s is accepted", statement)
		}
	}
}

func TestD2ProseIsSavedAtItsVersionAndNothingIsLost(t *testing.T) {
	a := closedAssembly(t)
	first := must(a.SaveProse(a.ctx, a.keeper, Prose{MeetingID: a.meeting, Item: 1, Body: "La présidente ouvre."}))(t)
	_, err := a.SaveProse(a.ctx, a.keeper, Prose{MeetingID: a.meeting, Item: 1, Body: "Autre texte."})
	isStale(t, err)
	if got := must(a.ReadProse(a.ctx, a.keeper, a.meeting, 1))(t); got.Body != "La présidente ouvre." || got.Version != first.Version {
		t.Errorf("the text is %+v", got)
	}
	if n := a.count(`select count(*) from late_texts where body = 'Autre texte.'`); n != 1 {
		t.Errorf("%d late texts", n)
	}
	if got := a.minutes(governance.SummaryMinutes).Content.Agenda[0].Prose; got != "La présidente ouvre." {
		t.Errorf("the minutes say %q", got)
	}
	_, err = a.SaveProse(a.ctx, a.as("Bruyere"), Prose{MeetingID: a.meeting, Item: 1, Body: "x"})
	refused(t, err, governance.Forbidden, "")
	_, err = a.SaveProse(a.ctx, a.keeper, Prose{MeetingID: a.meeting, Item: 9, Body: "x"})
	refused(t, err, governance.NotFound, "")
	_, err = a.SaveProse(a.ctx, a.keeper, Prose{MeetingID: a.meeting, Item: 1, Base: 1, Body: string(slices.Repeat([]rune{'é'}, 20001))})
	refused(t, err, governance.Invalid, "prose")
}

func TestTheSecretaryWritesDuringTheMeeting(t *testing.T) {
	a := newAssembly(t)
	a.openWith("Sicoval", "Bruyere", "Murier", "Olivier", "Etat", "Garonne")
	must(a.SaveProse(a.ctx, a.keeper, Prose{MeetingID: a.meeting, Item: 2, Body: "En séance."}))(t)
	a.ok(a.CloseMeeting(a.ctx, a.keeper, a.meeting, time.Time{}))
	if got := a.minutes(governance.SummaryMinutes).Content.Agenda[1].Prose; got != "En séance." {
		t.Errorf("the minutes say %q", got)
	}
}

func TestC8MinutesAreApprovedBySilenceThenSigned(t *testing.T) {
	a := closedAssembly(t)
	must(a.SaveProse(a.ctx, a.keeper, Prose{MeetingID: a.meeting, Item: 1, Body: "Les échanges."}))(t)
	refused(t, a.ApproveMinutes(a.ctx, a.keeper, a.meeting, ""), governance.Conflict, "")
	a.ok(a.CirculateMinutes(a.ctx, a.keeper, a.meeting))
	_, err := a.SaveProse(a.ctx, a.keeper, Prose{MeetingID: a.meeting, Item: 1, Base: 1, Body: "x"})
	refused(t, err, governance.Conflict, "")
	refused(t, a.ApproveMinutes(a.ctx, a.keeper, a.meeting, ""), governance.Conflict, "")
	a.now = a.now.AddDate(0, 0, 11)
	a.ok(a.ApproveMinutes(a.ctx, a.keeper, a.meeting, ""))
	m := a.minutes(governance.SummaryMinutes)
	if m.State != governance.MinutesApproved || !m.Frozen() || m.Content.Agenda[0].Prose != "Les échanges." || m.Content.Approval.On != "2026-12-14" {
		t.Errorf("%+v, %+v", m.Minutes, m.Content.Approval)
	}
	must(a.SignMinutes(a.ctx, a.signer(a.as("Sicoval")), a.signing(governance.SummaryMinutes, nil)))(t)
	if state := must(a.SignMinutes(a.ctx, a.signer(a.keeper), a.signing(governance.SummaryMinutes, nil)))(t); state != governance.MinutesToSeal {
		t.Errorf("signed by both, they are %s", state)
	}
}

func TestC8AReservationIsWrittenDownAndWantsAVote(t *testing.T) {
	a := closedAssembly(t)
	a.ok(a.CirculateMinutes(a.ctx, a.keeper, a.meeting))
	refused(t, a.AskReservation(a.ctx, a.member(a.keeper.Coordination, governance.Observer), a.meeting, "x"), governance.Forbidden, "")
	refused(t, a.AskReservation(a.ctx, a.as("Olivier"), a.meeting, ""), governance.Invalid, "text")
	a.ok(a.AskReservation(a.ctx, a.as("Olivier"), a.meeting, "Le chiffre est de 2019."))
	a.now = a.now.AddDate(0, 0, 11)
	refused(t, a.AskReservation(a.ctx, a.as("Olivier"), a.meeting, "Trop tard."), governance.Conflict, "")
	refused(t, a.ApproveMinutes(a.ctx, a.keeper, a.meeting, ""), governance.Conflict, "")
	refused(t, a.ApproveMinutes(a.ctx, a.keeper, a.meeting, "CS-2099-001"), governance.Invalid, "decision")
	got := a.minutes(governance.SummaryMinutes).Content.Reservations
	if len(got) != 1 || got[0].Text != "Le chiffre est de 2019." || got[0].Name != "Camille Olivier" || got[0].On != "2026-12-03" {
		t.Errorf("%+v", got)
	}
	a.ok(a.WithdrawMinutes(a.ctx, a.keeper, a.meeting))
	if m := a.minutes(governance.SummaryMinutes); m.State != governance.MinutesDraft || len(m.Content.Reservations) != 1 {
		t.Errorf("taken back, it is %+v", m.Minutes)
	}
}
