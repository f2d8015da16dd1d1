package templates

import (
	"html"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestProseShowsLightMarkdown(t *testing.T) {
	for _, tt := range []struct{ typed, want string }{
		{"", ""},
		{"Un mot.", "<p>Un mot.</p>\n"},
		{"Un.\nDeux.\n\nTrois.", "<p>Un.<br>\nDeux.</p>\n<p>Trois.</p>\n"},
		{"# Titre\nTexte", "<h3>Titre</h3>\n<p>Texte</p>\n"},
		{"### Petit ##", "<h5>Petit</h5>\n"},
		{"#mot-dièse", "<p>#mot-dièse</p>\n"},
		{"- un\n- deux\nsuite\n\nFin", "<ul>\n<li>un</li>\n<li>deux<br>\nsuite</li>\n</ul>\n<p>Fin</p>\n"},
		{"1. un\n2) deux", "<ol>\n<li>un</li>\n<li>deux</li>\n</ol>\n"},
		{"3. trois", "<ol start=\"3\">\n<li>trois</li>\n</ol>\n"},
		{"2018 fut une année", "<p>2018 fut une année</p>\n"},
		{"un **gras** et *penché* et _penché_", "<p>un <strong>gras</strong> et <em>penché</em> et <em>penché</em></p>\n"},
		{"**un *deux* trois**", "<p><strong>un <em>deux</em> trois</strong></p>\n"},
		{"2 * 3 * 4, a_b_c, ** rien **", "<p>2 * 3 * 4, a_b_c, ** rien **</p>\n"},
		{"**ouvert", "<p>**ouvert</p>\n"},
		{"[ici](https://exemple.fr/a?b=c&d)", `<p><a href="https://exemple.fr/a?b=c&amp;d" rel="noopener noreferrer">ici</a></p>` + "\n"},
		{"voir https://exemple.fr/a.", `<p>voir <a href="https://exemple.fr/a" rel="noopener noreferrer">https://exemple.fr/a</a>.</p>` + "\n"},
		{"[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"},
		{"[x](data:text/html,y)", "<p>[x](data:text/html,y)</p>\n"},
		{"[x](//exemple.fr)", "<p>[x](//exemple.fr)</p>\n"},
		{`[x](https://exemple.fr/" onclick="a)`, `<p>[x](<a href="https://exemple.fr/" rel="noopener noreferrer">https://exemple.fr/</a>&#34; onclick=&#34;a)</p>` + "\n"},
		{"<script>alert(1)</script> & <b>", "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;</p>\n"},
	} {
		if got := string(Prose(3, tt.typed)); got != tt.want {
			t.Errorf("%q:\n got %q\nwant %q", tt.typed, got, tt.want)
		}
	}
}

var (
	proseTag  = regexp.MustCompile(`</?(?:p|ul|ol|li|h[1-6]|strong|em|a)>|<br>|<ol start="[0-9]{1,3}">|<a href="https?://[^"<>]*" rel="noopener noreferrer">`)
	proseWord = regexp.MustCompile(`[a-zA-Z0-9à-ÿ]+`)
)

// Whatever is typed, only the tags of a text come out, and every word of it.
func FuzzProseLetsNoMarkupPassAndLosesNoWord(f *testing.F) {
	for _, s := range []string{
		"# Titre\n- un **gras**\n1. [lien](https://exemple.fr)\nhttp://a.fr/?x=<y>", `[a](https://x.fr/"onmouseover=b)`,
		"<img src=x onerror=alert(1)>", "[[a](http://b)](javascript:c)", "***a** b*", "_*_*_", "\x00\xff", "[a](http://b\nc)",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := string(Prose(3, s))
		if left := proseTag.ReplaceAllString(got, ""); strings.ContainsAny(left, `<>"`) {
			t.Errorf("%q lets pass %q", s, left)
		}
		text := html.UnescapeString(got)
		for _, word := range proseWord.FindAllString(strings.ToValidUTF8(s, " "), -1) {
			if !strings.Contains(text, word) && !regexp.MustCompile(`^[0-9]+$`).MatchString(word) { // a number may number an item
				t.Errorf("%q loses %q: %q", s, word, got)
			}
		}
	})
}

func TestProseIsQuickOnHostileTexts(t *testing.T) {
	for _, piece := range []string{"**a ", "*a", "[a](", "[", "_*", "http://a ", "- ", "# "} {
		text := strings.Repeat(piece, 60_000/len(piece))
		begun := time.Now()
		Prose(3, text)
		if took := time.Since(begun); took > 2*time.Second {
			t.Errorf("%q took %v", piece, took)
		}
	}
}
