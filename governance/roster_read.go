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

// MaxTableColumns is how many columns a table may have: far more than a roster
// needs, far less than what would fill the memory.
const MaxTableColumns = 256

// maxCell is the length beyond which no cell can be right, in characters.
const maxCell = 1000

// Roster is a list of members read from a file.
type Roster struct {
	Rows    []RosterRow
	Ignored []string // the names of columns that are none of ours
}

// ReadRoster finds the columns of a table by its first line, in any order and
// however they are typed, and the text of each line. It fails when no line can
// be understood; what is wrong in one line is found by PlanRoster.
func ReadRoster(t Table) (Roster, *Error) {
	if len(t.Rows) == 0 {
		return Roster{}, Fail(Invalid, msgRosterEmpty)
	}
	columns, ignored, err := readRosterHeader(t.Rows[0].Cells)
	if err != nil {
		return Roster{}, err
	}
	r := Roster{Ignored: ignored}
	for _, row := range t.Rows[1:] {
		cells := readRosterCells(row.Cells, columns, t.From1904)
		if len(cells) > 0 {
			r.Rows = append(r.Rows, RosterRow{Line: row.Line, Cells: cells})
		}
	}
	switch {
	case len(r.Rows) == 0:
		return r, Fail(Invalid, msgRosterEmpty)
	case len(r.Rows) > MaxRosterLines:
		return r, Fail(Invalid, msgRosterLong, MaxRosterLines)
	}
	return r, nil
}

// readRosterHeader says which column each cell of the first line names, "" for
// those that are none of ours.
func readRosterHeader(cells []string) (columns []RosterColumn, ignored []string, err *Error) {
	if len(cells) > MaxTableColumns {
		return nil, nil, Fail(Invalid, msgRosterWide, MaxTableColumns)
	}
	columns = make([]RosterColumn, len(cells))
	for i, cell := range cells {
		name := tidyCell(cell)
		column := rosterHeaders[wordKey(name)]
		switch {
		case column == "" && name != "":
			ignored = append(ignored, shorten(name))
		case column != "" && slices.Contains(columns, column):
			return nil, nil, Fail(Invalid, msgRosterTwice, column.Label())
		}
		columns[i] = column
	}
	if !slices.Contains(columns, RosterOrganization) && !slices.Contains(columns, RosterFunction) {
		return nil, nil, Fail(Invalid, msgRosterHeader)
	}
	return columns, ignored, nil
}

func readRosterCells(cells []string, columns []RosterColumn, from1904 bool) map[RosterColumn]string {
	read := map[RosterColumn]string{}
	for i, cell := range cells {
		if i >= len(columns) || columns[i] == "" {
			continue
		}
		text := tidyCell(cell)
		if columns[i] == RosterStart || columns[i] == RosterEnd {
			text = spreadsheetDate(text, from1904)
		}
		if text != "" {
			read[columns[i]] = text
		}
	}
	return read
}

// tidyCell keeps what a person reads in a cell: one line, plain spaces, nothing
// invisible. It takes off the apostrophe that exports put before a cell that
// could be a formula (P7), and reads a dash alone as nothing.
func tidyCell(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
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
