package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strconv"

	"ctin/governance"
)

// finish adds what gofpdf cannot write: the language of the document, its
// title in the bar of the window, and the identity of the file, by which one
// that was altered is still known. The catalog is the last object before the
// cross-reference table, so only the address of that table moves.
func finish(file []byte, id [16]byte) ([]byte, error) {
	head, table, ok := cutLast(file, []byte("xref\n0 "))
	if !ok {
		return nil, governance.Fail(governance.Internal, msgUnprintable).Because(fmt.Errorf("no cross-reference table"))
	}
	head, catalog, ok := cutLast(head, []byte("/Type /Catalog\n"))
	trailer := bytes.LastIndex(table, []byte("\n>>\nstartxref\n"))
	if !ok || trailer < 0 {
		return nil, governance.Fail(governance.Internal, msgUnprintable).Because(fmt.Errorf("no catalog"))
	}
	var out bytes.Buffer
	out.Write(head)
	out.WriteString("/Type /Catalog\n/Lang (" + language + ")\n/ViewerPreferences <</DisplayDocTitle true>>\n")
	out.Write(bytes.TrimPrefix(catalog, []byte("/Type /Catalog\n")))
	start := out.Len()
	out.Write(table[:trailer])
	sum := sha256.Sum256(file)
	if id == ([16]byte{}) {
		id = [16]byte(sum[:16])
	}
	fmt.Fprintf(&out, "\n/ID [<%x> <%x>]\n>>\nstartxref\n%s\n%%%%EOF\n", id, sum[:16], strconv.Itoa(start))
	return out.Bytes(), nil
}

// cutLast parts text before the last place where mark begins.
func cutLast(text, mark []byte) (before, from []byte, ok bool) {
	at := bytes.LastIndex(text, mark)
	if at < 0 {
		return nil, nil, false
	}
	return text[:at], text[at:], true
}
