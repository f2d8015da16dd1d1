// Package export writes tables that people open elsewhere. It knows how
// spreadsheets read files and what a hostile cell tries, and nothing of what
// the cells mean.
package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

// CSV writes a table as French spreadsheets open it by a double click: UTF-8
// with its mark, semicolons, Windows line ends.
type CSV struct{ w *csv.Writer }

// NewCSV begins a file.
func NewCSV(w io.Writer) (*CSV, error) {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return nil, fmt.Errorf("csv: %w", err)
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	return &CSV{out}, nil
}

// NewOpenData begins a file as open data wants it: UTF-8 without a mark, commas.
func NewOpenData(w io.Writer) *CSV { return &CSV{csv.NewWriter(w)} }

// Row writes one line; no cell of it is ever read as a formula (P7).
func (c *CSV) Row(cells ...string) error {
	safe := make([]string, len(cells))
	for i, cell := range cells {
		safe[i] = Inert(cell)
	}
	if err := c.w.Write(safe); err != nil {
		return fmt.Errorf("csv: %w", err)
	}
	return nil
}

// End writes what is left.
func (c *CSV) End() error {
	c.w.Flush()
	return c.w.Error()
}

// Inert marks as text what a spreadsheet would run as a formula (P7).
func Inert(cell string) string {
	if strings.IndexAny(cell, "=+-@\t\r") == 0 {
		return "'" + cell
	}
	return cell
}
