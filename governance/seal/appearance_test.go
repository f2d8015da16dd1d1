package seal

import (
	"strings"
	"testing"
)

func TestLinesAreWrittenInTheEncodingOfStandardFonts(t *testing.T) {
	for _, tt := range []struct{ rule, line, want string }{
		{"letters", "Sicoval", "Sicoval"},
		{"accents", "Labège, Œuvre", "Lab\xe8ge, \x8cuvre"},
		{"quotation marks with their spaces", "«\u00a0x\u00a0»", "\xab x \xbb"},
		{"narrow spaces and the euro", "1\u202f600\u202f€", "1 600 \x80"},
		{"apostrophe and dashes", "l’État – ou —", "l\x92\xc9tat \x96 ou \x97"},
		{"what the encoding lacks", "Łódź 家 \x01", "?\xf3d? ? ?"},
	} {
		if got := string(winAnsi(tt.line)); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.rule, got, tt.want)
		}
	}
}

func TestLinesFitIntoTheirBox(t *testing.T) {
	for _, tt := range []struct {
		rule  string
		lines []string
		want  int
	}{
		{"short lines are written at nine points", []string{"Sicoval"}, 900},
		{"a long line is written smaller", []string{strings.Repeat("M", 60)}, (260*100 - 800) * 1000 / (60 * 833)},
		{"many lines are written smaller", make([]string, 10), (60*100 - 800) * 100 / 1250},
		{"nothing is smaller than one point", []string{strings.Repeat("M", 6000)}, 100},
	} {
		b := box()
		b.Lines = tt.lines
		if got := b.size(); got != tt.want {
			t.Errorf("%s: got %d, want %d", tt.rule, got, tt.want)
		}
	}
}
