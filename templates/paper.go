package templates

import (
	"strings"

	"ctin/templates/qr"
)

// Paper is a document as it is printed and as it is read on a screen: the PDF
// and the accessible page are made of the same Paper, so that one never says
// more than the other. It knows nothing of minutes: an agenda or an attendance
// sheet is a Paper too.
type Paper struct {
	Owner    string   // the coordination
	Title    string   // « Relevé de décisions »
	Subtitle string   // which meeting
	Running  string   // at the foot of each page: which document and edition
	State    Tag      // none when Word is empty
	Notices  []string // what must be known before reading on
	Facts    []Row    // when, where, how
	Parts    []Part
	Foot     []string // further lines at the foot of each page
	Seal     string   // caption of the room kept for the seal; none when empty
	Sealed   []string // what is written in that room
	Demo     bool     // each page says that nothing here is real
}

// Part is a chapter of a Paper.
type Part struct {
	ID      string // anchor of the page, unique in the Paper
	Heading string
	Framed  bool // in a frame, before everything else
	Break   bool // begins a page of the PDF
	Blocks  []Block
}

// Block is a passage of a Part. What is empty is not shown; the rest follows
// in the order of the fields.
type Block struct {
	ID      string // anchor of the page, unique in the Paper, or empty
	Mark    string // hangs in the margin: the number of an item
	Heading string
	Note    string // under the heading
	Text    string // paragraphs, parted by line ends
	Strong  string // one sentence that counts more than the others
	Facts   []Row
	Items   []string // a list
	Table   *Grid
	Remark  string // in italics
	QR      *QRCode
}

// QRCode is an address that a telephone reads from paper or from a screen.
type QRCode struct {
	qr.Code
	Alt string // what it leads to, in words
}

// Grid is a table. Its header is repeated on each page, and no row is cut.
type Grid struct {
	Caption string
	Columns []Column
	Rows    []GridRow
	Sign    bool // the last column has boxes to sign in, at least 15 mm high on paper
}

// Column is a column of a Grid. Shares say how wide it is beside the others.
type Column struct {
	Title  string
	Share  int
	Number bool // aligned to the right
}

// GridRow is a line of a Grid, whose first cell names it.
type GridRow struct {
	Cells []Cell
	Total bool
}

// Cell is one value, with the title of its column for narrow screens.
type Cell struct {
	Text, Label string
	Number      bool
}

// add appends a line of values, one for each column.
func (g *Grid) add(values ...string) { g.Rows = append(g.Rows, g.row(false, values)) }

// total appends a line that sums the others up.
func (g *Grid) total(values ...string) { g.Rows = append(g.Rows, g.row(true, values)) }

func (g *Grid) row(total bool, values []string) GridRow {
	r := GridRow{Total: total}
	for i, v := range values {
		r.Cells = append(r.Cells, Cell{Text: v, Label: g.Columns[i].Title, Number: g.Columns[i].Number})
	}
	return r
}

// some drops the facts that have no value.
func some(rows ...Row) []Row {
	var kept []Row
	for _, r := range rows {
		if r.Value != "" {
			kept = append(kept, r)
		}
	}
	return kept
}

// Paragraphs parts the text of a block at its line ends.
func (b Block) Paragraphs() []string {
	var kept []string
	for p := range strings.SplitSeq(b.Text, "\n") {
		if strings.TrimSpace(p) != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

// Wide tells whether the grid needs more room than a small screen has.
func (g Grid) Wide() bool { return len(g.Columns) > 5 }

// Lines are the rows of the grid that sum nothing up.
func (g Grid) Lines() []GridRow { return g.rows(false) }

// Sums are those that do.
func (g Grid) Sums() []GridRow { return g.rows(true) }

func (g Grid) rows(total bool) []GridRow {
	var rows []GridRow
	for _, r := range g.Rows {
		if r.Total == total {
			rows = append(rows, r)
		}
	}
	return rows
}

// DemoWords is what is said at the head of a Paper where nothing is real.
func (Paper) DemoWords() string { return demoPaper }
