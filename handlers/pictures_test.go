package handlers

import (
	"testing"

	"ctin/model/demonstration"
)

// The pictures of the README: `make pictures` keeps them.
func TestPictures(t *testing.T) {
	h := furnish(t)
	tab := h.browse(demonstration.Coordinator)
	tab.Size(1280, 800)
	for name, path := range map[string]string{
		"dashboard": "/coordinations/sicoval",
		"members":   "/coordinations/sicoval/membres",
		"journal":   "/coordinations/sicoval/journal",
	} {
		tab.Go(path)
		tab.Poster(name)
	}
	tab.Sees("Journal")
}
