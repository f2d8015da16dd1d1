package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"ctin/governance"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// readCSV reads what spreadsheets save as CSV: separated by semicolons, commas
// or tabs, once decoded.
func readCSV(text string, limit int) (governance.Table, error) {
	text, comma := separator(text)
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

// decode returns the text in UTF-8, lines ended as ours. A mark at the beginning
// says what it is in; without one it is in UTF-8 or, as French Excel writes it,
// in Windows-1252.
func decode(content []byte) []byte {
	plain := encoding.Nop.NewDecoder()
	if !utf8.Valid(content) {
		plain = charmap.Windows1252.NewDecoder()
	}
	text, _, err := transform.Bytes(unicode.BOMOverride(plain), content)
	if err != nil {
		return content // which is then refused as no text
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
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
