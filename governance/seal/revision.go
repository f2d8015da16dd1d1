package seal

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"
)

// revision is a PDF with new objects after it: what was there stays as it is,
// byte for byte.
type revision struct {
	f      *file
	out    bytes.Buffer
	placed []placed
	next   int // the first number that no object has
}

// placed is where an object of the revision begins.
type placed struct{ number, at int }

// revise begins a revision of a file.
func revise(f *file) (*revision, bool) {
	size, _ := f.trailer.get("Size")
	next, ok := whole(f.bytes(size))
	r := &revision{f: f, next: next}
	r.out.Write(f.data)
	if !bytes.HasSuffix(f.data, []byte("\n")) {
		r.out.WriteByte('\n')
	}
	return r, ok
}

// number takes the number of a new object.
func (r *revision) number() int {
	r.next++
	return r.next - 1
}

// put writes an object, and returns where its body begins.
func (r *revision) put(number int, body string) int {
	r.placed = append(r.placed, placed{number, r.out.Len()})
	fmt.Fprintf(&r.out, "%d 0 obj\n", number)
	at := r.out.Len()
	fmt.Fprintf(&r.out, "%s\nendobj\n", body)
	return at
}

// stream writes a stream object.
func (r *revision) stream(number int, header, content string) {
	r.put(number, fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", header, len(content), content))
}

// close writes the table of references and the trailer.
func (r *revision) close() []byte {
	start := r.out.Len()
	r.out.WriteString("xref\n")
	for _, p := range r.placed {
		fmt.Fprintf(&r.out, "%d 1\n%010d 00000 n \n", p.number, p.at)
	}
	trailer := r.f.rewrite(r.f.trailer,
		change{"Size", fmt.Sprint(r.next)}, change{"Prev", fmt.Sprint(r.f.start)}, change{"ID", r.identifiers()})
	fmt.Fprintf(&r.out, "trailer\n%s\nstartxref\n%d\n%%%%EOF\n", trailer, start)
	return r.out.Bytes()
}

// identifiers are those of the file: the first stays, the second says that it
// was revised. They derive from the bytes, so that sealing is repeatable.
func (r *revision) identifiers() string {
	before, after := sha256.Sum256(r.f.data), sha256.Sum256(r.out.Bytes())
	first := fmt.Sprintf("<%x>", before[:16])
	if s, ok := r.f.trailer.get("ID"); ok {
		if pair, ok := r.f.array(s); ok && len(pair) == 2 {
			first = string(r.f.bytes(pair[0]))
		}
	}
	return fmt.Sprintf("[%s <%x>]", first, after[:16])
}

// change is a new value of a key.
type change struct{ key, value string }

// rewrite writes a dictionary with some values changed.
func (f *file) rewrite(d dict, changes ...change) string {
	var s strings.Builder
	s.WriteString("<<")
	for _, e := range d {
		if !changed(changes, e.key) {
			fmt.Fprintf(&s, "/%s %s\n", e.key, f.bytes(e.value))
		}
	}
	for _, c := range changes {
		fmt.Fprintf(&s, "/%s %s\n", c.key, c.value)
	}
	s.WriteString(">>")
	return s.String()
}

func changed(changes []change, key string) bool {
	for _, c := range changes {
		if c.key == key {
			return true
		}
	}
	return false
}
