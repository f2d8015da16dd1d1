package model

import (
	"strings"
	"testing"
	"time"

	"ctin/governance"
)

// replies is what each of the called answered, in their order.
func (s *session) replies(id governance.MeetingID) string {
	s.t.Helper()
	var words []string
	for _, c := range s.convocation(id).Called {
		words = append(words, string(c.Reply))
	}
	return strings.Join(words, ",")
}

func TestOneRepliesForOneselfUntilTheMeetingOpens(t *testing.T) {
	s := newSession(t)
	id := s.draft()
	refused(t, s.Reply(s.ctx, s.chair, id, ReplyDraft{Reply: governance.ReplyPresent}), governance.NotFound, "") // not called yet
	s.convene(id)
	for _, r := range []governance.Reply{governance.ReplyPresent, governance.ReplyExcused, governance.ReplyRemote} {
		if err := s.Reply(s.ctx, s.chair, id, ReplyDraft{Reply: r}); err != nil {
			t.Fatal(err)
		}
	}
	if got := Own(s.convocation(id).Called, s.chair.PersonID); len(got) != 1 || got[0].Reply != governance.ReplyRemote {
		t.Errorf("got %+v", got)
	}
	refused(t, s.Reply(s.ctx, s.chair, id, ReplyDraft{Reply: "perhaps"}), governance.Invalid, "reply")
	observer := s.member(s.actor.Coordination, governance.Observer)
	refused(t, s.Reply(s.ctx, observer, id, ReplyDraft{Reply: governance.ReplyPresent}), governance.NotFound, "")
	s.scan(nil, `update meetings set state = 'open'`)
	refused(t, s.Reply(s.ctx, s.chair, id, ReplyDraft{Reply: governance.ReplyExcused}), governance.Conflict, "")
	refused(t, s.RecordReply(s.ctx, s.actor, id, s.people[0], ReplyDraft{Reply: governance.ReplyExcused}), governance.Conflict, "")
}

func TestC3AProxyIsAnnouncedWithinTheRules(t *testing.T) {
	s := newSession(t)
	id := s.draft()
	s.convene(id)
	amandier, alternate, saule := s.people[0], s.people[1], s.people[2]
	give := func(person governance.PersonID, bearer governance.SeatID) error {
		return s.RecordReply(s.ctx, s.actor, id, person, ReplyDraft{Reply: governance.ReplyProxy, BearerID: bearer})
	}
	refused(t, give(amandier, 0), governance.Invalid, "bearer")
	refused(t, give(amandier, s.seats[1]), governance.Invalid, "bearer") // itself
	refused(t, give(amandier, s.seats[3]), governance.Invalid, "bearer") // vacant
	refused(t, give(alternate, s.seats[0]), governance.Invalid, "reply") // an alternate
	if err := give(amandier, s.seats[0]); err != nil {
		t.Fatal(err)
	}
	refused(t, give(saule, s.seats[0]), governance.Conflict, "bearer") // one proxy a holder (CRPA)
	if got := s.replies(id); strings.Count(got, "proxy") != 1 {
		t.Errorf("a refused proxy left its reply: %s", got)
	}
	if err := give(amandier, s.seats[2]); err != nil { // another bearer takes the first one's place
		t.Fatal(err)
	}
	if n := s.count(`select count(*) from proxies where revoked_at is null`); n != 1 {
		t.Errorf("%d proxies hold", n)
	}
	if err := s.RecordReply(s.ctx, s.actor, id, amandier, ReplyDraft{Reply: governance.ReplyPresent}); err != nil {
		t.Fatal(err)
	}
	if n := s.count(`select count(*) from proxies where revoked_at is null`); n != 0 {
		t.Error("who comes keeps a proxy given")
	}
}

func TestTheQuorumIsForecastFromReplies(t *testing.T) {
	s := newSession(t)
	id := s.draft()
	s.convene(id)
	check := func(rule string, base, required, reached, awaited int) {
		t.Helper()
		f := s.convocation(id).Forecast
		if f.Base != base || f.Required != required || f.Reached() != reached || f.Awaited != awaited {
			t.Errorf("%s: %+v, reached %d", rule, f, f.Reached())
		}
	}
	check("C2: three filled seats of four, two required", 3, 2, 0, 3)
	if err := s.Reply(s.ctx, s.chair, id, ReplyDraft{Reply: governance.ReplyPresent}); err != nil {
		t.Fatal(err)
	}
	check("one comes", 3, 2, 1, 2)
	if err := s.RecordReply(s.ctx, s.actor, id, s.people[2], ReplyDraft{Reply: governance.ReplyProxy, BearerID: s.seats[0]}); err != nil {
		t.Fatal(err)
	}
	check("and bears a proxy", 3, 2, 2, 1)
	if err := s.RecordReply(s.ctx, s.actor, id, s.people[1], ReplyDraft{Reply: governance.ReplyRemote}); err != nil {
		t.Fatal(err)
	}
	check("an alternate comes from afar", 3, 2, 3, 0)
	if err := s.Reply(s.ctx, s.chair, id, ReplyDraft{Reply: governance.ReplyExcused}); err != nil {
		t.Fatal(err)
	}
	check("the bearer does not come: the proxy counts no more", 3, 2, 1, 0)
}

func TestP12APersonalLinkRepliesToItsConvocationAlone(t *testing.T) {
	s := newSession(t)
	id := s.draft()
	s.convene(id)
	secret := s.secret("amandier@exemple.fr")
	page := must(s.ReplyPage(s.ctx, secret))(t)
	if page.Name != "Camille Amandier" || len(page.Seats) != 1 || len(page.Bearers) != 2 || page.ID != id {
		t.Errorf("got %+v", page)
	}
	for _, r := range []governance.Reply{governance.ReplyExcused, governance.ReplyPresent} { // one may change one's mind
		if err := s.ReplyByLink(s.ctx, secret, ReplyDraft{Reply: r}); err != nil {
			t.Fatal(err)
		}
	}
	if got := s.replies(id); strings.Count(got, "present") != 1 {
		t.Errorf("replies %s", got)
	}
	if n := s.count(`select count(*) from journal where action = 'convocation.reply' and actor_id = $1`, s.people[0]); n != 2 {
		t.Errorf("P4: %d entries", n)
	}
	refused(t, second(s.ReplyPage(s.ctx, "unknown")), governance.NotFound, "")
	refused(t, s.ReplyByLink(s.ctx, "unknown", ReplyDraft{Reply: governance.ReplyPresent}), governance.NotFound, "")
	if _, err := s.LinkPage(s.ctx, secret); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("the link confirms a mandate: %v", err)
	}
	if err := s.RevokeReplyLinks(s.ctx, s.actor, id, s.people[0]); err != nil {
		t.Fatal(err)
	}
	refused(t, s.ReplyByLink(s.ctx, secret, ReplyDraft{Reply: governance.ReplyExcused}), governance.Conflict, "")
	other := s.secret("suppleante@exemple.fr")
	s.now = time.Date(2026, 12, 18, 13, 0, 0, 0, time.UTC)
	refused(t, s.ReplyByLink(s.ctx, other, ReplyDraft{Reply: governance.ReplyExcused}), governance.Conflict, "")
}

// secret is the word of the last personal link mailed to someone.
func (s *session) secret(to string) string {
	s.t.Helper()
	mails := s.mails(to)
	_, secret, found := strings.Cut(mails[len(mails)-1].Body, "/convocation/")
	if !found {
		s.t.Fatal("no personal link")
	}
	return strings.Fields(secret)[0]
}

func TestWhoGetsAnAccountKeepsTheirConvocation(t *testing.T) {
	s := newSession(t)
	id := s.draft()
	s.convene(id)
	must(s.GrantMembership(s.ctx, s.actor, governance.Membership{PersonID: s.people[0], Roles: governance.RoleSet{governance.Member}}))(t)
	must(s.InviteAll(s.ctx, s.actor))(t)
	newcomer := s.newcomer("amandier")
	if err := s.AcceptInvitation(s.ctx, newcomer, s.mailed("amandier@exemple.fr", "/invitation/")); err != nil {
		t.Fatal(err)
	}
	now := s.house.actor(s.actor.Coordination, newcomer.PersonID)
	if err := s.Reply(s.ctx, now, id, ReplyDraft{Reply: governance.ReplyPresent}); err != nil {
		t.Fatal(err)
	}
}

func TestAConvocationByHandIsRecordedOnce(t *testing.T) {
	s := newSession(t)
	id := s.draft()
	s.convene(id)
	saule := Own(s.convocation(id).Called, s.people[2])[0]
	if err := s.HandOver(s.ctx, s.actor, id, saule.ID); err != nil {
		t.Fatal(err)
	}
	refused(t, s.HandOver(s.ctx, s.actor, id, saule.ID), governance.Conflict, "")
	refused(t, s.HandOver(s.ctx, s.actor, id, saule.ID+999), governance.NotFound, "")
	if got := Own(s.convocation(id).Called, s.people[2])[0]; !got.SentAt.Equal(s.now) {
		t.Errorf("got %v", got.SentAt)
	}
}

func TestP2OnlyThoseWithTheRightPrepareMeetings(t *testing.T) {
	s := newSession(t)
	id := s.draft()
	other := s.open("Lyon")
	item := s.read(id).Agenda[0].ID
	writes := map[string]func(governance.Actor) error{
		"create":  func(a governance.Actor) error { return second(s.CreateMeeting(s.ctx, a, s.committee, s.plan())) },
		"plan":    func(a governance.Actor) error { return s.PlanMeeting(s.ctx, a, id, 1, s.plan(), "") },
		"cancel":  func(a governance.Actor) error { return s.CancelMeeting(s.ctx, a, id, 1) },
		"convene": func(a governance.Actor) error { return s.Convene(s.ctx, a, id, 1, s.read(id).AgendaNow, "") },
		"call":    func(a governance.Actor) error { return s.CallMissing(s.ctx, a, id) },
		"hand":    func(a governance.Actor) error { return s.HandOver(s.ctx, a, id, 1) },
		"record":  func(a governance.Actor) error { return s.RecordReply(s.ctx, a, id, 1, ReplyDraft{}) },
		"add": func(a governance.Actor) error {
			return second(s.AddAgendaItem(s.ctx, a, id, governance.ItemDraft{Title: "x", Kind: "debate"}))
		},
		"edit": func(a governance.Actor) error {
			return s.EditAgendaItem(s.ctx, a, id, item, 1, governance.ItemDraft{Title: "x", Kind: "debate"})
		},
		"move":   func(a governance.Actor) error { return s.MoveAgendaItem(s.ctx, a, id, item, false) },
		"remove": func(a governance.Actor) error { return s.RemoveAgendaItem(s.ctx, a, id, item) },
		"fill":   func(a governance.Actor) error { return s.FillAgenda(s.ctx, a, id) },
		"rules": func(a governance.Actor) error {
			return s.SetRuleSet(s.ctx, a, s.committee, 1, governance.ProfileRules(governance.CGCT).Form())
		},
		"people":  func(a governance.Actor) error { return second(s.MeetingPeople(s.ctx, a)) },
		"choices": func(a governance.Actor) error { return second(s.AgendaChoices(s.ctx, a)) },
	}
	for name, write := range writes {
		for role, actor := range s.everyRole(s.actor.Coordination) {
			if role == governance.Secretary {
				continue
			}
			if err := write(actor); governance.CodeOf(err) != governance.Forbidden {
				t.Errorf("%s as %s: %v", name, role, err)
			}
		}
		if name == "people" || name == "choices" {
			continue // of their own coordination
		}
		if code := governance.CodeOf(write(other)); code != governance.NotFound && code != governance.Invalid {
			t.Errorf("P3: %s from another coordination: %s", name, code)
		}
	}
	for name, read := range map[string]func(governance.Actor) error{
		"meeting":  func(a governance.Actor) error { return second(s.Meeting(s.ctx, a, id)) },
		"meetings": func(a governance.Actor) error { return second(s.Meetings(s.ctx, a, 0, 0, 0)) },
	} {
		if err := read(governance.Actor{PersonID: s.actor.PersonID, Coordination: s.actor.Coordination}); governance.CodeOf(err) != governance.NotFound {
			t.Errorf("%s without a seat: %v", name, err)
		}
	}
	if _, err := s.Meeting(s.ctx, other, id); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("P3: %v", err)
	}
}

func TestTheDashboardShowsTheNextMeetingAndAsksForAReply(t *testing.T) {
	s := newSession(t)
	id := s.draft()
	waits := func(a governance.Actor) map[governance.WaitingKind]int {
		t.Helper()
		found := map[governance.WaitingKind]int{}
		for _, w := range must(s.Dashboard(s.ctx, a))(t).Waiting {
			found[w.Kind] = w.Count
		}
		return found
	}
	if d := must(s.Dashboard(s.ctx, s.chair))(t); d.Next != nil || waits(s.chair)[governance.WaitingReplies] != 0 {
		t.Errorf("a draft is nobody's business: %+v", d.Next)
	}
	s.convene(id)
	if d := must(s.Dashboard(s.ctx, s.chair))(t); d.Next == nil || d.Next.ID != id || !d.Next.Calls || d.Next.Mine != "" {
		t.Errorf("got %+v", d.Next)
	}
	if waits(s.chair)[governance.WaitingReplies] != 1 || waits(s.actor)[governance.WaitingHanding] != 1 || waits(s.actor)[governance.WaitingReplies] != 0 {
		t.Errorf("chair %v, coordinator %v", waits(s.chair), waits(s.actor))
	}
	if err := s.Reply(s.ctx, s.chair, id, ReplyDraft{Reply: governance.ReplyRemote}); err != nil {
		t.Fatal(err)
	}
	if d := must(s.Dashboard(s.ctx, s.chair))(t); d.Next.Mine != governance.ReplyRemote || d.Next.Replied != 1 || waits(s.chair)[governance.WaitingReplies] != 0 {
		t.Errorf("got %+v, %v", d.Next, waits(s.chair))
	}
}
