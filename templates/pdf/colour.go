package pdf

import (
	"encoding/binary"
	"math"
)

// sRGB is the profile (ICC, version 2) of the colours that a sheet is drawn
// in: those of the standard IEC 61966-2.1, seen in the light D50 of profiles.
func sRGB() []byte {
	tags := []struct {
		name    string
		content []byte
	}{
		{"desc", description("sRGB IEC61966-2.1")},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), "CC0\x00"...)},
		{"wtpt", xyz(0.9642, 1, 0.8249)},
		{"rXYZ", xyz(0.43607, 0.22249, 0.01392)},
		{"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
		{"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
		{"rTRC", transfer()},
	}
	const header, curves = 128, 2            // the three colours share one curve
	at := header + 4 + 12*(len(tags)+curves) // where the content of the next tag begins
	list := binary.BigEndian.AppendUint32(nil, uint32(len(tags)+curves))
	var contents []byte
	entry := func(name string, size int) {
		list = append(list, name...)
		list = binary.BigEndian.AppendUint32(list, uint32(at))
		list = binary.BigEndian.AppendUint32(list, uint32(size))
	}
	for _, t := range tags {
		entry(t.name, len(t.content))
		if t.name == "rTRC" {
			entry("gTRC", len(t.content))
			entry("bTRC", len(t.content))
		}
		for len(t.content)%4 != 0 {
			t.content = append(t.content, 0)
		}
		contents = append(contents, t.content...)
		at += len(t.content)
	}
	return append(append(profileHeader(header+len(list)+len(contents)), list...), contents...)
}

// profileHeader says what kind of profile follows.
func profileHeader(size int) []byte {
	h := make([]byte, 128)
	binary.BigEndian.PutUint32(h, uint32(size))
	copy(h[8:], "\x02\x10\x00\x00mntrRGB XYZ ")
	copy(h[24:], "\x07\xea\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00") // 1 January 2026
	copy(h[36:], "acsp")
	copy(h[68:], xyz(0.9642, 1, 0.8249)[8:])
	return h
}

// description is the name of a profile, as version 2 spells it.
func description(name string) []byte {
	b := append([]byte("desc\x00\x00\x00\x00"), 0, 0, 0, byte(len(name)+1))
	b = append(append(b, name...), 0)
	return append(b, make([]byte, 4+4+2+1+67)...) // no name in Unicode, none in Macintosh script
}

// xyz is a point of colour, in sixty-five thousandths.
func xyz(x, y, z float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range []float64{x, y, z} {
		b = binary.BigEndian.AppendUint32(b, uint32(math.Round(v*65536)))
	}
	return b
}

// transfer is how light a tone is, for 1 024 tones from black to white.
func transfer() []byte {
	const tones = 1024
	b := binary.BigEndian.AppendUint32([]byte("curv\x00\x00\x00\x00"), tones)
	for i := range tones {
		tone := float64(i) / (tones - 1)
		light := tone / 12.92
		if tone > 0.04045 {
			light = math.Pow((tone+0.055)/1.055, 2.4)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round(light*65535)))
	}
	return b
}
