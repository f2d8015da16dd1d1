package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"
)

// unicodeText spells a text of the file for readers of any language.
func unicodeText(s string) string {
	var t strings.Builder
	t.WriteString("<feff")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&t, "%04x", u)
	}
	t.WriteByte('>')
	return t.String()
}

// information is what the file says of itself, as readers show it. The
// metadata say the same.
func (f *finisher) information() string {
	var s strings.Builder
	s.WriteString("<<")
	for _, e := range []struct{ key, value string }{
		{"Title", f.about.Title}, {"Author", f.about.Author}, {"Subject", f.about.Subject}, {"Creator", program}, {"Producer", program},
	} {
		if e.value != "" {
			fmt.Fprintf(&s, "/%s %s\n", e.key, unicodeText(e.value))
		}
	}
	if !f.about.At.IsZero() {
		at := f.about.At.UTC().Format("D:20060102150405Z")
		fmt.Fprintf(&s, "/CreationDate (%s)\n/ModDate (%s)\n", at, at)
	}
	s.WriteString(">>")
	return s.String()
}

// catalog is the root of the file. It keeps the outline that gofpdf made, and
// not the list of attachments, which an archived file must not have.
func (f *finisher) catalog(object []byte) string {
	var s strings.Builder
	s.WriteString("<<\n/Type /Catalog\n/Pages 1 0 R\n")
	if _, rest, ok := bytes.Cut(object, []byte("/Outlines ")); ok {
		number, _, _ := bytes.Cut(rest, []byte("\n"))
		fmt.Fprintf(&s, "/Outlines %s\n/PageMode /UseOutlines\n", number)
	}
	fmt.Fprintf(&s, "/Lang (%s)\n/ViewerPreferences <</DisplayDocTitle true>>\n/MarkInfo <</Marked true>>\n", language)
	fmt.Fprintf(&s, "/StructTreeRoot %d 0 R\n/Metadata %d 0 R\n", f.objects.tree, f.objects.metadata)
	fmt.Fprintf(&s, "/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)\n"+
		"/Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R>>]\n>>", f.objects.profile)
	return s.String()
}

// counted says how many titles an entry of the outline opens on, which gofpdf
// leaves out: those of the root are open, the others closed.
func counted(object []byte, roots int) []byte {
	count := fmt.Sprintf("\n/Count %d>>", roots)
	if bytes.HasPrefix(object, []byte("<</Title ")) {
		var first, last int
		_, rest, _ := bytes.Cut(object, []byte("\n/First "))
		if n, _ := fmt.Sscanf(string(rest), "%d 0 R\n/Last %d 0 R", &first, &last); n < 2 {
			return bytes.Replace(object, []byte("\n/Count 0>>"), []byte(">>"), 1)
		}
		count = fmt.Sprintf("\n/Count %d>>", first-last-1)
		return bytes.Replace(object, []byte("\n/Count 0>>"), []byte(count), 1)
	}
	return bytes.Replace(object, []byte(">>"), []byte(count), 1)
}

// properties writes the metadata and the profile of colours.
func (f *finisher) properties() {
	f.stream(f.objects.metadata, "/Type /Metadata /Subtype /XML", f.metadata())
	f.stream(f.objects.profile, "/N 3", sRGB())
}

// metadata are the properties as archives read them (XMP): they name the
// standard that the file keeps to.
func (f *finisher) metadata() []byte {
	var s bytes.Buffer
	s.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"" +
		" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n" +
		"<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\n<dc:format>application/pdf</dc:format>\n")
	described(&s, "title", "Alt", ` xml:lang="x-default"`, f.about.Title)
	described(&s, "creator", "Seq", "", f.about.Author)
	described(&s, "description", "Alt", ` xml:lang="x-default"`, f.about.Subject)
	fmt.Fprintf(&s, "<xmp:CreatorTool>%s</xmp:CreatorTool><pdf:Producer>%s</pdf:Producer>\n", program, program)
	if !f.about.At.IsZero() {
		at := f.about.At.UTC().Format(time.RFC3339)
		fmt.Fprintf(&s, "<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>\n", at, at)
	}
	s.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return s.Bytes()
}

// described writes one property that may have several values.
func described(s *bytes.Buffer, name, list, language, value string) {
	if value == "" {
		return
	}
	fmt.Fprintf(s, "<dc:%s><rdf:%s><rdf:li%s>", name, list, language)
	_ = xml.EscapeText(s, []byte(value)) // a buffer takes everything
	fmt.Fprintf(s, "</rdf:li></rdf:%s></dc:%s>\n", list, name)
}
