package pdf

import (
	_ "embed" // for the fonts
	"encoding/binary"
	"fmt"
	"sync"
)

// The faces of Source Sans 3 (SIL Open Font License, fonts/LICENSE-SourceSans3.txt).
var (
	//go:embed fonts/SourceSans3-Regular.ttf
	regular []byte
	//go:embed fonts/SourceSans3-SemiBold.ttf
	semibold []byte
	//go:embed fonts/SourceSans3-Italic.ttf
	italic []byte
)

// basic is how many characters the basic plane counts: the others are not
// printed.
const basic = 0x10000

// faces are the fonts of a sheet, and the characters that all of them hold.
type faces struct {
	all   [3]*face // in the order of plain, bold and slanted
	known map[rune]bool
}

// The faces in the order of faces.all, as a style names them.
const (
	plainFace = iota
	boldFace
	slantedFace
)

// face is one font, read: nothing in it changes any more.
type face struct {
	name   string
	glyphs []uint16 // by character: its shape, 0 for none
	widths []uint16 // by shape, in thousandths of the size
	tables map[string][]byte
	places []int // where each shape begins in the table glyf; one more says where the last ends
}

// readFonts reads the fonts that the program carries, the first time.
var readFonts = sync.OnceValues(func() (faces, error) {
	f := faces{}
	for i, font := range []struct {
		name string
		file []byte
	}{{"SourceSans3-Regular", regular}, {"SourceSans3-SemiBold", semibold}, {"SourceSans3-Italic", italic}} {
		read, err := readFace(font.name, font.file)
		if err != nil {
			return faces{}, fmt.Errorf("font %s: %w", font.name, err)
		}
		f.all[i] = read
	}
	f.known = map[rune]bool{}
	for c := range rune(basic) {
		if f.all[plainFace].glyphs[c] != 0 && f.all[boldFace].glyphs[c] != 0 && f.all[slantedFace].glyphs[c] != 0 {
			f.known[c] = true
		}
	}
	return f, nil
})

func readFace(name string, file []byte) (*face, error) {
	f := &face{name: name, tables: map[string][]byte{}}
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		record := file[12+16*i:]
		at, size := binary.BigEndian.Uint32(record[8:]), binary.BigEndian.Uint32(record[12:])
		f.tables[string(record[:4])] = file[at : at+size]
	}
	for _, table := range []string{"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "OS/2", "post"} {
		if f.tables[table] == nil {
			return nil, fmt.Errorf("no table %s", table)
		}
	}
	f.places = places(f.tables["loca"], binary.BigEndian.Uint16(f.tables["head"][50:]) == 1)
	f.widths = f.advances()
	return f, f.characters()
}

// places reads where the shapes are: in steps of one byte, or of two.
func places(loca []byte, long bool) []int {
	var at []int
	for i := 0; long && i+4 <= len(loca); i += 4 {
		at = append(at, int(binary.BigEndian.Uint32(loca[i:])))
	}
	for i := 0; !long && i+2 <= len(loca); i += 2 {
		at = append(at, 2*int(binary.BigEndian.Uint16(loca[i:])))
	}
	return at
}

// advances reads how wide each shape is; those after the last that says so are
// as wide as it.
func (f *face) advances() []uint16 {
	em := int(binary.BigEndian.Uint16(f.tables["head"][18:]))
	told := int(binary.BigEndian.Uint16(f.tables["hhea"][34:]))
	widths := make([]uint16, len(f.places)-1)
	for i := range widths {
		wide := binary.BigEndian.Uint16(f.tables["hmtx"][4*min(i, told-1):])
		widths[i] = uint16(int(wide) * 1000 / em)
	}
	return widths
}

// characters reads the basic plane of the map of characters: its subtable of
// format 4.
func (f *face) characters() error {
	cmap := f.tables["cmap"]
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		sub := cmap[binary.BigEndian.Uint32(cmap[4+8*i+4:]):]
		if binary.BigEndian.Uint16(sub) == 4 {
			f.glyphs = segments(sub)
			return nil
		}
	}
	return fmt.Errorf("no character map of format 4")
}

// segments reads a subtable of format 4: runs of characters, each with a
// distance to its glyphs or a list of them.
func segments(sub []byte) []uint16 {
	at := func(i int) int { return int(binary.BigEndian.Uint16(sub[i:])) }
	held := make([]uint16, basic)
	size := at(6) // twice the number of segments
	for i := 0; i < size; i += 2 {
		last, first := at(14+i), at(16+size+i)
		delta, offset := at(16+2*size+i), at(16+3*size+i)
		for c := first; c <= last && c < 0xFFFF; c++ {
			glyph := c + delta
			if offset != 0 {
				glyph = at(16 + 3*size + i + offset + 2*(c-first))
				if glyph != 0 {
					glyph += delta
				}
			}
			held[c] = uint16(glyph & 0xFFFF)
		}
	}
	return held
}

// wide measures a text on one line, in thousandths of the size.
func (f *face) wide(text string) int {
	total := 0
	for _, r := range text {
		if r < basic {
			total += int(f.widths[f.glyphs[r]])
		}
	}
	return total
}

// charset is a set of characters, one bit each, the first the highest of its
// byte: as the file lists those a font holds.
type charset []byte

func (c charset) add(r rune) { c[r>>3] |= 0x80 >> (r & 7) }

func (c charset) has(r rune) bool { return c[r>>3]&(0x80>>(r&7)) != 0 }
