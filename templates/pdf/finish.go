package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"

	"ctin/governance"
)

// finisher writes anew what gofpdf wrote, with what it cannot write: the
// structure of the document, its language and properties, the colours it is
// meant in, and the identity of the file, by which one that was altered is
// still known.
type finisher struct {
	file    []byte
	from    []int // where each object of gofpdf begins, by its number
	out     []byte
	at      []int // where each object begins now
	about   About
	tags    *structure
	faces   faces
	used    *[3]charset
	objects special
	zip     *zlib.Writer // one for all: each costs as much memory as a page
	zipped  bytes.Buffer
}

// resourceObject is where gofpdf lists what all pages need.
const resourceObject = 2

// special are the numbers of the objects that others name.
type special struct {
	info, catalog, metadata, profile, tree, numbers, column, row int
	fonts                                                        [3]int
}

// finish completes a file.
func finish(file []byte, about About, s *sheet) ([]byte, error) {
	from, err := table0(file)
	if err != nil {
		return nil, governance.Fail(governance.Internal, msgUnprintable).Because(err)
	}
	f := &finisher{file: file, from: from, at: make([]int, len(from)), about: about, tags: s.tags, faces: s.faces, used: s.used}
	f.objects = special{info: len(from) - 2, catalog: len(from) - 1}
	for _, n := range []*int{
		&f.objects.metadata, &f.objects.profile, &f.objects.tree, &f.objects.numbers, &f.objects.column, &f.objects.row,
		&f.objects.fonts[0], &f.objects.fonts[1], &f.objects.fonts[2],
	} {
		*n = f.number()
	}
	f.out = make([]byte, 0, len(file)*3/4+1<<16)              // what the structure adds, packing takes away, or nearly
	f.out = append(f.out, "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"...) // the second line says that the file is no text
	if err := f.copy(); err != nil {
		return nil, governance.Fail(governance.Internal, msgUnprintable).Because(err)
	}
	for i, number := range f.objects.fonts {
		f.font(number, i, f.faces.all[i], f.used[i])
	}
	f.properties()
	f.structure()
	return f.close(), nil
}

// table0 reads where the objects begin: gofpdf writes one table, with them all.
func table0(file []byte) ([]int, error) {
	const line = 20
	start := bytes.LastIndex(file, []byte("\nxref\n0 "))
	if start < 0 {
		return nil, fmt.Errorf("no cross-reference table")
	}
	size, rest, _ := bytes.Cut(file[start+len("\nxref\n0 "):], []byte("\n"))
	n, err := strconv.Atoi(string(size))
	if err != nil || n < 3 || len(rest) < n*line {
		return nil, fmt.Errorf("a cross-reference table of %q", size)
	}
	from := make([]int, n)
	for i := 1; i < n; i++ {
		if from[i], err = strconv.Atoi(string(rest[i*line : i*line+10])); err != nil {
			return nil, err
		}
	}
	from[0] = start + 1 // where the last object ends
	return from, nil
}

// number takes the number of a new object.
func (f *finisher) number() int {
	f.at = append(f.at, 0)
	return len(f.at) - 1
}

// object is what gofpdf wrote between « obj » and the next object.
func (f *finisher) object(number, end int) []byte {
	text := f.file[f.from[number]:end]
	return text[bytes.IndexByte(text, '\n')+1:]
}

// copy copies the objects in the order of the file, but amends some.
func (f *finisher) copy() error {
	order := make([]int, 0, len(f.from))
	for number := range f.from {
		order = append(order, number)
	}
	slices.SortFunc(order, func(a, b int) int { return f.from[a] - f.from[b] })
	for i, number := range order {
		if number == 0 {
			break // the table of references follows
		}
		if err := f.amend(number, f.object(number, f.from[order[i+1]])); err != nil {
			return err
		}
	}
	return nil
}

// amend copies one object.
func (f *finisher) amend(number int, object []byte) error {
	switch {
	case number == f.objects.info:
		f.put(number, f.information())
	case number == f.objects.catalog:
		f.put(number, f.catalog(object))
	case bytes.HasPrefix(object, []byte("<</Type /Page\n")):
		f.head(number)
		f.out = append(f.out, "<</Type /Page\n/Tabs /S\n/StructParents "+strconv.Itoa((number-pageObject(1))/2)+"\n"...)
		f.out = append(f.out, object[len("<</Type /Page\n"):]...)
	case number == resourceObject:
		f.head(number)
		f.out = append(f.out, bytes.Replace(object, []byte("/Font <<\n"), []byte(f.fonts()), 1)...)
	case bytes.HasPrefix(object, []byte("<</Length ")):
		_, content, ok := bytes.Cut(object, []byte(">>\nstream\n"))
		if !ok {
			return fmt.Errorf("object %d holds no content", number)
		}
		f.packed(number, "", bytes.TrimSuffix(content, []byte("\nendstream\nendobj\n")))
	case bytes.HasPrefix(object, []byte("<</Title ")), bytes.HasPrefix(object, []byte("<</Type /Outlines ")):
		f.head(number)
		f.out = append(f.out, counted(object, f.tags.titles)...)
	default:
		f.head(number)
		f.out = append(f.out, object...)
	}
	return nil
}

// head begins an object.
func (f *finisher) head(number int) {
	f.at[number] = len(f.out)
	f.out = append(strconv.AppendInt(f.out, int64(number), 10), " 0 obj\n"...)
}

// put writes a whole object.
func (f *finisher) put(number int, body string) {
	f.head(number)
	f.out = append(append(f.out, body...), "\nendobj\n"...)
}

// stream writes an object that holds bytes.
func (f *finisher) stream(number int, header string, content []byte) {
	f.head(number)
	f.out = append(f.out, "<<"+header+" /Length "+strconv.Itoa(len(content))+">>\nstream\n"...)
	f.out = append(append(f.out, content...), "\nendstream\nendobj\n"...)
}

// packed writes an object that holds bytes, made shorter.
func (f *finisher) packed(number int, header string, content []byte) {
	f.zipped.Reset()
	if f.zip == nil {
		f.zip, _ = zlib.NewWriterLevel(&f.zipped, zlib.BestSpeed) // a level that exists
	} else {
		f.zip.Reset(&f.zipped)
	}
	_, _ = f.zip.Write(content) // into memory
	_ = f.zip.Close()
	f.stream(number, header+" /Filter /FlateDecode", f.zipped.Bytes())
}

// fonts names the fonts for all pages.
func (f *finisher) fonts() string {
	list := "/Font <<\n"
	for i, number := range f.objects.fonts {
		list += fmt.Sprintf("/F%d %d 0 R\n", i, number)
	}
	return list
}

// close writes the table of references and the end of the file.
func (f *finisher) close() []byte {
	start := len(f.out)
	f.out = append(f.out, "xref\n0 "+strconv.Itoa(len(f.at))+"\n0000000000 65535 f \n"...)
	for _, at := range f.at[1:] {
		f.out = fmt.Appendf(f.out, "%010d 00000 n \n", at)
	}
	sum := sha256.Sum256(f.out[:start])
	id := f.about.ID
	if id == ([16]byte{}) {
		id = [16]byte(sum[:16])
	}
	return fmt.Appendf(f.out, "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n/ID [<%x> <%x>]\n>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.at), f.objects.catalog, f.objects.info, id, sum[:16], start)
}
