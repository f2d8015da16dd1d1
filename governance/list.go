package governance

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

// MaxListLines is how many lines a list that is imported may have, its header
// apart.
const MaxListLines = 2000

// ListRow is one line of a list: the text of its cells, those without a column
// of ours left out, and its number in the file as a spreadsheet shows it. C is
// the columns of that kind of list.
type ListRow[C ~string] struct {
	Line  int
	Cells map[C]string
}

// ListState is what a line comes to.
type ListState string

// The states of a line.
const (
	LineCreates ListState = "creates" // something will be made
	LineExists  ListState = "exists"  // everything it says is there already
	LineExample ListState = "example" // a line of the model file, passed over
	LineRefused ListState = "refused"
)

// ListLine is what a line of a list comes to, and why.
type ListLine struct {
	Line         int
	State        ListState
	Name, Detail string // as typed: who or what it is about
	Creates      []ListItem
	Remarks      []string // what the person should know, without stopping anything
	Problems     Problems // why it is refused; their Field is a column
}

// Gist is all that the line comes to: two lines with the same gist say the same.
func (l ListLine) Gist() string {
	words := []string{string(l.State)}
	for _, item := range l.Creates {
		words = append(words, item.Kind, item.Text)
	}
	words = append(words, l.Remarks...)
	return strings.Join(append(words, l.Problems.Error()), "\n")
}

// ListItem is one thing that a line makes, in words.
type ListItem struct{ Kind, Text string }

// ListPlan is what the lines of a list come to, in their order.
type ListPlan struct{ Lines []ListLine }

// In returns the lines in a state.
func (p ListPlan) In(s ListState) []ListLine {
	var list []ListLine
	for _, l := range p.Lines {
		if l.State == s {
			list = append(list, l)
		}
	}
	return list
}

// Gists are those of the lines, in their order.
func (p ListPlan) Gists() []string {
	gists := make([]string, len(p.Lines))
	for i, l := range p.Lines {
		gists[i] = l.Gist()
	}
	return gists
}

// Mark changes when the plan does: it says which one a person has read.
func (p ListPlan) Mark() string {
	sum := sha256.Sum256([]byte(strings.Join(p.Gists(), "\x00")))
	return base64.RawURLEncoding.EncodeToString(sum[:12])
}

// Ready tells whether the plan may be carried out: it makes something, and no
// line is refused unless the person has chosen to leave those aside.
func (p ListPlan) Ready(partial bool) *Error {
	refused := len(p.In(LineRefused))
	switch {
	case len(p.In(LineCreates)) == 0:
		return Fail(Conflict, msgListNothing)
	case refused > 0 && !partial:
		return Fail(Invalid, msgListRefused, refused).On("partial")
	}
	return nil
}
