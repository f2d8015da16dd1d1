package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ctin/governance/perimeter"
	"ctin/handlers"
	"ctin/handlers/auth"
	"ctin/model"
	"ctin/model/demonstration"
	"ctin/model/postgres"
)

// demoFlags are the choices of `ctin demo`.
type demoFlags struct {
	listen, data string
	reset        bool
}

func parseDemo(t terminal, args []string) (demoFlags, error) {
	var f demoFlags
	set := flag.NewFlagSet("ctin demo", flag.ContinueOnError)
	set.SetOutput(t.err)
	set.StringVar(&f.listen, "listen", defaultListen, flagListen)
	set.StringVar(&f.data, "data", dataFolder(t.getenv), flagData)
	set.BoolVar(&f.reset, "reset", false, flagReset)
	return f, set.Parse(args)
}

// dataFolder is where a demonstration keeps its data: the user's own folder,
// the machine's for root.
func dataFolder(getenv func(string) string) string {
	if os.Geteuid() == 0 {
		return "/var/lib/ctin"
	}
	if dir := getenv("XDG_DATA_HOME"); dir != "" {
		return filepath.Join(dir, "ctin")
	}
	return filepath.Join(getenv("HOME"), ".local", "share", "ctin")
}

// runDemo starts everything on one machine: PostgreSQL, the provider, the data.
func runDemo(ctx context.Context, t terminal, args []string) error {
	f, err := parseDemo(t, args)
	if err != nil {
		return err
	}
	if err := refuseMixed(); err != nil {
		return err
	}
	l, err := net.Listen("tcp", f.listen)
	if err != nil {
		return fmt.Errorf(msgListen, f.listen, err)
	}
	log := slog.New(slog.NewTextHandler(t.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	server, err := postgres.Start(ctx, postgres.Config{Dir: f.data, Log: log})
	if err != nil {
		return err
	}
	defer func() {
		fmt.Fprintln(t.out, msgDemoStop)
		if err := server.Stop(context.WithoutCancel(ctx)); err != nil {
			log.Error("PostgreSQL did not stop cleanly", slog.Any("err", err))
		}
	}()
	return demonstrate(ctx, t, f, l, server, log)
}

// demonstrate serves the demonstration over a running PostgreSQL.
func demonstrate(ctx context.Context, t terminal, f demoFlags, l net.Listener, server *postgres.Server, log *slog.Logger) error {
	if f.reset {
		if err := resetDemo(ctx, t, f.data, server); err != nil {
			return err
		}
	}
	if _, err := migrate(ctx, server.URL(postgres.Owner, postgres.Database), postgres.Role); err != nil {
		return err
	}
	db, err := openPool(ctx, server.URL(postgres.Role, postgres.Database))
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // nothing is in flight any more
	atlas, err := perimeter.Load()
	if err != nil {
		return err
	}
	base := &url.URL{Scheme: "http", Host: l.Addr().String()}
	store := model.New(db, atlas, base, time.Now)
	certificate, err := demonstrationSeal(f.data, time.Now())
	if err != nil {
		return err
	}
	store.SealWith(certificate)
	if err := claim(ctx, store, model.ModeDemo); err != nil {
		return err
	}
	print := handlers.Printer(store, base, true)
	if err := demonstration.Load(ctx, store, atlas, base.JoinPath(handlers.DemoPath).String(), time.Now(),
		demonstration.Sealed(print), demonstration.Printed(handlers.AgendaPrinter(base, true))); err != nil {
		return err
	}
	app, err := handlers.New(handlers.Config{
		Store: store, Atlas: atlas, Base: base, Personas: personas(), Life: defaultLife, Idle: defaultIdle,
		Log: log, Now: time.Now,
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, msgDemoReady, base, f.data)
	go keepHouse(ctx, store, print, log)
	return serveHTTP(ctx, l, app.Handler(), log)
}

// resetDemo empties the database of a demonstration, after asking.
func resetDemo(ctx context.Context, t terminal, folder string, server *postgres.Server) error {
	fmt.Fprintf(t.out, msgDemoReset, folder)
	answer, err := bufio.NewReader(t.in).ReadString('\n')
	if strings.TrimSpace(strings.ToLower(answer)) != "oui" {
		return errors.New(msgDemoKept) // the end of the input means no as well
	}
	if err != nil {
		return err
	}
	return server.Recreate(ctx)
}

// personas are the people of the demonstration, as its provider knows them.
func personas() []auth.Persona {
	var list []auth.Persona
	for _, p := range demonstration.Personas() {
		list = append(list, auth.Persona{
			Sub: p.Sub(), GivenName: p.GivenName, FamilyName: p.FamilyName, Email: p.Email(),
			Siret: p.Siret, OrganizationLabel: p.OrganizationLabel, Title: p.Title, Hint: p.Hint,
		})
	}
	return list
}
