package perimeter

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// appendFolded appends the words of s to dst, each after one space, in lower
// case and without accents: " l hay les roses". Hyphens, apostrophes and any
// other sign separate words. An abbreviated saint is written out.
func appendFolded(dst []byte, s string) []byte {
	begin := len(dst)
	dst = appendWords(dst, s)
	if bytes.Contains(dst[begin:], []byte(" st")) {
		return append(dst[:begin], saints(strings.Fields(string(dst[begin:])))...)
	}
	return dst
}

func appendWords(dst []byte, s string) []byte {
	inWord := false
	for _, r := range s {
		r = unicode.ToLower(r)
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			// An accent typed apart or an invisible sign separates nothing.
			inWord = inWord && (unicode.Is(unicode.Mn, r) || r == softHyphen)
			continue
		case !inWord:
			dst = append(dst, ' ')
			inWord = true
		}
		dst = appendLetter(dst, r)
	}
	return dst
}

const softHyphen = '\u00ad'

func appendLetter(dst []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(dst, byte(r))
	}
	if letters := plain(r); letters != "" {
		return append(dst, letters...)
	}
	return utf8.AppendRune(dst, r)
}

// saints returns folded words with the abbreviations of saint written out.
func saints(words []string) string {
	var b strings.Builder
	for _, w := range words {
		switch w {
		case "st", "sts":
			w = strings.Replace(w, "st", "saint", 1)
		case "ste", "stes":
			w = strings.Replace(w, "ste", "sainte", 1)
		}
		b.WriteString(" " + w)
	}
	return b.String()
}

// initials tells by one bit each which letters the words of a folded name
// begin with: most names of a search are put aside by looking at them alone.
func initials(folded []byte) uint32 {
	var bits uint32
	for i, c := range folded[:max(len(folded)-1, 0)] {
		if c == ' ' {
			bits |= initial(folded[i+1])
		}
	}
	return bits
}

// initial is the bit of one letter; all that is not a to z shares one.
func initial(c byte) uint32 {
	if c < 'a' || c > 'z' {
		return 1 << 26
	}
	return 1 << (c - 'a')
}
