package browsertest

import (
	"context"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// Drag takes the button with that name with the mouse, moves it down (up when
// by is less than zero) as a hand does, a little at a time, and lets it go.
func (t *Tab) Drag(label string, by float64) {
	t.tb.Helper()
	const step = 6.0
	spot := t.ask("target", label)
	x, y := float64(spot.X), float64(spot.Y)
	moves := []input.DispatchMouseEventParams{
		{Type: input.DispatchMouseEventTypeMouseMoved, X: x, Y: y},
		{Type: input.DispatchMouseEventTypeMousePressed, X: x, Y: y, Button: input.MouseButtonLeft, Buttons: 1, ClickCount: 1},
	}
	for done := step; done <= max(by, -by); done += step {
		to := y + done
		if by < 0 {
			to = y - done
		}
		moves = append(moves, input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseMoved, X: x, Y: to, Button: input.MouseButtonLeft, Buttons: 1})
	}
	moves = append(moves, input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseReleased, X: x, Y: y + by, Button: input.MouseButtonLeft, ClickCount: 1})
	err := send(t.session, func(ctx context.Context) error {
		for _, move := range moves {
			if _, err := chromedp.Call(ctx, input.DispatchMouseEvent, move); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.fail("drag “%s”: %v", label, err)
	}
	t.settle()
}
