package pdf

import (
	"slices"

	"ctin/templates"
)

const (
	cellGap  = 10.0 // between two columns
	cellRise = 3.0  // above and under the text of a row
	factRise = 1.5  // the same for a label and its value
	labelMax = 128.0
)

// cells is one row, wrapped.
type cells struct {
	rise   float64    // above and under the text
	least  float64    // how high it is at least: that of a box to sign in
	lines  [][]string // one slice for each column
	styles []style
	tags   []element
}

// columns are where the cells of a table begin, how wide they are, and which
// are aligned to the right.
type columns struct {
	at, width []float64
	number    []bool
	sign      bool // the last has boxes to sign in
}

// boxHigh is how high a box to sign in is, 16 mm in points, and boxRise what
// parts it from the next.
const (
	boxHigh = 45.4
	boxRise = 4.0
)

// table prints a grid: its header on each page, its rows whole.
func (s *sheet) table(g templates.Grid) { s.in("Table", func() { s.grid(g) }) }

func (s *sheet) grid(g templates.Grid) {
	cols := s.columns(g)
	cols.sign = g.Sign
	header := cells{rise: cellRise}
	for i, c := range g.Columns {
		header.lines = append(header.lines, s.wrap(c.Title, columnStyle, cols.width[i]))
		header.styles = append(header.styles, columnStyle)
		header.tags = append(header.tags, element{kind: "TH", scope: "Column"})
	}
	first := 0.0
	if len(g.Rows) > 0 {
		first = s.cells(g.Rows[0], cols).height()
	}
	if g.Caption != "" {
		s.need(headStyle.lead + header.height() + first + 2*cellRise)
		s.in("Caption", func() { s.flow(s.wrap(g.Caption, headStyle, s.width), headStyle) })
	}
	s.need(header.height() + first)
	s.header(header, cols)
	s.repeat = func() { s.header(header, cols) }
	for _, row := range g.Rows {
		s.row(s.cells(row, cols), cols, row.Total)
	}
	s.repeat = nil
	s.y += 4
}

// facts prints labels and values: a table of two columns without header.
func (s *sheet) facts(rows []templates.Row) {
	if len(rows) > 0 {
		s.in("Table", func() { s.pairs(rows) })
	}
}

func (s *sheet) pairs(rows []templates.Row) {
	label := min(labelMax, s.width*0.34)
	cols := columns{
		at: []float64{s.left, s.left + label + cellGap}, width: []float64{label, s.width - label - cellGap},
		number: []bool{false, false},
	}
	for _, r := range rows {
		s.row(cells{
			rise:   factRise,
			lines:  [][]string{s.wrap(r.Label, labelStyle, cols.width[0]), s.wrap(r.Value, cellStyle, cols.width[1])},
			styles: []style{labelStyle, cellStyle},
			tags:   []element{{kind: "TH", scope: "Row"}, {kind: "TD"}},
		}, cols, false)
	}
	s.y += 3
}

// columns shares the width of the page out.
func (s *sheet) columns(g templates.Grid) columns {
	total := 0
	for _, c := range g.Columns {
		total += max(c.Share, 1)
	}
	free := s.width - cellGap*float64(len(g.Columns)-1)
	cols, x := columns{}, s.left
	for _, c := range g.Columns {
		cols.width, cols.number = append(cols.width, free*float64(max(c.Share, 1))/float64(total)), append(cols.number, c.Number)
	}
	s.widen(cols, g.Rows)
	for _, width := range cols.width {
		cols.at = append(cols.at, x)
		x += width + cellGap
	}
	return cols
}

// widen makes columns of figures as wide as their widest, since a figure that is
// cut is another: words give way, up to half of their room.
func (s *sheet) widen(cols columns, rows []templates.GridRow) {
	room, lacks, least := 0.0, 0.0, make([]float64, len(cols.width))
	for i, width := range cols.width {
		if !cols.number[i] {
			room += width
			continue
		}
		least[i] = max(width, s.widest(rows, i))
		lacks += least[i] - width
	}
	if lacks == 0 || room == 0 {
		return
	}
	given := min(1, room/2/lacks)
	for i, width := range cols.width {
		if cols.number[i] {
			cols.width[i] += given * (least[i] - width)
		} else {
			cols.width[i] -= given * lacks * width / room
		}
	}
}

// widest is how wide the cells of a column are, each on one line.
func (s *sheet) widest(rows []templates.GridRow, column int) float64 {
	wide := 0.0
	for _, row := range rows {
		if column < len(row.Cells) {
			wide = max(wide, s.wide(row.Cells[column].Text, totalStyle))
		}
	}
	return wide
}

func (s *sheet) cells(row templates.GridRow, cols columns) cells {
	st := cellStyle
	if row.Total {
		st = totalStyle
	}
	c := cells{rise: cellRise}
	for i := range cols.at {
		text := ""
		if i < len(row.Cells) {
			text = row.Cells[i].Text
		}
		c.lines = append(c.lines, s.wrap(text, st, cols.width[i]))
		c.styles = append(c.styles, st)
		c.tags = append(c.tags, element{kind: "TD"})
	}
	c.tags[0] = element{kind: "TH", scope: "Row"}
	if cols.sign {
		c.least = boxHigh + boxRise
	}
	return c
}

func (c cells) deep() int {
	deep := 1
	for _, lines := range c.lines {
		deep = max(deep, len(lines))
	}
	return deep
}

func (c cells) height() float64 { return max(float64(c.deep())*c.styles[0].lead+2*c.rise, c.least) }

// box draws the box to sign in of a row whose top is at y.
func (s *sheet) box(c cells, cols columns, y float64) {
	last := len(cols.at) - 1
	s.drawing(func() {
		s.pdf.SetDrawColor(muted.r, muted.g, muted.b)
		s.pdf.SetLineWidth(0.6)
		s.pdf.Rect(cols.at[last], y+boxRise/2, cols.width[last], c.height()-boxRise, "D")
	})
}

// header prints the titles of the columns, on a tint.
func (s *sheet) header(c cells, cols columns) {
	s.drawing(func() {
		s.pdf.SetFillColor(raised.r, raised.g, raised.b)
		s.pdf.Rect(s.left-4, s.y, s.width+8, c.height(), "F")
	})
	s.write(c, cols)
	s.y += 2
}

// row prints a row on one page. One that is higher than a page has no choice
// but to go on: its lines are printed one by one.
func (s *sheet) row(c cells, cols columns, total bool) {
	if total {
		s.need(c.height())
		s.line(s.y, muted)
	}
	if c.height() > (s.bottom()-marginTop)*0.9 {
		s.rowOf(c, func(c cells) { s.tall(c, cols) })
		return
	}
	s.need(c.height())
	s.write(c, cols)
}

// rowOf opens the row of a table, whose cells are all known before the first
// line of any is printed: those of several lines take turns.
func (s *sheet) rowOf(c cells, write func(cells)) {
	if s.dry || s.tags.open == nil {
		write(c)
		return
	}
	s.in("TR", func() {
		row := s.tags.open
		c.tags = slices.Clone(c.tags)
		for i := range c.tags {
			row.kids = append(row.kids, kid{inner: &c.tags[i]})
		}
		write(c)
	})
}

func (s *sheet) write(c cells, cols columns) {
	top := s.y
	s.y += c.rise
	s.rowOf(c, func(c cells) {
		for i := range c.deep() {
			s.level(c, cols, i)
		}
	})
	s.y = top + c.height()
	if c.least > 0 {
		s.box(c, cols, top)
	}
}

func (s *sheet) tall(c cells, cols columns) {
	for i := range c.deep() {
		s.need(c.styles[0].lead)
		s.level(c, cols, i)
	}
}

// inCell writes a line of a cell that rowOf has opened.
func (s *sheet) inCell(e *element, write func()) {
	row := s.tags.open
	if row != nil {
		s.tags.open = e
	}
	write()
	s.tags.open = row
}

// level prints the nth line of every cell.
func (s *sheet) level(c cells, cols columns, n int) {
	for i, lines := range c.lines {
		if n >= len(lines) {
			continue
		}
		x := cols.at[i]
		if cols.number[i] {
			x += cols.width[i] - s.wide(lines[n], c.styles[i])
		}
		s.inCell(&c.tags[i], func() { s.put(x, s.y, lines[n], c.styles[i]) })
	}
	s.y += c.styles[0].lead
}
