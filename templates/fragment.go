package templates

import (
	"fmt"
	"io"
)

// Fragment writes the main part of a page alone, for a script that puts it
// into a page already shown.
func (s *Set) Fragment(w io.Writer, p Page) error {
	if err := s.all.ExecuteTemplate(w, p.template(), p); err != nil {
		return fmt.Errorf("render a fragment of %s: %w", p.template(), err)
	}
	return nil
}
