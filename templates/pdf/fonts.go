package pdf

import (
	"bytes"
	_ "embed" // for the fonts
	"encoding/binary"
	"fmt"
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

// faces are the fonts of a sheet, and the characters that all of them hold.
type faces struct {
	files map[string][]byte // by gofpdf style
	known map[rune]bool
}

func readFonts() (faces, error) {
	// gofpdf writes checksums into the bytes it is given: each sheet has its own.
	f := faces{files: map[string][]byte{"": bytes.Clone(regular), "B": bytes.Clone(semibold), "I": bytes.Clone(italic)}}
	for _, style := range []string{"", "B", "I"} {
		held, err := characters(f.files[style])
		if err != nil {
			return faces{}, fmt.Errorf("font %q: %w", style, err)
		}
		if f.known == nil {
			f.known = held
			continue
		}
		for r := range f.known {
			if !held[r] {
				delete(f.known, r)
			}
		}
	}
	return f, nil
}

// characters reads the basic plane of the character map of a TrueType file:
// its subtable of format 4, the one gofpdf uses too.
func characters(file []byte) (map[rune]bool, error) {
	cmap, err := table(file, "cmap")
	if err != nil {
		return nil, err
	}
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		record := cmap[4+8*i:]
		sub := cmap[binary.BigEndian.Uint32(record[4:]):]
		if binary.BigEndian.Uint16(sub) == 4 {
			return segments(sub), nil
		}
	}
	return nil, fmt.Errorf("no character map of format 4")
}

// table finds a table of a TrueType file by its name.
func table(file []byte, name string) ([]byte, error) {
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		record := file[12+16*i:]
		if string(record[:4]) == name {
			return file[binary.BigEndian.Uint32(record[8:]):], nil
		}
	}
	return nil, fmt.Errorf("no table %s", name)
}

// segments reads a subtable of format 4: runs of characters, each with a
// distance to its glyphs or a list of them.
func segments(sub []byte) map[rune]bool {
	at := func(i int) int { return int(binary.BigEndian.Uint16(sub[i:])) }
	held := map[rune]bool{}
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
			if glyph&0xFFFF != 0 {
				held[rune(c)] = true
			}
		}
	}
	return held
}
