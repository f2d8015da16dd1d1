package pdf

import (
	"encoding/binary"
	"fmt"
	"strconv"
)

// font writes a font, with the characters in use only: its six letters say so.
func (f *finisher) font(number, rank int, face *face, used charset) {
	name := fmt.Sprintf("CTINA%c+%s", 'A'+rank, face.name)
	inner, descriptor, shapes, held, places, words := f.number(), f.number(), f.number(), f.number(), f.number(), f.number()
	f.put(number, fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
		name, inner, words))
	f.put(inner, fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>\n"+
		"/FontDescriptor %d 0 R /CIDToGIDMap %d 0 R /DW 0 /W [%s]>>", name, descriptor, places, face.widthsOf(used)))
	f.put(descriptor, fmt.Sprintf("<</Type /FontDescriptor /FontName /%s %s /FontFile2 %d 0 R /CIDSet %d 0 R>>", name, face.measures(rank), shapes, held))
	file := face.subset(used)
	f.packed(shapes, "/Length1 "+strconv.Itoa(len(file)), file)
	last := used.last()
	f.stream(held, "", used.with0(last))
	f.packed(places, "", face.mapOf(used, last))
	f.packed(words, "", unicodeOf(used))
}

// last is the last character of a set.
func (c charset) last() rune {
	for i := len(c) - 1; i > 0; i-- {
		if c[i] != 0 {
			return rune(8*i + 7)
		}
	}
	return 7
}

// with0 is the set up to its last character, with what stands for those that
// are missing.
func (c charset) with0(last rune) []byte {
	set := append([]byte{}, c[:last/8+1]...)
	set[0] |= 0x80
	return set
}

// widthsOf says how wide each character in use is.
func (f *face) widthsOf(used charset) string {
	var w []byte
	open := false
	for c := range used.last() + 2 {
		switch in := used.has(c); {
		case in && !open:
			w = append(strconv.AppendInt(w, int64(c), 10), " ["...)
			fallthrough
		case in:
			w = append(strconv.AppendInt(w, int64(f.widths[f.glyphs[c]]), 10), ' ')
		case open:
			w = append(w, "] "...)
		}
		open = used.has(c)
	}
	return string(w)
}

// mapOf leads from characters to shapes.
func (f *face) mapOf(used charset, last rune) []byte {
	places := make([]byte, 2*(last+1))
	for c := range last + 1 {
		if used.has(c) {
			binary.BigEndian.PutUint16(places[2*c:], f.glyphs[c])
		}
	}
	return places
}

// measures describes the font, in thousandths of its size. Its characters are
// found by their own map, as in a font of symbols.
func (f *face) measures(rank int) string {
	at := func(table string, i int) int { return int(int16(binary.BigEndian.Uint16(f.tables[table][i:]))) }
	flags, stem := 4, 80
	switch rank {
	case slantedFace:
		flags |= 64
	case boldFace:
		stem = 120
	}
	return fmt.Sprintf("/Flags %d /FontBBox [%d %d %d %d] /ItalicAngle %d /Ascent %d /Descent %d /CapHeight %d /StemV %d",
		flags, at("head", 36), at("head", 38), at("head", 40), at("head", 42), at("post", 4), at("hhea", 4), at("hhea", 6), at("OS/2", 88), stem)
}

// unicodeOf says that characters are what they are in Unicode, for whoever
// copies the text: a range stays within one first byte.
func unicodeOf(used charset) []byte {
	var ranges []string
	for high := range 256 {
		for _, b := range used[32*high : 32*high+32] {
			if b != 0 {
				ranges = append(ranges, fmt.Sprintf("<%02x00> <%02xff> <%02x00>\n", high, high, high))
				break
			}
		}
	}
	const most = 100 // in one list
	s := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n")
	for len(ranges) > 0 {
		n := min(most, len(ranges))
		s = fmt.Appendf(s, "%d beginbfrange\n", n)
		for _, r := range ranges[:n] {
			s = append(s, r...)
		}
		s = append(s, "endbfrange\n"...)
		ranges = ranges[n:]
	}
	return append(s, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"...)
}
