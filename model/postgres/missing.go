package postgres

import (
	"fmt"
	"os"
	"os/exec"
)

// Missing says that PostgreSQL's programs are not on this machine. Its sentence
// is in French and tells what to do.
type Missing struct {
	Major   int    // the version wanted, 0 for any that ctin works with
	Found   int    // the newest version there is, 0 for none
	Command string // what installs it here, empty when unknown
}

// Error is the sentence for the person.
func (m Missing) Error() string {
	sentence := msgMissing
	switch {
	case m.Major != 0:
		sentence = fmt.Sprintf(msgMissingMajor, m.Major)
	case m.Found != 0:
		sentence = fmt.Sprintf(msgTooOld, m.Found, Oldest)
	}
	if m.Command != "" {
		sentence += fmt.Sprintf(msgInstall, m.Command)
	}
	return sentence + msgOtherDatabase
}

// machine is what decides how software is installed.
type machine struct {
	root bool
	has  func(program string) bool
}

func thisMachine() machine {
	return machine{root: os.Geteuid() == 0, has: func(program string) bool {
		_, err := exec.LookPath(program)
		return err == nil
	}}
}

// install is the one command that installs PostgreSQL here, in one version or
// in the system's own when major is 0.
func (m machine) install(major int) string {
	for _, manager := range []struct{ program, any, one string }{
		{"apt-get", "apt-get install -y postgresql", "apt-get install -y postgresql-%d"},
		{"dnf", "dnf install -y postgresql-server postgresql-contrib", "dnf install -y postgresql%[1]d-server postgresql%[1]d-contrib"},
		{"zypper", "zypper install -y postgresql-server postgresql-contrib", "zypper install -y postgresql%[1]d-server postgresql%[1]d-contrib"},
		{"apk", "apk add postgresql postgresql-contrib", "apk add postgresql%[1]d postgresql%[1]d-contrib"},
		{"brew", "brew install postgresql@17", "brew install postgresql@%d"},
	} {
		switch {
		case !m.has(manager.program):
		case major == 0:
			return m.asRoot(manager.program, manager.any)
		default:
			return m.asRoot(manager.program, fmt.Sprintf(manager.one, major))
		}
	}
	return ""
}

// asRoot prefixes a command that needs to be root; brew must not be.
func (m machine) asRoot(program, command string) string {
	switch {
	case m.root, program == "brew":
		return command
	case m.has("sudo"):
		return "sudo " + command
	}
	return `su -c "` + command + `"`
}
