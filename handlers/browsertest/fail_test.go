package browsertest

import (
	"errors"
	"image/png"
	"os"
	"strings"
	"testing"
)

func pictureSize(t *testing.T, path string) (width, height int) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	config, err := png.DecodeConfig(f)
	if err != nil {
		t.Fatal(err)
	}
	return config.Width, config.Height
}

func TestAFailureSaysWhereTheWalkWas(t *testing.T) {
	base := office(t)
	w := observe(t, func(tb testing.TB) {
		p := Open(tb, At(base), hasty)
		p.Go("/form")
		p.Click("Publier")
	})
	w.mustSay(t, "“Publier”", "“Envoyer”", base+"/form", "Engagement", "Nom du financeur", "status 200")
	_, path, _ := strings.Cut(w.said(), "picture: ")
	if width, _ := pictureSize(t, strings.TrimSpace(path)); width != 1280 {
		t.Errorf("the picture is %d px wide", width)
	}
	if !w.stopped {
		t.Error("the walk went on after a gesture that could not be made")
	}
}

func TestAGestureThatAPersonCouldNotMakeFails(t *testing.T) {
	base := site(t, map[string]string{
		"/style.css": style + `#veil{position:fixed;inset:0;background:#fff}`, "/page.js": "",
		"/": good("Pièges", `<button disabled>Éteint</button><a href="/a">Deux</a> <a href="/b">Deux</a>
			<button class="hidden">Caché</button><button aria-hidden="true">Muet</button>
			<label for="n">Montant</label><input id="n" type="number"><label for="ro">Figé</label><input id="ro" readonly value="1">
			<label for="s">Liste</label><select id="s"><option>Un</option></select>
			<p>Autour</p>`),
		"/voile": good("Voile", `<button>Voilé</button><div id="veil"></div>`),
	})
	for _, tt := range []struct {
		rule string
		walk func(*Tab)
		want string
	}{
		{"a disabled button", func(p *Tab) { p.Click("Éteint") }, "disabled"},
		{"two destinations with one name", func(p *Tab) { p.Click("Deux") }, "2 different things"},
		{"what is not visible", func(p *Tab) { p.Click("Caché") }, "not visible"},
		{"what assistive technology does not know", func(p *Tab) { p.Click("Muet") }, "no link, button or label"},
		{"what something covers", func(p *Tab) { p.Go("/voile"); p.Click("Voilé") }, "covers"},
		{"words in a number", func(p *Tab) { p.Fill("Montant", "mille") }, "stays empty"},
		{"a read-only field", func(p *Tab) { p.Fill("Figé", "2") }, "read-only"},
		{"a field that is not there", func(p *Tab) { p.Fill("Objet", "x") }, "“Montant”"},
		{"a choice that is not there", func(p *Tab) { p.Choose("Oui") }, "no radio button"},
		{"an option that is not there", func(p *Tab) { p.Select("Liste", "Deux") }, "“Un”"},
		{"a file field that is not there", func(p *Tab) { p.Upload("Pièce", "/dev/null") }, "no file field"},
		{"a part that is not there", func(p *Tab) { p.Inside("Votes").Click("Deux") }, "no part of the page"},
		{"a text that does not come", func(p *Tab) { p.Sees("Bonjour") }, "does not see “Bonjour”"},
		{"a text that does not go", func(p *Tab) { p.NotSees("Autour") }, "still sees “Autour”"},
		{"a selector that matches nothing", func(p *Tab) { p.Text("blink") }, "nothing matches"},
		{"a key that does not exist", func(p *Tab) { p.Press("Hyper+A") }, "no key"},
		{"a link that is no file", func(p *Tab) { p.Download("Accueil") }, "no link"},
		{"a server that is not there", func(p *Tab) { p.Go("http://127.0.0.1:1/") }, "ERR_"},
		{"a place outside this machine", func(p *Tab) { p.Go("http://example.org/") }, "ERR_NAME_NOT_RESOLVED"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			t.Parallel()
			observe(t, func(tb testing.TB) {
				p := Open(tb, At(base), hasty)
				p.Go("/")
				tt.walk(p)
				tb.Errorf("passed")
			}).mustSay(t, tt.want, "address:")
		})
	}
}

func TestErrorsInTheBrowserFailTheTestUnlessExpected(t *testing.T) {
	for _, tt := range []struct{ rule, script, body, want string }{
		{"an exception", "null.x", "", "Cannot read properties of null"},
		{"a rejected promise", "Promise.reject(new Error('raté'))", "", "raté"},
		{"an error written to the console", "console.error('brouillon perdu', 3)", "", "brouillon perdu 3"},
		{"an inline style the policy forbids", "", `<p style="color:red">x</p>`, "Content Security Policy"},
		{"an inline script the policy forbids", "", `<script>1</script>`, "Content Security Policy"},
		{"a missing image", "", `<img src="/absente.png" alt="">`, "404"},
		{"something from elsewhere", "", `<img src="http://cdn.example/x.png" alt="">`, "cdn.example"},
		{"a failed request", "{ const x = new XMLHttpRequest(); x.open('GET', '/absent', false); x.send() }", "", "404"},
		{"a dialog", "confirm('Vraiment ?')", "", "dialog confirm: Vraiment ?"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			t.Parallel()
			base := site(t, map[string]string{"/": good("Erreur", tt.body), "/page.js": tt.script, "/style.css": style})
			walk := func(tb testing.TB, expected ...string) {
				p := Open(tb, At(base))
				for _, part := range expected {
					p.ExpectError(part)
				}
				p.Go("/")
				p.Sees("Erreur")
			}
			observe(t, func(tb testing.TB) { walk(tb) }).mustSay(t, "error in the browser", tt.want)
			if w := observe(t, func(tb testing.TB) { walk(tb, tt.want) }); w.Failed() {
				t.Errorf("expected, and reported all the same: %s", w.said())
			}
		})
	}
}

func TestAnExpectedErrorMustCome(t *testing.T) {
	base := office(t)
	observe(t, func(tb testing.TB) {
		p := Open(tb, At(base))
		p.ExpectError("504")
		p.Go("/")
	}).mustSay(t, `contains "504"; none came`)
}

func TestWithoutChromiumTheFailureSaysWhatToInstall(t *testing.T) {
	_, err := findChromium(func(string) (string, error) { return "", errors.New("not found") })
	if err == nil || !strings.Contains(err.Error(), "install the package chromium") {
		t.Errorf("got %v", err)
	}
}
