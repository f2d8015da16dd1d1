package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// tick is the unit of processor time in /proc: a hundredth of a second on
// every Linux (USER_HZ).
const tick = 10 * time.Millisecond

// usage is the processor time of one process.
type usage struct {
	parent int
	own    time.Duration // its threads
	ended  time.Duration // its children that have ended
}

// spent is the processor time of a program since it began, and that of all it
// started: for ours, PostgreSQL. It reads the kernel's own account.
func spent(tb testing.TB, pid int) (own, below time.Duration) {
	tb.Helper()
	all := usages(tb)
	program, ok := all[pid]
	if !ok {
		tb.Fatalf("no process %d", pid)
	}
	below = program.ended
	for child := range all {
		if child != pid && descends(all, child, pid) {
			below += all[child].own + all[child].ended
		}
	}
	return program.own, below
}

func descends(all map[int]usage, child, from int) bool {
	for pid := child; pid > 1; pid = all[pid].parent {
		if pid == from {
			return true
		}
	}
	return false
}

func usages(tb testing.TB) map[int]usage {
	tb.Helper()
	files, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil || len(files) == 0 {
		tb.Fatalf("no /proc here: processor time is read on Linux only (%v)", err)
	}
	all := map[int]usage{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			continue // it has just ended
		}
		pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(file))) // digits, by the pattern
		all[pid] = readUsage(string(text))
	}
	return all
}

// readUsage reads /proc/PID/stat, see proc(5). The name of the program, in
// brackets, may hold anything: the fields are counted from the last bracket.
func readUsage(text string) usage {
	fields := strings.Fields(text[strings.LastIndexByte(text, ')')+1:])
	number := func(field int) time.Duration { // as numbered by proc(5)
		n, _ := strconv.ParseInt(fields[field-3], 10, 64) // the kernel writes numbers
		return time.Duration(n)
	}
	return usage{
		parent: int(number(4)),
		own:    (number(14) + number(15)) * tick,
		ended:  (number(16) + number(17)) * tick,
	}
}

// resident is the memory of a process, in MB: all that it holds (VmRSS), and
// what is not a file that the kernel may drop and read again (RssAnon).
func resident(tb testing.TB, pid int) (all, anonymous float64) {
	tb.Helper()
	return status(tb, pid, "VmRSS"), status(tb, pid, "RssAnon")
}

// status is one row of what the kernel says of a process, in MB.
func status(tb testing.TB, pid int, name string) float64 {
	tb.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		tb.Fatal(err)
	}
	_, row, _ := strings.Cut(string(text), "\n"+name+":")
	kilobytes, err := strconv.ParseFloat(strings.Fields(row)[0], 64)
	if err != nil {
		tb.Fatal(err)
	}
	return kilobytes / 1024
}
