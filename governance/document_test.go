package governance

import (
	"strings"
	"testing"
)

func TestD2ASaveCarriesTheVersionItWasReadAt(t *testing.T) {
	s := Section{Body: "Un texte.", Version: 3}
	for _, tt := range []struct {
		rule string
		base int
		text string
		want Outcome
	}{
		{"a text written from the last version is saved", 3, "Un autre texte.", TextSaved},
		{"one written from an older version comes too late", 2, "Un autre texte.", TextLate},
		{"one written from a version to come was made up", 4, "Un autre texte.", TextLate},
		{"the same text is no new version", 3, "Un texte.", TextSame},
		{"two people who write the same agree", 1, "Un texte.", TextSame},
		{"an emptied section is a text like another", 3, "", TextSaved},
	} {
		if got := s.Receive(tt.base, tt.text); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.rule, got, tt.want)
		}
	}
}

func TestTextsThatLookTheSameAreTheSame(t *testing.T) {
	for _, tt := range []struct{ typed, want string }{
		{"", ""},
		{" \r\n\r\n ", ""},
		{"Un  mot\u00a0\r\n", "Un  mot"},
		{"\n\nUn\n\n\n\nDeux\t\n\n", "Un\n\nDeux"},
		{"- a\r- b", "- a\n- b"},
		{"  retrait", "  retrait"},
	} {
		if got, err := ParseText(tt.typed); err != nil || got != tt.want {
			t.Errorf("%q: %q (%v), want %q", tt.typed, got, err, tt.want)
		}
	}
	if _, err := ParseText(strings.Repeat("é", MaxText)); err != nil {
		t.Errorf("%d letters: %v", MaxText, err)
	}
	if _, err := ParseText(strings.Repeat("é", MaxText+1)); err == nil || err.Field != "body" {
		t.Errorf("%d letters: %v", MaxText+1, err)
	}
}

// written puts a diff into one line: [-removed-] and {+added+}.
func written(list []TextChange) string {
	var b strings.Builder
	for _, c := range list {
		switch c.Kind {
		case TextRemoved:
			b.WriteString("[-" + c.Text + "-]")
		case TextAdded:
			b.WriteString("{+" + c.Text + "+}")
		default:
			b.WriteString(c.Text)
		}
	}
	return b.String()
}

func TestDifferencesAreShownWordByWord(t *testing.T) {
	for _, tt := range []struct{ before, after, want string }{
		{"", "", ""},
		{"", "Neuf", "{+Neuf+}"},
		{"Vieux", "", "[-Vieux-]"},
		{"Le chat dort.", "Le chat mange.", "Le chat [-dort-]{+mange+}."},
		{"Le chat noir dort.", "Le chien blanc dort.", "Le [-chat noir-]{+chien blanc+} dort."},
		{"Il a dit autre chose que cela un jour de pluie", "Encore un mot", "[-Il a dit autre chose que cela un jour de pluie-]{+Encore un mot+}"},
		{"l’accueil", "l’écueil", "l’[-accueil-]{+écueil+}"},
		{"Un.\n\nDeux.\n\nTrois.", "Un.\n\nTrois.", "Un.\n\n[-Deux.\n\n-]Trois."},
		{"Un.", "Un.\n\nDeux.", "Un.{+\n\nDeux.+}"},
		{"Un.\n\nDeux.", "Un.\n\nDeux et demi.", "Un.\n\nDeux{+ et demi+}."},
		{"- a\n- b\n- c", "- a\n- c", "- a\n[-- b\n-]- c"},
	} {
		if got := written(DiffWords(tt.before, tt.after)); got != tt.want {
			t.Errorf("%q → %q:\n got %q\nwant %q", tt.before, tt.after, got, tt.want)
		}
	}
}

func FuzzADiffLosesNothing(f *testing.F) {
	f.Add("Un chat.\n\nDeux.", "Un chien.\n\nTrois.")
	f.Add("a b c d", "d c b a")
	f.Add("\xff\n\n\n", "é\u0301 <ins>")
	f.Fuzz(func(t *testing.T, before, after string) {
		var old, fresh strings.Builder
		for _, c := range DiffWords(before, after) {
			if c.Text == "" {
				t.Error("an empty change")
			}
			if c.Kind != TextAdded {
				old.WriteString(c.Text)
			}
			if c.Kind != TextRemoved {
				fresh.WriteString(c.Text)
			}
		}
		if old.String() != before || fresh.String() != after {
			t.Errorf("%q → %q gave %q → %q", before, after, old.String(), fresh.String())
		}
	})
}

func TestLongTextsThatShareNothingAreComparedQuickly(t *testing.T) {
	before, after := strings.Repeat("un deux trois ", 4000), strings.Repeat("quatre cinq six ", 4000)
	if got := len(DiffWords(before, after)); got < 2 {
		t.Errorf("%d changes", got)
	}
}

func TestD2TwoTextsAreBroughtTogetherByParagraph(t *testing.T) {
	for _, tt := range []struct {
		rule, base, theirs, mine, want string
		touch                          int
	}{
		{"changes that do not touch are both taken", "A\n\nB\n\nC", "A1\n\nB\n\nC", "A\n\nB\n\nC2", "A1\n\nB\n\nC2", 0},
		{"neighbours changed by one person each do not touch", "A\n\nB", "A1\n\nB", "A\n\nB2", "A1\n\nB2", 0},
		{"what both changed alike is taken once", "A\n\nB", "A1\n\nB", "A1\n\nB", "A1\n\nB", 0},
		{"what both changed otherwise is kept twice", "A\n\nB", "A1\n\nB", "A2\n\nB", "A1\n\nA2\n\nB", 1},
		{"a paragraph added by one is taken", "A\n\nB", "A\n\nN\n\nB", "A\n\nB2", "A\n\nN\n\nB2", 0},
		{"paragraphs added by both at one place are kept both", "A", "A\n\nT", "A\n\nM", "A\n\nT\n\nM", 1},
		{"a paragraph removed by one is removed", "A\n\nB\n\nC", "A\n\nC", "A\n\nB\n\nC2", "A\n\nC2", 0},
		{"a paragraph removed by one and changed by the other is kept", "A\n\nB\n\nC", "A\n\nC", "A\n\nB2\n\nC", "A\n\nB2\n\nC", 1},
		{"two first texts are kept both", "", "T", "M", "T\n\nM", 1},
		{"who changed nothing takes the other's text", "A", "A1", "A", "A1", 0},
	} {
		got := MergeTexts(tt.base, tt.theirs, tt.mine)
		if got.Text != tt.want || len(got.Passages) != tt.touch {
			t.Errorf("%s: %q with %v, want %q with %d", tt.rule, got.Text, got.Passages, tt.want, tt.touch)
		}
	}
}

func FuzzAMergeLosesNoWord(f *testing.F) {
	f.Add("A\n\nB\n\nC", "A1\n\nB\n\nC", "A\n\nB\n\nC2")
	f.Add("", "x\n\ny", "y\n\nz")
	f.Add("a\n\na\n\na", "a\n\nb\n\na", "b\n\na")
	f.Fuzz(func(t *testing.T, base, theirs, mine string) {
		for _, text := range []*string{&base, &theirs, &mine} {
			*text, _ = ParseText(*text) // as every text that is saved
		}
		m := MergeTexts(base, theirs, mine)
		old := map[string]bool{}
		for _, p := range blocks(base) {
			old[p] = true
		}
		have := map[string]bool{}
		for _, p := range blocks(m.Text) {
			have[p] = true
		}
		for _, p := range append(blocks(theirs), blocks(mine)...) {
			if !old[p] && !have[p] {
				t.Errorf("%q is lost: %q, %q, %q → %q", p, base, theirs, mine, m.Text)
			}
		}
		if got := MergeTexts(base, theirs, base); got.Text != theirs || got.Passages != nil {
			t.Errorf("who changed nothing: %+v, want %q", got, theirs)
		}
		if got := MergeTexts(base, base, mine); got.Text != mine || got.Passages != nil {
			t.Errorf("nobody else changed anything: %+v, want %q", got, mine)
		}
		if got := MergeTexts(base, mine, mine); got.Text != mine || got.Passages != nil {
			t.Errorf("both alike: %+v, want %q", got, mine)
		}
	})
}
