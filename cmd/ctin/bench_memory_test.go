package main

import (
	"testing"
	"time"
)

// Light use is one person who turns two pages a second for a minute.
const (
	lightUse   = time.Minute
	lightPause = 500 * time.Millisecond
)

// measureMemory is M1: the memory of the program alone, once it has started and
// somebody has come, then after a minute of light use. PostgreSQL is apart.
func measureMemory(tb testing.TB, t *table, demo *program, v *visitor) {
	idle, private := resident(tb, demo.cmd.Process.Pid)
	paths := mainPages(v.coordination("sicoval"))
	turns := 0
	for end := time.Now().Add(lightUse); time.Now().Before(end); turns++ {
		v.get(paths[turns%len(paths)].path)
		time.Sleep(lightPause)
	}
	used, usedPrivate := resident(tb, demo.cmd.Process.Pid)
	for _, l := range []line{
		{measure: "memory at idle (VmRSS)", value: sample{idle}},
		{measure: "memory after a minute of light use (VmRSS)", value: sample{used}},
		{measure: "  of which not files, at idle (RssAnon)", value: sample{private}},
		{measure: "  of which not files, after use (RssAnon)", value: sample{usedPrivate}},
	} {
		l.id, l.unit = "M1", "MB"
		if l.measure[0] != ' ' {
			l.goal = 35
		}
		t.add(l)
	}
}
