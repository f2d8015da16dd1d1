package governance

import "testing"

func TestAFileIsWhatTheRegisterSays(t *testing.T) {
	for _, tt := range []struct {
		rule                  string
		known, same, replaced bool
		want                  Verdict
	}{
		{"the bytes that were issued", true, true, false, Authentic},
		{"the same, but another one followed", true, true, true, Replaced},
		{"one byte flipped", true, false, false, Modified},
		{"one byte flipped in what was replaced", true, false, true, Modified},
		{"another file", false, false, false, Unknown},
	} {
		if got := Judge(tt.known, tt.same, tt.replaced); got != tt.want || got.Label() == "" {
			t.Errorf("%s: %s, want %s", tt.rule, got, tt.want)
		}
	}
}
