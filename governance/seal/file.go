package seal

import "bytes"

// entry is one key of a dictionary, without its slash, and where its value is.
type entry struct {
	key   string
	value span
}

// dict is a dictionary in the order of the file.
type dict []entry

// get finds a value; a key that is there twice has none.
func (d dict) get(key string) (span, bool) {
	var found span
	n := 0
	for _, e := range d {
		if e.key == key {
			found, n = e.value, n+1
		}
	}
	return found, n == 1
}

// file is a PDF whose objects are found through tables of references, the
// way PDF 1.4 has them, over any number of revisions.
type file struct {
	data    []byte
	offsets map[int]int // of each object, in its newest revision
	trailer dict        // the newest
	start   int         // the offset of the newest table
	end     int         // where the newest revision ends; what follows belongs to nothing
}

// mostRevisions and mostObjects keep a hostile file from costing much.
const (
	mostRevisions = 16
	mostObjects   = 1 << 20
)

// open finds the objects of a PDF.
func open(data []byte) (*file, Flaw) {
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		return nil, NotPDF
	}
	f := &file{data: data, offsets: map[int]int{}}
	if !f.tail() || !f.revisions() {
		return nil, Unreadable
	}
	if _, encrypted := f.trailer.get("Encrypt"); encrypted {
		return nil, Unreadable
	}
	return f, ""
}

// tail reads the end of the newest revision.
func (f *file) tail() bool {
	at := bytes.LastIndex(f.data, []byte("startxref"))
	if at < 0 {
		return false
	}
	l := &lexer{f.data, at}
	if !l.wordIs("startxref") {
		return false
	}
	start, ok := l.integer()
	if last := bytes.Index(f.data[l.at:], []byte("%%EOF")); ok && last >= 0 {
		f.start, f.end = start, l.at+last+len("%%EOF")
		return true
	}
	return false
}

// whole says whether nothing but an end of line follows the newest revision.
func (f *file) whole() bool { return len(bytes.TrimRight(f.data[f.end:], "\r\n")) == 0 }

// revisions reads the tables of references, from the newest to the oldest.
func (f *file) revisions() bool {
	at := f.start
	for n := range mostRevisions {
		trailer, ok := f.revision(at)
		if !ok {
			return false
		}
		if n == 0 {
			f.trailer = trailer
		}
		previous, more := trailer.get("Prev")
		if !more {
			return true
		}
		if at, ok = whole(f.bytes(previous)); !ok {
			return false
		}
	}
	return false
}

// revision reads one table and its trailer.
func (f *file) revision(at int) (dict, bool) {
	l := f.lexer(at)
	if !l.wordIs("xref") {
		return nil, false
	}
	for {
		k, s := l.next()
		if k != word {
			return nil, false
		}
		if string(f.bytes(s)) == "trailer" {
			break
		}
		first, ok := whole(f.bytes(s))
		if !ok || !f.section(l, first) {
			return nil, false
		}
	}
	v, ok := l.value(0)
	if !ok {
		return nil, false
	}
	return f.dict(v)
}

// section reads a run of a table: the objects from first on.
func (f *file) section(l *lexer, first int) bool {
	n, ok := l.integer()
	for i := 0; ok && i < n; i++ {
		ok = f.line(l, first+i)
	}
	return ok
}

// line reads where one object is. The newest revision was read first: its word stands.
func (f *file) line(l *lexer, number int) bool {
	at, ok := l.integer()
	generation, fine := l.integer()
	_, s := l.next()
	use := string(f.bytes(s))
	if !ok || !fine || use != "n" && use != "f" || use == "n" && generation != 0 || len(f.offsets) > mostObjects {
		return false
	}
	if _, known := f.offsets[number]; !known {
		if use == "f" {
			at = -1
		}
		f.offsets[number] = at
	}
	return true
}

// lexer reads from an offset; beyond the file there is nothing.
func (f *file) lexer(at int) *lexer {
	if at < 0 || at > len(f.data) {
		at = len(f.data)
	}
	return &lexer{f.data, at}
}

func (f *file) bytes(s span) []byte { return f.data[s.from:s.to] }

// dict reads the entries of a dictionary.
func (f *file) dict(s span) (dict, bool) {
	l := f.lexer(s.from)
	if k, _ := l.next(); k != openDict {
		return nil, false
	}
	var d dict
	for {
		k, s := l.next()
		if k == closeDict {
			return d, true
		}
		v, ok := l.value(0)
		if k != name || !ok {
			return nil, false
		}
		d = append(d, entry{string(f.data[s.from+1 : s.to]), v})
	}
}

// array reads the elements of an array.
func (f *file) array(s span) ([]span, bool) {
	l := f.lexer(s.from)
	if k, _ := l.next(); k != openArray {
		return nil, false
	}
	var list []span
	for {
		mark := l.at
		if k, _ := l.next(); k == closeArray {
			return list, true
		}
		l.at = mark
		v, ok := l.value(0)
		if !ok {
			return nil, false
		}
		list = append(list, v)
	}
}

// number is the object that a reference names; ok is false for other values.
func (f *file) number(s span) (int, bool) {
	l := &lexer{f.data[:s.to], s.from}
	number, ok := l.integer()
	return number, ok && l.integerIs(0) && l.wordIs("R")
}

// object finds an object by its number.
func (f *file) object(number int) (span, bool) {
	at, ok := f.offsets[number]
	if !ok || at < 0 {
		return span{}, false
	}
	l := f.lexer(at)
	if !l.integerIs(number) || !l.integerIs(0) || !l.wordIs("obj") {
		return span{}, false
	}
	return l.value(0)
}

// resolve follows a reference; other values are themselves.
func (f *file) resolve(s span) (span, bool) {
	if number, ok := f.number(s); ok {
		return f.object(number)
	}
	return s, true
}

// dictOf finds the dictionary under a key, behind a reference or not.
func (f *file) dictOf(d dict, key string) (dict, bool) {
	s, ok := d.get(key)
	if !ok {
		return nil, false
	}
	if s, ok = f.resolve(s); !ok {
		return nil, false
	}
	return f.dict(s)
}

// says tells whether a key has exactly this value.
func (f *file) says(d dict, key, value string) bool {
	s, ok := d.get(key)
	return ok && string(f.bytes(s)) == value
}
