package browsertest

import (
	"context"
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Fill puts value in the field with that label, in place of what it held.
// Dates are written as the field's own format has them (2026-12-03).
func (t *Tab) Fill(label, value string) {
	t.tb.Helper()
	if t.ask("field", label, value).Done {
		t.mustHold(label, value)
		return
	}
	err := send(t.session, func(ctx context.Context) error {
		if value == "" {
			return chromedp.Do(ctx, chromedp.KeyEvent(kb.Delete))
		}
		_, err := chromedp.Call(ctx, input.InsertText, input.InsertTextParams{Text: value})
		return err
	})
	if err != nil {
		t.fail("fill “%s”: %v", label, err)
	}
	t.mustHold(label, value)
}

// mustHold catches a field that refuses what was typed, such as words in a
// number; what a page makes of a value (spaces in an amount) is its business.
func (t *Tab) mustHold(label, value string) {
	t.tb.Helper()
	if got := t.Value(label); got == "" && value != "" {
		t.fail("the field “%s” does not take “%s”: it stays empty", label, value)
	}
}

// Value is what the field with that label holds, or the option a list shows.
func (t *Tab) Value(label string) string {
	t.tb.Helper()
	return t.ask("value", label).Value
}

// Choose picks the radio button, or ticks the checkbox, with that label.
func (t *Tab) Choose(label string) { t.tb.Helper(); t.check(label, true) }

// Untick clears the checkbox with that label.
func (t *Tab) Untick(label string) { t.tb.Helper(); t.check(label, false) }

func (t *Tab) check(label string, want bool) {
	t.tb.Helper()
	spot := t.ask("choice", label)
	if spot.Checked == want {
		return
	}
	t.clickAt(spot)
	// A page that sends itself on a choice may have no such field any more.
	got, err := eval[finding](t, "checked", t.path(), label)
	if err == nil && got.Problem == "" && got.Checked != want {
		t.fail("“%s” was clicked and is still checked: %v", label, got.Checked)
	}
}

// Checked says whether the radio button or checkbox with that label is on.
func (t *Tab) Checked(label string) bool {
	t.tb.Helper()
	return t.ask("checked", label).Checked
}

// Select picks an option of the drop-down list with that label, by its text.
func (t *Tab) Select(label, option string) {
	t.tb.Helper()
	t.ask("select", label, option)
	t.settle()
}

// Upload gives the file at path to the file field with that label.
func (t *Tab) Upload(label, path string) {
	t.tb.Helper()
	t.ask("file", label) // the field is there, and only one
	element := expression("pick", []any{t.path(), "file", label})
	field, err := evaluate[*runtime.RemoteObject](t, element)
	if err == nil {
		err = call(t.session, dom.SetFileInputFiles, dom.SetFileInputFilesParams{
			Files: []string{path}, ObjectID: field.ObjectID,
		})
	}
	if err != nil {
		t.fail("give %s to “%s”: %v", path, label, err)
	}
	t.settle()
}

// Type types a text key by key, where the cursor is.
func (t *Tab) Type(text string) {
	t.tb.Helper()
	t.keys(text)
}

// Press presses keys one after the other: Press("Tab", "Shift+Tab", "Enter",
// "Ctrl+S", "?").
func (t *Tab) Press(keys ...string) {
	t.tb.Helper()
	for _, key := range keys {
		text, modifiers, err := parseKey(key)
		if err != nil {
			t.fail("%v", err)
		}
		t.keys(text, chromedp.KeyModifiers(modifiers...))
	}
}

func (t *Tab) keys(text string, options ...chromedp.KeyOption) {
	t.tb.Helper()
	err := send(t.session, func(ctx context.Context) error {
		return chromedp.Do(ctx, chromedp.KeyEvent(text, options...))
	})
	if err != nil {
		t.fail("press %q: %v", text, err)
	}
	t.settle()
}

// keyNames are the keys that have a name and no character.
var keyNames = map[string]string{
	"Tab": kb.Tab, "Enter": kb.Enter, "Escape": kb.Escape, "Space": " ",
	"Backspace": kb.Backspace, "Delete": kb.Delete, "Home": kb.Home, "End": kb.End,
	"PageUp": kb.PageUp, "PageDown": kb.PageDown, "ArrowUp": kb.ArrowUp, "ArrowDown": kb.ArrowDown,
	"ArrowLeft": kb.ArrowLeft, "ArrowRight": kb.ArrowRight, "F1": kb.F1,
}

var modifierNames = map[string]chromedp.Modifier{
	"Shift": kb.ModifierShift, "Ctrl": kb.ModifierCtrl, "Alt": kb.ModifierAlt,
}

// parseKey reads "Ctrl+Shift+K": modifiers, then one key by name or character.
func parseKey(spec string) (string, []chromedp.Modifier, error) {
	parts := strings.Split(spec, "+")
	key := parts[len(parts)-1]
	if name, ok := keyNames[key]; ok {
		key = name
	}
	if len([]rune(key)) != 1 {
		return "", nil, fmt.Errorf("no key is named %q", spec)
	}
	var modifiers []chromedp.Modifier
	for _, part := range parts[:len(parts)-1] {
		m, ok := modifierNames[part]
		if !ok {
			return "", nil, fmt.Errorf("no key is named %q in %q", part, spec)
		}
		modifiers = append(modifiers, m)
	}
	return key, modifiers, nil
}
