package handlers

import (
	"cmp"
	"slices"
	"time"

	"ctin/governance"
	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// commitmentShow shows one commitment.
func (a *App) commitmentShow(c *gin.Context) error {
	p, err := a.commitmentOf(c)
	if err != nil {
		return err
	}
	thread, err := a.threadOf(c, model.ChainCommitment, int64(p.ID))
	if err != nil {
		return err
	}
	v := visitOf(c)
	p, known := knownCommitment(c, p)
	page := templates.CommitmentShow{
		Frame: a.frame(c, commitmentCode(p.Number)), Code: commitmentCode(p.Number), Line: commitmentSentence(p),
		Tags: commitmentTags(p.Commitment, p.Example), Certainty: templates.MarkOf(p.Levels(p.Paid()), p.InKind),
		Alerts: commitmentAlerts(p),
		Doubts: alertLines(p.Facts().Alerts(v.today), templates.Link{}), Rungs: rungs(p), Exit: exitSentence(p), Rows: commitmentRows(p), Motive: p.Motive,
		Paid: p.Paid(), Left: p.Amount - p.Paid(), Story: commitmentStory(p, v.coordination.Zone()),
		Files: fileLines(v.coordination, p.Files), Au: string(known.day), Known: known.day, Unborn: known.unborn, Now: commitmentPath(v.coordination, p.ID), Thread: thread,
	}
	if known.wrong != nil {
		page.Problems = append(page.Problems, known.wrong)
	}
	if known.day == "" {
		page.Au = query(c, "au") // as typed
	}
	page.Crumbs = append(page.Crumbs, commitmentTrail(v.coordination)...)
	if known.day == "" { // what was known is not acted on
		page.Next, page.Others = commitmentActions(v, p)
	}
	for _, l := range p.Payments {
		page.Payments = append(page.Payments, templates.PaymentLine{Day: l.PaidOn, Kind: l.Kind.Label(), Reference: l.Reference, Amount: l.Net()})
	}
	for _, y := range governance.Schedule(p.Credits, p.PaymentList()) {
		page.Schedule = append(page.Schedule, templates.ScheduleLine{Year: y.Year, Credit: y.Amount, Paid: y.Paid, Over: y.Over})
	}
	return a.ok(c, page)
}

// nextStep is the step that most often comes next: funders deliberate without
// a file being sent, so that an intention goes to its resolution.
func nextStep(p model.CommitmentPage) governance.Status {
	switch {
	case !p.Status.Reaches(governance.StatusResolved):
		return governance.StatusResolved
	case !p.Status.Reaches(governance.StatusAgreed):
		return governance.StatusAgreed
	case p.Status.Reaches(governance.StatusPartlyPaid):
		return governance.StatusClosed
	}
	return governance.StatusObligated
}

// commitmentActions are the one thing to do next, and what else can be done.
func commitmentActions(v *visit, p model.CommitmentPage) (next templates.Link, others []templates.Link) {
	path := commitmentPath(v.coordination, p.ID)
	link := func(label, to string) templates.Link { return templates.Link{Label: label, Path: path + to} }
	own, open := v.actor.FundsFor(p.FunderID), !p.Status.Exit() && p.Status != governance.StatusClosed
	step := link(stepVerb(nextStep(p)), "/etape?to="+string(nextStep(p)))
	pay := link(payVerb, "/versement")
	switch {
	case own && !p.Confirmed && open:
		next = link(confirmButton, "/confirmation")
	case own && open && p.Status.Reaches(governance.StatusAgreed) && p.Status != governance.StatusPaid:
		next, others = pay, append(others, step)
	case p.MayChange(v.actor) && open:
		next = step
	}
	if p.MayChange(v.actor) && open {
		others = append(others, link(amendVerb, "/modifier"), link(joinVerb, "/piece"))
	}
	if own && p.Confirmed && next != pay && (open || p.Paid() > 0) {
		others = append(others, pay)
	}
	manages := p.MayChange(v.actor) || v.actor.May(governance.ManageFunding)
	if manages && len(governance.Behind(p.Commitment, p.History())) > 0 {
		others = append(others, link(backVerb, "/retour"))
	}
	if manages && open {
		others = append(others, link(endVerb, "/fin"))
	}
	if v.actor.May(governance.ReadJournal) {
		others = append(others, templates.Link{Label: journalVerb, Path: coordinationPath(v.coordination) + "/journal?objet=commitment-" + number(p.ID)})
	}
	return next, others
}

// rungs are the nine steps with the evidence of those that hold.
func rungs(p model.CommitmentPage) []templates.Rung {
	held := governance.Held(p.History())
	var list []templates.Rung
	for _, s := range governance.Ladder() {
		r := templates.Rung{Word: s.Label(), Current: s == p.Status, Skipped: p.Status.Reaches(s)}
		for _, h := range held {
			if h.Status == s {
				r.Done, r.Day, r.Evidence = true, h.HappenedOn, evidenceWords(h)
			}
		}
		list = append(list, r)
	}
	return list
}

// told is a sentence of a story and when it was written.
type told struct {
	at time.Time
	templates.StoryLine
}

// commitmentStory tells what happened, in the order in which it was recorded.
func commitmentStory(p model.CommitmentPage, zone *time.Location) []templates.StoryLine {
	var all []told
	tell := func(at time.Time, what, reason string) {
		all = append(all, told{at, templates.StoryLine{When: templates.Moment(zone, at), What: what, Reason: reason}})
	}
	for i, v := range p.Versions {
		var before model.CommitmentVersion
		if i > 0 {
			before = p.Versions[i-1]
		}
		if what := versionSentence(p, before, v); what != "" {
			tell(v.CreatedAt, what, amendReason(before, v))
		}
	}
	for _, s := range p.Steps[min(1, len(p.Steps)):] { // the first one is the declaration
		if paid := s.Status == governance.StatusPartlyPaid || s.Status == governance.StatusPaid; !paid || s.Reason != "" {
			tell(s.CreatedAt, stepSentence(s), s.Reason)
		}
	}
	for _, l := range p.Payments {
		tell(l.CreatedAt, paymentSentence(l), "")
	}
	slices.SortStableFunc(all, func(a, b told) int { return cmp.Compare(a.at.UnixMicro(), b.at.UnixMicro()) })
	var lines []templates.StoryLine
	for _, t := range all {
		lines = append(lines, t.StoryLine)
	}
	return lines
}
