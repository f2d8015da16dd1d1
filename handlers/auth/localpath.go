package auth

import (
	"net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

const maxLocalPath = 2048

// LocalPath returns s when it is the address of a page of this site, beginning
// with one slash, and "/" for anything else: an absolute address, //host,
// /\host, control characters, dot segments. The result is safe to redirect to.
func LocalPath(s string) string {
	if len(s) > maxLocalPath || !utf8.ValidString(s) || !strings.HasPrefix(s, "/") {
		return "/"
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || u.Opaque != "" {
		return "/"
	}
	if !plainPath(u.Path) || strings.ContainsFunc(s, suspect) {
		return "/"
	}
	return u.String()
}

// plainPath refuses, in the decoded path, what a browser or a proxy could read
// otherwise than we do.
func plainPath(p string) bool {
	if strings.ContainsFunc(p, suspect) {
		return false
	}
	clean := path.Clean(p)
	return p == clean || p == clean+"/" && clean != "/"
}

// suspect characters have no place in an address: browsers drop some of them
// and take a backslash for a slash.
func suspect(r rune) bool {
	return r == '\\' || r == utf8.RuneError || unicode.IsControl(r) || unicode.IsSpace(r) || invisible(r)
}
