package governance

import (
	"slices"
	"strings"
	"testing"
)

// The deadline of an open campaign moves, with a reason; that of a draft is
// corrected, and a closed one stays closed.
func TestTheDeadlineOfAnOpenCampaignMovesWithAReason(t *testing.T) {
	const today, was = Date("2026-12-03"), Date("2026-12-10")
	for _, test := range []struct {
		rule             string
		state            CampaignState
		was              Date
		deadline, reason string
		code             Code
		fields           []string
	}{
		{"later", CampaignOpen, was, "2027-01-15", "Votes en janvier.", "", nil},
		{"sooner", CampaignOpen, was, "2026-12-03", "Comité avancé.", "", nil},
		{"after it has passed", CampaignOpen, "2026-12-01", "2026-12-20", "Oubli.", "", nil},
		{"to the end of the year that follows", CampaignOpen, was, "2028-12-31", "Votes.", "", nil},
		{"farther than that", CampaignOpen, was, "2029-01-01", "Votes.", Invalid, []string{"deadline"}},
		{"to the same day", CampaignOpen, was, "2026-12-10", "Votes.", Invalid, []string{"deadline"}},
		{"to a day that is over", CampaignOpen, was, "2026-12-02", "Votes.", Invalid, []string{"deadline"}},
		{"without a word", CampaignOpen, was, "2027-01-15", " ", Invalid, []string{"reason"}},
		{"without anything", CampaignOpen, was, "", "", Invalid, []string{"deadline", "reason"}},
		{"with a long word", CampaignOpen, was, "2027-01-15", strings.Repeat("a", 2001), Invalid, []string{"reason"}},
		{"of a draft", CampaignDraft, was, "2027-01-15", "Votes.", Conflict, nil},
		{"of one that was closed", CampaignClosed, was, "2027-01-15", "Votes.", Conflict, nil},
	} {
		before := Campaign{State: test.state, Deadline: test.was, Year: 2027}
		after, m, err := before.Move(test.deadline, test.reason, today)
		if CodeOf(err) != test.code {
			t.Errorf("%s: %v", test.rule, err)
			continue
		}
		var fields []string
		for _, p := range ProblemsOf(err) {
			if p.Field != "" {
				fields = append(fields, p.Field)
			}
		}
		if !slices.Equal(fields, test.fields) {
			t.Errorf("%s: refused at %v", test.rule, fields)
		}
		moved := err == nil && after.Deadline == Date(test.deadline) && m.Was == test.was && m.Reason == test.reason
		if err == nil && (!moved || after.On(today) != CampaignOpen) || err != nil && after != before {
			t.Errorf("%s: %+v, %+v", test.rule, after, m)
		}
	}
}

// F1: a refusal is taken back by who speaks for the funder, in time, or by the
// coordinator until the campaign is closed.
func TestF1ARefusalIsTakenBackWhileTheCampaignIsOpen(t *testing.T) {
	const today = Date("2026-12-03")
	actor := func(role Role) Actor {
		return Actor{PersonID: 1, Coordination: 1, Memberships: []Membership{{CoordinationID: 1, OrganizationID: 1, Roles: []Role{role}}}}
	}
	open, late := Campaign{State: CampaignOpen, Deadline: "2026-12-31"}, Campaign{State: CampaignOpen, Deadline: "2026-12-01"}
	closed := Campaign{State: CampaignClosed, Deadline: "2026-12-31"}
	for _, test := range []struct {
		who    string
		c      Campaign
		role   Role
		funder OrganizationID
		code   Code
	}{
		{"the funder, in time", open, Funder, 1, ""},
		{"the funder, late", late, Funder, 1, Conflict},
		{"another funder", open, Funder, 2, Forbidden},
		{"the coordinator, late", late, Coordinator, 1, ""},
		{"the coordinator, once it is closed", closed, Coordinator, 1, Conflict},
		{"an observer", open, Observer, 1, Forbidden},
	} {
		if got := CodeOf(test.c.MayReturn(actor(test.role), test.funder, today)); got != test.code {
			t.Errorf("%s: %s", test.who, got)
		}
	}
}
