package templates

import (
	"fmt"
	"strings"

	"ctin/governance"
)

// MinutesPaper lays minutes out: the decisions first, then everything in the
// order of the usual table of contents, then the evidence.
func MinutesPaper(c governance.MinutesContent, e MinutesEvidence) Paper {
	p := Paper{
		Owner: c.Header.Coordination, Title: c.Header.Title, Subtitle: minutesSubtitle(c.Header),
		Running: minutesRunning(c.Header), State: minutesTag(e.State, e.ContentHash != ""), Demo: e.Demo,
		Notices: minutesNotices(c, e), Facts: minutesFacts(c.Header), Foot: minutesFoot(e),
	}
	m := minutesLayout{c}
	for _, part := range []func() Part{
		m.source, m.correction, m.decisions, m.called, m.attendance, m.quorum, m.agenda, m.withheld, m.reservations,
		m.money, m.shares, m.progress, m.tasks, m.next, m.closing, m.annexes, m.approval,
	} {
		if made := part(); len(made.Blocks) > 0 {
			p.Parts = append(p.Parts, made)
		}
	}
	if len(e.ToSign) > 0 {
		p.Parts = append(p.Parts, handPart(e.ToSign))
	}
	if e.ContentHash != "" {
		e.Kind = c.Header.Kind
		p.Parts = append(p.Parts, minutesProof(c, e))
		p.Seal, p.Sealed = sealLine(e), insideSeal(c.Header.Coordination, e)
	}
	return p
}

// DecisionAnchor is where a decision is on the page of minutes.
func DecisionAnchor(reference string) string { return "decision-" + reference }

// ItemAnchor is where an item of the agenda is on the page of minutes.
func ItemAnchor(number int) string { return "point-" + Number(number) }

// minutesLayout lays one content out, part after part.
type minutesLayout struct{ governance.MinutesContent }

func (m minutesLayout) decisions() Part {
	if m.Correction != nil {
		return Part{} // an erratum decides nothing
	}
	part := Part{ID: "decisions", Heading: partDecisions, Framed: true}
	for _, d := range m.Decisions {
		part.Blocks = append(part.Blocks, Block{
			ID: DecisionAnchor(d.Number), Heading: d.Title, Note: d.Number, Text: d.Text, Strong: resultWords(d),
			Facts: some(
				Row{Label: factQuorum, Value: momentQuorum(d.Quorum)},
				Row{Label: factAmounts, Value: amountsWords(d.Amounts)},
				Row{Label: factRecusals, Value: recusalsWords(d.Recusals)},
				Row{Label: factOwner, Value: d.Owner},
				Row{Label: factDue, Value: dueWords(d.Due)},
			),
		})
	}
	switch {
	case len(m.Decisions) == 0:
		part.Blocks = []Block{{Text: noDecision}}
	case m.BudgetNotice != "":
		part.Blocks = append(part.Blocks, Block{Remark: m.BudgetNotice})
	}
	return part
}

func (m minutesLayout) called() Part {
	facts := some(Row{Label: factChair, Value: personWords(m.Chair)}, Row{Label: factSecretary, Value: personWords(m.Secretary)})
	if v := m.Convocation; v != nil {
		facts = append(facts, some(
			Row{Label: factConvocation, Value: convocationWords(*v)},
			Row{Label: factUrgency, Value: v.Urgency},
			Row{Label: factDocuments, Value: documentsWords(v.Documents)},
		)...)
	}
	return partOf("convocation", partCalled, Block{Facts: facts})
}

func (m minutesLayout) attendance() Part {
	a := m.Attendance
	if a.Counts != nil {
		return partOf("presences", partAttendance, Block{Facts: countsFacts(*a.Counts)})
	}
	part := Part{ID: "presences", Heading: partAttendance}
	for _, list := range []struct {
		title  string
		people []governance.MinutesPerson
	}{
		{listPresent, a.Present},
		{listRemote, a.Remote},
		{listRepresented, a.Represented},
		{listExcused, a.Excused},
		{listAbsent, a.Absent},
		{listGuests, a.Guests},
	} {
		if len(list.people) > 0 {
			part.Blocks = append(part.Blocks, Block{Table: peopleGrid(list.title, list.people)})
		}
	}
	if len(a.Proxies) > 0 {
		part.Blocks = append(part.Blocks, Block{Heading: listProxies, Items: proxiesWords(a.Proxies)})
	}
	return part
}

func peopleGrid(title string, people []governance.MinutesPerson) *Grid {
	g := &Grid{
		Caption: fmt.Sprintf("%s (%d)", title, len(people)),
		Columns: []Column{{colPerson, 33, false}, {colOrganization, 27, false}, {colCollege, 22, false}, {colVoice, 18, false}},
	}
	for _, p := range people {
		g.add(strings.Join(nonEmpty(p.Name, p.Function, alternateWords(p), movesWords(p.Moves)), ", "),
			p.Organization, p.College.Label(), voiceWords(p.Voting))
	}
	return g
}

func (m minutesLayout) quorum() Part {
	if m.Correction != nil {
		return Part{}
	}
	return partOf("quorum", partQuorum, Block{Text: quorumWords(m.Quorum), Remark: m.Quorum.Rule})
}

func (m minutesLayout) agenda() Part {
	part := Part{ID: "ordre-du-jour", Heading: partAgenda}
	for _, item := range m.Agenda {
		part.Blocks = append(part.Blocks, Block{
			ID: ItemAnchor(item.Number), Mark: Number(item.Number), Heading: item.Title, Note: itemWords(item), Text: item.Prose,
			Facts: append(append(some(
				Row{Label: factDocuments, Value: documentsWords(item.Documents)},
				Row{Label: factDraft, Value: item.Draft},
				Row{Label: factRecusals, Value: recusalsWords(item.Recusals)},
			), rejectedFacts(item.Rejected)...), m.outcome(item.Decisions)...),
		})
	}
	return part
}

// outcome is what an item led to: the votes, with names when they are public.
func (m minutesLayout) outcome(numbers []string) []Row {
	var rows []Row
	for _, d := range m.Decisions {
		for _, number := range numbers {
			if d.Number == number {
				rows = append(rows, Row{Label: d.Number, Value: resultWords(d)})
				rows = append(rows, votersFacts(d.Votes)...)
			}
		}
	}
	return rows
}

func (m minutesLayout) reservations() Part {
	part := Part{ID: "reserves", Heading: partReservations}
	for _, r := range m.Reservations {
		asked := ""
		if r.InSession {
			asked = wordInSession
		}
		part.Blocks = append(part.Blocks, Block{
			Heading: r.Name, Note: strings.Join(nonEmpty(r.Organization, dueWords(r.On), asked), ", "), Text: r.Text, Remark: r.Answer,
		})
	}
	return part
}

func (m minutesLayout) progress() Part {
	if len(m.Progress) == 0 {
		return Part{}
	}
	g := &Grid{Columns: []Column{
		{colCode, 8, false}, {colAction, 28, false}, {colLead, 22, false}, {colState, 14, false}, {colPercent, 12, true}, {colBlocker, 22, false},
	}}
	for _, p := range m.Progress {
		g.add(p.Code, p.Title, p.Lead, p.State, percentWords(p.Percent), p.Blocker)
	}
	return partOf("avancement", partProgress, Block{Table: g})
}

func (m minutesLayout) tasks() Part {
	if len(m.Tasks) == 0 {
		return Part{}
	}
	g := &Grid{Columns: []Column{{colWhat, 40, false}, {colOwner, 26, false}, {colDue, 18, false}, {colDecision, 16, false}}}
	for _, t := range m.Tasks {
		g.add(t.What, t.Owner, dueWords(t.Due), t.Decision)
	}
	return partOf("actions", partTasks, Block{Table: g})
}

func (m minutesLayout) next() Part {
	if m.NextMeeting == nil {
		return Part{}
	}
	n := *m.NextMeeting
	return partOf("prochaine-seance", partNext, Block{Text: strings.Join(nonEmpty(n.At.Local, n.Place), ", "), Remark: n.Note})
}

func (m minutesLayout) annexes() Part {
	block := Block{}
	for _, d := range m.Annexes {
		block.Items = append(block.Items, documentWords(d))
	}
	if len(block.Items) == 0 {
		return Part{}
	}
	return partOf("annexes", partAnnexes, block)
}

func (m minutesLayout) approval() Part {
	if m.Approval == nil {
		return Part{}
	}
	return partOf("approbation", partApproval, Block{Text: m.Approval.Words()})
}

// partOf is a part of one block; it is empty when the block is.
func partOf(id, heading string, b Block) Part {
	part := Part{ID: id, Heading: heading}
	if b.Text != "" || b.Remark != "" || b.Table != nil || len(b.Facts) > 0 || len(b.Items) > 0 {
		part.Blocks = []Block{b}
	}
	return part
}

func nonEmpty(parts ...string) []string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return kept
}
