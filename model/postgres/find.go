package postgres

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Binaries is a folder of PostgreSQL's programs, all of one version.
type Binaries struct {
	Dir   string
	Major int
}

// Path is the file of one of the programs, such as pg_dump.
func (b Binaries) Path(tool string) string { return filepath.Join(b.Dir, tool) }

// Find finds the programs of a server: those of one major version, or the best
// ones when major is 0. The PATH comes first, then the newest of the usual
// places. It returns Missing when there are none.
func Find(major int) (Binaries, error) {
	return usualPlaces().server(major)
}

// FindClient finds pg_dump and pg_restore, which work with any server that is
// not newer than they are.
func FindClient(atLeast int) (Binaries, error) {
	newEnough := func(major int) bool { return major >= atLeast }
	return usualPlaces().find(newEnough, atLeast, "pg_dump", "pg_restore")
}

// places are where to look: path in its order, then the newest of patterns.
type places struct {
	path     []string
	patterns []string
}

// usualPlaces are those of the systems we know: packages rarely put the
// server's programs on the PATH.
func usualPlaces() places {
	return places{
		path: filepath.SplitList(os.Getenv("PATH")),
		patterns: []string{
			"/usr/lib/postgresql/*/bin",                          // Debian, Ubuntu
			"/usr/pgsql-*/bin",                                   // PostgreSQL's own packages for Red Hat
			"/usr/lib/postgresql*/bin",                           // openSUSE
			"/usr/libexec/postgresql*",                           // Alpine
			"/opt/homebrew/opt/postgresql*/bin",                  // Homebrew
			"/usr/local/opt/postgresql*/bin",                     // Homebrew, Intel
			"/home/linuxbrew/.linuxbrew/opt/postgresql*/bin",     // Homebrew, Linux
			"/Applications/Postgres.app/Contents/Versions/*/bin", // Postgres.app
		},
	}
}

// server is Find in these places.
func (p places) server(major int) (Binaries, error) {
	wanted := func(m int) bool { return m >= Oldest }
	if major != 0 {
		wanted = func(m int) bool { return m == major }
	}
	return p.find(wanted, major, "postgres", "initdb", "pg_ctl")
}

// find returns the folder that holds all the tools in a wanted version.
func (p places) find(wanted func(major int) bool, major int, tools ...string) (Binaries, error) {
	newest := 0
	for _, b := range p.candidates(tools) {
		if wanted(b.Major) {
			return b, nil
		}
		newest = max(newest, b.Major)
	}
	return Binaries{}, Missing{Major: major, Found: newest, Command: thisMachine().install(major)}
}

// candidates lists the folders that hold the tools, the best first.
func (p places) candidates(tools []string) []Binaries {
	var onPath, usual []Binaries
	for _, dir := range p.path {
		if !filepath.IsAbs(dir) {
			continue // what happens to lie in the current folder is not run
		}
		onPath = append(onPath, inspect(behind(dir, tools[0]), tools))
	}
	for _, pattern := range p.patterns {
		dirs, _ := filepath.Glob(pattern) // fails on a malformed pattern only
		for _, dir := range dirs {
			usual = append(usual, inspect(dir, tools))
		}
	}
	slices.SortStableFunc(usual, func(a, b Binaries) int { return b.Major - a.Major })
	missing := func(b Binaries) bool { return b.Major == 0 }
	return slices.DeleteFunc(append(onPath, usual...), missing)
}

// behind is the folder where tool really is: what a PATH folder holds is often
// a link to one program, without the others beside it.
func behind(dir, tool string) string {
	file, err := filepath.EvalSymlinks(filepath.Join(dir, tool))
	if err != nil {
		return dir
	}
	return filepath.Dir(file)
}

// inspect returns the binaries of dir, with Major 0 when one of the tools is
// missing or does not run.
func inspect(dir string, tools []string) Binaries {
	b := Binaries{Dir: dir}
	for _, tool := range tools {
		if info, err := os.Stat(b.Path(tool)); err != nil || info.IsDir() || info.Mode()&0o111 == 0 {
			return b
		}
	}
	out, err := exec.Command(b.Path(tools[0]), "--version").Output()
	if err != nil {
		return b
	}
	b.Major = majorOf(string(out))
	return b
}

// majorOf reads "postgres (PostgreSQL) 15.8 (Debian 15.8-1)" as 15.
func majorOf(version string) int {
	found := regexp.MustCompile(`\(PostgreSQL\) (\d+)`).FindStringSubmatch(version)
	if found == nil {
		return 0
	}
	major, _ := strconv.Atoi(found[1]) // digits only
	return major
}

// forData finds the binaries of the version that wrote a data folder: no other
// can read it.
func forData(data string) (Binaries, error) {
	version, err := os.ReadFile(filepath.Join(data, "PG_VERSION"))
	if err != nil {
		return Binaries{}, err
	}
	major, err := strconv.Atoi(strings.TrimSpace(string(version)))
	if err != nil {
		return Binaries{}, err
	}
	return Find(major)
}
