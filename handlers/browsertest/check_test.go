package browsertest

import (
	"strings"
	"testing"
	"time"
)

// tidyPage is accessible in every window and colour.
const tidyPage = `<nav aria-label="Principale"><a href="/a">Financements</a> <a href="/b">Décisions</a></nav>
	<p>Un texte avec <a href="/c">un lien</a> dans la phrase.</p>
	<form><label for="n">Nom</label> <input id="n" name="n" autocomplete="off">
	<fieldset><legend>Présence</legend><input type="radio" name="p" id="p1"><label for="p1">Présente</label>
	<input type="radio" name="p" id="p2"><label for="p2">Excusée</label></fieldset><button>Enregistrer</button></form>
	<details><summary>Qu’est-ce que c’est&#8239;?</summary><p>Une <a href="/d">définition</a>.</p></details>
	<div class="wide" tabindex="0" role="region" aria-label="Tableau"><table><tr><th scope="col">Financeur</th></tr>
	<tr><td>Un_nom_de_financeur_vraiment_bien_trop_long_pour_tenir_dans_trois_cent_vingt_pixels</td></tr></table></div>`

const tidyStyle = style + `a:focus-visible,button:focus-visible,input:focus-visible,summary:focus-visible,.wide:focus-visible
	{outline:3px solid #b3541e}nav a{display:inline-block;padding:10px}input{max-width:100%;box-sizing:border-box}
	.wide{overflow-x:auto}summary{padding:10px}fieldset{border:0}
	@media (prefers-color-scheme:dark){input,button{color:#e8f0f1;background:#16262a}}`

// visit opens one page of a site with extra style, as observe wants it.
func visit(t *testing.T, body, css, js string, check func(*Tab), options ...Option) *witness {
	t.Helper()
	base := site(t, map[string]string{"/": good("Contrôle", body), "/style.css": tidyStyle + css, "/page.js": js})
	return observe(t, func(tb testing.TB) {
		p := Open(tb, append(options, At(base))...)
		p.Go("/")
		check(p)
	})
}

func TestAGoodPagePassesEveryCheck(t *testing.T) {
	w := visit(t, tidyPage, "", "", func(p *Tab) {
		start := time.Now()
		p.CheckEverywhere()
		t.Logf("CheckEverywhere took %v", time.Since(start).Round(time.Millisecond))
		start = time.Now()
		p.KeyboardReach()
		t.Logf("KeyboardReach took %v", time.Since(start).Round(time.Millisecond))
		p.NotSees("définition")
		p.Click("Qu’est-ce que c’est ?")
		p.Sees("Une définition.")
		p.KeyboardReach()
		if p.width != 1280 || p.dark {
			t.Errorf("the window stays %d px, dark %v", p.width, p.dark)
		}
	})
	if w.Failed() {
		t.Error(w.said())
	}
}

func TestAGoodPagePassesWithoutScriptsAndKeepsThemOff(t *testing.T) {
	w := visit(t, tidyPage+`<noscript><p>Sans script</p></noscript>`, "", "document.title = ''", func(p *Tab) {
		p.CheckEverywhere()
		p.KeyboardReach()
		p.Reload()
		p.Sees("Sans script")
		if p.Title() != "Contrôle" {
			t.Error("checking let the page's script run")
		}
	}, NoScript())
	if w.Failed() {
		t.Error(w.said())
	}
}

func TestEachFlawOfAPageIsFoundWhereItIs(t *testing.T) {
	for _, tt := range []struct{ rule, body, css, want string }{
		{"pale text", `<p class="pale">Pâle</p>`, `.pale{color:#ccc;background:#fff}`, "color-contrast"},
		{"text that is pale in the dark only", `<p class="pale">Pâle</p>`, `@media (prefers-color-scheme:dark){.pale{color:#333}}`, "px in dark"},
		{"text that is pale on a phone only", `<p class="pale">Pâle</p>`, `@media (max-width:400px){.pale{color:#ccc;background:#fff}}`, "at 320 px"},
		{"a field without a label", `<input name="x">`, "", "label:"},
		{"a button without a name", `<button></button>`, "", "button-name"},
		{"small buttons that touch", `<button class="s">1</button><button class="s">2</button>`, `.s{min-height:0;width:15px;height:15px;min-width:0;padding:0;border:0;margin:0}`, "too small"},
		{"small buttons that touch, by axe too", `<button class="s">1</button><button class="s">2</button>`, `.s{min-height:0;width:15px;height:15px;min-width:0;padding:0;border:0;margin:0}`, "target-size"},
		{"a table wider than a phone", `<table><tr><td class="w">x</td></tr></table>`, `.w{min-width:600px}`, "reaches 6"},
		{"what a page cuts off instead of scrolling", `<p class="w">x</p>`, `.w{width:600px}body{overflow-x:hidden}`, "reaches 6"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			t.Parallel()
			visit(t, tt.body, tt.css, "", (*Tab).CheckEverywhere).mustSay(t, tt.want, "address:")
		})
	}
}

func TestWhatHasItsOwnScrollIsNotCutOff(t *testing.T) {
	w := visit(t, tidyPage, `body{overflow-x:hidden}`, "", (*Tab).Reflow, Size(320, 640))
	if w.Failed() {
		t.Error(w.said())
	}
}

func TestAPageWithoutViewportFailsReflow(t *testing.T) {
	base := site(t, map[string]string{"/": strings.Replace(good("Vue", ""), "viewport", "autre", 1), "/style.css": "", "/page.js": ""})
	observe(t, func(tb testing.TB) {
		p := Open(tb, At(base), Size(320, 640))
		p.Go("/")
		p.Reflow()
	}).mustSay(t, "viewport")
}

func TestSmallTargetsMayBeInASentenceOrFarApart(t *testing.T) {
	for _, tt := range []struct {
		rule, body string
		passes     bool
	}{
		{"in a sentence", `<p class="s">voir <a href="/a">a</a> <a href="/b">b</a> aussi</p>`, true},
		{"far apart", `<p class="s"><a href="/a">a</a></p><p class="s"><a href="/b">b</a></p>`, true},
		{"side by side", `<p class="s"><a href="/a">a</a> <a href="/b">b</a></p>`, false},
		{"one above the other", `<ul class="s"><li><a href="/a">abcd</a><li><a href="/b">abcd</a></ul>`, false},
		{"checkboxes with a label", `<p class="s"><input type="checkbox" id="x"><label for="x">Une longue étiquette</label></p>`, true},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			t.Parallel()
			css := `.s{font-size:10px;line-height:12px;margin:20px 0}.s li{line-height:12px}.s input{min-height:0}`
			if w := visit(t, tt.body, css, "", (*Tab).Targets); w.Failed() == tt.passes {
				t.Errorf("passes: %v, want %v\n%s", !w.Failed(), tt.passes, w.said())
			}
		})
	}
}

func TestWhatTheKeyboardCannotDoIsFound(t *testing.T) {
	for _, tt := range []struct{ rule, body, css, js, want string }{
		{"a button that is no button", `<div role="button">Ouvrir</div>`, "", "", "Tab never reaches it"},
		{"a button taken out of the order", `<button tabindex="-1">Ouvrir</button>`, "", "", "Tab never reaches it"},
		{"a focus that cannot be seen", `<a href="/x">x</a>`, `a:focus-visible{outline:none}`, "", "no outline or shadow"},
		{"a transparent outline", `<a href="/x">x</a>`, `a:focus-visible{outline:3px solid transparent}`, "", "no outline or shadow"},
		{"a shadow it always has", `<a href="/x">x</a>`, `a{box-shadow:0 0 2px #000}a:focus-visible{outline:none}`, "", "no outline or shadow"},
		{"an outline it always has", `<a href="/x">x</a>`, `a,a:focus-visible{outline:2px solid #000}`, "", "no outline or shadow"},
		{
			"a field that keeps Tab", `<label for="t">Note</label><textarea id="t"></textarea><button>Après</button>`, `textarea:focus{outline:3px solid}`,
			`document.querySelector('#t').onkeydown = (e) => { if (e.key === 'Tab') e.preventDefault() }`, "Tab does not leave it",
		},
		{
			"two fields that send Tab to each other", `<button id="a">A</button><button id="b">B</button><button>C</button>`, "",
			`document.querySelector('#b').onkeydown = (e) => { if (e.key === 'Tab') { e.preventDefault(); document.querySelector('#b').blur(); document.querySelector('#a').focus() } }`, "Tab never reaches it: <button>C",
		},
		{
			"a sticky footer over the focus", `<div class="foot"></div><div class="tall"></div><a href="/x">x</a>`,
			`.foot{position:fixed;inset:0;background:#fff}.tall{height:2000px}`, "", "something covers it",
		},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			t.Parallel()
			visit(t, tt.body, tt.css, tt.js, (*Tab).KeyboardReach).mustSay(t, tt.want)
		})
	}
}

func TestTheKeyboardKnowsDrawnRadiosTabsDatesAndDialogs(t *testing.T) {
	for _, tt := range []struct{ rule, body, css, js string }{
		{
			"radio buttons drawn by their label", `<input type="radio" name="r" id="r1" class="hidden"><label for="r1">Oui</label>
			<input type="radio" name="r" id="r2" class="hidden"><label for="r2">Non</label>`,
			`label::before{content:"o"}input:focus-visible{outline:none}input:focus-visible+label::before{box-shadow:0 0 0 4px #b3541e}`, "",
		},
		{"tabs with arrows", `<div role="tablist"><button role="tab" aria-selected="true">A</button><button role="tab" tabindex="-1">B</button></div>`, "", ""},
		{"dates", `<label for="d">Date</label><input type="date" id="d"><button>Après</button>`, "", ""},
		{
			"an open dialog", `<button>Dehors</button><dialog aria-label="Choix"><button>Oui</button><button>Non</button></dialog>`, "",
			`document.querySelector('dialog').showModal()`,
		},
		{"an editable text", `<div contenteditable="true" role="textbox" aria-label="Notes" class="wide">x</div>`, "", ""},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			t.Parallel()
			if w := visit(t, tt.body, tt.css, tt.js, (*Tab).KeyboardReach); w.Failed() {
				t.Error(w.said())
			}
		})
	}
}
