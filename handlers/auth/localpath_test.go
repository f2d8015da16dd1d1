package auth_test

import (
	"net/url"
	"strings"
	"testing"
	"unicode"

	"ctin/handlers/auth"
)

func TestLocalPathKeepsPagesOfOursOnly(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"/", "/"},
		{"/coordinations", "/coordinations"},
		{"/coordinations/", "/coordinations/"},
		{"/coordinations/sicoval?tri=nom&page=2#tableau", "/coordinations/sicoval?tri=nom&page=2#tableau"},
		{"/a?retour=https://exemple.fr", "/a?retour=https://exemple.fr"},
		{"/réunions", "/r%C3%A9unions"},
		{"", "/"},
		{"coordinations", "/"},
		{"https://evil.exemple/", "/"},
		{"HTTPS://evil.exemple/", "/"},
		{"//evil.exemple", "/"},
		{"///evil.exemple", "/"},
		{`/\evil.exemple`, "/"},
		{`\\evil.exemple`, "/"},
		{`/a\b`, "/"},
		{"/%5cevil.exemple", "/"},
		{"/%2fevil.exemple", "/"},
		{"/%2f%2fevil.exemple", "/"},
		{"/..//evil.exemple", "/"},
		{"/.//evil.exemple", "/"},
		{"/a/../..//evil.exemple", "/"},
		{"/%2e%2e//evil.exemple", "/"},
		{"/a//b", "/"},
		{"/\t/evil.exemple", "/"},
		{"/\n/evil.exemple", "/"},
		{"/a\r\nSet-Cookie: x=y", "/"},
		{"/a%0d%0aSet-Cookie:x", "/"},
		{"/a%00", "/"},
		{" /a", "/"},
		{"/a b", "/"},
		{"/a?b=c d", "/"},
		{`/a?b=\`, "/"},
		{"/a#\u202e", "/"},
		{"javascript:alert(1)", "/"},
		{"data:text/html,x", "/"},
		{"/\u202e", "/"},
		{"/\xff", "/"},
		{"/%zz", "/"},
		{"?a=1", "/"},
		{"#a", "/"},
		{"/" + strings.Repeat("a", 3000), "/"},
	} {
		if got := auth.LocalPath(tt.in); got != tt.want {
			t.Errorf("LocalPath(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func FuzzLocalPathNeverLeavesTheSite(f *testing.F) {
	for _, s := range []string{"/", "//a", `/\a`, "/a?b#c", "https://a", "/%2f/a", "/a/..//b", "/\x00", "/é"} {
		f.Add(s)
	}
	base, err := url.Parse("https://ctin.exemple/connexion")
	must(f, err)
	f.Fuzz(func(t *testing.T, s string) {
		got := auth.LocalPath(s)
		if !strings.HasPrefix(got, "/") || strings.HasPrefix(got, "//") || strings.ContainsAny(got, "\\\r\n\t\x00") {
			t.Fatalf("LocalPath(%q) = %q", s, got)
		}
		if strings.ContainsFunc(got, unicode.IsControl) {
			t.Fatalf("LocalPath(%q) = %q holds a control character", s, got)
		}
		u, err := base.Parse(got)
		if err != nil || u.Host != "ctin.exemple" || u.Scheme != "https" || u.User != nil || strings.HasPrefix(u.Path, "//") {
			t.Fatalf("LocalPath(%q) leads to %v (%v)", s, u, err)
		}
		if again := auth.LocalPath(got); again != got {
			t.Fatalf("LocalPath is not stable: %q then %q", got, again)
		}
	})
}
