package governance

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Table is the first sheet of a file as text, its empty lines left out.
type Table struct {
	Rows []TableRow
	// From1904 says that the workbook counts its days from 1904, as those of
	// old Macintosh computers do.
	From1904 bool
}

// TableRow is one line of a table, and its number in the file.
type TableRow struct {
	Line  int
	Cells []string
}

// MaxTableColumns is how many columns a table may have: far more than a list
// needs, far less than what would fill the memory.
const MaxTableColumns = 256

// maxCell is the length beyond which no cell can be right, in characters.
const maxCell = 1000

// List is a list read from a file.
type List[C ~string] struct {
	Rows    []ListRow[C]
	Ignored []string // the names of columns that are none of ours
}

// listForm says how a kind of list is written.
type listForm[C ~string] struct {
	headers map[string]C // the titles of columns, as wordKey makes them
	dates   []C
	texts   []C    // which keep the no-break spaces that were typed; figures and codes lose them
	needs   []C    // one of which must be there
	missing string // what is said when none is
	label   func(C) string
}

// readList finds the columns of a table by its first line, in any order and
// however they are typed, and the text of each line. It fails when no line can
// be understood; what is wrong in one line is found by the plan.
func readList[C ~string](t Table, form listForm[C]) (List[C], *Error) {
	if len(t.Rows) == 0 {
		return List[C]{}, Fail(Invalid, msgListEmpty)
	}
	columns, ignored, err := form.header(t.Rows[0].Cells)
	if err != nil {
		return List[C]{}, err
	}
	l := List[C]{Ignored: ignored}
	for _, row := range t.Rows[1:] {
		cells := form.cells(row.Cells, columns, t.From1904)
		if len(cells) > 0 {
			l.Rows = append(l.Rows, ListRow[C]{Line: row.Line, Cells: cells})
		}
	}
	switch {
	case len(l.Rows) == 0:
		return l, Fail(Invalid, msgListEmpty)
	case len(l.Rows) > MaxListLines:
		return l, Fail(Invalid, msgListLong, MaxListLines)
	}
	return l, nil
}

// header says which column each cell of the first line names, "" for those
// that are none of ours.
func (form listForm[C]) header(cells []string) (columns []C, ignored []string, err *Error) {
	if len(cells) > MaxTableColumns {
		return nil, nil, Fail(Invalid, msgListWide, MaxTableColumns)
	}
	columns = make([]C, len(cells))
	for i, cell := range cells {
		name := tidyCell(cell, false)
		column := form.headers[wordKey(name)]
		switch {
		case column == "" && name != "":
			ignored = append(ignored, shorten(name))
		case column != "" && slices.Contains(columns, column):
			return nil, nil, Fail(Invalid, msgListTwice, form.label(column))
		}
		columns[i] = column
	}
	if !slices.ContainsFunc(form.needs, func(c C) bool { return slices.Contains(columns, c) }) {
		return nil, nil, Fail(Invalid, form.missing)
	}
	return columns, ignored, nil
}

func (form listForm[C]) cells(cells []string, columns []C, from1904 bool) map[C]string {
	read := map[C]string{}
	for i, cell := range cells {
		if i >= len(columns) || columns[i] == "" {
			continue
		}
		text := tidyCell(cell, slices.Contains(form.texts, columns[i]))
		if slices.Contains(form.dates, columns[i]) {
			text = spreadsheetDate(text, from1904)
		}
		if text != "" {
			read[columns[i]] = text
		}
	}
	return read
}

// listReader reads the cells of one line, and gathers what is wrong in them.
type listReader[C ~string] struct {
	row      ListRow[C]
	problems Problems
}

func (r *listReader[C]) refuse(c C, err *Error) {
	if err != nil {
		r.problems.Add(err.On(string(c)))
	}
}

// cell is the text of a cell. A formula is none: what a spreadsheet would
// compute from it is not what the person sees here (P7); nor is an error such
// as #N/A.
func (r *listReader[C]) cell(c C) string {
	s := r.row.Cells[c]
	if s == "" || !strings.ContainsRune("=+-@#", rune(s[0])) {
		return s
	}
	r.refuse(c, Fail(Invalid, msgListFormula))
	return ""
}

// listWord reads one of the words that a column accepts; found is false when
// the cell is empty or wrong.
func listWord[C ~string, T any](r *listReader[C], c C, words map[string]T, refusal string) (value T, found bool) {
	s := r.cell(c)
	if s == "" {
		return value, false
	}
	if value, found = words[wordKey(s)]; !found {
		r.refuse(c, Fail(Invalid, refusal, shorten(s)))
	}
	return value, found
}

// tidyCell keeps what a person reads in a cell: one line, plain spaces but for
// those that a text keeps, nothing invisible. It takes off the apostrophe that
// exports put before a cell that could be a formula (P7), and reads a dash alone
// as nothing.
func tidyCell(s string, text bool) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case text && noBreak(r):
			return r
		case unicode.IsSpace(r):
			return ' '
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)
	s = oneLine(s)
	if len(s) > 1 && (s[0] == '\'' && strings.ContainsRune("=+-@", rune(s[1]))) {
		s = s[1:]
	}
	if strings.Trim(s, "-–—/.") == "" {
		return ""
	}
	return firstRunes(s, maxCell)
}

// spreadsheetDate turns the number that a spreadsheet keeps for a day into that
// day; anything else stays as it is.
func spreadsheetDate(s string, from1904 bool) string {
	if day, _, isTime := strings.Cut(s, "T"); isTime && len(day) == 10 {
		return day // 2026-12-03T00:00:00Z, as some programs write a day
	}
	number, err := strconv.ParseFloat(s, 64)
	if isDay := number >= 20_000 && number <= 80_000; err != nil || !isDay { // NaN is not
		return s
	}
	first := Date("1899-12-30") // as if 1900 were a leap year, which they all believe
	if from1904 {
		first = "1904-01-01"
	}
	return string(first.AddDays(int(number)))
}

// wordKey makes words comparable however they are typed: letters and figures
// only, lower case, without accents.
func wordKey(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, plain(strings.ToLower(s)))
}

// shorten cuts a text that is quoted in a sentence.
func shorten(s string) string {
	if short := firstRunes(s, 40); short != s {
		return short + "…"
	}
	return s
}

func firstRunes(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n])
}
