package pdf

import (
	"encoding/binary"
	"maps"
	"slices"
)

// subset is a font that holds the shapes of some characters only. They keep
// their numbers: the others are there, empty.
func (f *face) subset(used charset) []byte {
	keep := make([]bool, len(f.places)-1)
	f.keep(0, keep) // what stands for what is missing
	for c := range rune(basic) {
		if used.has(c) {
			f.keep(int(f.glyphs[c]), keep)
		}
	}
	var glyf []byte
	loca := make([]byte, 0, 4*len(f.places))
	hmtx := make([]byte, len(f.tables["hmtx"]))
	told := int(binary.BigEndian.Uint16(f.tables["hhea"][34:]))
	for i, kept := range keep {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if !kept {
			continue
		}
		glyf = append(glyf, f.shape(i)...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		from, size := 4*i, 4
		if i >= told {
			from, size = 4*told+2*(i-told), 2
		}
		copy(hmtx[from:from+size], f.tables["hmtx"][from:])
	}
	copy(hmtx[4*(told-1):4*told], f.tables["hmtx"][4*(told-1):]) // the last one told holds for those after it
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head := slices.Clone(f.tables["head"])
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[50:], 1) // places in steps of one byte
	tables := map[string][]byte{"glyf": glyf, "loca": loca, "hmtx": hmtx, "head": head, "hhea": f.tables["hhea"], "maxp": f.tables["maxp"]}
	for _, name := range []string{"cvt ", "fpgm", "prep"} {
		if f.tables[name] != nil {
			tables[name] = f.tables[name]
		}
	}
	return assemble(tables)
}

func (f *face) shape(glyph int) []byte { return f.tables["glyf"][f.places[glyph]:f.places[glyph+1]] }

// keep keeps a shape, and those it is made of.
func (f *face) keep(glyph int, keep []bool) {
	if keep[glyph] {
		return
	}
	keep[glyph] = true
	shape := f.shape(glyph)
	if len(shape) < 10 || int16(binary.BigEndian.Uint16(shape)) >= 0 {
		return
	}
	const words, scale, more, two, four = 1, 1 << 3, 1 << 5, 1 << 6, 1 << 7
	for at := 10; ; {
		flags := binary.BigEndian.Uint16(shape[at:])
		f.keep(int(binary.BigEndian.Uint16(shape[at+2:])), keep)
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&two != 0:
			at += 4
		case flags&four != 0:
			at += 8
		}
		if flags&more == 0 {
			return
		}
	}
}

// assemble writes the tables of a font one after the other.
func assemble(tables map[string][]byte) []byte {
	names := slices.Sorted(maps.Keys(tables))
	power, log := 1, 0
	for power*2 <= len(names) {
		power, log = power*2, log+1
	}
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, n := range []int{len(names), 16 * power, log, 16 * (len(names) - power)} {
		out = binary.BigEndian.AppendUint16(out, uint16(n))
	}
	at, head := 12+16*len(names), 0
	for _, name := range names {
		if name == "head" {
			head = at
		}
		out = append(out, name...)
		for _, n := range []uint32{checksum(tables[name]), uint32(at), uint32(len(tables[name]))} {
			out = binary.BigEndian.AppendUint32(out, n)
		}
		at += (len(tables[name]) + 3) &^ 3
	}
	for _, name := range names {
		out = append(out, tables[name]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(table []byte) uint32 {
	sum := uint32(0)
	for ; len(table) >= 4; table = table[4:] {
		sum += binary.BigEndian.Uint32(table)
	}
	var last [4]byte
	copy(last[:], table)
	return sum + binary.BigEndian.Uint32(last[:])
}
