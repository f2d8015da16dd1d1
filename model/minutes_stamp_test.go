package model

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"ctin/governance"
	"ctin/governance/seal"
	"ctin/governance/seal/sealtest"
	"ctin/model/timestamp"
)

// An authority that is down, slow or wrong delays the seal and never lowers
// it: the log stays to be sealed, nothing is issued, and once the authority
// answers the same document is sealed with a proof of its time (C7).
func TestC7AnAuthorityThatFailsDelaysTheSealAndNeverLowersIt(t *testing.T) {
	a := closedAssembly(t)
	a.sealing()
	must(a.SignMinutes(a.ctx, a.signer(a.as("Sicoval")), a.signing(governance.DecisionLog, nil)))(t)
	must(a.SignMinutes(a.ctx, a.signer(a.keeper), a.signing(governance.DecisionLog, nil)))(t)
	printed := a.printed(governance.DecisionLog)
	for _, tt := range []struct {
		rule   string
		answer http.HandlerFunc
	}{
		{"500", func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "broken", http.StatusInternalServerError) }},
		{"rubbish", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<html>")) }},
		{"more than it may say", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, 1<<20)) }},
		{"slow", func(_ http.ResponseWriter, r *http.Request) {
			select {
			case <-r.Context().Done():
			case <-time.After(5 * time.Second):
			}
		}},
	} {
		server := httptest.NewServer(tt.answer)
		a.stampedBy(server.URL)
		a.refusedToSeal(tt.rule, printed)
		server.Close()
		a.refusedToSeal(tt.rule+", then down", printed)
	}
	again := func(c governance.Coordination, m MinutesRecord) (PrintedMinutes, error) {
		if c.Slug == "" || m.ContentHash != printed.ContentHash {
			t.Errorf("asked to print %+v of %+v", m.Minutes, c)
		}
		return printed, nil
	}
	if err := a.SealWaiting(a.ctx, again); err == nil {
		t.Error("the authority is down, and it is sealed")
	}
	a.stampedBy(sealtest.NewAuthority(t).Serve(t))
	for range 2 { // the second time nothing waits
		a.ok(a.SealWaiting(a.ctx, again))
	}
	log := a.minutes(governance.DecisionLog)
	report := seal.Verify(must(a.DocumentFile(a.ctx, a.keeper, DocumentKey{MeetingID: a.meeting, Kind: governance.DecisionLog}))(t))
	if log.State != governance.MinutesSealed || log.Issue.StampedAt.IsZero() || !log.Issue.StampedAt.Equal(report.StampedAt) || !report.Intact {
		t.Errorf("%+v, stamped at %v: %+v", log.Minutes, log.Issue.StampedAt, report)
	}
}

func (a *assembly) stampedBy(address string) {
	a.t.Helper()
	client, err := timestamp.New(address)
	a.ok(err)
	a.StampWith(client)
}

// refusedToSeal fails the test unless the document waits, as it did.
func (a *assembly) refusedToSeal(rule string, p PrintedMinutes) {
	a.t.Helper()
	ctx, stop := context.WithTimeout(a.ctx, 700*time.Millisecond)
	defer stop()
	if err := a.IssueMinutes(ctx, a.keeper, p); governance.CodeOf(err) != governance.Conflict {
		a.t.Errorf("%s: %v", rule, err)
	}
	if log := a.minutes(governance.DecisionLog); log.State != governance.MinutesToSeal || log.Issue.Token != "" {
		a.t.Errorf("%s: the log is %s, issued %+v", rule, log.State, log.Issue)
	}
}
