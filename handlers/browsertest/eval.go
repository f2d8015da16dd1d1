package browsertest

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

//go:embed page.js
var pageScript string

//go:embed layout.js
var layoutScript string

//go:embed keyboard.js
var keyboardScript string

// finding is what a question about the page gets.
type finding struct {
	Problem string
	X, Y    float64
	Checked bool
	Done    bool
	Value   string
	Count   int
}

// poll is how long to wait between two looks at the page.
const poll = 20 * time.Millisecond

// eval calls one function of the scripts in the page. The protocol's own
// evaluation is not subject to the page's content security policy.
func eval[T any](t *Tab, function string, args ...any) (T, error) {
	return evaluate[T](t, expression(function, args), chromedp.EvalAwaitPromise)
}

func expression(function string, args []any) string {
	texts := make([]string, len(args))
	for i, arg := range args {
		text, err := json.Marshal(arg)
		if err != nil {
			panic(err) // strings, numbers and lists of strings always encode
		}
		texts[i] = string(text)
	}
	return fmt.Sprintf("(() => {%s\n%s\n%s\nreturn %s(%s)})()",
		pageScript, layoutScript, keyboardScript, function, strings.Join(texts, ", "))
}

func evaluate[T any](t *Tab, js string, options ...chromedp.EvaluateOption) (T, error) {
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](js, options...))
}

// ask repeats a question until the page has an answer without a problem, and
// fails the test with the last problem when it never has.
func (t *Tab) ask(function string, args ...any) finding {
	t.tb.Helper()
	args = append([]any{t.path()}, args...)
	var last finding
	ok := t.until(t.patience, func() bool {
		got, err := eval[finding](t, function, args...)
		if err != nil {
			got.Problem = err.Error() // the page may just be changing
		}
		last = got
		return got.Problem == ""
	})
	if !ok {
		t.fail("%s", last.Problem)
	}
	return last
}

// path is the scope, never nil, for JSON.
func (t *Tab) path() []string {
	return append([]string{}, t.scope...)
}

// until looks again and again until done or the limit, and says which.
func (t *Tab) until(limit time.Duration, done func() bool) bool {
	for start := time.Now(); ; time.Sleep(poll) {
		if done() {
			return true
		}
		if time.Since(start) > limit || t.ctx.Err() != nil {
			return false
		}
	}
}

// settle waits for the page that the last gesture asked for, if it did. The
// question makes sure that everything the page announced has been heard.
func (t *Tab) settle() {
	t.tb.Helper()
	if _, err := eval[bool](t, "ready"); err != nil && t.ctx.Err() != nil {
		t.fail("the browser is gone: %v", err)
	}
	for start := time.Now(); t.watch.busy(); time.Sleep(poll / 10) {
		if time.Since(start) > patience {
			t.fail("the page is still loading after %v", patience)
		}
	}
}
