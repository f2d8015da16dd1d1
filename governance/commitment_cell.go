package governance

import (
	"cmp"
	"math/big"
	"regexp"
	"slices"
	"strings"
)

// commitmentReader reads the cells of one line of a file of commitments.
type commitmentReader struct {
	listReader[CommitmentColumn]
	planner *commitmentPlanner
	remarks []string
	found   []string // what is said of the source that the line names, even when it is refused
}

// refuseAll adds what a rule refuses to what the cells already did, one
// sentence a column; what points nowhere is about a column.
func (r *commitmentReader) refuseAll(err error, otherwise CommitmentColumn) {
	for _, p := range ProblemsOf(err) {
		p = p.On(cmp.Or(columnOf(p.Field), string(otherwise)))
		if !slices.ContainsFunc(r.problems, func(known *Error) bool { return known.Field == p.Field }) {
			r.problems.Add(p)
		}
	}
}

// columnOf is the column of a field: what a form asks in rows of its own, a file
// holds in one cell.
func columnOf(field string) string {
	name, _, _ := strings.Cut(field, "-")
	if name == "year_amount" {
		return string(ColumnSchedule)
	}
	return name
}

// draft reads the cells of a declaration. An amount that differs from quantity
// × unit cost is kept, and remarked upon: nobody ticks a box in a file.
func (r *commitmentReader) draft() (CommitmentDraft, Scheme) {
	scheme := r.scheme()
	envelope := r.envelope(scheme)
	discreet, _ := listWord(&r.listReader, ColumnDiscreet, commitmentYes, msgImportYes)
	counted, _ := listWord(&r.listReader, ColumnCounted, commitmentYes, msgImportYes)
	inKind, _ := listWord(&r.listReader, ColumnNature, commitmentNatures, msgImportNature)
	pooled, _ := listWord(&r.listReader, ColumnPool, commitmentPools, msgImportPool)
	return CommitmentDraft{
		Funder: r.funder(), Scheme: scheme.ID, Purpose: r.cell(ColumnPurpose), Motive: r.cell(ColumnMotive), InKind: inKind,
		Quantity: r.cell(ColumnQuantity), UnitCost: r.amount(ColumnUnitCost), Amount: r.amount(ColumnAmount), KeepAmount: true,
		Valuation: r.cell(ColumnValuation), Pooled: pooled, DeclaredOn: r.cell(ColumnDeclared), LapseDate: r.cell(ColumnLapse),
		Grantees: r.grantees(), Credits: r.credits(), Envelope: envelope, Territory: r.territory(envelope), Confidential: discreet,
		Counted: counted,
	}, scheme
}

// funder finds the funder among the organisations of the coordination.
func (r *commitmentReader) funder() OrganizationID {
	id := r.organization(ColumnFunder, r.cell(ColumnFunder))
	if id != 0 && !r.planner.organizations.byID[id].Funder {
		r.refuse(ColumnFunder, Fail(Invalid, msgImportNotFunder, r.planner.organizations.byID[id].Name))
	}
	return id
}

// organization finds an organisation by its name, its SIREN or its SIRET.
func (r *commitmentReader) organization(c CommitmentColumn, text string) OrganizationID {
	if text == "" {
		return 0
	}
	id, err := r.named(text)
	if err == nil && id == 0 {
		err = Fail(Invalid, msgImportNoOrganization, shorten(text))
	}
	r.refuse(c, err)
	return id
}

// named is the organisation of that name, SIREN or SIRET, zero for none.
func (r *commitmentReader) named(text string) (OrganizationID, *Error) {
	d := OrganizationDraft{Name: text}
	switch number := squeeze(text); {
	case digits(number, 14):
		d = OrganizationDraft{Siret: number, Siren: number[:9]}
	case digits(number, 9):
		d = OrganizationDraft{Siren: number}
	}
	id, err := r.planner.organizations.find(d)
	if id == 0 && d.Name == "" {
		return 0, nil
	}
	return id, err
}

// scheme finds the scheme by its name.
func (r *commitmentReader) scheme() Scheme {
	text := r.cell(ColumnScheme)
	if text == "" {
		return Scheme{}
	}
	var names []string
	for _, s := range r.planner.schemes {
		if wordKey(s.Name) == wordKey(text) {
			return s
		}
		names = append(names, s.Name)
	}
	r.refuse(ColumnScheme, Fail(Invalid, msgImportNoScheme, shorten(text), strings.Join(names, ", ")))
	return Scheme{}
}

// noisy is a number as programs write those that they cannot hold exactly:
// 33.340000000000003 is what a spreadsheet keeps of 33.34.
var noisy = regexp.MustCompile(`^[0-9]{1,15}\.[0-9]{3,20}$`)

// amount is the text of an amount, without the noise of the spreadsheet; a
// third decimal that is really there stays, and is refused.
func (r *commitmentReader) amount(c CommitmentColumn) string {
	text := r.cell(c)
	value, ok := new(big.Rat).SetString(text)
	if !ok || !noisy.MatchString(text) {
		return text
	}
	rounded, _ := new(big.Rat).SetString(value.FloatString(2)) // it wrote it itself
	if off := value.Sub(value, rounded); off.Abs(off).Cmp(big.NewRat(1, 1_000_000)) > 0 {
		return text
	}
	return rounded.FloatString(2)
}

// parts cuts a cell that holds several things.
func (r *commitmentReader) parts(c CommitmentColumn) []string {
	var list []string
	for part := range strings.FieldsFuncSeq(r.cell(c), func(r rune) bool { return r == ';' || r == '|' }) {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// grantees reads who receives the commitment, and the share of each in the
// same order (F7).
func (r *commitmentReader) grantees() []GranteeDraft {
	names, shares := r.parts(ColumnGrantees), r.parts(ColumnShares)
	if len(shares) > 0 && len(shares) != len(names) {
		r.refuse(ColumnShares, Fail(Invalid, msgImportShares, len(shares), len(names)))
		return nil
	}
	var list []GranteeDraft
	for i, name := range names {
		g := GranteeDraft{Organization: r.organization(ColumnGrantees, name)}
		if len(shares) > 0 {
			g.Share = shares[i]
		}
		list = append(list, g)
	}
	return list
}

// credits reads the years: 2026 : 1 500 000 ; 2027 : 1 500 000 (F14).
func (r *commitmentReader) credits() []CreditDraft {
	var list []CreditDraft
	for _, part := range r.parts(ColumnSchedule) {
		year, amount, _ := strings.Cut(strings.Replace(part, "=", ":", 1), ":")
		list = append(list, CreditDraft{Year: strings.TrimSpace(year), Amount: strings.TrimSpace(amount)})
	}
	return list
}

// evidence reads the step that the commitment has reached, and what proves it.
func (r *commitmentReader) evidence() (Status, Evidence) {
	to, said := listWord(&r.listReader, ColumnStatus, commitmentSteps, msgImportStatus)
	if !said {
		to = StatusIntention
	}
	if to.Exit() {
		r.refuse(ColumnStatus, Fail(Invalid, msgImportExit, to.Label()))
	}
	e := Evidence{
		RequestedOn: r.cell(ColumnRequested), BudgetYear: r.cell(ColumnBudget), Body: r.cell(ColumnBody),
		ResolvedOn: r.cell(ColumnResolved), Decision: r.cell(ColumnDecision), AgreedOn: r.cell(ColumnAgreed),
		Signatories: r.cell(ColumnSignatories), ObligatedOn: r.cell(ColumnObligated), Obligation: r.cell(ColumnObligation),
	}
	if to == StatusIntention && e != (Evidence{}) {
		r.remarks = append(r.remarks, msgImportIdle)
	}
	return to, e
}

// isCommitmentExample recognises the lines that the model file comes with.
func isCommitmentExample(row CommitmentRow) bool {
	return slices.ContainsFunc(CommitmentExamples(), func(e CommitmentRow) bool {
		return wordKey(e.Cells[ColumnFunder]) == wordKey(row.Cells[ColumnFunder]) &&
			wordKey(e.Cells[ColumnPurpose]) == wordKey(row.Cells[ColumnPurpose])
	})
}
