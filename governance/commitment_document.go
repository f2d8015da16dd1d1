package governance

import "slices"

// DocumentKinds are what a document joined to a commitment may be, in the
// order of the interface.
func DocumentKinds() []string { return []string{"deliberation", "convention", "other"} }

// CheckDocument tells whether the actor may join a document to a commitment.
func CheckDocument(actor Actor, c Commitment, kind, name string) error {
	if err := c.mayChange(actor); err != nil {
		return err
	}
	var p Problems
	if !slices.Contains(DocumentKinds(), kind) {
		p.Add(Fail(Invalid, msgDocumentKind).On("kind"))
	}
	if name == "" {
		p.Add(Fail(Invalid, msgDocumentMissing).On("document"))
	}
	return p.Err()
}

// DocumentOf is what the document of a step is.
func DocumentOf(s Status) string {
	switch s {
	case StatusResolved:
		return "deliberation"
	case StatusAgreed:
		return "convention"
	}
	return "other"
}
