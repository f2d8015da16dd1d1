package browsertest

import "fmt"

// Sees waits a few seconds for a text to be visible, else the test fails.
func (t *Tab) Sees(text string) {
	t.tb.Helper()
	if problem := t.waitText(text, true); problem != "" {
		t.fail("does not see “%s”%s", text, problem)
	}
}

// NotSees waits a few seconds for a text to be gone, else the test fails. To
// mean something it comes after something the page shows when it is done.
func (t *Tab) NotSees(text string) {
	t.tb.Helper()
	if problem := t.waitText(text, false); problem != "" {
		t.fail("still sees “%s”%s", text, problem)
	}
}

// waitText waits until the text is there, or not; the answer is empty when
// that came true, else a full stop or what went wrong.
func (t *Tab) waitText(text string, wanted bool) string {
	problem := ""
	t.until(t.glance, func() bool {
		got, err := eval[finding](t, "sees", t.path(), text)
		switch {
		case err != nil:
			problem = ": " + err.Error()
		case got.Problem != "":
			problem = ": " + got.Problem
		case got.Done == wanted:
			problem = ""
		default:
			problem = "."
		}
		return problem == ""
	})
	return problem
}

// Text waits for the first element that matches the CSS selector and gives its
// visible text, every space plain.
func (t *Tab) Text(selector string) string {
	t.tb.Helper()
	return t.ask("text", selector).Value
}

// Count is the number of elements that match the CSS selector now.
func (t *Tab) Count(selector string) int {
	t.tb.Helper()
	return t.ask("count", selector).Count
}

// list writes findings one a line.
func list[T fmt.Stringer](items []T) string {
	text := ""
	for _, item := range items {
		text += "\n  " + item.String()
	}
	return text
}
