package seal

import (
	"context"
	"crypto"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"
)

// room is how many bytes are kept for the signature: enough for a chain of
// certificates, and for a time stamp.
const room = 16384

// Sign seals a PDF: it returns the same bytes followed by a revision that
// holds one visible signature (PAdES baseline B-B) over all of the file. at is
// the time the seal claims, which no time stamp proves.
//
// It seals files whose objects are found through classic tables of references,
// as PDF 1.4 has them, once. With an RSA key the same arguments give the same
// bytes. What it returns has been verified.
func Sign(pdf []byte, c Certificate, b Box, at time.Time) ([]byte, error) {
	return SignStamped(context.Background(), pdf, c, nil, b, at)
}

// SignStamped seals a PDF like Sign, and has an authority prove the time
// (PAdES baseline B-T). Without its proof there is no seal: the error is then
// NoStamp or BadStamp, and trying again later may do. No authority at all
// gives a seal without a proof of its time.
func SignStamped(ctx context.Context, pdf []byte, c Certificate, a Authority, b Box, at time.Time) ([]byte, error) {
	if err := c.Check(at); err != nil {
		return nil, err
	}
	d, err := prepare(pdf, b, at, a != nil)
	if err != nil {
		return nil, err
	}
	if err := d.fill(ctx, c, a); err != nil {
		return nil, err
	}
	if r := Verify(d.out); !r.Intact {
		return nil, fmt.Errorf("%w: %w", NotAccepted, r.Flaw)
	}
	return d.out, nil
}

// draft is a PDF with an empty signature in it.
type draft struct {
	out      []byte
	contents span // the value of the signature, with its brackets
	ranges   span // where to say what it covers
}

// prepare writes everything but the value of the signature.
func prepare(pdf []byte, b Box, at time.Time, stamped bool) (*draft, error) {
	f, flaw := open(pdf)
	if flaw != "" {
		return nil, flaw
	}
	root, _ := f.trailer.get("Root")
	catalog, ok := f.number(root)
	home, fine := f.dictOf(f.trailer, "Root")
	r, sized := revise(f)
	if !ok || !fine || !sized || !f.whole() {
		return nil, Unreadable
	}
	if _, form := home.get("AcroForm"); form {
		return nil, AlreadySealed
	}
	number, page, ok := f.page(b.Page)
	if !ok {
		return nil, NoPage
	}
	notes, ok := f.annotations(page)
	if !ok {
		return nil, Unreadable
	}
	field := r.number()
	r.put(catalog, f.rewrite(home, change{"Version", f.version(home)}, change{"AcroForm", fmt.Sprintf("<</Fields [%d 0 R] /SigFlags 3>>", field)}))
	r.put(number, f.rewrite(page, change{"Annots", fmt.Sprintf("[%s%d 0 R]", notes, field)}))
	return r.signature(b, at, field, number, stamped), nil
}

// annotations are those a page has already, without their brackets.
func (f *file) annotations(page dict) (string, bool) {
	s, ok := page.get("Annots")
	if !ok {
		return "", true
	}
	if s, ok = f.resolve(s); !ok {
		return "", false
	}
	list, ok := f.array(s)
	var notes strings.Builder
	for _, note := range list {
		notes.Write(f.bytes(note))
		notes.WriteByte(' ')
	}
	return notes.String(), ok
}

// newest is the version of PDF that the signature needs, or a later one that
// the file already has.
const newest = "/1.7"

func (f *file) version(catalog dict) string {
	v := "/" + string(f.data[len("%PDF-"):min(len("%PDF-1.7"), len(f.data))])
	if s, ok := catalog.get("Version"); ok {
		v = max(v, string(f.bytes(s)))
	}
	return max(v, newest)
}

// signature writes the field, what it looks like and the empty signature.
func (r *revision) signature(b Box, at time.Time, field, page int, stamped bool) *draft {
	look, value := r.number(), r.number()
	r.put(field, fmt.Sprintf("<</Type /Annot /Subtype /Widget /FT /Sig /T (Cachet) /TU %s /F 132 /P %d 0 R\n"+
		"/Rect [%d %d %d %d] /AP <</N %d 0 R>> /V %d 0 R>>",
		unicodeText(b.Name), page, b.Left, b.Bottom, b.Left+b.Width, b.Bottom+b.Height, look, value))
	r.stream(look, fmt.Sprintf("/Type /XObject /Subtype /Form /FormType 1 /BBox [0 0 %d %d] /Resources %s",
		b.Width, b.Height, r.resources(b)), b.stream())
	head := "<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached\n/ByteRange "
	blank := strings.Repeat(" ", len(ranges(0, 0, 0)))
	middle := "\n/Contents "
	empty := "<" + strings.Repeat("0", 2*room) + ">"
	tail := fmt.Sprintf("\n/M (%s)\n/Name %s\n/Reason %s\n/Location %s%s>>",
		at.UTC().Format(claimed), unicodeText(b.Name), unicodeText(b.Reason), unicodeText(b.Location), promise(stamped))
	body := r.put(value, head+blank+middle+empty+tail)
	d := &draft{ranges: span{body + len(head), body + len(head) + len(blank)}}
	d.contents.from = d.ranges.to + len(middle)
	d.contents.to = d.contents.from + len(empty)
	d.out = r.close()
	return d
}

// promised is the key by which the signed part of a file says that a token
// proves its time: the token itself comes after the signature, and whoever
// took it out would leave a seal that looks whole.
const promised = "CTIN_Stamped"

func promise(stamped bool) string {
	if !stamped {
		return ""
	}
	return "\n/" + promised + " true"
}

// claimed is how a signature writes the time it claims.
const claimed = "D:20060102150405+00'00'"

// resources are what the look of the box needs: a font, if it has words.
func (r *revision) resources(b Box) string {
	if len(b.Lines) == 0 {
		return "<<>>"
	}
	font := r.number()
	r.put(font, "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>")
	return fmt.Sprintf("<</Font <</F1 %d 0 R>>>>", font)
}

// ranges writes what a signature covers, always in as many bytes.
func ranges(from, to, length int) string {
	return fmt.Sprintf("[0 %010d %010d %010d]", from, to, length)
}

// unicodeText writes a text for readers of any language.
func unicodeText(s string) string {
	var t strings.Builder
	t.WriteString("<feff")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&t, "%04x", u)
	}
	t.WriteByte('>')
	return t.String()
}

// fill computes the signature and puts it in its place.
func (d *draft) fill(ctx context.Context, c Certificate, a Authority) error {
	copy(d.out[d.ranges.from:], ranges(d.contents.from, d.contents.to, len(d.out)-d.contents.to))
	attributes := attributes(digestAround(d.out, d.contents), c.certificates())
	digest := sha256.Sum256(attributes)
	value, err := c.Signer.Sign(rand.Reader, digest[:], crypto.SHA256)
	if err != nil {
		return fmt.Errorf("sign: %w", err)
	}
	var stamp []byte
	if a != nil {
		if stamp, err = stampOf(ctx, a, value); err != nil {
			return err
		}
	}
	message := signedData(c.certificates(), attributes, value, stamp)
	if len(message) > room {
		return NoRoom
	}
	hex.Encode(d.out[d.contents.from+1:], message)
	return nil
}

// digestAround hashes a file without one part of it.
func digestAround(data []byte, left span) Hash {
	h := sha256.New()
	h.Write(data[:left.from])
	h.Write(data[left.to:])
	return Hash(h.Sum(nil))
}
