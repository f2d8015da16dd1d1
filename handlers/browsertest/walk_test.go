package browsertest

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// style is what every test page wears.
const style = `body{font:19px/1.5 sans-serif;margin:20px;color:#12262b;background:#fff}
@media (prefers-color-scheme:dark){body{color:#e8f0f1;background:#0e1a1d}a{color:#7cc4cf}}
button,input,select{font:inherit;min-height:44px;min-width:24px}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}`

// office is a small site with a form, cookies and slow answers.
func office(t *testing.T) string {
	t.Helper()
	mux := http.NewServeMux()
	page := func(w http.ResponseWriter, status int, title, body string) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(status)
		fmt.Fprint(w, good(title, body))
	}
	mux.HandleFunc("GET /style.css", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/css")
		fmt.Fprint(w, style)
	})
	mux.HandleFunc("GET /page.js", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		fmt.Fprint(w, `document.body.dataset.script = 'on'`)
	})
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		page(w, 200, "Accueil", `<p>Il reste 40&nbsp;000&#8239;€ à affecter.</p>
			<a href="/form">Déclarer un <span class="hidden">nouvel </span>engagement</a>
			<a href="/absente">Page absente</a> <a href="/export" download>Exporter</a>
			<noscript><p>Sans script</p></noscript>`)
	})
	mux.HandleFunc("GET /form", func(w http.ResponseWriter, r *http.Request) { page(w, 200, "Engagement", form) })
	mux.HandleFunc("POST /form", func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(150 * time.Millisecond)
		if err := r.ParseMultipartForm(1 << 20); err != nil {
			page(w, 400, "Refus", err.Error())
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "nom", Value: url.QueryEscape(r.FormValue("name")), Path: "/"})
		file, _, err := r.FormFile("piece")
		size := 0
		if err == nil {
			data := make([]byte, 100)
			size, _ = file.Read(data)
		}
		page(w, 409, "Engagement", fmt.Sprintf(`<p>%s, %s, %s, %s, %s, %q, %d octets</p>`, r.FormValue("name"),
			r.FormValue("date"), r.FormValue("nature"), r.FormValue("accord"), r.FormValue("annee"), r.FormValue("note"), size))
	})
	mux.HandleFunc("GET /moi", func(w http.ResponseWriter, r *http.Request) {
		name := "personne"
		if c, err := r.Cookie("nom"); err == nil {
			name = c.Value
		}
		page(w, 200, "Moi", "<p>Vous êtes "+name+".</p>")
	})
	mux.HandleFunc("GET /export", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Disposition", `attachment; filename="engagements.csv"`)
		fmt.Fprint(w, "a;b\n")
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { page(w, 404, "Introuvable", "<p>Rien ici.</p>") })
	return serve(t, mux.ServeHTTP)
}

const form = `<form method="post" enctype="multipart/form-data">
<p><label for="n">Nom du financeur</label> <input id="n" name="name" value="Ancien" required></p>
<p><label for="d">Date de délibération</label> <input id="d" name="date" type="date"></p>
<fieldset><legend>Nature</legend>
<input type="radio" id="r1" name="nature" value="numeraire" class="hidden"><label for="r1">Numéraire</label>
<input type="radio" id="r2" name="nature" value="valorisee"><label for="r2">Contribution valorisée</label></fieldset>
<p><input type="checkbox" id="c" name="accord" value="oui"><label for="c">J’ai l’accord de l’assemblée</label></p>
<p><label for="y">Année</label> <select id="y" name="annee"><option value="25">2025</option><option value="26">2026</option></select></p>
<p><label for="t">Note</label> <textarea id="t" name="note"></textarea></p>
<p><label for="f">Pièce jointe</label> <input id="f" name="piece" type="file"></p>
<p><button>Envoyer</button></p></form>`

func fillForm(t *testing.T, p *Tab) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "piece.pdf")
	if err := os.WriteFile(file, []byte("12345"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.Go("/")
	p.Sees("Il reste 40 000 € à affecter.")
	p.Click("Déclarer un nouvel engagement")
	p.Fill("Nom du financeur", "Région")
	p.Fill("Date de délibération", "2026-12-03")
	p.Choose("Numéraire")
	p.Choose("J’ai l’accord de l’assemblée")
	p.Select("Année", "2026")
	p.Fill("Note", "une\ndeux")
	p.Upload("Pièce jointe", file)
	p.Click("Envoyer")
	p.Sees("Région, 2026-12-03, numeraire, oui, 26,")
	p.Sees("5 octets")
}

func TestAPersonFillsAFormByItsLabels(t *testing.T) {
	for _, tt := range []struct {
		rule    string
		options []Option
	}{
		{"with scripts", nil},
		{"without scripts", []Option{NoScript()}},
		{"on a phone in the dark", []Option{Size(320, 640), Dark()}},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			p := Open(t, append(tt.options, At(office(t)))...)
			fillForm(t, p)
			if p.Status() != 409 || p.Path() != "/form" || p.Title() != "Engagement" {
				t.Errorf("arrived at %s %q with status %d, want /form Engagement 409", p.Path(), p.Title(), p.Status())
			}
			p.Back()
			p.Sees("Nom du financeur")
		})
	}
}

func TestScriptsRunUnlessThePersonHasNone(t *testing.T) {
	base := office(t)
	with, without := Open(t, At(base)), Open(t, At(base), NoScript())
	Together(t, func() { with.Go("/") }, func() { without.Go("/") })
	with.NotSees("Sans script")
	without.Sees("Sans script")
	if n := with.Count("[data-script]"); n != 1 {
		t.Errorf("the page's script ran %d times with scripts", n)
	}
	if n := without.Count("[data-script]"); n != 0 {
		t.Error("the page's script ran without scripts")
	}
}

func TestAPlaceDoesNotDependOnTheScroll(t *testing.T) {
	const tall = "body { width: 900px; padding-bottom: 900px }"
	w := visit(t, `<p id="far">Loin</p>`, tall, "", func(p *Tab) {
		first := p.Place("h1")
		if first.Top <= 0 || first.Height <= 0 || p.Place("html").Inner < 900 || first.Bottom() != first.Top+first.Height {
			t.Errorf("the heading is at %+v", first)
		}
		p.Press("PageDown")
		if !p.until(patience, func() bool { moved, err := eval[bool](p, "(() => scrollY > 0)"); return err == nil && moved }) {
			t.Fatal("the page did not scroll")
		}
		if again := p.Place("h1"); again.Top != first.Top {
			t.Errorf("scrolled, the heading is at %+v, not %+v", again, first)
		}
	}, Size(500, 200))
	if w.Failed() {
		t.Error(w.said())
	}
}

func TestEachPersonHasTheirOwnCookiesInAllTheirTabs(t *testing.T) {
	base := office(t)
	people := []string{"Anne", "Bruno", "Chloe"}
	walks := make([]func(), len(people))
	for i, name := range people {
		p := Open(t, At(base))
		walks[i] = func() {
			p.Go("/form")
			p.Fill("Nom du financeur", name)
			p.Click("Envoyer")
			other := p.NewTab()
			other.Go("/moi")
			if got := other.Text("p"); got != "Vous êtes "+name+"." {
				t.Errorf("%s's other tab says %q", name, got)
			}
		}
	}
	Together(t, walks...)
	stranger := Open(t, At(base))
	stranger.Go("/moi")
	stranger.Sees("Vous êtes personne.")
}

func TestAClickWaitsForThePageItLeadsTo(t *testing.T) {
	for _, options := range [][]Option{{}, {NoScript()}} {
		p := Open(t, append(options, At(office(t)))...)
		p.Go("/form")
		p.Click("Envoyer") // 150 ms on the server
		if p.Status() != 409 || p.Count("form") != 0 {
			t.Errorf("still on the form, with status %d", p.Status())
		}
	}
}

func TestADownloadGivesTheFile(t *testing.T) {
	p := Open(t, At(office(t)))
	p.Go("/")
	if name, content := p.Download("Exporter"); name != "engagements.csv" || string(content) != "a;b\n" {
		t.Errorf("got %q with %q", name, content)
	}
	if p.Path() != "/" {
		t.Errorf("the download left the page for %s", p.Path())
	}
}

func TestAPageThatIsMissingIsNoErrorOfTheBrowser(t *testing.T) {
	p := Open(t, At(office(t)))
	p.Go("/")
	p.Click("Page absente")
	p.Sees("Rien ici.")
	if p.Status() != 404 {
		t.Errorf("status %d, want 404", p.Status())
	}
}

func TestKeysAreThoseOfAKeyboard(t *testing.T) {
	p := Open(t, At(office(t)))
	p.Go("/form")
	p.Fill("Nom du financeur", "Ville")
	p.Press("End", "Backspace")
	p.Type("a ?")
	p.Press("Tab", "Shift+Tab", "Home")
	p.Type("É")
	if got := p.Value("Nom du financeur"); got != "ÉVilla ?" && got != "É" {
		t.Errorf("the field holds %q", got)
	}
	p.Press("Enter")
	p.Sees("octets")
}

func TestInsideTellsRepeatedNamesApart(t *testing.T) {
	page := good("Émargement", `<section><h2>Présences</h2>
		<fieldset><legend>Mme Durand</legend><label><input type="radio" name="a">Présente</label><label><input type="radio" name="a">Excusée</label></fieldset>
		<fieldset><legend>M. Petit</legend><label><input type="radio" name="b">Présente</label><label><input type="radio" name="b">Excusée</label></fieldset></section>
		<table><caption>Engagements</caption><tr><th scope="row">Région</th><td>10 €</td><td><a href="/r">Modifier</a></td></tr>
		<tr><th scope="row">Ville</th><td>20 €</td><td><a href="/v">Modifier</a></td></tr></table>`)
	base := site(t, map[string]string{"/": page, "/v": good("Ville", ""), "/style.css": style, "/page.js": ""})
	p := Open(t, At(base))
	p.Go("/")
	p.Inside("Présences").Inside("M. Petit").Choose("Excusée")
	if p.Inside("Mme Durand").Checked("Excusée") || !p.Inside("M. Petit").Checked("Excusée") {
		t.Error("the choice went to the wrong person")
	}
	p.Inside("Ville").Sees("20 €")
	p.Inside("Ville").NotSees("10 €")
	p.Inside("Engagements").Inside("Ville").Click("Modifier")
	if p.Path() != "/v" {
		t.Errorf("arrived at %s, want /v", p.Path())
	}
}

func TestOfflineCutsThisPersonOnly(t *testing.T) {
	js := `navigator.onLine; const say = (t) => { document.querySelector('#etat').textContent = t };
		addEventListener('offline', () => say('Hors ligne')); addEventListener('online', () => say('En ligne'));
		document.querySelector('button').onclick = () => fetch('/').then(() => say('Reçu'), () => say('Rien reçu'))`
	base := site(t, map[string]string{"/": good("Réseau", `<p id="etat">…</p><button>Essayer</button>`), "/style.css": style, "/page.js": js})
	cut, linked := Open(t, At(base)), Open(t, At(base))
	Together(t, func() { cut.Go("/") }, func() { linked.Go("/") })
	cut.Offline(true)
	cut.Sees("Hors ligne")
	cut.Click("Essayer")
	cut.Sees("Rien reçu")
	linked.Click("Essayer")
	linked.Sees("Reçu")
	cut.Offline(false)
	cut.Sees("En ligne")
	cut.Click("Essayer")
	cut.Sees("Reçu")
}

func TestWalkingTogetherWaitsForAllAndStopsWithOne(t *testing.T) {
	base := office(t)
	arrived := false
	w := observe(t, func(tb testing.TB) {
		lost, found := Open(tb, At(base), hasty), Open(tb, At(base))
		Together(tb, func() { lost.Go("/"); lost.Sees("Rien") }, func() {
			found.Go("/form")
			found.Fill("Nom du financeur", "x")
			found.Click("Envoyer")
			arrived = true
		})
		tb.Errorf("went on")
	})
	w.mustSay(t, "does not see “Rien”")
	if strings.Contains(w.said(), "went on") || !arrived {
		t.Errorf("arrived: %v, said: %s", arrived, w.said())
	}
}

func TestAPictureShowsTheWholePage(t *testing.T) {
	folder := t.TempDir()
	t.Setenv(picturesVariable, folder)
	base := site(t, map[string]string{"/": good("Long", strings.Repeat("<p>ligne</p>", 100)), "/style.css": style, "/page.js": ""})
	p := Open(t, At(base))
	p.Go("/")
	path := p.Screenshot("accueil: étape 1")
	if filepath.Dir(path) != folder {
		t.Errorf("the picture went to %s", path)
	}
	if width, height := pictureSize(t, path); width != 1280 || height < 4000 {
		t.Errorf("the picture measures %d × %d", width, height)
	}
}
