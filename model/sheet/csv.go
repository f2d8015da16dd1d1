package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"ctin/governance"

	"golang.org/x/text/encoding/charmap"
)

// readCSV reads what spreadsheets save as CSV: separated by semicolons, commas
// or tabs, in UTF-8 or, as French Excel does, in Windows-1252.
func readCSV(content []byte, limit int) (governance.Table, error) {
	text, comma := separator(decode(content))
	if tooWide(text, comma) {
		return governance.Table{}, governance.Fail(governance.Invalid, msgWide, governance.MaxTableColumns)
	}
	t := table{limit: limit}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = comma, -1, true
	folded := 0 // line ends inside cells: spreadsheets do not count them
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return t.Table, nil
		}
		if err != nil {
			return governance.Table{}, misquoted(err, folded)
		}
		line, _ := r.FieldPos(0)
		if !t.add(line-folded, cells) {
			return t.Table, nil
		}
		for _, cell := range cells {
			folded += strings.Count(cell, "\n")
		}
	}
}

// decode returns the text in UTF-8, lines ended as ours.
func decode(content []byte) string {
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	if !utf8.Valid(content) {
		decoded, err := charmap.Windows1252.NewDecoder().Bytes(content)
		if err == nil { // no byte is without a character there
			content = decoded
		}
	}
	text := strings.ReplaceAll(string(content), "\r\n", "\n")
	return strings.ReplaceAll(text, "\r", "\n")
}

// separator finds what separates cells: what the line « sep=; » of Excel says,
// or the sign that the first line has most of outside quotes.
func separator(text string) (rest string, comma rune) {
	first, after, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n")
	for _, sign := range ";,\t" {
		if strings.EqualFold(strings.TrimSpace(first), "sep="+string(sign)) || first == "sep=\t" && sign == '\t' {
			return "\n" + after, sign // the line still counts
		}
	}
	most := 0
	comma = ';'
	for _, sign := range ";,\t" {
		n := 0
		for i, part := range strings.Split(first, `"`) {
			if i%2 == 0 {
				n += strings.Count(part, string(sign))
			}
		}
		if n > most {
			most, comma = n, sign
		}
	}
	return text, comma
}

// tooWide tells whether a line would make so many cells that reading it alone
// could fill the memory.
func tooWide(text string, comma rune) bool {
	for line := range strings.Lines(text) {
		if strings.Count(line, string(comma)) >= governance.MaxTableColumns {
			return true
		}
	}
	return false
}

// misquoted says where a quote is in the way.
func misquoted(err error, folded int) error {
	var at *csv.ParseError
	if !errors.As(err, &at) {
		return err
	}
	return governance.Fail(governance.Invalid, msgQuote, at.StartLine-folded).Because(err)
}
