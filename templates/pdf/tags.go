package pdf

import "strconv"

// element is a part of the structure of a document, as a screen reader goes
// through it: a heading, a paragraph, a table and its cells. What is drawn
// without meaning, like a rule, belongs to none.
type element struct {
	kind  string
	scope string // of a TH: what it names, Column or Row
	alt   string // of a Figure: what it shows, in words
	kids  []kid

	number int // of its object, once the file is finished
}

// kid is what stands in an element: another one, or a mark of a page.
type kid struct {
	inner      *element
	page, mark int // when inner is nil; pages are counted from 1, marks from 0
}

// structure is that of a document while it is written.
type structure struct {
	root  *element
	open  *element     // where what is written next belongs; nil: nowhere
	marks [][]*element // by page, then by mark: whose it is

	titles int // of the first level of the outline
}

func newStructure() *structure {
	root := &element{kind: "Document"}
	return &structure{root: root, open: root}
}

// mark makes the next mark of a page, and says its number.
func (t *structure) mark(page int) int {
	for len(t.marks) < page {
		t.marks = append(t.marks, nil)
	}
	n := len(t.marks[page-1])
	t.marks[page-1] = append(t.marks[page-1], t.open)
	t.open.kids = append(t.open.kids, kid{page: page, mark: n})
	return n
}

// in writes what belongs to a new element.
func (s *sheet) in(kind string, write func()) { s.within(&element{kind: kind}, write) }

func (s *sheet) within(e *element, write func()) {
	if s.dry || s.tags.open == nil {
		write()
		return
	}
	outer := s.tags.open
	outer.kids = append(outer.kids, kid{inner: e})
	s.tags.open = e
	write()
	s.tags.open = outer
}

// apart writes what has no meaning of its own: rules, frames, what each page
// repeats.
func (s *sheet) apart(write func()) {
	outer := s.tags.open
	s.tags.open = nil
	write()
	s.tags.open = outer
}

// begin opens the marked content of what is drawn next.
func (s *sheet) begin() {
	e := s.tags.open
	if e == nil {
		s.pdf.RawWriteStr("/Artifact BMC")
		return
	}
	s.pdf.RawWriteStr("/" + e.kind + " <</MCID " + strconv.Itoa(s.tags.mark(s.pdf.PageNo())) + ">> BDC")
}

func (s *sheet) end() { s.pdf.RawWriteStr("EMC") }

// drawing draws what has no meaning of its own.
func (s *sheet) drawing(draw func()) {
	if s.dry {
		return
	}
	s.apart(func() {
		s.begin()
		draw()
		s.end()
	})
}
