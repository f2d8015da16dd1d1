package handlers

import (
	"strconv"

	"ctin/governance"
	"ctin/templates/export"
)

// commitmentTable is the commitments, a line each: the columns that an import
// reads, then what only the application knows.
func commitmentTable(dossiers []governance.Dossier) export.Table {
	t := export.Table{Name: sheetCommitments}
	for _, c := range governance.CommitmentColumns() {
		t.Titles, t.Widths = append(t.Titles, c.Label()), append(t.Widths, columnWidth(c))
	}
	t.Titles = append(t.Titles, columnCertainty, columnConfirmed, columnPaid, columnSiret)
	t.Widths = append(t.Widths, 18, 11, 16, 18)
	for _, d := range dossiers {
		var row []export.Value
		for _, c := range governance.CommitmentColumns() {
			row = append(row, commitmentCell(d, c))
		}
		t.Rows = append(t.Rows, append(row, export.Text(d.Certainty().Label()), export.Text(governance.YesLabel(d.Confirmed)),
			export.Money(d.Paid()), export.Text(d.FunderSiret)))
	}
	return t
}

func columnWidth(c governance.CommitmentColumn) float64 {
	switch c {
	case governance.ColumnNumber:
		return 8
	case governance.ColumnFunder, governance.ColumnScheme, governance.ColumnEnvelope, governance.ColumnTerritory, governance.ColumnPurpose, governance.ColumnGrantees:
		return 32
	case governance.ColumnMotive, governance.ColumnValuation, governance.ColumnSchedule, governance.ColumnBody, governance.ColumnSignatories:
		return 24
	}
	return 14
}

// commitmentCell is what one column says of a commitment.
func commitmentCell(d governance.Dossier, c governance.CommitmentColumn) export.Value {
	switch c {
	case governance.ColumnFunder:
		return export.Text(d.Funder)
	case governance.ColumnScheme:
		return export.Text(d.Scheme)
	case governance.ColumnPurpose:
		return export.Text(d.Purpose)
	case governance.ColumnMotive:
		return export.Text(d.Motive)
	case governance.ColumnNature:
		return export.Text(governance.NatureLabel(d.InKind))
	case governance.ColumnQuantity:
		return count(d.Quantity)
	case governance.ColumnUnitCost:
		return money(d.UnitCost)
	case governance.ColumnAmount:
		return export.Money(d.Amount)
	case governance.ColumnValuation:
		return export.Text(d.Valuation)
	case governance.ColumnPool:
		return export.Text(governance.PoolLabel(!d.Earmarked))
	case governance.ColumnDeclared:
		return dayCell(d.DeclaredOn)
	case governance.ColumnLapse:
		return dayCell(d.LapseDate)
	case governance.ColumnGrantees:
		return export.Text(d.GranteesCell())
	case governance.ColumnShares:
		return export.Text(d.SharesCell())
	case governance.ColumnSchedule:
		return export.Text(d.ScheduleCell())
	}
	return linkCell(d, c)
}

// linkCell is what one column says of what a commitment draws on, gives again
// and keeps to itself.
func linkCell(d governance.Dossier, c governance.CommitmentColumn) export.Value {
	switch c {
	case governance.ColumnNumber:
		return export.Text(governance.NumberCell(d.Number))
	case governance.ColumnEnvelope:
		return export.Text(d.Envelope)
	case governance.ColumnTerritory:
		return export.Text(d.Territory)
	case governance.ColumnDiscreet:
		return export.Text(governance.YesLabel(d.Confidential))
	case governance.ColumnCounted:
		if d.Confidential {
			return export.Text(governance.YesLabel(d.Counted))
		}
	case governance.ColumnSource:
		return export.Text(governance.NumberCell(d.SourceNumber))
	}
	return stepCell(d, c)
}

// stepCell is what one column says of the steps that a commitment holds.
func stepCell(d governance.Dossier, c governance.CommitmentColumn) export.Value {
	switch c {
	case governance.ColumnStatus:
		return export.Text(d.Status.Label())
	case governance.ColumnRequested:
		return dayCell(d.Held(governance.StatusRequested).HappenedOn)
	case governance.ColumnBudget:
		if year := d.Held(governance.StatusBudgeted).BudgetYear; year != 0 {
			return export.Text(strconv.Itoa(year))
		}
	case governance.ColumnBody:
		return export.Text(d.Held(governance.StatusResolved).Body)
	case governance.ColumnResolved:
		return dayCell(d.Held(governance.StatusResolved).HappenedOn)
	case governance.ColumnDecision:
		return export.Text(d.Held(governance.StatusResolved).Reference)
	case governance.ColumnAgreed:
		return dayCell(d.Held(governance.StatusAgreed).HappenedOn)
	case governance.ColumnSignatories:
		return export.Text(d.Held(governance.StatusAgreed).Signatories)
	case governance.ColumnObligated:
		return dayCell(d.Held(governance.StatusObligated).HappenedOn)
	case governance.ColumnObligation:
		return export.Text(d.Held(governance.StatusObligated).Reference)
	}
	return nil
}

// count leaves out a number that nobody gave, money an amount, dayCell a date.

func count(n int64) export.Value {
	if n == 0 {
		return nil
	}
	return export.Count(n)
}

func money(c governance.Cents) export.Value {
	if c == 0 {
		return nil
	}
	return export.Money(c)
}

func dayCell(d governance.Date) export.Value { return export.Day(d.Time()) }

// conferenceTable is the figures of the conference: each cut adds up to the
// whole, and money is never mixed with what comes in kind (F3).
func conferenceTable(t governance.FundingTable) export.Table {
	table := export.Table{Name: sheetConference, Titles: conferenceColumns(), Widths: []float64{16, 40, 34, 14, 16, 16, 16, 16, 16}}
	add := func(cut, name, part string, s governance.Split) {
		for _, side := range []struct {
			nature string
			levels governance.Levels
		}{{governance.NatureLabel(false), s.Cash}, {governance.NatureLabel(true), s.InKind}} {
			if side.levels == (governance.Levels{}) && cut != cutWhole {
				continue
			}
			table.Rows = append(table.Rows, []export.Value{
				export.Text(cut), export.Text(name), export.Text(part), export.Text(side.nature), export.Money(side.levels.Announced),
				export.Money(side.levels.Unconfirmed), export.Money(side.levels.Firm), export.Money(side.levels.Contracted),
				export.Money(side.levels.Paid),
			})
		}
	}
	add(cutWhole, "", "", t.Split)
	for _, f := range t.Funders {
		add(cutFunder, f.Name, "", f.Split)
	}
	for _, s := range t.Schemes {
		add(cutScheme, orDefault(s.Name, noScheme), "", s.Split)
		for _, f := range s.Funders {
			add(cutBoth, orDefault(s.Name, noScheme), f.Name, f.Split)
		}
	}
	for _, y := range t.Years {
		name := noYear
		if y.Year != 0 {
			name = strconv.Itoa(y.Year)
		}
		add(cutYear, name, "", y.Split)
	}
	return table
}

// refusalTable is what the open format refuses, a line for each reason.
func refusalTable(e governance.ScdlExport) export.Table {
	t := export.Table{Name: fileRefusals, Titles: refusalColumns()}
	for _, r := range e.Rejected {
		for _, p := range r.Reasons {
			t.Rows = append(t.Rows, []export.Value{
				export.Text(commitmentCode(r.Number)), export.Text(r.Funder), export.Text(r.Purpose), export.Money(r.Amount),
				export.Text(p.Field), export.Text(p.Message),
			})
		}
	}
	return t
}
