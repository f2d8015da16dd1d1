package export

import (
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"
)

// Form is a workbook to be filled in and sent back: a first sheet with titles
// and example lines, a second one with the words that its columns propose.
type Form struct {
	Sheet, Words string // names of the two sheets
	Columns      []FormColumn
	Examples     [][]string
	Lines        int // how many are prepared
}

// FormColumn is one column of a form.
type FormColumn struct {
	Title  string
	Width  float64  // in characters
	Text   bool     // figures that are no number keep their zeros
	Date   bool     // the examples are days like 03/12/2026
	Values []string // proposed in a list; others are accepted
}

// Formats of cells, as Office numbers them.
const (
	formatText = 49
	formatDate = 14
)

// Write writes the workbook.
func (form Form) Write(w io.Writer) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // it was written in memory
	if err := f.SetSheetName("Sheet1", form.Sheet); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	if _, err := f.NewSheet(form.Words); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	for i, c := range form.Columns {
		if err := form.column(f, i, c); err != nil {
			return fmt.Errorf("workbook, column %s: %w", c.Title, err)
		}
	}
	frozen := excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	if err := f.SetPanes(form.Sheet, &frozen); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	return f.Write(w)
}

// column writes the nth column: its title, its examples, the words it proposes.
func (form Form) column(f *excelize.File, n int, c FormColumn) error {
	letter, err := excelize.ColumnNumberToName(n + 1)
	if err != nil {
		return err
	}
	if err := form.dress(f, letter, c); err != nil {
		return err
	}
	for i, example := range form.Examples {
		var value any = example[n]
		if day, err := time.Parse("02/01/2006", example[n]); c.Date && err == nil {
			value = day
		}
		cell := fmt.Sprint(letter, i+2)
		if example[n] == "" {
			continue
		}
		if err := f.SetCellValue(form.Sheet, cell, value); err != nil {
			return err
		}
	}
	return form.propose(f, letter, c)
}

// dress sets the width, the format and the title of a column.
func (form Form) dress(f *excelize.File, letter string, c FormColumn) error {
	style := excelize.Style{}
	switch {
	case c.Date:
		style.NumFmt = formatDate
	case c.Text:
		style.NumFmt = formatText
	}
	id, err := f.NewStyle(&style)
	if err != nil {
		return err
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	for _, err := range []error{
		f.SetColWidth(form.Sheet, letter, letter, c.Width),
		f.SetColStyle(form.Sheet, letter, id),
		f.SetCellStr(form.Sheet, letter+"1", c.Title),
		f.SetCellStyle(form.Sheet, letter+"1", letter+"1", bold),
	} {
		if err != nil {
			return err
		}
	}
	if !c.Date {
		return nil
	}
	return f.SetCellStyle(form.Sheet, letter+"2", fmt.Sprint(letter, len(form.Examples)+1), id)
}

// propose lists the words of a column on the second sheet, and offers them in
// each cell of the first. Another word is let through: the import tells.
func (form Form) propose(f *excelize.File, letter string, c FormColumn) error {
	if len(c.Values) == 0 {
		return nil
	}
	words := append([]string{c.Title}, c.Values...)
	if err := f.SetSheetCol(form.Words, letter+"1", &words); err != nil {
		return err
	}
	if err := f.SetColWidth(form.Words, letter, letter, 40); err != nil {
		return err
	}
	list := excelize.NewDataValidation(true)
	list.SetSqref(fmt.Sprintf("%s2:%s%d", letter, letter, form.Lines+1))
	list.SetSqrefDropList(fmt.Sprintf("'%s'!$%s$2:$%s$%d", form.Words, letter, letter, len(words)))
	return f.AddDataValidation(form.Sheet, list)
}
