package model

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"ctin/governance"
)

// invitee is someone whom a coordination keeps on a card, with roles, a seat
// and an invitation; secret is the end of the address that was mailed.
type invitee struct {
	card       governance.PersonID
	membership governance.MembershipID
	mandate    governance.MandateID
	secret     string
}

func (h *house) invitee(actor governance.Actor, name string) invitee {
	h.t.Helper()
	ctx := context.Background()
	seat := h.seat(actor, "fonction de "+name)
	in := invitee{mandate: h.holder(actor, seat, name, "2026-02-01")}
	h.scan(&in.card, `select person_id from mandates where id = $1`, in.mandate)
	h.scan(nil, `update people set email = $2 where id = $1`, in.card, strings.ToLower(name)+"@exemple.fr")
	h.scan(&in.membership, `
		insert into memberships (coordination_id, person_id, roles, created_at) values ($1, $2, 'member', $3)
		returning id`, actor.Coordination, in.card, h.now)
	if err := h.Invite(ctx, actor, in.membership); err != nil {
		h.t.Fatal(err)
	}
	in.secret = h.mailed(strings.ToLower(name)+"@exemple.fr", "/invitation/")
	return in
}

// mailed is the secret of the last address mailed to someone.
func (h *house) mailed(to, path string) string {
	h.t.Helper()
	var body string
	h.scan(&body, `select body from outbox where recipient = $1 order by id desc limit 1`, to)
	_, rest, found := strings.Cut(body, path)
	if !found {
		h.t.Fatalf("no %s in %s", path, body)
	}
	return strings.Fields(rest)[0]
}

// newcomer is someone who logs in for the first time.
func (h *house) newcomer(sub string) governance.Actor {
	h.t.Helper()
	self, err := h.SignIn(context.Background(), SignIn{
		Issuer: "https://fournisseur.test", Sub: sub, GivenName: "Nouvelle", FamilyName: sub, Email: sub + "@ailleurs.fr",
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return self.Actor(governance.Login{})
}

func TestAnInvitationMakesTheCardTheAccountThatAccepts(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	in, who := h.invitee(actor, "Amandier"), h.newcomer("amandier")
	if err := h.AcceptInvitation(ctx, who, in.secret); err != nil {
		t.Fatal(err)
	}
	if n := h.count(`select count(*) from mandates where person_id = $1`, who.PersonID); n != 1 {
		t.Errorf("%d mandates followed", n)
	}
	self := must(h.Self(ctx, who.AccountID))(t)
	if len(self.Places) != 1 || !self.Places[0].Memberships[0].Roles.Has(governance.Member) {
		t.Errorf("the account holds %+v", self.Places)
	}
	if n := h.count(`select count(*) from people where id = $1 and merged_into = $2`, in.card, who.PersonID); n != 1 {
		t.Error("the card does not say who it became")
	}
	h.whole(actor)
}

func TestAnInvitationServesOnePersonOnce(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	in := h.invitee(actor, "Amandier")
	who := []governance.Actor{h.newcomer("premier"), h.newcomer("second")}
	var all sync.WaitGroup
	errs := make([]error, len(who))
	for i, w := range who {
		all.Go(func() { errs[i] = h.AcceptInvitation(ctx, w, in.secret) })
	}
	all.Wait()
	if (errs[0] == nil) == (errs[1] == nil) {
		t.Errorf("two people at once: %v and %v", errs[0], errs[1])
	}
	if n := h.count(`select count(distinct person_id) from memberships where id = $1 and ended_at is null`, in.membership); n != 1 {
		t.Errorf("%d people hold the membership", n)
	}
}

func TestAnInvitationEndsAndIsSentAgain(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	in, who := h.invitee(actor, "Amandier"), h.newcomer("amandier")
	h.now = h.now.Add(governance.InvitationLife)
	refused(t, h.AcceptInvitation(ctx, who, in.secret), governance.Conflict, "")

	var id governance.InvitationID
	h.scan(&id, `select id from invitations where membership_id = $1`, in.membership)
	if err := h.InviteAgain(ctx, actor, id); err != nil {
		t.Fatal(err)
	}
	refused(t, h.AcceptInvitation(ctx, who, in.secret), governance.NotFound, "")
	again := h.mailed("amandier@exemple.fr", "/invitation/")
	if err := h.RevokeInvitation(ctx, actor, id); err != nil {
		t.Fatal(err)
	}
	refused(t, h.AcceptInvitation(ctx, who, again), governance.Conflict, "")
	refused(t, h.InviteAgain(ctx, actor, id), governance.Conflict, "")
	refused(t, h.RevokeInvitation(ctx, actor, id), governance.Conflict, "")
}

// Otherwise a coordinator could hand over, with an invitation of their own,
// what a person holds elsewhere.
func TestNobodyTakesThePlaceOfAPersonWithAnAccount(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	sicoval, lyon := h.open("Sicoval"), h.open("Lyon")
	in, who := h.invitee(sicoval, "Amandier"), h.newcomer("amandier")
	if err := h.AcceptInvitation(ctx, who, in.secret); err != nil {
		t.Fatal(err)
	}
	var there governance.MembershipID
	h.scan(&there, `
		insert into memberships (coordination_id, person_id, roles, created_at) values ($1, $2, 'coordinator', $3)
		returning id`, lyon.Coordination, who.PersonID, h.now)
	if err := h.Invite(ctx, lyon, there); err != nil {
		t.Fatal(err)
	}
	secret := h.mailed("amandier@ailleurs.fr", "/invitation/")
	refused(t, h.AcceptInvitation(ctx, h.newcomer("voleur"), secret), governance.Conflict, "")
	if err := h.AcceptInvitation(ctx, who, secret); err != nil {
		t.Errorf("the person themselves: %v", err)
	}
}

func TestAcceptingAddsRolesToThoseHeldForTheSameOrganisation(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	in, who := h.invitee(actor, "Amandier"), h.newcomer("amandier")
	h.scan(nil, `insert into memberships (coordination_id, person_id, roles, created_at) values ($1, $2, 'observer', $3)`,
		actor.Coordination, who.PersonID, h.now)
	if err := h.AcceptInvitation(ctx, who, in.secret); err != nil {
		t.Fatal(err)
	}
	var roles []string
	if err := h.db.App.Select(&roles, `select roles from memberships where person_id = $1 and ended_at is null`, who.PersonID); err != nil {
		t.Fatal(err)
	}
	if len(roles) != 1 || roles[0] != "member observer" {
		t.Errorf("roles %q", roles)
	}
}

func TestEverybodyIsInvitedOnceInOneGo(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	before := h.count(`select count(*) from outbox`)
	for i := range 40 {
		p := h.person("Membre")
		h.scan(nil, `update people set coordination_id = $2, email = $3 where id = $1`, p, actor.Coordination, string(rune('a'+i%26))+strings.Repeat("x", i)+"@exemple.fr")
		h.scan(nil, `insert into memberships (coordination_id, person_id, roles, created_at) values ($1, $2, 'member', $3)`, actor.Coordination, p, h.now)
	}
	actor.Key = "inviter-tout-le-monde"
	var all sync.WaitGroup
	for range 3 { // a double click, and a retry
		all.Go(func() {
			if n, err := h.InviteAll(ctx, actor); err != nil || n != 40 {
				t.Errorf("%d invited, %v", n, err)
			}
		})
	}
	all.Wait()
	if n := h.count(`select count(*) from outbox`) - before; n != 40 {
		t.Errorf("%d mails for 40 people", n)
	}
	if n := must(h.Uninvited(ctx, actor))(t); n != 0 {
		t.Errorf("%d people still wait", n)
	}
}

func TestOnlyCoordinatorsInvite(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor, other := h.open("Sicoval"), h.open("Lyon")
	in := h.invitee(actor, "Amandier")
	var id governance.InvitationID
	h.scan(&id, `select id from invitations where membership_id = $1`, in.membership)
	for name, do := range map[string]func(governance.Actor) error{
		"invite":     func(a governance.Actor) error { return h.Invite(ctx, a, in.membership) },
		"again":      func(a governance.Actor) error { return h.InviteAgain(ctx, a, id) },
		"revoke":     func(a governance.Actor) error { return h.RevokeInvitation(ctx, a, id) },
		"invite all": func(a governance.Actor) error { _, err := h.InviteAll(ctx, a); return err },
		"list":       func(a governance.Actor) error { _, err := h.Invitations(ctx, a, 0, 25); return err },
		"link":       func(a governance.Actor) error { _, err := h.MakeLink(ctx, a, in.mandate); return err },
		"requests":   func(a governance.Actor) error { _, err := h.JoinRequests(ctx, a); return err },
	} {
		for role, a := range h.everyRole(actor.Coordination) {
			if code := governance.CodeOf(do(a)); code != governance.Forbidden {
				t.Errorf("%s as %s: %q", name, role, code)
			}
		}
	}
	if code := governance.CodeOf(h.Invite(ctx, other, in.membership)); code != governance.NotFound {
		t.Errorf("the coordinator of another coordination: %q", code)
	}
}

func TestAnAccountIsKnownByIssuerAndSubAlone(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	first := h.newcomer("camille")
	if again := h.newcomer("camille"); again.PersonID != first.PersonID {
		t.Error("the same issuer and sub became another person")
	}
	self := must(h.SignIn(ctx, SignIn{Issuer: "https://autre.test", Sub: "camille", FamilyName: "camille", Email: "camille@ailleurs.fr"}))(t)
	if self.ID == first.PersonID || len(self.Places) != 0 {
		t.Error("the same address at another issuer became the same person")
	}
}

func TestARequestToJoinIsAnsweredByMail(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	who := h.newcomer("camille")
	slug := must(h.Joinable(ctx, who, "sico"))(t)[0].Slug
	if err := h.AskToJoin(ctx, who, slug, "Mûrier", "Je représente Mûrier."); err != nil {
		t.Fatal(err)
	}
	refused(t, h.AskToJoin(ctx, who, slug, "", "Encore."), governance.Conflict, "message")
	list := must(h.JoinRequests(ctx, actor))(t)
	if len(list) != 1 || list[0].Organization != "Mûrier" {
		t.Fatalf("requests %+v", list)
	}
	refused(t, h.DecideJoin(ctx, actor, list[0].ID, JoinAnswer{}), governance.Invalid, "answer")
	refused(t, h.DecideJoin(ctx, actor, list[0].ID, JoinAnswer{Accepted: true}), governance.Invalid, "roles")
	if err := h.DecideJoin(ctx, actor, list[0].ID, JoinAnswer{Accepted: true, Roles: []string{"observer"}}); err != nil {
		t.Fatal(err)
	}
	refused(t, h.DecideJoin(ctx, actor, list[0].ID, JoinAnswer{Words: "Non."}), governance.Conflict, "")
	refused(t, h.AskToJoin(ctx, who, slug, "", "Encore."), governance.Conflict, "")
	if self := must(h.Self(ctx, who.AccountID))(t); len(self.Places) != 1 {
		t.Error("an accepted person is no member")
	}
	if n := h.count(`select count(*) from outbox where recipient = 'camille@ailleurs.fr'`); n != 1 {
		t.Errorf("%d mails", n)
	}
}

func TestAPersonalLinkNeedsNoAccount(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	actor := h.open("Sicoval")
	mandate := h.holder(actor, h.seat(actor, "la directrice"), "Saule", "2026-02-01")
	first := must(h.MakeLink(ctx, actor, mandate))(t)
	made := must(h.MakeLink(ctx, actor, mandate))(t)
	if first.Mailed || made.Mailed {
		t.Error("a link was mailed to someone without an address")
	}
	_, old, _ := strings.Cut(first.Address, "/lien/")
	_, secret, _ := strings.Cut(made.Address, "/lien/")
	refused(t, h.AnswerLink(ctx, old, governance.LinkAccepts), governance.Conflict, "")
	if page := must(h.LinkPage(ctx, secret))(t); page.Function != "la directrice" {
		t.Errorf("the link shows %+v", page)
	}
	if err := h.AnswerLink(ctx, secret, governance.LinkAccepts); err != nil {
		t.Fatal(err)
	}
	refused(t, h.AnswerLink(ctx, secret, governance.LinkDeclines), governance.Conflict, "")
	refused(t, h.AnswerLink(ctx, "inconnu", governance.LinkAccepts), governance.NotFound, "")
	if n := h.entries(actor, "link.answer", int64(mandate)); n != 1 {
		t.Errorf("%d entries", n)
	}
	late := must(h.MakeLink(ctx, actor, mandate))(t)
	h.now = h.now.Add(31 * 24 * time.Hour)
	_, secret, _ = strings.Cut(late.Address, "/lien/")
	refused(t, h.AnswerLink(ctx, secret, governance.LinkAccepts), governance.Conflict, "")
}
