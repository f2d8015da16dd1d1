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

// memoryGoal is for the program alone, in MB: PostgreSQL is apart, and so is the
// engine of the editor.
const memoryGoal = 35

// measureMemory is M1 after a minute of light use.
func measureMemory(tb testing.TB, t *table, demo *program, v *visitor) {
	pages := mainPages(v.coordination("sicoval"))
	turns := 0
	for end := time.Now().Add(lightUse); time.Now().Before(end); turns++ {
		v.get(pages[turns%len(pages)].path)
		time.Sleep(lightPause)
	}
	all, anonymous := resident(tb, demo.cmd.Process.Pid)
	t.add(line{id: "M1", measure: "memory after a minute of light use", unit: "MB", value: sample{all}, goal: memoryGoal})
	t.add(line{id: "M1", measure: "  of which not files (RssAnon)", unit: "MB", value: sample{anonymous}})
}
