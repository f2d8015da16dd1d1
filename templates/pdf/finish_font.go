package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
)

// faceNames are the fonts of a sheet as the file names them: each begins with
// six letters, which say that only the characters in use are there.
var faceNames = strings.NewReplacer(
	"/utf8"+family+"B", "/CTINAB+SourceSans3-SemiBold",
	"/utf8"+family+"I", "/CTINAC+SourceSans3-Italic",
	"/utf8"+family, "/CTINAA+SourceSans3-Regular",
)

func renamed(object []byte) string { return faceNames.Replace(string(object)) }

// descriptor copies what describes a font, and adds which characters it holds:
// the next object of gofpdf maps them to their shapes.
func (f *finisher) descriptor(number int, object []byte) error {
	held, err := f.held(number + 1)
	if err != nil {
		return err
	}
	set := f.number()
	f.stream(set, "", held)
	f.head(number)
	f.out = append(f.out, fmt.Sprintf("<</Type /FontDescriptor /CIDSet %d 0 R ", set)...)
	f.out = append(f.out, strings.TrimPrefix(renamed(object), "<</Type /FontDescriptor ")...)
	return nil
}

// held is the set of the characters that a map gives a shape, one bit each.
func (f *finisher) held(number int) ([]byte, error) {
	_, packed, ok := bytes.Cut(f.file[f.from[number]:], []byte(">>\nstream\n"))
	if !ok {
		return nil, fmt.Errorf("object %d maps no characters", number)
	}
	r, err := zlib.NewReader(bytes.NewReader(packed)) // it knows where it ends
	if err != nil {
		return nil, err
	}
	glyphs, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	held, last := make([]byte, len(glyphs)/16), 0
	for c := range len(glyphs) / 2 {
		if c == 0 || glyphs[2*c] != 0 || glyphs[2*c+1] != 0 { // the first is that of what is missing
			held[c/8] |= 0x80 >> (c % 8)
			last = c / 8
		}
	}
	return held[:last+1], nil
}
