package browsertest

// Place is where an element is on its page, in pixels, however far the page is
// scrolled.
type Place struct {
	Left, Top, Width, Height float64
	Inner                    float64 // how wide what it holds is: more than Width when it scrolls
}

// Bottom is where it ends.
func (p Place) Bottom() float64 { return p.Top + p.Height }

// Place finds the first element that matches the CSS selector.
func (t *Tab) Place(selector string) Place {
	t.tb.Helper()
	t.ask("text", selector) // it may still be coming
	p, err := eval[Place](t, "place", t.path(), selector)
	if err != nil {
		t.fail("where is %s: %v", selector, err)
	}
	return p
}
