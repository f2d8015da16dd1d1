// Package pdf prints a templates.Paper: minutes today, and whatever else is
// laid out as a Paper. It knows no database, no certificate and no clock, and
// the same Paper always gives the same bytes. It signs nothing: it keeps room
// for a seal and says where.
//
// All text passes through sheet.put, one call for each line, which marks whose
// it is: tags.go keeps the structure of the document meanwhile, and finish.go
// writes it, with the properties of an archived file, into what gofpdf made.
package pdf

import (
	"fmt"
	"time"

	"ctin/governance"
	"ctin/templates"
)

// Rendered is a printed document.
type Rendered struct {
	Bytes    []byte
	Pages    int
	Places   map[string]int // on which page each passage that has an anchor begins, from 1
	SealPage int            // from 1; 0 when no room was asked for a seal
	SealBox  [4]int         // left, bottom, right, top, in whole points from the lower left corner
	Replaced []rune         // characters that the fonts do not hold, shown as a box: to be logged
}

// About is what a file says about itself beside its pages.
type About struct {
	Title, Author, Subject string
	At                     time.Time // never the clock: the same document has the same bytes
	ID                     [16]byte  // names the file, whatever is added to it; zero for one made of its bytes
}

// Minutes prints minutes with the evidence that surrounds them.
func Minutes(c governance.MinutesContent, e templates.MinutesEvidence) (Rendered, error) {
	paper := templates.MinutesPaper(c, e)
	if e.State == governance.MinutesToSeal {
		paper.State.Word = templates.PrintedState(c, e) // what is printed to be sealed is read once it is
	}
	return Print(paper, About{
		Title: paper.Title + titleSeparator + paper.Subtitle, Author: paper.Owner, Subject: paper.Running, At: e.IssuedAt,
		ID: governance.CodeBytes(e.Code),
	})
}

// Print prints any Paper. It fails with Invalid when a text is longer than any
// page should hold, and with Internal on whatever the drawing library cannot do.
func Print(paper templates.Paper, about About) (r Rendered, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			r, err = Rendered{}, governance.Fail(governance.Internal, msgUnprintable).Because(fmt.Errorf("%v", cause))
		}
	}()
	fonts, err := readFonts()
	if err != nil {
		return Rendered{}, err
	}
	wash := washer{known: fonts.known}
	paper, err = wash.paper(paper)
	if err != nil {
		return Rendered{}, err
	}
	s := newSheet(fonts)
	s.print(paper)
	var out taken
	if err := s.pdf.Output(&out); err != nil {
		return Rendered{}, governance.Fail(governance.Internal, msgUnprintable).Because(err)
	}
	r = Rendered{Pages: s.pdf.PageCount(), SealPage: s.sealPage, SealBox: s.sealBox, Replaced: wash.replaced(), Places: s.places}
	s.pdf = nil // its pages are in the file
	about.Title, about.Author, about.Subject = wash.line(about.Title), wash.line(about.Author), wash.line(about.Subject)
	r.Bytes, err = finish(out.file, about, s)
	return r, err
}

// taken takes the file from gofpdf, which is done with it, without a copy.
type taken struct{ file []byte }

func (t *taken) Write(p []byte) (int, error) {
	if t.file == nil {
		t.file = p
	} else {
		t.file = append(t.file, p...)
	}
	return len(p), nil
}
