package pdf

import "strings"

// wide measures a text on one line, without the space that ends it.
func (s *sheet) wide(text string, st style) float64 {
	return s.long(strings.TrimSuffix(text, " "), st)
}

// wrap parts a text into lines of a width. Lines break at ordinary spaces, never
// at the no-break ones of French; a word longer than a line is cut. A space
// ends each line but the last and those that end inside a word: whoever reads
// them one after the other must not join two words.
func (s *sheet) wrap(text string, st style, width float64) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		if len(lines) > 0 {
			lines[len(lines)-1] += " "
		}
		lines = append(lines, s.fill(paragraph, st, width)...)
	}
	return lines
}

// long measures a text with all its spaces.
func (s *sheet) long(text string, st style) float64 {
	return float64(s.faces.all[st.face].wide(text)) * st.size / 1000
}

func (s *sheet) fill(paragraph string, st style, width float64) []string {
	var lines []string
	var line strings.Builder
	used, space := 0.0, s.long(" ", st)
	for word := range strings.FieldsFuncSeq(paragraph, func(r rune) bool { return r == ' ' }) {
		wide := s.long(word, st)
		if used > 0 && used+space+wide > width {
			line.WriteByte(' ')
			lines = append(lines, line.String())
			line.Reset()
			used = 0
		}
		for wide > width {
			head := s.head(word, st, width)
			lines, word = append(lines, head), word[len(head):]
			wide = s.long(word, st)
		}
		if word == "" {
			continue
		}
		if used > 0 {
			line.WriteByte(' ')
			used += space
		}
		line.WriteString(word)
		used += wide
	}
	if used > 0 {
		lines = append(lines, line.String())
	}
	return lines
}

// head is as much of a word as fits on a line, one character at least.
func (s *sheet) head(word string, st style, width float64) string {
	used := 0.0
	for i, r := range word {
		used += s.long(string(r), st)
		if used > width && i > 0 {
			return word[:i]
		}
	}
	return word
}
