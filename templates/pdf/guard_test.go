package pdf

import (
	"slices"
	"strings"
	"testing"

	"ctin/governance"
	"ctin/templates"
)

// spoiled puts a text everywhere a person may have typed.
func spoiled(c governance.MinutesContent, s string) governance.MinutesContent {
	c.Header.Body, c.Header.Place, c.Header.Coordination = s, s, s
	c.Chair = &governance.MinutesPerson{Name: s, Function: s, Organization: s}
	c.Attendance.Present = []governance.MinutesPerson{{Name: s, Organization: s, Alternate: s}}
	c.Attendance.Proxies = []governance.MinutesProxy{{Giver: s, Bearer: s}}
	c.Decisions = []governance.MinutesDecision{{Number: s, Title: s, Text: s, Owner: s, Recusals: []governance.MinutesRecusal{{Name: s, Reason: s}}}}
	c.Agenda = []governance.MinutesItem{{Number: 1, Title: s, Prose: s, Documents: []governance.MinutesDocument{{Name: s}}}}
	c.Reservations = []governance.MinutesReservation{{Name: s, Text: s, Answer: s}}
	c.Tasks = []governance.MinutesTask{{What: s, Owner: s}}
	return c
}

func TestHostileTextIsPrintedAsItReads(t *testing.T) {
	for _, tt := range []struct {
		rule, typed, want string
		lost              []rune
	}{
		{"the alias of the library is no alias", "page {nb} de {nb}", "page {nb} de {nb}", nil},
		{"brackets and backslashes are text", `(a) \ b) \101`, `(a) \ b) \101`, nil},
		{"markup is text", "<b>gras</b>", "<b>gras</b>", nil},
		{"invalid UTF-8 shows", "a\xff\xfeb", "a□b", []rune{'\ufffd'}},
		{"a rune above the basic plane shows", "bravo 👏 !", "bravo □ !", []rune{'👏'}},
		{"controls and directions vanish", "a\u202eb\u0000c\u200bd\u2066e\ufefff", "abcdef", nil},
		{"tabs and line separators are spaces", "a\tb\u2028c", "a b c", nil},
		{"accents are composed", "e\u0301te\u0301", "été", nil},
		{"what the font lacks shows", "漢字", "□□", []rune{'字', '漢'}},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			r := printed(t, spoiled(meeting(t), tt.typed), templates.MinutesEvidence{})
			contains(t, strings.Join(pages(t, r), ""), tt.want)
			if !slices.Equal(r.Replaced, tt.lost) {
				t.Errorf("replaced %q, want %q", r.Replaced, tt.lost)
			}
			tool(t, "qpdf", "--check", saved(t, r))
		})
	}
}

func TestWhatIsTooLongIsRefusedNotCut(t *testing.T) {
	long := func(n int) string { return strings.Repeat("é", n) }
	rows := make([]governance.MinutesTask, 2001)
	for _, tt := range []struct {
		rule  string
		spoil func(*governance.MinutesContent)
		want  governance.Code
	}{
		{"a title of 200", func(c *governance.MinutesContent) { c.Decisions[0].Title = long(200) }, ""},
		{"a title of 201", func(c *governance.MinutesContent) { c.Decisions[0].Title = long(201) }, governance.Invalid},
		{"a prose of 20 000", func(c *governance.MinutesContent) { c.Agenda[0].Prose = long(20000) }, ""},
		{"a prose of 20 001", func(c *governance.MinutesContent) { c.Agenda[0].Prose = long(20001) }, governance.Invalid},
		{"a cell of 20 001", func(c *governance.MinutesContent) { c.Tasks[0].What = long(20001) }, governance.Invalid},
		{"a table of 2 000 rows", func(c *governance.MinutesContent) { c.Tasks = rows[:2000] }, ""},
		{"a table of 2 001 rows", func(c *governance.MinutesContent) { c.Tasks = rows }, governance.Invalid},
	} {
		c := meeting(t)
		tt.spoil(&c)
		if _, err := Minutes(c, evidence(t, c)); governance.CodeOf(err) != tt.want {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
}

func TestARowHigherThanAPageGoesOn(t *testing.T) {
	c := meeting(t)
	c.Tasks[0].What = "debut " + strings.Repeat("mot ", 4000) + "fin"
	text := strings.Join(pages(t, printed(t, c, evidence(t, c))), "")
	if got := strings.Count(text, "mot"); got < 4000 || !strings.Contains(text, "fin") {
		t.Errorf("%d words of 4 000 are printed", got)
	}
}

func TestAPanicOfTheLibraryIsAnErrorOfOurs(t *testing.T) {
	broken := templates.Paper{Parts: []templates.Part{{Heading: "x", Blocks: []templates.Block{{Table: &templates.Grid{Rows: []templates.GridRow{{}}}}}}}}
	_, err := Print(broken, About{})
	if governance.CodeOf(err) != governance.Internal || !strings.Contains(err.Error(), "index out of range") {
		t.Errorf("%v", err)
	}
}

func TestTheFontsHoldWhatFrenchNeeds(t *testing.T) {
	fonts, err := readFonts()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range "aàâäæbcçdeéèêëfghiîïjklmnoôöœpqrstuùûüvwxyÿzAÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ0123456789«»“”‘’–—…·•°№€%‰²³×−½□\u00a0\u202f" {
		if !fonts.known[r] {
			t.Errorf("%q is in no font", r)
		}
	}
}

func FuzzMinutes(f *testing.F) {
	for _, seed := range []string{
		"", "{nb}", "a\xffb", "👏", "\u202e", "x\u0301", "(\\)\r\n", strings.Repeat("a", 300), strings.Repeat("é ", 500),
		"\ufffe\uffff\U000e0001", "\u2028\u2029\u0085", "ﷺ", "ﬁ", strings.Repeat("\u0301", 50),
	} {
		f.Add(seed)
	}
	c := meeting(f)
	f.Fuzz(func(t *testing.T, typed string) {
		hostile := spoiled(c, typed)
		r, err := Minutes(hostile, evidence(t, hostile))
		switch governance.CodeOf(err) {
		case governance.Invalid: // too long, and said so
		case "":
			if len(r.Bytes) == 0 || r.SealPage == 0 {
				t.Error("nothing is printed")
			}
		default:
			t.Error(err)
		}
	})
}

func FuzzWash(f *testing.F) {
	fonts, err := readFonts()
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{"", "a\xff", "\ufffe", "e\u0301", "👏\u200d", "\r\n\t"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		w := washer{known: fonts.known}
		for _, r := range w.text(typed) {
			if r != '\n' && (!fonts.known[r] || r > 0xFFFF) {
				t.Errorf("%q lets %q through", typed, r)
			}
		}
	})
}

func BenchmarkMinutes(b *testing.B) {
	c := meeting(b)
	e := evidence(b, c)
	for b.Loop() {
		if _, err := Minutes(c, e); err != nil {
			b.Fatal(err)
		}
	}
}
