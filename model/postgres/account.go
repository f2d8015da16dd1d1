package postgres

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"

	"ctin/governance"
)

// account is the system account the server runs as: PostgreSQL refuses root.
type account struct {
	uid, gid uint32
	other    bool // not the account of this program, which is then root
}

// accountFor chooses the account: the program's own, and for root the owner of
// the existing data, else postgres, else nobody.
func accountFor(data string) (account, error) {
	info, err := os.Stat(data)
	switch {
	case err == nil:
		return ownerOf(data, info)
	case os.Geteuid() != 0:
		return account{uid: uint32(os.Geteuid()), gid: uint32(os.Getegid())}, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		if u, err := user.Lookup(name); err == nil {
			return dropTo(u)
		}
	}
	return account{}, governance.Fail(governance.Invalid, msgNoAccount)
}

// ownerOf is the account that owns existing data, the only one PostgreSQL
// accepts to serve it.
func ownerOf(data string, info fs.FileInfo) (account, error) {
	stat := info.Sys().(*syscall.Stat_t)
	me := uint32(os.Geteuid())
	switch {
	case me == 0 && stat.Uid == 0:
		return account{}, governance.Fail(governance.Invalid, msgRootData, data)
	case me != 0 && me != stat.Uid:
		return account{}, governance.Fail(governance.Forbidden, msgNotYours, data, nameOf(stat.Uid))
	}
	return account{uid: stat.Uid, gid: stat.Gid, other: me == 0}, nil
}

func dropTo(u *user.User) (account, error) {
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return account{}, err
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	return account{uid: uint32(uid), gid: uint32(gid), other: true}, err
}

// run makes cmd run as the account, away from the terminal: a Ctrl-C is for
// the program, which stops the server when it has finished with it.
func (a account) run(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if a.other {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: a.uid, Gid: a.gid}
	}
	cmd.Dir = "/" // the folder of the program may be closed to the account
	cmd.Env = environment()
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGINT) }
}

// give makes the account the owner of what this program has just created.
func (a account) give(path string) error {
	if !a.other {
		return nil
	}
	return os.Lchown(path, int(a.uid), int(a.gid))
}

// makeAll makes a folder that the account can traverse, and its parents,
// whatever the umask. Existing ones stay as they are.
func (a account) makeAll(dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	if err := a.makeAll(filepath.Dir(dir)); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if !a.other {
		return nil
	}
	return os.Chmod(dir, 0o755)
}

// share writes a file that the account can read, whatever the umask. The
// account cannot write where it is: root writes nothing an account could have
// put a link in place of.
func (a account) share(name, content string) error {
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil || !a.other {
		return err
	}
	return os.Chmod(name, 0o644)
}

// stoppedAt is the first folder on the way to dir that the account may not
// traverse, or empty.
func (a account) stoppedAt(dir string) string {
	if !a.other {
		return ""
	}
	stopped := ""
	if parent := filepath.Dir(dir); parent != dir {
		stopped = a.stoppedAt(parent)
	}
	if stopped != "" {
		return stopped
	}
	info, err := os.Stat(dir)
	if err != nil || a.mayTraverse(info) {
		return ""
	}
	return dir
}

func (a account) mayTraverse(info fs.FileInfo) bool {
	stat := info.Sys().(*syscall.Stat_t)
	switch {
	case stat.Uid == a.uid:
		return info.Mode()&0o100 != 0
	case stat.Gid == a.gid:
		return info.Mode()&0o010 != 0
	}
	return info.Mode()&0o001 != 0
}

// userName is the name of the account of this program, as the kernel knows it.
func userName() (string, error) {
	u, err := user.LookupId(strconv.Itoa(os.Geteuid()))
	if err != nil {
		return "", err
	}
	return u.Username, nil
}

// nameOf is the name of an account, or its number.
func nameOf(uid uint32) string {
	id := strconv.FormatUint(uint64(uid), 10)
	if u, err := user.LookupId(id); err == nil {
		return u.Username
	}
	return id
}
