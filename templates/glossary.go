package templates

import "fmt"

// Term is a technical word and its short definition.
type Term struct{ Slug, Word, Meaning string }

// findTerm returns a term of the glossary; a page cannot name one that is not there.
func findTerm(slug string) (Term, error) {
	for _, t := range glossary {
		if t.Slug == slug {
			return t, nil
		}
	}
	return Term{}, fmt.Errorf("the glossary has no term %q", slug)
}
