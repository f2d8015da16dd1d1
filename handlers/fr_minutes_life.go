package handlers

import (
	"ctin/model"
)

// titleOf is the title of a document: that of what the body writes, once it is
// known.
func titleOf(d document, m model.MinutesRecord) string {
	if m.Kind.Long() {
		return m.Kind.Label()
	}
	return d.title
}
