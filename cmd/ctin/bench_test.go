package main

import (
	"fmt"
	"os"
	"strconv"
	"testing"
)

// BenchmarkCtin measures the program as people get it, beside the limits of the
// machine it runs on. `make bench` runs it; nothing else does.
//
//   - The program is compiled once and started as a person starts it: `ctin demo`
//     on a new folder, its own PostgreSQL, a free port of this machine.
//   - A limit is what no program could do better here: PostgreSQL starting, the
//     same SQL without us, gin answering nothing, an empty page in the browser.
//     Limit and product take turns, rounds times over, so that a busy machine
//     slows both; the table shows medians, with the least and the most.
//   - A request costs processor time, read from the kernel for the whole tree of
//     processes. It depends much less on who else is working than waiting does;
//     the load of the machine is printed below the table all the same.
//   - Ratios travel from one machine to another; milliseconds do not.
//
// A goal that is missed is written in the table. Only an error fails.
func BenchmarkCtin(b *testing.B) {
	t := &table{}
	defer t.print(os.Stdout) // what was measured before an error is worth reading
	binary := compile(b)
	demo := measureStarts(b, t, binary)
	anna := login(b, demo.base, coordinator)
	lise := login(b, demo.base, lille)
	root := login(b, demo.base, administrator)
	measureMemory(b, t, demo, anna)
	measureRequests(b, t, demo, lise, "lille", "95 communes")
	measureBrowser(b, t, demo, anna)
	g := measureStatements(b, t, demo, anna, root)
	measureRequests(b, t, demo, anna, grown, fmt.Sprint(manyRows, " rows"))
	bank := openBank(g, demo)
	bank.measureConference(t, anna)
	bank.measureGrowth(t, country(b))
	measureLive(b, t, demo)
	bank.measureWrites(t)
	bank.measurePool(t)
	bank.measureReads(t, anna)
	bank.measureOpenLoop(t, anna)
	measurePrint(b, t)
}

// country is how much of a country the tables are filled with, in per cent: a
// tenth, unless CTIN_COUNTRY says otherwise. The whole takes many minutes.
func country(tb testing.TB) int {
	tb.Helper()
	said := os.Getenv("CTIN_COUNTRY")
	if said == "" {
		return 10
	}
	percent, err := strconv.Atoi(said)
	if err != nil || percent < 1 || percent > 100 {
		tb.Fatalf("CTIN_COUNTRY is %q: a percentage is wanted", said)
	}
	return percent
}

// rounds is how many times limit and product take turns.
const rounds = 3
