package templates

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"ctin/assets"
	"ctin/handlers/browsertest"
)

func TestMain(m *testing.M) { os.Exit(browsertest.Main(m.Run)) }

// policy is the one the program sends: what it refuses must not be needed.
const policy = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

// gallerySite serves each page of the gallery at its name, with the real assets.
func gallerySite(t *testing.T) string {
	t.Helper()
	s := gallerySet(t, assets.Path)
	pages := galleryPages(t)
	mux := http.NewServeMux()
	mux.Handle(assets.Prefix, assets.Handler())
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		page, ok := pages[strings.TrimPrefix(r.URL.Path, "/")]
		if !ok {
			page = ErrorPage{Status: http.StatusNotFound}
		}
		var html bytes.Buffer
		if err := s.Render(&html, page); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Security-Policy", policy)
		_, _ = w.Write(html.Bytes()) // the browser may have left
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

func TestEveryComponentIsAccessible(t *testing.T) {
	reader := browsertest.Open(t, browsertest.At(gallerySite(t)))
	for _, name := range []string{"home", "privacy", "confirm", "gallery", "wrong", "stale"} {
		reader.Go("/" + name)
		reader.CheckEverywhere()
	}
}

func TestAPageWithProblemsSpeaksOfThemFirst(t *testing.T) {
	author := browsertest.Open(t, browsertest.At(gallerySite(t)))
	author.Go("/wrong")
	author.Press("Tab", "Enter")
	author.Type("12")
	if got := author.Value("Montant"); !strings.HasPrefix(got, "12") {
		t.Errorf("from the summary of problems, Tab and Enter lead elsewhere: the amount is %q", got)
	}
}

func TestEscapeClosesAMenuAndGivesTheFocusBack(t *testing.T) {
	reader := browsertest.Open(t, browsertest.At(gallerySite(t)))
	reader.Go("/words")
	reader.Click("Votre compte : Amina Benali")
	reader.Sees("Vous agissez au titre de")
	reader.Press("Escape")
	reader.NotSees("Vous agissez au titre de")
	reader.Press("Enter")
	reader.Sees("Vous agissez au titre de")
}
