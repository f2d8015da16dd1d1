package browsertest

import (
	"compress/gzip"
	"fmt"
	"math"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestWeightCountsFilesAsTheyTravel(t *testing.T) {
	text := strings.Repeat("<p>Le même paragraphe.</p>", 100)
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			fmt.Fprint(z, good("Poids", text+`<svg viewBox="0 0 9 9"><path d="M0 0h9"/><path d="M0 0v9"/></svg>`))
			z.Close()
		case "/style.css":
			w.Header().Set("Content-Type", "text/css")
			w.Header().Set("Cache-Control", "max-age=3600")
			fmt.Fprint(w, strings.Repeat("/* 0123456789 */", 100))
		case "/page.js":
			w.Header().Set("Content-Type", "text/javascript")
			fmt.Fprint(w, "new EventSource('/events')")
		case "/events":
			w.Header().Set("Content-Type", "text/event-stream")
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		default:
			http.NotFound(w, r)
		}
	})
	p := Open(t, At(base))
	p.Go("/")
	for range 2 { // the second visit counts as a first one too
		got := p.Weight()
		if got.Requests != 4 || got.Elements != 111 || got.HTML < 200 || got.HTML > 1000 || got.Bytes < got.HTML+1600 || got.Bytes > got.HTML+3000 {
			t.Errorf("got %+v, want 4 requests, 111 elements, some 500 bytes of HTML, 1 600 more of style", got)
		}
		if _, grade := got.EcoIndex(); grade != "A" {
			t.Errorf("grade %s", grade)
		}
	}
}

func TestEcoIndexFollowsItsTables(t *testing.T) {
	for _, tt := range []struct {
		rule  string
		w     Weight
		mark  float64
		grade string
	}{
		{"nothing is perfect", Weight{}, 100, "A"},
		{"the first step of each", Weight{Elements: 47, Requests: 2, Bytes: 1403}, 95, "A"},
		{"half of the scale", Weight{Elements: 603, Requests: 78, Bytes: 1483080}, 50, "D"},
		{"beyond every table", Weight{Elements: 1e6, Requests: 1e6, Bytes: 1e9}, 0, "G"},
	} {
		mark, grade := tt.w.EcoIndex()
		if math.Abs(mark-tt.mark) > 0.01 || grade != tt.grade {
			t.Errorf("%s: got %.3f %s, want %.3f %s", tt.rule, mark, grade, tt.mark, tt.grade)
		}
	}
}

func TestVitalsSeePaintJumpsAndSlowAnswers(t *testing.T) {
	js := `setTimeout(() => document.querySelector('h1').before(document.createElement('hr'), document.querySelector('#late')), 100);
		document.querySelector('button').onclick = () => { const end = performance.now() + 150; while (performance.now() < end); }`
	base := site(t, map[string]string{
		"/jump": good("Saut", `<p>Du texte.</p><div id="late"><p>En retard</p></div><button>Compter</button>`), "/calm": good("Calme", "<p>Du texte.</p>"),
		"/style.css": style + `#late{height:200px}`, "/page.js": `if (location.pathname === '/jump') {` + js + `}`,
	})
	p := Open(t, At(base))
	p.Go("/calm")
	calm := p.Vitals()
	p.Go("/jump")
	jump := p.Vitals(func() { p.Click("Compter") })
	t.Logf("calm %+v, jump %+v", calm, jump)
	if calm.LCP <= 0 || calm.LCP > 5*time.Second || calm.CLS > 0.001 || calm.INP != 0 {
		t.Errorf("a calm page has %+v", calm)
	}
	if jump.LCP <= 0 || jump.CLS < 0.01 {
		t.Errorf("a page that jumps has %+v", jump)
	}
	if jump.INP < 150*time.Millisecond || jump.INP > 3*time.Second {
		t.Errorf("a button that takes 150 ms answers in %v", jump.INP)
	}
}
