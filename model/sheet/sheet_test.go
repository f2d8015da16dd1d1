package sheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"ctin/governance"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const limit = 50

func utf16(t *testing.T, order unicode.Endianness, text string) string {
	t.Helper()
	coded, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return coded
}

func TestSpreadsheetsWriteCSVInManyWays(t *testing.T) {
	want := []governance.TableRow{
		{Line: 1, Cells: []string{"Nom", "Organisation"}},
		{Line: 3, Cells: []string{"Noël", "L’Œuvre\ndu «\u00a0Mûrier\u00a0» ; €"}},
		{Line: 4, Cells: []string{"", "Caisse Saule"}},
	}
	text := "Nom;Organisation\n;;\nNoël;\"L’Œuvre\ndu «\u00a0Mûrier\u00a0» ; €\"\n;Caisse Saule;;\n"
	windows, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ rule, content string }{
		{"UTF-8", text},
		{"UTF-8 with its mark", "\ufeff" + text},
		{"Windows-1252, as French Excel does", windows},
		{"UTF-16 with its mark", utf16(t, unicode.LittleEndian, text)},
		{"the other UTF-16", utf16(t, unicode.BigEndian, text)},
		{"lines ended by CR LF", strings.ReplaceAll(text, "\n", "\r\n")},
		{"lines ended by CR", strings.ReplaceAll(text, "\n", "\r")},
		{"accents in two pieces", strings.ReplaceAll(text, "ë", "e\u0308")},
		{"no end to the last line", strings.TrimSuffix(text, ";;\n")},
		{"tabs", "Nom\tOrganisation\n\t\t\nNoël\t\"L’Œuvre\ndu «\u00a0Mûrier\u00a0» ; €\"\n\tCaisse Saule"},
		{"commas", "Nom,Organisation\n,,\nNoël,\"L’Œuvre\ndu «\u00a0Mûrier\u00a0» ; €\"\n,Caisse Saule"},
	} {
		got, err := Read("Membres.CSV", []byte(tt.content), limit)
		if diff := cmp.Diff(want, got.Rows); diff != "" || err != nil {
			t.Errorf("%s: %v %s", tt.rule, err, diff)
		}
	}
}

func TestTheSignThatExcelDeclaresSeparates(t *testing.T) {
	got, err := Read("a.csv", []byte("sep=,\r\nNom;Prénom,Organisation\r\nRoux,Mûrier\r\n"), limit)
	want := []governance.TableRow{{Line: 2, Cells: []string{"Nom;Prénom", "Organisation"}}, {Line: 3, Cells: []string{"Roux", "Mûrier"}}}
	if diff := cmp.Diff(want, got.Rows); diff != "" || err != nil {
		t.Errorf("%v %s", err, diff)
	}
}

// workbook saves what fill puts in a new workbook.
func workbook(t *testing.T, fill func(*excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	fill(f)
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAWorkbookGivesTheTextAndTheValuesOfItsFirstSheet(t *testing.T) {
	content := workbook(t, func(f *excelize.File) {
		set := func(cell string, value any) {
			if err := f.SetCellValue("Sheet1", cell, value); err != nil {
				t.Fatal(err)
			}
		}
		set("A1", "Nom")
		set("C1", "Début")
		set("A4", "Noe\u0308l")
		set("B4", 24310063300020)
		set("C4", time.Date(2026, 12, 3, 0, 0, 0, 0, time.UTC))
		set("D4", 561000000)
		set("E4", "2026-12-03")
		if err := f.SetCellFormula("Sheet1", "F4", `HYPERLINK("http://exemple.fr","x")`); err != nil {
			t.Fatal(err)
		}
		_, _ = f.NewSheet("Autre")
		_ = f.SetCellValue("Autre", "A1", "non")
		f.SetActiveSheet(1)
	})
	got, err := Read("membres.xlsx", content, limit)
	want := governance.Table{Rows: []governance.TableRow{
		{Line: 1, Cells: []string{"Nom", "", "Début"}},
		{Line: 4, Cells: []string{"Noël", "24310063300020", "46359", "561000000", "2026-12-03"}},
	}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v %s", err, diff)
	}
}

func TestAWorkbookSaysWhenItsDaysBegin(t *testing.T) {
	yes := true
	content := workbook(t, func(f *excelize.File) {
		_ = f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes})
		_ = f.SetCellValue("Sheet1", "A1", "Nom")
	})
	if got, err := Read("a.xlsx", content, limit); err != nil || !got.From1904 {
		t.Errorf("%v %+v", err, got)
	}
}

// forged is a workbook whose parts are written by hand.
func forged(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	all := map[string]string{
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":                `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
	}
	for name, content := range parts {
		all[name] = content
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.BestSpeed) })
	for name, content := range all {
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func worksheet(data string) map[string]string {
	return map[string]string{"xl/worksheets/sheet1.xml": `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + data + `</worksheet>`}
}

func TestAHostileFileIsRefusedQuickly(t *testing.T) {
	bomb := worksheet(`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>` + strings.Repeat(" ", 21<<20) + `</t></is></c></row></sheetData>`)
	inflated := forged(t, bomb)
	shared := worksheet(`<sheetData/>`)
	shared["xl/sharedStrings.xml"] = `<sst><si><t>` + strings.Repeat("a", 1<<20) + `</t></si></sst>`
	for _, tt := range []struct {
		rule    string
		name    string
		content []byte
	}{
		{"empty", "a.csv", nil},
		{"binary", "a.csv", []byte("Nom;Organisation\n\x00\x01\x02")},
		{"NUL in a cell", "a.csv", []byte("Nom;Organisation\nRo\x00ux;Mûrier")},
		{"a page", "a.csv", []byte("<html>Nom;Organisation")},
		{"an unclosed quote", "a.csv", []byte("Nom;Organisation\n\"Roux;Mûrier\nBlanc;Mûrier\n")},
		{"a quote inside a cell", "a.csv", []byte("Nom;Organisation\nRoux;Le \"Mûrier\"\n")},
		{"100 000 columns", "a.csv", []byte("Nom" + strings.Repeat(";", 100_000))},
		{"2 million columns", "a.csv", bytes.Repeat([]byte(";"), 2<<20)},
		{"too large", "a.csv", bytes.Repeat([]byte("Nom;Prénom\n"), 3<<20)},
		{"another kind", "a.ods", []byte("PK\x03\x04")},
		{"an old workbook", "a.xls", []byte("\xd0\xcf\x11\xe0")},
		{"a CSV called XLSX", "a.xlsx", []byte("Nom;Organisation\n")},
		{"an XLSX called CSV", "a.csv", workbook(t, func(*excelize.File) {})},
		{"a workbook behind a password", "a.xlsx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")},
		{"a truncated workbook", "a.xlsx", workbook(t, func(*excelize.File) {})[:2000]},
		{"no sheet", "a.xlsx", forged(t, map[string]string{"xl/workbook.xml": `<workbook/>`})},
		{"a sheet that is missing", "a.xlsx", forged(t, nil)},
		{"a bomb of 21 MB", "a.xlsx", inflated},
		{"a bomb that lies about its size", "a.xlsx", liar(inflated)},
		{"one text shared by every cell", "a.xlsx", forged(t, shared)},
		{"a line beyond the last of any sheet", "a.xlsx", forged(t, worksheet(`<sheetData><row r="1"/><row r="99999999999"/></sheetData>`))},
		{"a blank at the far end of every line", "a.xlsx", forged(t, worksheet(`<sheetData>`+strings.Repeat(`<row><c r="XFD1" t="str"><v> </v></c></row>`, 400_000)+`</sheetData>`))},
		{"macros", "a.xlsx", forged(t, map[string]string{"xl/vbaProject.bin": "x"})},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			begun := time.Now()
			got, err := Read(tt.name, tt.content, limit)
			if governance.CodeOf(err) != governance.Invalid {
				t.Errorf("%v, %d rows", err, len(got.Rows))
			}
			if took := time.Since(begun); took > time.Minute {
				t.Errorf("took %s", took)
			}
		})
	}
}

// liar makes each part of a zip say, where it is listed, that it inflates to
// 1 000 bytes.
func liar(content []byte) []byte {
	content = bytes.Clone(content)
	for at := 0; ; at += 4 {
		next := bytes.Index(content[at:], []byte("PK\x01\x02"))
		if next < 0 {
			return content
		}
		at += next
		copy(content[at+24:], []byte{0xe8, 0x03, 0, 0})
	}
}

func TestAVastSheetIsReadOnlyWhereItHoldsSomething(t *testing.T) {
	var data strings.Builder
	data.WriteString(`<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Nom</t></is></c></row>`)
	for i := range 200 {
		fmt.Fprintf(&data, `<row r="%d"><c r="A%[1]d" t="inlineStr"><is><t>Roux</t></is></c><c r="XFD%[1]d"><v>1</v></c></row>`, i+2)
	}
	data.WriteString(`<row r="1048576"><c r="B1048576"><v>1</v></c></row></sheetData>`)
	begun := time.Now()
	got, err := Read("a.xlsx", forged(t, worksheet(data.String())), 3000)
	if err != nil || len(got.Rows) != 202 || got.Rows[201].Line != 1048576 {
		t.Fatalf("%v, %d rows", err, len(got.Rows))
	}
	if n := len(got.Rows[5].Cells); n > governance.MaxTableColumns+1 {
		t.Errorf("%d cells are kept of a line", n)
	}
	if took := time.Since(begun); took > time.Minute {
		t.Errorf("took %s", took)
	}
}

func TestNoMoreLinesAreReadThanWanted(t *testing.T) {
	text := []byte("Nom\n" + strings.Repeat("Roux\n", 100))
	if got, err := Read("a.csv", text, limit); err != nil || len(got.Rows) != limit {
		t.Errorf("%v, %d rows", err, len(got.Rows))
	}
}

func TestAnEndlessCellIsCut(t *testing.T) {
	got, err := Read("a.csv", []byte("Nom\n"+strings.Repeat("é", 1<<20)), limit)
	if err != nil || len(got.Rows[1].Cells[0]) > maxCell {
		t.Errorf("%v, %d bytes", err, len(got.Rows[1].Cells[0]))
	}
}

func FuzzReadNeverPanics(f *testing.F) {
	f.Add("a.csv", []byte("Nom;Organisation\n\"Ro\nux\";=cmd\n"))
	f.Add("a.csv", []byte("sep=\t\n\"\n"))
	f.Fuzz(func(_ *testing.T, name string, content []byte) {
		table, err := Read(name, content, limit)
		if err == nil {
			_, _ = governance.ReadRoster(table)
		}
	})
}
