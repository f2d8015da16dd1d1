package governance

import (
	"slices"
	"strings"
	"time"
)

// CommitmentRow is one line of a file of commitments.
type CommitmentRow = ListRow[CommitmentColumn]

// CommitmentFile is the commitments read from a file.
type CommitmentFile = List[CommitmentColumn]

// ReadCommitments reads a table of commitments.
func ReadCommitments(t Table) (CommitmentFile, *Error) {
	return readList(t, listForm[CommitmentColumn]{
		headers: commitmentHeaders, label: CommitmentColumn.Label, needs: []CommitmentColumn{ColumnFunder}, missing: msgImportHeader,
		texts: []CommitmentColumn{ColumnPurpose, ColumnMotive, ColumnValuation, ColumnBody, ColumnSignatories},
		dates: []CommitmentColumn{ColumnDeclared, ColumnLapse, ColumnRequested, ColumnResolved, ColumnAgreed, ColumnObligated},
	})
}

// CommitmentsKnown is what a coordination has when commitments are imported.
// Merged organisations are there, so that their former names lead to those kept.
type CommitmentsKnown struct {
	Organizations []Organization
	Schemes       []Scheme
	Envelopes     []EnvelopeKnown
	Areas         []Area   // of the perimeter
	Commitments   []Origin // that may be there already, or give their money again
}

// CommitmentPlan is what a file makes, all of it: nothing in it is refused.
type CommitmentPlan struct {
	ListPlan
	Commitments []PlannedCommitment
	Cash        Cents
	InKind      Cents
}

// PlannedCommitment is a commitment to declare, and the step that its evidence
// brings it to.
type PlannedCommitment struct {
	Draft    CommitmentDraft
	To       Status
	Evidence Evidence
	From     int // which planned commitment it gives again, the first is 1, zero for none
}

// PlanCommitments says what each line of a file would make for the actor:
// the same rules decide as when it is typed in the pages (F1, F2, F4, F6, F7,
// F9, F14, F15, F17). today is the day of what names none.
func PlanCommitments(rows []CommitmentRow, known CommitmentsKnown, actor Actor, today Date, now time.Time) CommitmentPlan {
	p := commitmentPlanner{
		organizations: newRosterOrganizations(known.Organizations), schemes: known.Schemes, areas: known.Areas,
		envelopes: slices.Clone(known.Envelopes), known: slices.Clone(known.Commitments), actor: actor, today: today, now: now,
		seen: map[string]int{}, numbers: map[int]int{}, origins: map[int]*Origin{}, there: map[int]*Origin{},
	}
	for _, o := range known.Commitments {
		p.there[o.Number] = &o
	}
	for _, row := range rows {
		if number, ok := parseReference(row.Cells[ColumnNumber]); ok && p.numbers[number] == 0 && !isCommitmentExample(row) {
			p.numbers[number] = row.Line
		}
	}
	p.plan.Lines = make([]ListLine, len(rows))
	for _, again := range []bool{false, true} { // what is given again comes after its source
		for i, row := range rows {
			if (row.Cells[ColumnSource] != "") == again {
				p.plan.Lines[i] = p.line(row)
			}
		}
	}
	return p.plan
}

// commitmentPlanner goes through the lines of a file once.
type commitmentPlanner struct {
	organizations *rosterOrganizations
	schemes       []Scheme
	envelopes     []EnvelopeKnown // with what the lines before draw on them
	areas         []Area
	known         []Origin        // that no line before has met
	there         map[int]*Origin // all of them, by number
	numbers       map[int]int     // the line that bears a number in the file
	origins       map[int]*Origin // what that line is, once it is known
	actor         Actor
	today         Date
	now           time.Time
	seen          map[string]int // the line that said the same, by what it makes
	plan          CommitmentPlan
}

// line plans one line.
func (p *commitmentPlanner) line(row CommitmentRow) ListLine {
	out := ListLine{Line: row.Line, Name: row.Cells[ColumnFunder], Detail: row.Cells[ColumnPurpose]}
	if isCommitmentExample(row) {
		out.State = LineExample
		return out
	}
	r := &commitmentReader{listReader: listReader[CommitmentColumn]{row: row}, planner: p}
	number := r.number()
	draft, scheme := r.draft()
	from := r.source()
	if from != nil && from.ID > 0 {
		draft.Source = from.ID
	}
	u, err := Declare(p.actor, draft, scheme, p.today, p.now)
	r.refuseAll(err, ColumnFunder)
	if len(r.problems) > 0 {
		out.State, out.Problems, out.Remarks = LineRefused, r.problems, r.found
		return out
	}
	if there, met := p.meet(u, draft.DeclaredOn != ""); met {
		p.origins[number] = p.there[there]
		out.State, out.Remarks = LineExists, []string{importKnown(there)}
		return out
	}
	to, evidence := r.evidence()
	after := p.climb(r, u, to, evidence)
	p.fit(r, after, from)
	if len(r.problems) > 0 {
		out.State, out.Problems, out.Remarks = LineRefused, r.problems, r.found
		return out
	}
	made := PlannedCommitment{Draft: draft, To: to, Evidence: evidence}
	if from != nil {
		made.From = max(0, -int(from.ID))
	}
	p.keep(&out, after, made, r)
	p.take(number, after, from)
	return out
}

// meet finds the commitment that is there already and says the same, and sets
// it aside: two lines alike are two commitments, unless both are there.
func (p *commitmentPlanner) meet(u Undertaking, dated bool) (number int, there bool) {
	i := slices.IndexFunc(p.known, func(k Origin) bool {
		return k.FunderID == u.FunderID && k.SchemeID == u.SchemeID && k.InKind == u.InKind && k.Amount == u.Amount &&
			wordKey(k.Purpose) == wordKey(u.Purpose) && (!dated || k.DeclaredOn == u.DeclaredOn)
	})
	if i < 0 {
		return 0, false
	}
	number = p.known[i].Number
	p.known = slices.Delete(p.known, i, i+1)
	return number, true
}

// climb applies the ladder to a commitment that does not exist yet.
func (p *commitmentPlanner) climb(r *commitmentReader, u Undertaking, to Status, e Evidence) Undertaking {
	if to == StatusIntention || len(r.problems) > 0 {
		return u
	}
	first := []Step{{Status: StatusIntention, HappenedOn: u.DeclaredOn}}
	c, _, err := Climb(p.actor, u.Commitment, first, to, e, 0, p.today)
	r.refuseAll(err, ColumnStatus)
	u.Commitment = c
	return u
}

// keep adds what a line makes to the plan.
func (p *commitmentPlanner) keep(out *ListLine, u Undertaking, made PlannedCommitment, r *commitmentReader) {
	p.plan.Commitments = append(p.plan.Commitments, made)
	if u.InKind {
		p.plan.InKind += u.Amount
	} else {
		p.plan.Cash += u.Amount
	}
	text := strings.Join(append([]string{importItem(u, p.organizations.byID[u.FunderID].Name)}, p.links(u, r.row)...), ", ")
	remarks := append(r.found, r.remarks...)
	key := text + "\n" + wordKey(u.Purpose)
	if before := p.seen[key]; before != 0 {
		remarks = append(remarks, importRepeats(before))
	} else {
		p.seen[key] = out.Line
	}
	if off := u.OffUnit(); off != 0 {
		remarks = append(remarks, importOffUnit(u.Commitment))
	}
	out.State, out.Remarks = LineCreates, remarks
	out.Creates = []ListItem{{"commitment", text}}
}
