package calendar

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// reader is a reader of calendars that nobody here wrote.
const reader = `
import json, sys, vobject
calendar = vobject.readOne(sys.stdin.buffer.read().decode("utf-8"))
value = lambda e, name: str(getattr(e, name).value) if hasattr(e, name) else ""
json.dump({
    "method": value(calendar, "method"),
    "events": [dict({n: value(e, n) for n in ("uid", "sequence", "summary", "description", "location", "status", "url")},
                    start=e.dtstart.value.isoformat(), end=e.dtend.value.isoformat()) for e in calendar.contents.get("vevent", [])],
}, sys.stdout)`

// read is what that reader understands of a calendar.
func read(t *testing.T, text string) (found struct {
	Method string
	Events []map[string]string
},
) {
	t.Helper()
	cmd := exec.Command("/usr/bin/python3", "-c", reader)
	var out, said bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(text), &out, &said
	if err := cmd.Run(); err != nil {
		t.Fatalf("python3-vobject (.ci/install test): %v\n%s", err, said.String())
	}
	if err := json.Unmarshal(out.Bytes(), &found); err != nil {
		t.Fatal(err)
	}
	return found
}

// What calendars of others read is what was written, whatever it holds: long
// lines of several octets a letter, signs of the format, line ends.
func TestAnotherReaderReadsTheSameCalendar(t *testing.T) {
	odd := event
	odd.UID = "4a2d"
	odd.Summary = strings.Repeat("Été, cœur ; \\ « œuvre » : ", 12) + "fin"
	odd.Description = "Une ligne\n\nune autre, " + strings.Repeat("é", 200) + "\nBEGIN:VEVENT\nSUMMARY:faux"
	odd.Location = "Salle \"Ô\" ; bât. B, 2ᵉ étage"
	told := func(e Event) map[string]string {
		return map[string]string{
			"uid": e.UID, "sequence": "2", "summary": e.Summary, "description": e.Description, "location": e.Location, "status": "CONFIRMED",
			"url": e.URL, "start": e.Start.UTC().Format("2006-01-02T15:04:05+00:00"), "end": e.End.UTC().Format("2006-01-02T15:04:05+00:00"),
		}
	}
	for _, e := range []Event{event, odd} {
		unfold(t, e.Text(e.Method()))
		got := read(t, e.Text(e.Method()))
		if diff := cmp.Diff([]map[string]string{told(e)}, got.Events); diff != "" || got.Method != "REQUEST" {
			t.Errorf("method %q, %s", got.Method, diff)
		}
	}
	feed := Feed("Séances, « Sicoval »", []Event{event, odd})
	unfold(t, feed)
	if diff := cmp.Diff([]map[string]string{told(event), told(odd)}, read(t, feed).Events); diff != "" {
		t.Errorf("the feed: %s", diff)
	}
	if got := read(t, Feed("Vide", nil)); len(got.Events) != 0 {
		t.Errorf("an empty feed has %v", got.Events)
	}
}
