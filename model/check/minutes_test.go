package check_test

import (
	"context"
	"time"

	"ctin/governance"
	"ctin/governance/seal"
	"ctin/model"
	"ctin/templates"
	"ctin/templates/pdf"
)

// minute holds a meeting that decides nothing, whose decision log is signed by
// Ada, who chairs, and by the coordinator, who writes, then sealed.
func (w *world) minute() {
	w.t.Helper()
	ctx := context.Background()
	ada := w.member("ada")
	id := w.convened(ada.PersonID)
	w.ok(nil, w.store.OpenMeeting(ctx, w.actor, id, time.Time{}))
	w.ok(nil, w.store.CloseMeeting(ctx, w.actor, id, time.Time{}))
	actor := w.member("Sicoval")
	for _, signatory := range []governance.Actor{ada, actor} {
		m, err := w.store.Minutes(ctx, signatory, id, governance.DecisionLog)
		w.ok(m, err)
		w.ok(w.store.SignMinutes(ctx, signatory, model.MinutesSigning{
			MeetingID: id, Kind: governance.DecisionLog, ShownHash: m.ContentHash, Confirmed: true, Login: governance.SigningLogin{At: today},
		}))
	}
	text, err := seal.NewDemonstration(today)
	w.ok(text, err)
	certificate, err := seal.ParsePEM(text)
	w.ok(certificate, err)
	w.store.SealWith(&certificate)
	m, err := w.store.Minutes(ctx, actor, id, governance.DecisionLog)
	w.ok(m, err)
	r, err := pdf.Minutes(m.Content, templates.MinutesEvidence{ContentHash: m.ContentHash, Code: m.Token, Sealer: "Sicoval", IssuedAt: today})
	w.ok(r, err)
	w.ok(nil, w.store.IssueMinutes(ctx, actor, model.PrintedMinutes{
		MeetingID: id, Kind: governance.DecisionLog, ContentHash: m.ContentHash, File: r.Bytes, Page: r.SealPage, Box: r.SealBox,
	}))
	w.attach(ctx, actor, model.DocumentKey{MeetingID: id, Kind: governance.DecisionLog})
}

// attach joins to a document an erratum, signed on paper, and a public extract.
func (w *world) attach(ctx context.Context, actor governance.Actor, of model.DocumentKey) {
	w.t.Helper()
	n, err := w.store.JoinErratum(ctx, actor, model.ErratumDraft{Of: of, Correction: governance.MinutesCorrection{Passage: "1", Text: "2", Reason: "3"}})
	w.ok(n, err)
	w.ok(nil, w.store.SignOnPaper(ctx, actor, model.PaperSigning{
		Of: model.DocumentKey{MeetingID: of.MeetingID, Kind: governance.Erratum, Number: n}, Way: governance.OnPaper, Names: []string{"Ada"}, Kept: "Ici",
		SignedOn: governance.DateOf(today, time.UTC), Scan: model.Upload{Name: "scan.pdf", Content: []byte("%PDF-1.7\nstartxref\n9\n%%EOF\n")},
	}))
	n, err = w.store.MakeExtract(ctx, actor, model.ExtractDraft{Of: of})
	w.ok(n, err)
}

// member is someone of the Sicoval who logs in again.
func (w *world) member(sub string) governance.Actor {
	w.t.Helper()
	self, err := w.store.SignIn(context.Background(), model.SignIn{Issuer: "test", Sub: sub})
	w.ok(self, err)
	return self.Actor(governance.Login{}).In(w.actor.Coordination, self.Places[0].Memberships)
}

// brokenMinutes are what breaks the invariants of minutes.
var brokenMinutes = []breakage{
	{"minutes_hash", `update minutes set content = content || ' ' where kind = 'decision_log'`, nil},
	{"minutes_signed", unguarded + `delete from signatures where capacity = 'secretary'`, nil},
	{"minutes_signed", `update minutes set state = 'sealed', content_hash = encode(sha256(content), 'hex') where kind = 'summary'`, []string{"minutes_issued"}},
	{"minutes_issued", `update minutes set state = 'to_seal' where kind = 'decision_log'`, nil},
	{"minutes_issued", `delete from issues`, nil},
	{"minutes_paper", `alter table paper_signatures disable trigger all; update paper_signatures set content_hash = 'x'`, nil},
	{"minutes_attached", `update minutes set source_id = (select id from minutes where kind in ('summary', 'full') limit 1) where kind = 'erratum'`, nil},
	{"minutes_public", `update minutes set content = convert_to(replace(convert_from(content, 'UTF8'), '"public":true', '"public":false'), 'UTF8') where kind = 'extract'`, []string{"minutes_hash"}},
	{"minutes_approved", `update agenda_items set approves_id = (select id from minutes where kind in ('summary', 'full') limit 1) where id in (select item_id from decisions)`, nil},
	{"signatures_delegated", unguarded + `update signatures set capacity = 'vice_chair' where capacity = 'chair'`, []string{"minutes_signed", "signatures_records"}},
	{"signatures_records", unguarded + `update signatures set bytes = bytes || ' '`, nil},
	{"signatures_records", unguarded + `update signatures set capacity = 'present' where capacity = 'secretary'`, []string{"minutes_signed"}},
	{"signatures_records", unguarded + `update signatures set signed_at = signed_at - interval '1 day'`, nil},
	{"signatures_chain", unguarded + `delete from signatures where capacity = 'chair'`, []string{"minutes_signed"}},
	{"issues_files", `update issues set bytes = bytes || ' '`, nil},
	{"issues_files", `update issues set content_hash = 'x'`, nil},
	{"issues_journaled", `update issues set issued_at = issued_at + interval '1 year'`, nil},
	{"issues_pages", `update issues set pages = '{"CS-1999-001": 1}'`, nil},
	{"issues_pages", `update issues set pages = jsonb_build_object((select min(reference) from decisions), 0)`, nil},
}

// unguarded takes away what keeps signatures as they are.
const unguarded = `alter table signatures disable trigger all; `
