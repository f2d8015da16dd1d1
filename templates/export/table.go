package export

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"
)

// Book is a workbook to be read: each sheet is a table whose figures a
// spreadsheet can add up.
type Book []Table

// Table is one sheet. Titles name its columns.
type Table struct {
	Name   string
	Titles []string
	Widths []float64 // in characters, one for each column
	Rows   [][]Value
}

// Value is one cell: Text, Money, Count or Day. A nil one is empty.
type Value interface {
	cell(s bookStyles) excelize.Cell
	text() string
}

// Text is words. It is never a formula, whatever it begins with (P7).
type Text string

// Money is an amount in cents, shown in euros.
type Money int64

// Count is a whole number.
type Count int64

// Day is a civil date, at midnight UTC; the zero time is empty.
type Day time.Time

// bookStyles are the formats of cells that a workbook knows.
type bookStyles struct{ title, money, count, day int }

func (t Text) cell(bookStyles) excelize.Cell { return excelize.Cell{Value: string(t)} }

// The quotient is exact to the cent for any amount that a coordination writes.
func (m Money) cell(s bookStyles) excelize.Cell {
	return excelize.Cell{StyleID: s.money, Value: float64(m) / 100}
}

func (n Count) cell(s bookStyles) excelize.Cell {
	return excelize.Cell{StyleID: s.count, Value: int64(n)}
}

func (d Day) cell(s bookStyles) excelize.Cell {
	if time.Time(d).IsZero() {
		return excelize.Cell{}
	}
	return excelize.Cell{StyleID: s.day, Value: time.Time(d)}
}

func (t Text) text() string  { return string(t) }
func (n Count) text() string { return strconv.FormatInt(int64(n), 10) }
func (d Day) text() string {
	if time.Time(d).IsZero() {
		return ""
	}
	return time.Time(d).Format("02/01/2006")
}

// text writes an amount as French spreadsheets read numbers: 1600000,50.
func (m Money) text() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	return fmt.Sprintf("%s%d,%02d", sign, m/100, m%100)
}

// CSV writes the table as text.
func (t Table) CSV(w io.Writer) error {
	file, err := NewCSV(w)
	if err != nil {
		return err
	}
	if err := file.Row(t.Titles...); err != nil {
		return err
	}
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, v := range row {
			if v != nil {
				cells[i] = v.text()
			}
		}
		if err := file.Row(cells...); err != nil {
			return err
		}
	}
	return file.End()
}

// Formats of cells, as Office writes them: 1 600 000,50 € and 12 in French.
const (
	moneyFormat = `#,##0.00\ "€"`
	countFormat = 3
)

// Write writes the workbook.
func (b Book) Write(w io.Writer) error {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // it was written in memory
	styles, err := newBookStyles(f)
	if err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	for i, t := range b {
		if i == 0 {
			err = f.SetSheetName("Sheet1", t.Name)
		} else {
			_, err = f.NewSheet(t.Name)
		}
		if err != nil {
			return fmt.Errorf("workbook: %w", err)
		}
		if err := t.write(f, styles); err != nil {
			return fmt.Errorf("workbook, sheet %s: %w", t.Name, err)
		}
	}
	return f.Write(w)
}

func newBookStyles(f *excelize.File) (bookStyles, error) {
	var s bookStyles
	money := moneyFormat
	for _, style := range []struct {
		id   *int
		look excelize.Style
	}{
		{&s.title, excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}},
		{&s.money, excelize.Style{CustomNumFmt: &money}},
		{&s.count, excelize.Style{NumFmt: countFormat}},
		{&s.day, excelize.Style{NumFmt: formatDate}},
	} {
		id, err := f.NewStyle(&style.look)
		if err != nil {
			return s, err
		}
		*style.id = id
	}
	return s, nil
}

// write streams one sheet, its titles frozen.
func (t Table) write(f *excelize.File, styles bookStyles) error {
	w, err := f.NewStreamWriter(t.Name)
	if err != nil {
		return err
	}
	for i, width := range t.Widths {
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	titles := make([]any, len(t.Titles))
	for i, title := range t.Titles {
		titles[i] = excelize.Cell{StyleID: styles.title, Value: title}
	}
	if err := w.SetRow("A1", titles); err != nil {
		return err
	}
	for i, row := range t.Rows {
		cells := make([]any, len(row))
		for j, v := range row {
			if v != nil {
				cells[j] = v.cell(styles)
			}
		}
		if err := w.SetRow(fmt.Sprint("A", i+2), cells); err != nil {
			return err
		}
	}
	return w.Flush()
}
