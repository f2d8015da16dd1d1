package check_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/model/check"
	"ctin/model/modeltest"
)

func TestASoundInstanceBreaksNothing(t *testing.T) {
	w := newWorld(t)
	r, err := w.store.Check(context.Background(), administrator)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		if f.Total > 0 || f.Label == "" {
			t.Errorf("%s (%s): %v", f.Name, f.Label, f.Offenders)
		}
	}
	if r.Broken() != 0 || len(r.Chains) != 3 || r.Entries() < 30 || len(r.Findings) < 15 {
		t.Errorf("%d broken, %d chains, %d entries, %d invariants", r.Broken(), len(r.Chains), r.Entries(), len(r.Findings))
	}
	for _, c := range r.Chains {
		if c.Break != nil || c.Title() == "" || c.State() == "" {
			t.Errorf("chain %+v", c)
		}
	}
}

func TestAnEmptyDatabaseIsFoundNotStamped(t *testing.T) {
	db := modeltest.Open(t)
	store := model.New(db.App, nil, nil, time.Now)
	r, err := store.Check(context.Background(), administrator)
	if err != nil || !slices.Equal(names(r), []string{"instance_stamped"}) {
		t.Errorf("broken %v (%v)", names(r), err)
	}
}

func TestOnlyAnAdministratorVerifiesTheInstance(t *testing.T) {
	w := newWorld(t)
	if _, err := w.store.Check(context.Background(), w.actor); governance.CodeOf(err) != governance.NotFound {
		t.Errorf("got %v", err)
	}
}

// sicoval is the coordination that the statements below break.
const sicoval = `(select id from coordinations where name = 'Sicoval')`

// breakage is what breaks an invariant.
type breakage struct {
	invariant  string
	statements string
	others     []string // also broken by the statements
}

func TestEveryBrokenInvariantIsFound(t *testing.T) {
	w := newWorld(t)
	tested := map[string]bool{}
	for _, tt := range slices.Concat([]breakage{
		{"references_lead_somewhere", `update mandates set seat_id = 999 where kind = 'alternate'`, nil},
		{"references_lead_somewhere", `delete from committees where kind = 'strategic'`, []string{"committees_one_strategic"}},
		{"references_lead_somewhere", `delete from memberships where roles = 'member'`, nil},
		{"references_lead_somewhere", `update organizations set merged_into = 999 where merged_into is not null`, nil},
		// A row of one coordination that points into another.
		{"references_lead_somewhere", `update seats set coordination_id = (select id from coordinations where name = 'Lyon') where function = 'Le maire'`, nil},
		{"references_lead_somewhere", `update memberships set coordination_id = (select id from coordinations where name = 'Lyon') where roles = 'member' and organization_id is null`, []string{"people_at_home"}},
		{"references_lead_somewhere", `update carriers set coordination_id = (select id from coordinations where name = 'Lyon') where coordination_id = ` + sicoval, []string{"coordinations_carrier"}},
		{"references_lead_somewhere", `update files set coordination_id = (select id from coordinations where name = 'Lyon')`, nil},
		{"references_lead_somewhere", `update invitations set coordination_id = (select id from coordinations where name = 'Lyon') where coordination_id = ` + sicoval, nil},
		{"references_are_declared", `alter table seats drop constraint seats_coordination_id_committee_id_fkey`, nil},
		{"people_at_home", `update people set coordination_id = (select id from coordinations where name = 'Lyon') where family_name = 'Suppléant'`, nil},
		{"people_with_accounts", `update people set coordination_id = ` + sicoval + ` where family_name = 'zoe'`, nil},
		{"people_merged", `update people set merged_into = (select min(id) from people) where family_name = 'Suppléant'`, nil},
		{"merges_end", `update people set merged_into = id where family_name = 'Noone' or id = (select min(id) from people where merged_into is not null)`, nil},
		{"merges_end", `update organizations set merged_into = (select id from organizations where name = 'Noisetier') where name = 'Mûrier'`, nil},
		{"organizations_merged", `update seats set organization_id = (select id from organizations where name = 'Noisetier') where function = 'Le maire'`, nil},
		{"organizations_merged", `update memberships set organization_id = (select id from organizations where name = 'Noisetier') where roles = 'coordinator' and coordination_id = ` + sicoval, nil},
		{"seats_dates", `alter table seats drop constraint seats_dates; update seats set ends_on = '2025-12-31' where function = 'Le maire'`, []string{"mandates_in_seat"}},
		{"seats_owner", `alter table seats drop constraint seats_owner; update seats set function = '' where function = 'Le maire'`, nil},
		{"mandates_dates", `alter table mandates drop constraint mandates_dates, drop constraint mandates_one_holder, drop constraint mandates_once; update mandates set ends_on = '2026-01-31' where kind = 'alternate'`, nil},
		{"mandates_in_seat", `update mandates set starts_on = '2025-12-31' where kind = 'alternate'`, nil},
		{"mandates_in_seat", `update mandates set ends_on = '2028-01-01' where kind = 'alternate'`, nil},
		{"mandates_in_seat", `update mandates set ends_on = null where kind = 'alternate'`, nil},
		{"mandates_one_holder", `alter table mandates drop constraint mandates_one_holder; update mandates set kind = 'holder'`, nil},
		{"mandates_once", `alter table mandates drop constraint mandates_once; update mandates a set person_id = b.person_id from mandates b where a.kind = 'alternate' and b.seat_id = a.seat_id and b.id <> a.id`, nil},
		{"seats_qualified", `update mandates set kind = 'alternate' where seat_id = (select id from seats where qualified)`, nil},
		{"committees_one_strategic", `update committees set kind = 'steering' where kind = 'strategic' and coordination_id = ` + sicoval, nil},
		{"committees_one_strategic", `drop index committees_one_strategic; insert into committees (coordination_id, kind, name, code, created_at) values (` + sicoval + `, 'strategic', 'x', 'X1', now())`, nil},
		{"committees_one_funders", `update committees set kind = 'steering' where kind = 'funders' and coordination_id = ` + sicoval, nil},
		{"coordinations_coordinator", `update memberships set ended_at = created_at where roles = 'coordinator' and coordination_id = ` + sicoval, nil},
		{"coordinations_coordinator", `update memberships set roles = 'member' where roles = 'coordinator' and coordination_id = ` + sicoval, nil},
		{"coordinations_carrier", `delete from carriers where coordination_id = ` + sicoval, nil},
		{"coordinations_carrier", `insert into carriers select coordination_id, id, 1 from organizations where name = 'Mûrier'`, nil},
		{"organizations_identifiers", `drop index organizations_siren_once; update organizations set siren = '243100633' where name in ('Communauté', 'Sicoval')`, nil},
		{"organizations_identifiers", `drop index organizations_rna_once; update organizations set rna = 'W313000001' where name in ('Mûrier', 'Sicoval')`, nil},
		{"memberships_roles", `update memberships set roles = 'coordinator king' where roles = 'coordinator'`, nil},
		{"memberships_dates", `update memberships set ended_at = created_at - interval '1 day' where roles = 'member'`, []string{"invitations_open"}},
		{"invitations_open", `update memberships set ended_at = created_at where organization_id is null`, nil},
		{"invitations_open", `drop index invitations_one_open; insert into invitations (coordination_id, membership_id, email, token_hash, invited_by, created_at, sent_at, expires_at) select coordination_id, membership_id, email, 'x', invited_by, created_at, sent_at, expires_at from invitations where accepted_at is null`, nil},
		{"invitations_accepted", `update invitations set account_id = null`, nil},
		{"invitations_accepted", `update invitations set revoked_at = accepted_at`, nil},
		{"join_requests_decided", `update join_requests set accepted = null`, nil},
		{"links_person", `update links set person_id = (select min(id) from people) where purpose = 'confirm_mandate'`, nil},
		{"links_person", `update links set answer = 'accepts' where purpose = 'confirm_mandate'`, nil},
		{"files_intact", `update files set content = content || 'x'`, nil},
		{"files_intact", `update files set content = 'PDF%-1.7x'`, nil},
		{"outbox_states", `update outbox set subject = E'a\nBcc: b@c.fr'`, nil},
		{"outbox_states", `update outbox set recipient = ''`, nil},
		{"outbox_states", `update outbox set sent_at = now(), given_up_at = now()`, nil},
		{"outbox_subjects", `update outbox set subject = 'Engagement de 1 600 000 €'`, nil},
		{"outbox_subjects", `update outbox set subject = 'Engagement de 9,25 M€'`, nil},
		{"outbox_subjects", `update outbox set subject = 'Engagement de 12 Euros'`, nil},
		{"sessions_ended", `insert into sessions (token_hash, data, started_at, seen_at, expires_at, ended_at) values ('x', 'data', now(), now(), now(), now())`, nil},
		{"sessions_ended", `insert into sessions (token_hash, data, started_at, seen_at, expires_at, account_id, person_id) select 'x', 'data', now(), now(), now(), a.id, a.person_id + 1 from accounts a limit 1`, nil},
		{"instance_stamped", `delete from instance`, nil},
		{"decision_links_lead", `insert into decision_links (coordination_id, decision_id, kind, object_id, label) values (` + sicoval + `, 1, 'action', 999, 'A999')`, nil},
		{"journal_opening", `insert into coordinations (slug, name, created_at) values ('x', 'x', now())`, []string{"committees_one_strategic", "committees_one_funders", "coordinations_coordinator", "coordinations_carrier"}},
		{"journal_actors", `update journal set actor_id = 999 where n = 1`, nil},
		{"journal_chains", `insert into journal_heads select 999, n, hash from journal_heads limit 1`, nil},
		{"journal_guarded", `alter table journal disable trigger journal_append_only`, nil},
		{"journal_guarded", `drop trigger journal_no_truncate on journal`, nil},
		{"journal_guarded", `grant update on journal to ctin`, nil},
		{"journal_guarded", `grant truncate on journal to ctin`, nil},
	}, brokenDiagnostics, brokenRooms, brokenMeetings, brokenPlans, brokenFunding, brokenEnvelopes, brokenMinutes) {
		tested[tt.invariant] = true
		r := w.broken(tt.statements)
		got := names(r)
		if !slices.Contains(got, tt.invariant) {
			t.Errorf("%s: not found broken after %s", tt.invariant, tt.statements)
			continue
		}
		for _, name := range got {
			if name != tt.invariant && !slices.Contains(tt.others, name) && name != "references_lead_somewhere" {
				t.Errorf("%s: %s is found broken too after %s", tt.invariant, name, tt.statements)
			}
		}
		for _, f := range r.Findings {
			if f.Total > 0 && (len(f.Offenders) == 0 || f.Offenders[0] == "") {
				t.Errorf("%s: no offender is named", f.Name)
			}
		}
	}
	for _, name := range check.Names() {
		if !tested[name] {
			t.Errorf("%s: nothing breaks it here", name)
		}
	}
}

func TestOffendersBeyondTwentyAreCounted(t *testing.T) {
	w := newWorld(t)
	r := w.broken(`insert into outbox (token, recipient, subject, body, created_at, next_attempt_at) select 'tok' || n, '', 's', '', now(), now() from generate_series(1, 30) n`)
	for _, f := range r.Findings {
		if f.Name == "outbox_states" && (f.Total != 30 || len(f.Offenders) != 20 || !strings.Contains(f.Beyond(), "10")) {
			t.Errorf("%d offenders, %d named, %q", f.Total, len(f.Offenders), f.Beyond())
		}
	}
}
