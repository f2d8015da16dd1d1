// Package sheet reads the first sheet of a CSV or XLSX file as text. It knows
// how spreadsheets write tables and what a hostile file tries, and nothing of
// what the cells mean.
package sheet

import (
	"path"
	"strings"

	"ctin/governance"

	"golang.org/x/text/unicode/norm"
)

// Extensions are the kinds of file that Read accepts, for the file chooser.
func Extensions() []string { return []string{".csv", ".xlsx"} }

// Read returns the lines of the first sheet that hold something, limit of them
// at most. It fails with Invalid when the file is none that it can read whole.
func Read(name string, content []byte, limit int) (governance.Table, error) {
	extension := strings.ToLower(path.Ext(name))
	if extension != ".csv" && extension != ".xlsx" {
		return governance.Table{}, governance.Fail(governance.Invalid, msgKind)
	}
	if extension == ".csv" {
		content = decode(content)
	}
	if _, _, err := governance.CheckUpload(name, content); err != nil {
		return governance.Table{}, err
	}
	if extension == ".csv" {
		return readCSV(string(content), limit)
	}
	return readXLSX(content, limit)
}

// table gathers lines until there are enough of them.
type table struct {
	governance.Table
	limit int
}

// maxCell is how much of a cell is kept, in bytes: more than any cell that a
// person reads.
const maxCell = 4000

// add keeps a line that holds something. It tells whether more are wanted. What
// is beyond the widest table or the longest cell is cut, so that a few bytes of
// a workbook that repeats itself cannot fill the memory.
func (t *table) add(line int, cells []string) bool {
	cells = cells[:min(len(cells), governance.MaxTableColumns+1)]
	kept := make([]string, len(cells))
	end := 0
	for i, cell := range cells {
		if len(cell) > maxCell {
			cell = strings.ToValidUTF8(cell[:maxCell], "")
		}
		kept[i] = norm.NFC.String(cell) // accents in one piece
		if strings.TrimSpace(cell) != "" {
			end = i + 1
		}
	}
	if end > 0 {
		t.Rows = append(t.Rows, governance.TableRow{Line: line, Cells: kept[:end]})
	}
	return len(t.Rows) < t.limit
}
