package assets

import (
	"compress/gzip"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"
)

func get(name, accept string) *http.Response {
	r := httptest.NewRequest(http.MethodGet, name, nil)
	r.Header.Set("Accept-Encoding", accept)
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, r)
	return w.Result()
}

func TestAnAssetIsSentInTheSmallestFormTheBrowserAccepts(t *testing.T) {
	for _, tt := range []struct{ rule, accept, want string }{
		{"brotli before gzip", "gzip, deflate, br", "br"},
		{"gzip without brotli", "gzip", "gzip"},
		{"a refused encoding is not used", "br;q=0, gzip;q=0.5", "gzip"},
		{"plain for a browser that accepts nothing", "", ""},
	} {
		res := get(Path("ctin.css"), tt.accept)
		if got := res.Header.Get("Content-Encoding"); res.StatusCode != 200 || got != tt.want {
			t.Errorf("%s: status %d, encoding %q, want %q", tt.rule, res.StatusCode, got, tt.want)
		}
		if got := res.Header.Get("Content-Type"); got != "text/css; charset=utf-8" {
			t.Errorf("%s: content type %q", tt.rule, got)
		}
	}
}

func TestTheGzipFormIsTheSameFile(t *testing.T) {
	zipped, err := gzip.NewReader(get(Path("ctin.js"), "gzip").Body)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(zipped)
	if err != nil {
		t.Fatal(err)
	}
	want, err := io.ReadAll(get(Path("ctin.js"), "").Body)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) || len(want) == 0 {
		t.Error("the compressed script is not the script")
	}
}

func TestAssetsAreKeptForEver(t *testing.T) {
	if got := get(Path("favicon.svg"), "").Header.Get("Cache-Control"); !strings.Contains(got, "immutable") {
		t.Errorf("Cache-Control is %q", got)
	}
}

func TestWhatIsNoAssetIsNotFound(t *testing.T) {
	for _, name := range []string{
		"/assets/", "/assets/ctin.css", "/assets/manifest.json", "/assets/../embed.go",
		Path("ctin.css") + ".gz", Path("no-such.css"),
	} {
		if got := get(name, "gzip").StatusCode; got != http.StatusNotFound {
			t.Errorf("%s answers %d", name, got)
		}
	}
}

func TestEveryBuiltFileCanBeServed(t *testing.T) {
	for name, hashed := range manifest {
		if _, known := types[path.Ext(name)]; !known {
			t.Errorf("%s has no content type", name)
		}
		if _, err := fs.Stat(FS, hashed); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A first visit costs the page (8 kB at most), the style sheet, the script and
// the icon: 60 kB in all, and we stay far below.
func TestAFirstVisitIsLight(t *testing.T) {
	total := int64(8 << 10)
	for _, name := range []string{"ctin.css", "ctin.js", "favicon.svg"} {
		file, err := fs.Stat(FS, manifest[name]+".gz")
		if err != nil {
			t.Fatal(err)
		}
		total += file.Size()
	}
	if total > 30<<10 {
		t.Errorf("a first visit weighs %d bytes", total)
	}
}
