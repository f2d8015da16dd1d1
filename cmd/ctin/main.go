// Command ctin is the whole program: the demonstration, the service, and the
// tools to run it. It is the only place that sees every package.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // overseas territories have their own time, and a bare machine no zones
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, terminal{os.Stdin, os.Stdout, os.Stderr, os.Getenv}, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "ctin: "+err.Error())
		os.Exit(1)
	}
}

// terminal is where the program is started from.
type terminal struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
}

// command is one thing the program does.
type command struct {
	name, summary string
	do            func(ctx context.Context, t terminal, args []string) error
}

func commands() []command {
	return []command{
		{"demo", sumDemo, runDemo},
		{"serve", sumServe, runServe},
		{"migrate", sumMigrate, runMigrate},
		{"admin", sumAdmin, runAdmin},
		{"seed", sumSeed, runSeed},
		{"check", sumCheck, runCheck},
		{"verify", sumVerify, runVerify},
		{"backup", sumBackup, runBackup},
		{"restore", sumRestore, runRestore},
	}
}

// errUsage is a command line that means nothing; what it should be has been shown.
var errUsage = errors.New(msgUsage)

// run does what the command line says.
func run(ctx context.Context, t terminal, args []string) error {
	if len(args) > 0 {
		for _, c := range commands() {
			if c.name == args[0] {
				return c.do(ctx, t, args[1:])
			}
		}
	}
	fmt.Fprintln(t.err, msgCommands)
	for _, c := range commands() {
		fmt.Fprintf(t.err, "  ctin %-8s %s\n", c.name, c.summary)
	}
	return errUsage
}
