package seal

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Wrapping: both signed parts stay as they were; what is new stands in a gap
// that was made larger, with a table of references and a signature of its own
// that the signed end of the file points to by chance.
func TestSignatureWrappingIsRefused(t *testing.T) {
	sealed := mustSign(t, document(t, 1), lonely(t, rsaKey(t)))
	f, _ := open(sealed)
	s := gap(t, sealed)
	value := string(sealed[s.from:s.to])
	end := sealed[s.to:]
	wrap := func(contents string) []byte {
		table := f.start // where the end of the file points
		number, body := last(t, f), ""
		for range 2 { // the first time only to know its length
			body = wrapped(f, number, table, fmt.Sprintf("%d 0 obj\n<</Type /Sig /SubFilter /ETSI.CAdES.detached\n"+
				"/ByteRange %s /Contents %s /M (D:20261203150405+00'00')>>\nendobj\n",
				number, ranges(s.from, table+len(body), len(end)), contents))
		}
		return slices.Concat(sealed[:s.to], bytes.Repeat([]byte(" "), table-s.to), []byte(body), end)
	}
	for _, contents := range []string{value, "<" + strings.Repeat("0", 2*room) + ">", "<00>"} {
		forged := wrap(contents)
		if _, flaw := open(forged); flaw != "" {
			t.Fatalf("the forgery cannot be read: %s", flaw)
		}
		refused(t, "wrapping", forged, Moved)
	}
}

// last is the number of the signature object.
func last(t *testing.T, f *file) int {
	t.Helper()
	catalog, _ := f.dictOf(f.trailer, "Root")
	form, _ := f.dictOf(catalog, "AcroForm")
	s, _ := form.get("Fields")
	fields, _ := f.array(s)
	field, _ := f.resolve(fields[0])
	d, _ := f.dict(field)
	v, _ := d.get("V")
	number, ok := f.number(v)
	if !ok {
		t.Fatal("the field has no value")
	}
	return number
}

// wrapped is a table at a place, whose one new object follows it; the others
// stay where they were.
func wrapped(f *file, number, table int, object string) string {
	var lines strings.Builder
	for n, at := range f.offsets {
		if n != number && at >= 0 {
			fmt.Fprintf(&lines, "%d 1\n%010d 00000 n \n", n, at)
		}
	}
	var trailer dict
	for _, e := range f.trailer {
		if e.key != "Prev" {
			trailer = append(trailer, e)
		}
	}
	tail := fmt.Sprintf("trailer\n%s\n", f.rewrite(trailer))
	own := fmt.Sprintf("%d 1\n%010d 00000 n \n", number, 0)
	at := table + len("xref\n") + lines.Len() + len(own) + len(tail)
	return "xref\n" + lines.String() + fmt.Sprintf("%d 1\n%010d 00000 n \n", number, at) + tail + object
}
