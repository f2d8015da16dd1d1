package templates

import (
	"strings"

	"ctin/governance"
)

// handPart keeps room for signatures by hand, one row a person.
func handPart(signers []governance.Signatory) Part {
	g := &Grid{Columns: []Column{{colPerson, 40, false}, {colSignedOn, 20, false}, {colSignature, 40, false}}}
	for _, s := range signers {
		g.add(strings.Join(nonEmpty(s.Name, s.Function, s.Quality()), ", "), "", handRoom)
	}
	return partOf("signatures", partByHand, Block{Table: g, Remark: handRemark})
}

// rejectedFacts are the texts put to the vote that were not adopted, each with
// its result and its voters.
func rejectedFacts(texts []governance.MinutesDecision) []Row {
	var rows []Row
	for _, d := range texts {
		rows = append(rows, some(Row{Label: factRejected, Value: d.Text}, Row{Label: factResult, Value: resultWords(d)})...)
		rows = append(rows, votersFacts(d.Votes)...)
	}
	return rows
}

// source says what an erratum or an extract is of.
func (m minutesLayout) source() Part {
	if m.Source == nil {
		return Part{}
	}
	text := sourceOfExtract
	if m.Correction != nil {
		text = sourceOfErratum
	}
	return partOf("origine", partSource, Block{Text: text, Facts: some(
		Row{Label: factDocument, Value: m.Source.Title},
		Row{Label: factHash, Value: m.Source.ContentHash},
		Row{Label: factFileHash, Value: m.Source.FileHash},
		Row{Label: factCode, Value: governance.PrintedCode(m.Source.Code)},
	)})
}

func (m minutesLayout) correction() Part {
	if m.Correction == nil {
		return Part{}
	}
	part := partOf("rectification", partCorrection, Block{Heading: m.Correction.Passage, Text: m.Correction.Text, Facts: some(
		Row{Label: factReason, Value: m.Correction.Reason},
	), Remark: errataStay})
	part.Framed = true
	return part
}

// withheld says which items an extract leaves out, and nothing of them.
func (m minutesLayout) withheld() Part {
	var items []string
	for _, w := range m.Withheld {
		items = append(items, withheldWords(w.Item))
	}
	return partOf("non-publie", partWithheld, Block{Items: items})
}

// closing is part 20; the decision log says it at the top alone.
func (m minutesLayout) closing() Part {
	if !m.Header.Kind.Long() || m.Header.Closed.Local == "" {
		return Part{}
	}
	return partOf("cloture", partClosing, Block{Text: closingWords(m.Header.Closed)})
}
