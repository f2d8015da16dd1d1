package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"ctin/model/modeltest"
	"ctin/model/postgres"
)

// measureStarts is B1 and M2, from the start of the program to the first byte
// of its first page, and M1 at that moment. The limit is PostgreSQL alone, on a folder of its own. It
// leaves one demonstration running, on the last folder it made.
func measureStarts(tb testing.TB, t *table, binary string) *program {
	fresh := line{id: "B1", measure: "demo, new folder: first byte", unit: "s", beside: "PostgreSQL made and started", goal: 5}
	again := line{id: "B1", measure: "demo, existing folder: first byte", unit: "s", beside: "PostgreSQL started", goal: 1}
	address := freeAddress(tb) // one for all: logins of the demonstration remember it
	idle := line{id: "M1", measure: "memory when it answers (VmRSS)", unit: "MB", goal: memoryGoal}
	var folder string
	for range rounds {
		bare := modeltest.Folder(tb)
		fresh.limit.add(startPostgres(tb, bare))
		folder = modeltest.Folder(tb)
		p := startDemo(tb, binary, address, folder)
		fresh.value.add(p.took.Seconds())
		p.stop()
		again.limit.add(startPostgres(tb, bare))
		p = startDemo(tb, binary, address, folder)
		again.value.add(p.took.Seconds())
		all, _ := resident(tb, p.cmd.Process.Pid)
		idle.value.add(all)
		p.stop()
	}
	t.add(fresh)
	t.add(again)
	measureServe(tb, t, binary)
	t.add(idle)
	return startDemo(tb, binary, address, folder)
}

// startDemo starts a demonstration as people do.
func startDemo(tb testing.TB, binary, address, folder string) *program {
	tb.Helper()
	p := launch(tb, address, nil, binary, "demo", "--listen", address, "--data", folder)
	p.data = folder
	return p
}

// startPostgres starts PostgreSQL as the demonstration does, and stops it.
func startPostgres(tb testing.TB, folder string) float64 {
	tb.Helper()
	begun := time.Now()
	server, err := postgres.Start(tb.Context(), postgres.Config{Dir: folder})
	if err != nil {
		tb.Fatal(err)
	}
	took := time.Since(begun)
	if err := server.Stop(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	return took.Seconds()
}

// measureServe is M2 for the real service, whose PostgreSQL runs already. The
// limit is a program that only answers. No login is made: the provider named
// here answers nobody, and the first page says so.
func measureServe(tb testing.TB, t *table, binary string) {
	l := line{id: "M2", measure: "serve, running PostgreSQL: first byte", unit: "s", beside: "gin started", goal: 0.4}
	address := freeAddress(tb)
	environment := service(tb, address)
	launch(tb, address, environment, binary, "serve").stop() // the first start stamps the database
	for range rounds {
		empty := launchEmpty(tb)
		empty.stop()
		l.limit.add(empty.took.Seconds())
		p := launch(tb, address, environment, binary, "serve")
		p.stop()
		l.value.add(p.took.Seconds())
	}
	t.add(l)
}

// service is the environment of `ctin serve` over a database of its own.
func service(tb testing.TB, address string) []string {
	tb.Helper()
	providers := filepath.Join(tb.TempDir(), "providers.json")
	content := `[{"slug":"aucun","name":"Aucun","issuer":"http://127.0.0.1:9","client_id":"ctin","client_secret":"secret","algorithm":"ES256"}]`
	if err := os.WriteFile(providers, []byte(content), 0o600); err != nil {
		tb.Fatal(err)
	}
	db := modeltest.Open(tb)
	return []string{
		"DATABASE_URL=" + db.AppURL, "DATABASE_OWNER_URL=" + db.OwnerURL, "LISTEN=" + address,
		"BASE_URL=http://" + address, "OIDC_PROVIDERS=" + providers,
		"SMTP_URL=smtp://127.0.0.1:9", "MAIL_FROM=ctin@exemple.invalid",
	}
}
