package governance

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestACampaignIsPreparedThenOpenedThenClosed(t *testing.T) {
	now := time.Date(2026, 12, 3, 13, 0, 0, 0, time.UTC)
	const today = Date("2026-12-03")
	for _, test := range []struct {
		state             CampaignState
		deadline          Date
		edit, open, close Code
		shown             CampaignState
	}{
		{CampaignDraft, "2026-12-31", "", "", Conflict, CampaignDraft},
		{CampaignDraft, "2026-12-02", "", Conflict, Conflict, CampaignDraft},
		{CampaignOpen, "2026-12-03", Conflict, Conflict, "", CampaignOpen},
		{CampaignOpen, "2026-12-02", Conflict, Conflict, "", CampaignClosed}, // shown closed after its deadline
		{CampaignClosed, "2026-12-31", Conflict, Conflict, Conflict, CampaignClosed},
	} {
		c := Campaign{State: test.state, Deadline: test.deadline}
		opened, errOpen := c.Open(today, now)
		closed, errClose := c.Close(now)
		if CodeOf(c.Edit()) != test.edit || CodeOf(errOpen) != test.open || CodeOf(errClose) != test.close || c.On(today) != test.shown {
			t.Errorf("%s until %s: %v, %v, %v, %s", test.state, test.deadline, c.Edit(), errOpen, errClose, c.On(today))
		}
		if test.open == "" && (opened.State != CampaignOpen || opened.OpensOn != today) || test.close == "" && closed.State != CampaignClosed {
			t.Errorf("%s: opened %+v, closed %+v", test.state, opened, closed)
		}
	}
}

func TestACampaignSaysAllThatIsWrongWithIt(t *testing.T) {
	const today = Date("2026-12-03")
	good := CampaignForm{Title: "Budget 2027", Year: "2027", Deadline: "2027-01-31", Funders: []OrganizationID{1}}
	for field, spoil := range map[string]func(*CampaignForm){
		"":         func(*CampaignForm) {},
		"title":    func(f *CampaignForm) { f.Title = " " },
		"year":     func(f *CampaignForm) { f.Year = "27" },
		"deadline": func(f *CampaignForm) { f.Deadline = "2026-12-02" },
		"opens_on": func(f *CampaignForm) { f.OpensOn = "demain" },
		"funders":  func(f *CampaignForm) { f.Funders = nil },
	} {
		f := good
		spoil(&f)
		_, err := ParseCampaign(f, today)
		problems := ProblemsOf(err)
		if field == "" && err != nil || field != "" && (len(problems) != 1 || problems[0].Field != field) {
			t.Errorf("%s: %v", field, problems)
		}
	}
}

// A campaign is for a year that is near, and is over by the end of the next one.
func TestACampaignIsNearAndEndsByTheYearThatFollowsItsOwn(t *testing.T) {
	const today = Date("2026-12-03")
	for _, test := range []struct {
		year, deadline string
		field, says    string
	}{
		{"2027", "2028-12-31", "", ""},
		{"2027", "2029-01-01", "deadline", "Cette campagne porte sur 2027\u00a0: son échéance est le 31\u00a0décembre 2028 au plus tard."},
		{"2027", "2072-01-31", "deadline", "2028 au plus tard"},
		{"2025", "2026-12-31", "", ""},
		{"2025", "2027-01-01", "deadline", "2026 au plus tard"},
		{"2024", "2026-12-31", "year", "de 2025 à 2031"},
		{"2031", "2026-12-31", "", ""},
		{"2072", "2026-12-31", "year", "de 2025 à 2031"},
	} {
		_, err := ParseCampaign(CampaignForm{Title: "Budget", Year: test.year, Deadline: test.deadline, Funders: []OrganizationID{1}}, today)
		problems := ProblemsOf(err)
		switch {
		case test.field == "" && err != nil, test.field != "" && len(problems) != 1:
			t.Errorf("%s until %s: %v", test.year, test.deadline, problems)
		case test.field != "" && (problems[0].Field != test.field || !strings.Contains(problems[0].Message, test.says)):
			t.Errorf("%s until %s: at %s, %s", test.year, test.deadline, problems[0].Field, problems[0].Message)
		}
	}
}

// A year whose campaign is over takes no commitment of a funder any more; the
// coordinator takes late ones.
func TestAClosedYearIsRefusedAtItsField(t *testing.T) {
	actor := func(roles ...Role) Actor {
		return Actor{PersonID: 1, Coordination: 1, Memberships: []Membership{{CoordinationID: 1, OrganizationID: 1, Roles: roles}}}
	}
	over := []Campaign{{Title: "Budget 2027", Year: 2027}}
	for _, test := range []struct {
		who   string
		actor Actor
		years []int
		field string
	}{
		{"a funder", actor(Funder), []int{2026, 2027}, "year"},
		{"a funder, of another year", actor(Funder), []int{2026, 2028}, ""},
		{"the coordinator", actor(Coordinator), []int{2027}, ""},
	} {
		problems := ProblemsOf(CheckCampaigns(test.actor, test.years, over))
		if got := len(problems) == 1 && problems[0].Field == "year"; got != (test.field != "") {
			t.Errorf("%s: %v", test.who, problems)
		}
	}
	open, closed := Campaign{State: CampaignOpen, Deadline: "2026-12-31"}, Campaign{State: CampaignOpen, Deadline: "2026-12-01"}
	const today = Date("2026-12-03")
	for _, test := range []struct {
		who    string
		c      Campaign
		actor  Actor
		funder OrganizationID
		code   Code
	}{
		{"in time", open, actor(Funder), 1, ""},
		{"late", closed, actor(Funder), 1, Conflict},
		{"late, by the coordinator", closed, actor(Coordinator), 1, ""},
		{"for another", open, actor(Funder), 2, Forbidden},
		{"of a draft", Campaign{State: CampaignDraft}, actor(Funder), 1, Conflict},
	} {
		if got := CodeOf(test.c.MayAnswer(test.actor, test.funder, today)); got != test.code {
			t.Errorf("an answer %s: %s", test.who, got)
		}
	}
}

// F3: announced against paid, money and in kind apart; what was declared before
// is carried over and is no answer.
func TestTheBalanceOfACampaignSaysWhoAnsweredAndWhatWasPaid(t *testing.T) {
	b := BalanceOf([]CampaignCell{
		{FunderID: 1, Funder: "A", Confirmed: true, Status: StatusPartlyPaid, Count: 1, Amount: 50_000, Paid: 20_000},
		{FunderID: 1, Funder: "A", Confirmed: true, Status: StatusAgreed, Count: 1, Amount: 7_000, InKind: true},
		{FunderID: 2, Funder: "B", Reachable: true, Confirmed: true, Status: StatusResolved, Carried: true, Count: 1, Amount: 30_000},
		{FunderID: 3, Funder: "C", Declined: true, Word: "Pas en 2027."},
		{FunderID: 4, Funder: "D", Reachable: true, Status: StatusIntention, Count: 1, Amount: 1_000}, // entered on behalf
	})
	if b.Declared != 1 || b.Declined != 1 || b.Waiting != 2 {
		t.Errorf("%d declared, %d declined, %d wait", b.Declared, b.Declined, b.Waiting)
	}
	if b.Cash != (Levels{81_000, 1_000, 80_000, 50_000, 20_000}) || b.InKind.Announced != 7_000 || b.Carried.Cash.Announced != 30_000 {
		t.Errorf("%+v, carried %+v", b.Split, b.Carried)
	}
	const today = Date("2026-12-03")
	for i, want := range []bool{false, true, false, true} {
		if got := b.Lines[i].May(today); got != want {
			t.Errorf("%s may be reminded: %t", b.Lines[i].Funder, got)
		}
	}
	b.Lines[1].RemindedOn = today
	if b.Lines[1].May(today) || !b.Lines[1].May(today.AddDays(1)) {
		t.Error("a funder is reminded once a day at most")
	}
}

func TestACampaignWithoutADayOrNotUnderWayIsRefused(t *testing.T) {
	_, err := ParseCampaign(CampaignForm{Title: "Campagne", Year: "2027", Funders: []OrganizationID{1}}, "2026-12-03")
	if !slices.ContainsFunc(ProblemsOf(err), func(p *Error) bool { return p.Field == "deadline" && p.Message == msgDayMissing }) {
		t.Errorf("a campaign without a last day: %v", err)
	}
	for state, may := range map[CampaignState]bool{CampaignDraft: false, CampaignOpen: true, CampaignClosed: false} {
		if err := (Campaign{State: state}).MayRemind("2026-12-03"); (err == nil) != may {
			t.Errorf("reminding in a campaign that is %s: %v", state, err)
		}
	}
}
