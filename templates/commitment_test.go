package templates

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"ctin/governance"
)

// fullList is a page of 25 commitments.
func fullList(purpose string) CommitmentIndex {
	page := CommitmentIndex{Total: 25}
	for n := range 25 {
		page.Lines = append(page.Lines, CommitmentLine{
			Code: fmt.Sprint("K", n), Path: "/engagements/7", Funder: "Fondation Tilleul", Purpose: purpose, Scheme: "Pass numérique",
			Amount: 100_000, Step: "Délibéré", Certainty: Marks()[1], Tags: []Tag{{"Non fléché", "neutral"}}, Example: true,
		})
	}
	return page
}

func TestLinesWrittenByHandEscapeWhatWasTyped(t *testing.T) {
	html := rendered(t, fullList(`</a><script>x</script>"&`))
	want := `<tr><th scope="row"><div><a href="/engagements/7">K3, &lt;/a&gt;&lt;script&gt;x&lt;/script&gt;&#34;&amp;</a>` +
		` <span class="muted note">Pass numérique</span></div></th><td data-label="Financeur"><div>Fondation Tilleul <strong class="tag tag--neutral">Exemple</strong></div></td>` +
		`<td class="number" data-label="Montant">` + Euros(governance.Cents(100_000)) + `</td><td data-label="Certitude"><span class="certainty certainty-2">Ferme (délibéré)</span></td>` +
		`<td data-label="Étape"><div>Délibéré <strong class="tag tag--neutral">Non fléché</strong></div></td></tr>`
	if strings.Contains(html, "<script>x") || !strings.Contains(html, want) {
		i := strings.Index(html, "K3, ")
		t.Errorf("the page has no\n%s, but\n%s", want, html[max(i-60, 0):i+500])
	}
}

func BenchmarkListOfCommitments(b *testing.B) {
	set, page := newSet(b), fullList("Des chèques")
	for b.Loop() {
		if err := set.Render(io.Discard, page); err != nil {
			b.Fatal(err)
		}
	}
}
