package assets

import (
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// types are the contents served; anything else in dist is not for browsers.
var types = map[string]string{
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".map":  "application/json",
	".svg":  "image/svg+xml",
	".png":  "image/png",
	".ico":  "image/x-icon",
	".wasm": "application/wasm",
}

// encodings are the variants prepared by build.sh, the smallest first.
var encodings = []struct{ name, extension string }{{"br", ".br"}, {"gzip", ".gz"}}

// Handler serves the assets for ever: their address changes with their
// content. It is mounted at Prefix.
func Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, Prefix)
		kind, known := types[path.Ext(name)]
		if !known {
			http.NotFound(w, r)
			return
		}
		if _, err := fs.Stat(FS, name); err != nil {
			http.NotFound(w, r)
			return
		}
		h := w.Header()
		h.Set("Content-Type", kind)
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
		h.Add("Vary", "Accept-Encoding")
		http.ServeFileFS(w, r, FS, variant(w.Header(), r.Header.Get("Accept-Encoding"), name))
	})
}

// variant picks the smallest form of the file that the browser accepts.
func variant(h http.Header, accepted, name string) string {
	for _, e := range encodings {
		if !accepts(accepted, e.name) {
			continue
		}
		if _, err := fs.Stat(FS, name+e.extension); err == nil {
			h.Set("Content-Encoding", e.name)
			return name + e.extension
		}
	}
	return name
}

// accepts reads Accept-Encoding: "gzip, br;q=0" accepts gzip and refuses br.
func accepts(header, encoding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.EqualFold(strings.TrimSpace(name), encoding) {
			weight = strings.ReplaceAll(weight, " ", "")
			return strings.TrimRight(weight, ".0") != "q="
		}
	}
	return false
}
