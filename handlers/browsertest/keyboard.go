package browsertest

// stop is where Tab has arrived.
type stop struct {
	Outside bool // of the page
	First   bool // time it arrives there
	Again   bool // it did not move
	Start   bool // it came round to the first place
	Many    bool // the element has several places of its own
	HTML    string
	Ring    bool // the focus can be seen
	Buried  bool // something covers it entirely
}

// ownStops is how many places a date field may have for Tab.
const ownStops = 8

// KeyboardReach presses Tab through the page, or through the open dialog, and
// checks that it reaches every control, that the focus is seen on each (an
// outline or a shadow it has only then) and covered by nothing, and that
// nothing holds it back.
func (t *Tab) KeyboardReach() {
	t.tb.Helper()
	wanted, err := eval[int](t, "keyboardStart")
	if err != nil {
		t.fail("keyboard: %v", err)
	}
	found := t.tabThrough(3*wanted + 2*ownStops)
	missed, err := eval[[]culprit](t, "keyboardEnd")
	if err != nil {
		t.fail("keyboard: %v", err)
	}
	if found = append(found, missed...); len(found) > 0 {
		t.flaw("the keyboard does not suffice%s:%s", t.manner(), list(found))
	}
}

// tabThrough presses Tab until it is back at the start or out of the page.
func (t *Tab) tabThrough(limit int) []culprit {
	t.tb.Helper()
	var found []culprit
	stays := 0
	for range limit {
		t.Press("Tab")
		at, err := eval[stop](t, "keyboardStep")
		if err != nil {
			t.fail("keyboard: %v", err)
		}
		if stays++; !at.Again {
			stays = 0
		}
		switch {
		case at.Outside, at.Start && !at.Again:
			return found
		case at.First:
			found = append(found, at.flaws()...)
		case !at.Again:
			return append(found, culprit{at.HTML, "Tab comes back here before the end of the page"})
		case !at.Many && stays > 1 || stays > ownStops:
			return append(found, culprit{at.HTML, "Tab does not leave it"})
		}
	}
	return found
}

func (s stop) flaws() []culprit {
	var found []culprit
	if !s.Ring {
		found = append(found, culprit{s.HTML, "no outline or shadow shows the focus"})
	}
	if s.Buried {
		found = append(found, culprit{s.HTML, "something covers it when it has the focus"})
	}
	return found
}
