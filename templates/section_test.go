package templates

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"ctin/governance"
)

// changes are those of a diff, as pages show them.
func changesOf(before, after string) []SectionChange {
	var list []SectionChange
	for _, c := range governance.DiffWords(before, after) {
		list = append(list, SectionChange{Removed: c.Kind == governance.TextRemoved, Added: c.Kind == governance.TextAdded, Text: c.Text})
	}
	return list
}

var (
	rawText   = regexp.MustCompile(`(?s)<div class="raw">\n?(.*?)</div>`)
	diffTag   = regexp.MustCompile(`</?(?:ins|del)>|<span class="govuk-visually-hidden">\[(?:ajouté|supprimé)(?:&nbsp;|\x{a0}): </span>|<span class="govuk-visually-hidden">\]</span>|<span class="muted">Texte vide</span>`)
	addedOnly = regexp.MustCompile(`(?s)<del>.*?</del>`)
)

// Whatever two people typed, the page of differences shows it as text: no tag
// but its own, and the later text whole.
func FuzzThePageOfDifferencesLetsNoMarkupPass(f *testing.F) {
	for _, s := range [][2]string{
		{"Un texte.", "Un <b>autre</b> texte."},
		{"<script>alert(1)</script>", "<img src=x onerror=alert(1)>"},
		{"</ins></div><script>", "</del>]</span>"},
		{`"><svg onload=alert(1)>`, `{{template "x"}}`},
		{"&lt;", "&amp;lt;"},
		{"</textarea><script>alert(1)</script>", "<!--"},
		{"", "\x00\u2028"},
	} {
		f.Add(s[0], s[1])
	}
	set := newSet(f)
	f.Fuzz(func(t *testing.T, before, after string) {
		before, after = strings.ToValidUTF8(before, ""), strings.ToValidUTF8(after, "")
		for _, p := range []Page{
			SectionCompare{Heading: before, From: SectionText{Author: before}, To: SectionText{Author: after, Changes: changesOf(before, after)}},
			SectionMerge{
				Mine: true, Saved: SectionText{Author: before, Changes: changesOf("", before)}, Late: SectionText{Changes: changesOf(before, after)},
				Passages: []SectionPassage{{before, after}}, Form: SectionForm{Body: after}, Action: "/x",
			},
		} {
			checkRaw(t, set, p, after)
		}
	})
}

// checkRaw checks each text of the page, and that one of them is the later one.
func checkRaw(t *testing.T, set *Set, p Page, after string) {
	t.Helper()
	var page bytes.Buffer
	if err := set.Render(&page, p); err != nil {
		t.Fatal(err)
	}
	found := false
	for _, m := range rawText.FindAllStringSubmatch(page.String(), -1) {
		if left := diffTag.ReplaceAllString(m[1], ""); strings.ContainsAny(left, "<>") && !strings.Contains(left, "<em>Passage supprimé</em>") {
			t.Errorf("%q lets pass %q", after, left)
		}
		whole := html.UnescapeString(diffTag.ReplaceAllString(addedOnly.ReplaceAllString(m[1], ""), ""))
		found = found || whole == strings.ReplaceAll(after, "\x00", "\ufffd")
	}
	if !found && !strings.Contains(after, "\r") {
		t.Errorf("%q is not shown whole: %s", after, rawText.FindAllString(page.String(), -1))
	}
	if strings.Contains(strings.ToLower(page.String()), "<script>") {
		t.Error("a script passes")
	}
}

func TestDecimalsAreWrittenExactly(t *testing.T) {
	for _, tt := range []struct {
		value    int64
		decimals int
		want     string
	}{
		{19, 0, "19"}, {195, 1, "19,5"}, {5, 2, "0,05"}, {-5, 1, "−0,5"}, {13_000_000, 0, "13\u202f000\u202f000"}, {1_234_567, 3, "1\u202f234,567"},
	} {
		if got := Decimal(tt.value, tt.decimals); got != tt.want {
			t.Errorf("%d/%d: %q, want %q", tt.value, tt.decimals, got, tt.want)
		}
	}
}
