package governance

import (
	"testing"
	"time"
)

var noon = time.Date(2026, 12, 3, 12, 0, 0, 0, time.UTC)

func TestAnInvitationBindsOnePersonForFourteenDays(t *testing.T) {
	sent := noon
	open := Invitation{PersonID: 7, SentAt: sent, ExpiresAt: sent.Add(InvitationLife)}
	accepted, revoked := open, open
	accepted.AcceptedAt, revoked.RevokedAt = noon, noon
	for _, tt := range []struct {
		rule     string
		i        Invitation
		acceptor PersonID
		kept     bool
		now      time.Time
		want     Code
	}{
		{"anyone who holds it takes up a card", open, 9, true, noon, ""},
		{"the person themselves takes up another membership", open, 7, false, noon, ""},
		{"nobody takes the place of a person with an account", open, 9, false, noon, Conflict},
		{"it holds until the last moment of the 14 days", open, 9, true, sent.Add(14*24*time.Hour - time.Second), ""},
		{"it expires after 14 days", open, 9, true, sent.Add(14 * 24 * time.Hour), Conflict},
		{"it serves once", accepted, 9, true, noon, Conflict},
		{"it can be revoked", revoked, 9, true, noon, Conflict},
	} {
		if got := CodeOf(tt.i.Accept(tt.acceptor, tt.kept, tt.now)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.rule, got, tt.want)
		}
	}
}

func TestARequestToJoinIsAnsweredOnceWithAWord(t *testing.T) {
	for _, tt := range []struct {
		rule     string
		decided  time.Time
		accepted bool
		answer   string
		want     Code
	}{
		{"it is accepted without a word", time.Time{}, true, "", ""},
		{"it is refused with a word", time.Time{}, false, "Contactez plutôt Lyon.", ""},
		{"it is never refused without a word", time.Time{}, false, " ", Invalid},
		{"it is answered once", noon, true, "", Conflict},
	} {
		_, err := JoinRequest{DecidedAt: tt.decided}.Decide(tt.accepted, tt.answer, noon)
		if got := CodeOf(err); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.rule, got, tt.want)
		}
	}
	if CodeOf(AskToJoin(JoinRequest{Message: "\n "})) != Invalid {
		t.Error("a request without a word was accepted")
	}
}

func TestAPersonalLinkAnswersOneThingOnceP12(t *testing.T) {
	open := Link{ExpiresAt: noon.Add(LinkLife)}
	answered, revoked := open, open
	answered.AnsweredAt, revoked.RevokedAt = noon, noon
	for _, tt := range []struct {
		rule   string
		l      Link
		answer LinkAnswer
		now    time.Time
		want   Code
	}{
		{"P12: it is answered yes", open, LinkAccepts, noon, ""},
		{"P12: it is answered no", open, LinkDeclines, noon, ""},
		{"P12: it is not answered with anything else", open, "maybe", noon, Invalid},
		{"P12: it expires", open, LinkAccepts, noon.Add(LinkLife), Conflict},
		{"P12: it can be revoked", revoked, LinkAccepts, noon, Conflict},
		{"P12: it is answered once", answered, LinkDeclines, noon, Conflict},
	} {
		if _, err := tt.l.Reply(tt.answer, tt.now); CodeOf(err) != tt.want {
			t.Errorf("%s: %q, want %q", tt.rule, CodeOf(err), tt.want)
		}
	}
}

func TestTheNameOfACoordinationFitsTheSubjectOfAMail(t *testing.T) {
	_, problems := ParseCoordination(CoordinationDraft{Name: "Fonds de 10 000 €", Label: "Un territoire"})
	if len(problems) != 1 || problems[0].Field != "name" {
		t.Errorf("a name with an amount: %v", problems)
	}
}
