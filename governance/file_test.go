package governance

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// zipped makes an archive of names and contents, in order.
func zipped(t *testing.T, entries ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(entries); i += 2 {
		f, err := w.CreateHeader(&zip.FileHeader{Name: entries[i], Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(entries[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const odt = "application/vnd.oasis.opendocument.text"

func TestAnUploadIsOneOfTheTenKinds(t *testing.T) {
	types := "[Content_Types].xml"
	for _, tt := range []struct {
		name    string
		content []byte
		want    string
	}{
		{"arrêté.pdf", []byte("%PDF-1.7\n…"), "application/pdf"},
		{"ARRÊTÉ.PDF", []byte("%PDF-1.4\n"), "application/pdf"},
		{"acte.odt", zipped(t, "mimetype", odt, "content.xml", ""), odt},
		{"liste.ods", zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet"},
		{"vues.odp", zipped(t, "mimetype", "application/vnd.oasis.opendocument.presentation"), "application/vnd.oasis.opendocument.presentation"},
		{"acte.docx", zipped(t, types, "", "word/document.xml", ""), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
		{"liste.xlsx", zipped(t, types, "", "xl/workbook.xml", ""), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
		{"vues.pptx", zipped(t, types, "", "ppt/presentation.xml", ""), "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
		{"scan.png", []byte("\x89PNG\r\n\x1a\n…"), "image/png"},
		{"scan.jpg", []byte("\xff\xd8\xff\xe0"), "image/jpeg"},
		{"scan.jpeg", []byte("\xff\xd8\xff\xe1"), "image/jpeg"},
		{"communes.csv", []byte("\ufeffnom;courriel\r\nÉpône;mairie@exemple.fr\r\n"), "text/csv"},
		{"excel.csv", []byte("nom;pr\xe9nom\r\n"), "text/csv"},
		{"formules.csv", []byte("nom\n=1+1\n"), "text/csv"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			name, media, err := CheckUpload(tt.name, tt.content)
			if err != nil || media != tt.want || name != tt.name {
				t.Errorf("got %q, %q, %v", name, media, err)
			}
		})
	}
}

func TestAHostileUploadIsRefused(t *testing.T) {
	pdf := []byte("%PDF-1.7")
	for _, tt := range []struct {
		rule    string
		name    string
		content []byte
	}{
		{"P10: a page", "page.html", []byte("<script>alert(1)</script>")},
		{"P10: a drawing that runs scripts", "logo.svg", []byte("<svg onload=alert(1)>")},
		{"P10: a program", "outil.exe", []byte("MZ\x90\x00")},
		{"P10: a second extension", "arrete.pdf.exe", pdf},
		{"P10: a program under the name of a PDF", "arrete.pdf", []byte("MZ\x90\x00")},
		{"P10: a page under the name of a PDF", "arrete.pdf", []byte("<html>%PDF-1.7")},
		{"P10: a page under the name of an image", "scan.png", []byte("<html><script>")},
		{"P10: a GIF under the name of a JPEG", "scan.jpg", []byte("GIF89a")},
		{"P10: a page under the name of a table", "liste.csv", []byte("  <!doctype html><script>")},
		{"P10: a page behind a byte order mark", "liste.csv", []byte("\ufeff<svg onload=alert(1)>")},
		{"P10: a script under the name of a table", "liste.csv", []byte("#!/bin/sh\nrm -rf /\n")},
		{"P10: bytes that are no text", "liste.csv", []byte("nom;\x00\x01\x02")},
		{"P10: a terminal's orders in a text", "liste.csv", []byte("nom;\x1b[2J")},
		{"P10: a program in an archive named as a document", "acte.docx", zipped(t, "outil.exe", "MZ")},
		{"P10: a document with macros", "acte.docx", zipped(t, "[Content_Types].xml", "", "word/document.xml", "", "word/vbaProject.bin", "x")},
		{"P10: a table with macros, in capitals", "liste.xlsx", zipped(t, "[Content_Types].xml", "", "xl/workbook.xml", "", "XL/VBAPROJECT.BIN", "x")},
		{"P10: an OpenDocument with macros", "acte.odt", zipped(t, "mimetype", odt, "Basic/Standard/Module1.xml", "x")},
		{"P10: an OpenDocument of another kind", "acte.odt", zipped(t, "mimetype", odt+"-master")},
		{"P10: a broken archive", "acte.docx", []byte("PK\x03\x04 broken")},
		{"P10: an archive with a program in front", "acte.docx", append([]byte("MZ"), zipped(t, "[Content_Types].xml", "", "word/document.xml", "")...)},
		{"P10: nothing inside", "arrete.pdf", nil},
		{"P10: no name", ".pdf", pdf},
		{"P10: no extension", "arrete", pdf},
		{"P10: an endless name", strings.Repeat("é", 150) + ".pdf", pdf},
		{"P10: a folder's name", "../..", pdf},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			if name, media, err := CheckUpload(tt.name, tt.content); err == nil || err.Code != Invalid {
				t.Errorf("kept as %q, %q, %v", name, media, err)
			}
		})
	}
}

func TestAnUploadIsAtMost25MB(t *testing.T) {
	content := append([]byte("%PDF-"), make([]byte, MaxUpload-5)...)
	if _, _, err := CheckUpload("arrete.pdf", content); err != nil {
		t.Errorf("25 MB: %v", err)
	}
	if _, _, err := CheckUpload("arrete.pdf", append(content, 0)); err == nil {
		t.Error("one byte more is accepted")
	}
}

func TestAFileNameDoesNotLie(t *testing.T) {
	for _, tt := range []struct{ typed, want string }{
		{`C:\Users\maire\arrêté.pdf`, "arrêté.pdf"},
		{"../../etc/arrêté.pdf", "arrêté.pdf"},
		{"arrêté\u202efdp.pdf", "arrêtéfdp.pdf"},
		{"arrêté\r\nSet-Cookie: x.pdf", "arrêtéSet-Cookie x.pdf"},
		{`arr"êté<b>.pdf`, "arrêtéb.pdf"},
		{" arrêté.pdf. ", "arrêté.pdf"},
		{"arr\xffêté.pdf", "arrêté.pdf"},
	} {
		if got, _, err := CheckUpload(tt.typed, []byte("%PDF-")); err != nil || got != tt.want {
			t.Errorf("%q: got %q, %v", tt.typed, got, err)
		}
	}
}
