package main

import (
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/lib/pq"
)

// clients is how many people ask at once in R1 and W1.
const clients = 16

// pgbench is how often PostgreSQL's own tool gets through the statements,
// prepared, with as many clients as the product is given.
func pgbench(tb testing.TB, address string, said []statement) float64 {
	tb.Helper()
	var text strings.Builder
	for _, s := range said {
		text.WriteString(literal(tb, s) + ";\n")
	}
	return runPgbench(tb, address, text.String(), "prepared")
}

// runPgbench runs a script for a spell and returns how often it got through.
func runPgbench(tb testing.TB, address, script, mode string) float64 {
	tb.Helper()
	file := filepath.Join(tb.TempDir(), "script.sql")
	if err := os.WriteFile(file, []byte(script), 0o600); err != nil {
		tb.Fatal(err)
	}
	out, err := exec.Command("pgbench", "-n", "-M", mode, "-c", fmt.Sprint(clients), "-j", "2",
		"-T", fmt.Sprint(int(spell.Seconds())), "-f", file, address).CombinedOutput()
	if err != nil {
		tb.Fatalf("pgbench: %v\n%s", err, out)
	}
	m := regexp.MustCompile(`tps = ([0-9.]+)`).FindSubmatch(out)
	if m == nil {
		tb.Fatalf("pgbench says\n%s", out)
	}
	tps, _ := strconv.ParseFloat(string(m[1]), 64) // digits, by the pattern
	return tps
}

var parameter = regexp.MustCompile(`\$[0-9]+`)

// literal is a statement on one line, with its arguments written in it.
func literal(tb testing.TB, s statement) string {
	tb.Helper()
	text := parameter.ReplaceAllStringFunc(s.query, func(name string) string {
		n, _ := strconv.Atoi(name[1:]) // digits, by the pattern
		return quoted(tb, s.args[n-1])
	})
	return strings.Join(strings.Fields(text), " ")
}

// quoted writes a value as PostgreSQL reads it. An instant is written without
// the colons of its hours, which pgbench would take for its own variables.
func quoted(tb testing.TB, v any) string {
	tb.Helper()
	switch v := v.(type) {
	case nil:
		return "null"
	case bool, int64:
		return fmt.Sprint(v)
	case string:
		return pq.QuoteLiteral(v)
	case []byte:
		return `'\x` + hex.EncodeToString(v) + `'::bytea`
	case time.Time:
		return fmt.Sprintf("(timestamptz 'epoch' + interval '%d microseconds')", v.UnixMicro())
	}
	tb.Fatalf("a %T in a statement", v)
	return ""
}
