package postgres

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestBinariesAreFoundWhereTheyReallyAre(t *testing.T) {
	machine := t.TempDir()
	old := install(t, machine, "lib/9/bin", "9.6.1", "postgres", "initdb", "pg_ctl")
	fifteen := install(t, machine, "lib/15/bin", "15.8 (Debian 15.8-1)", "postgres", "initdb", "pg_ctl")
	newest := install(t, machine, "lib/18/bin", "18beta2", "postgres", "initdb", "pg_ctl")
	install(t, machine, "lib/99/bin", "99.1", "pg_dump", "psql")
	links := filepath.Join(machine, "links")
	if err := os.Mkdir(links, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(fifteen, "postgres"), filepath.Join(links, "postgres")); err != nil {
		t.Fatal(err)
	}
	alone := install(t, machine, "alone", "17.2", "postgres")
	usual := []string{machine + "/lib/*/bin"}

	for _, tt := range []struct {
		rule  string
		in    places
		major int
		want  string
	}{
		{"the newest of the usual places", places{patterns: usual}, 0, newest},
		{"the PATH comes first, and a link leads to the others", places{path: []string{links}, patterns: usual}, 0, fifteen},
		{"a PATH folder without initdb does not count", places{path: []string{alone}, patterns: usual}, 0, newest},
		{"data want their own version, whatever the PATH", places{path: []string{links}, patterns: usual}, 18, newest},
		{"data want their own version, however old", places{patterns: usual}, 9, old},
	} {
		got, err := tt.in.server(tt.major)
		if err != nil || got.Dir != tt.want {
			t.Errorf("%s: %v, %v", tt.rule, got, err)
		}
	}
	_, err := places{patterns: []string{machine + "/lib/9/bin"}}.server(0)
	var missing Missing
	if !errors.As(err, &missing) || missing.Found != 9 {
		t.Errorf("too old: %v", err)
	}
}

func TestAMissingPostgresSaysTheOneCommandThatInstallsIt(t *testing.T) {
	for _, tt := range []struct {
		on    string
		here  machine
		major int
		want  string
	}{
		{"Debian as root", having(true, "apt-get"), 0, "apt-get install -y postgresql"},
		{"Debian with sudo", having(false, "apt-get", "sudo"), 0, "sudo apt-get install -y postgresql"},
		{"Debian without sudo", having(false, "apt-get"), 0, `su -c "apt-get install -y postgresql"`},
		{"Debian, data of version 15", having(true, "apt-get"), 15, "apt-get install -y postgresql-15"},
		{"Fedora", having(false, "dnf", "sudo"), 0, "sudo dnf install -y postgresql-server postgresql-contrib"},
		{"macOS never as root", having(false, "brew", "sudo"), 0, "brew install postgresql@17"},
		{"an unknown system", having(true), 0, ""},
	} {
		if got := tt.here.install(tt.major); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.on, got, tt.want)
		}
	}
	said := Missing{Command: "apt-get install -y postgresql"}.Error()
	for _, part := range []string{"PostgreSQL n’a pas été trouvé", "« apt-get install -y postgresql »", "DATABASE_URL"} {
		if !strings.Contains(said, part) {
			t.Errorf("%q does not say %q", said, part)
		}
	}
}

func TestAMachineWithoutPostgresIsTold(t *testing.T) {
	_, err := places{path: []string{t.TempDir()}}.server(0)
	var missing Missing
	if !errors.As(err, &missing) || missing.Command == "" {
		t.Errorf("err = %v, want Missing with the command of this machine", err)
	}
}

func having(root bool, programs ...string) machine {
	return machine{root: root, has: func(program string) bool {
		for _, p := range programs {
			if p == program {
				return true
			}
		}
		return false
	}}
}

// install makes programs that say their version, as PostgreSQL's do.
func install(t *testing.T, machine, folder, version string, tools ...string) string {
	t.Helper()
	dir := filepath.Join(machine, folder)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, tool := range tools {
		script := "#!/bin/sh\necho '" + tool + " (PostgreSQL) " + version + "'\n"
		if err := os.WriteFile(filepath.Join(dir, tool), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
