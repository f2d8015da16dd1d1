package handlers

import "testing"

// What is typed is kept as it is seen: a text of signs that nobody sees is
// none, and a required field says so.
func TestATextThatNobodySeesIsEmpty(t *testing.T) {
	for typed, want := range map[string]string{
		"\u200b":                  "",
		" \u00ad\u2060\u200d\n\t": "",
		"\u00a0\ufeff":            "",
		" Poste \x00\u202e ":      "Poste",
		"👩\u200d💻":                "👩\u200d💻",
		"co\u00adordination":      "co\u00adordination",
	} {
		if got := clean(typed); got != want {
			t.Errorf("%q becomes %q, not %q", typed, got, want)
		}
	}
}
