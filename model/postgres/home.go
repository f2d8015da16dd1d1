package postgres

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"

	"ctin/governance"
)

// longestSocket is how long the path of a Unix socket may be: 107 bytes on
// Linux, 103 on macOS.
const longestSocket = 103

// home is the folder of one server, held by this program alone.
//
//	lock        held as long as a program uses the folder
//	data        PostgreSQL's own folder
//	run         the socket
//	hba.conf    who may connect, written at each start
//	ident.conf  likewise
type home struct {
	dir      string
	socket   string
	account  account
	binaries Binaries
	lock     *os.File
}

func dataIn(dir string) string { return filepath.Join(dir, "data") }

// enter takes the folder of a server, and creates what is missing in it.
func enter(ctx context.Context, cfg Config) (*home, error) {
	dir, err := filepath.Abs(cfg.Dir)
	if err != nil {
		return nil, err
	}
	h := &home{dir: dir}
	if h.account, err = accountFor(dataIn(dir)); err != nil {
		return nil, err
	}
	if err := h.account.makeAll(dir); err != nil {
		return nil, err
	}
	if h.lock, err = lock(filepath.Join(dir, "lock")); err != nil {
		return nil, err
	}
	if err := h.furnish(ctx, cfg.Unsafe); err != nil {
		h.leave()
		return nil, err
	}
	return h, nil
}

// lock makes sure that one program at a time uses the folder. The system
// releases it when the program ends, however it ends.
func lock(name string) (*os.File, error) {
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil {
		return file, nil
	}
	_ = file.Close() // the lock is what failed
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, governance.Fail(governance.Conflict, msgBusy, filepath.Dir(name))
	}
	return nil, err
}

// furnish creates the data, the socket folder and the access rules.
func (h *home) furnish(ctx context.Context, unsafe bool) error {
	if at := h.account.stoppedAt(h.dir); at != "" {
		return governance.Fail(governance.Invalid, msgUnreachable, at)
	}
	if err := h.data(ctx, unsafe); err != nil {
		return err
	}
	if err := h.access(); err != nil {
		return err
	}
	return h.run()
}

// data finds the binaries of the data folder, which it creates when missing.
// What is there and is not ours is left as it is.
func (h *home) data(ctx context.Context, unsafe bool) (err error) {
	_, err = os.Lstat(dataIn(h.dir))
	if errors.Is(err, fs.ErrNotExist) {
		if h.binaries, err = Find(0); err != nil {
			return err
		}
		return h.initialise(ctx, unsafe)
	}
	if err != nil {
		return err
	}
	h.binaries, err = forData(dataIn(h.dir))
	if errors.Is(err, fs.ErrNotExist) {
		return governance.Fail(governance.Conflict, msgNotData, dataIn(h.dir)).Because(err)
	}
	return err
}

// initialise makes a data folder aside and puts it in place when it is
// complete: an interrupted first start leaves no half-made data behind.
func (h *home) initialise(ctx context.Context, unsafe bool) error {
	draft, err := os.MkdirTemp(h.dir, "unfinished-")
	if err != nil {
		return err
	}
	if err := h.account.give(draft); err != nil {
		return err
	}
	if err := h.initdb(ctx, draft, unsafe); err != nil {
		return err
	}
	if err := os.Rename(draft, dataIn(h.dir)); err != nil {
		return err
	}
	return flush(h.dir)
}

// initdb fills dir. Names sort and compare by their bytes unless a query says
// otherwise (the same everywhere, fr-x-icu for people); capital letters are
// those of Unicode where the system knows how, which C alone does not.
func (h *home) initdb(ctx context.Context, dir string, unsafe bool) error {
	args := []string{
		"--pgdata=" + dir, "--username=" + Owner, "--encoding=UTF8", "--locale=C",
		"--data-checksums", "--auth-local=peer", "--auth-host=reject",
	}
	if unsafe {
		args = append(args, "--no-sync")
	}
	var said []byte
	for _, ctype := range []string{"C.UTF-8", "UTF-8", "C"} {
		cmd := exec.CommandContext(ctx, h.binaries.Path("initdb"), append(args, "--lc-ctype="+ctype)...)
		h.account.run(cmd)
		var err error
		if said, err = cmd.CombinedOutput(); err == nil {
			return nil
		}
		if !strings.Contains(string(said), "invalid locale") {
			break
		}
	}
	return fmt.Errorf("initdb: %s", strings.TrimSpace(string(said)))
}

// access writes who may connect: the system account that runs this program,
// and root, who could become that account anyway. The kernel says who is at
// the other end of the socket (peer), so there is no password to keep; the map
// keeps out every other account even where the server had to become nobody,
// which other programs may share. The folder of the socket is closed besides.
func (h *home) access() error {
	me, err := userName()
	if err != nil {
		return err
	}
	var ident strings.Builder
	for _, role := range []string{Owner, Role} {
		fmt.Fprintf(&ident, "ctin %s %s\nctin root %s\n", quote(me), role, role)
	}
	rules := "local all " + Owner + "," + Role + " peer map=ctin\n"
	return errors.Join(
		h.account.share(filepath.Join(h.dir, "hba.conf"), rules),
		h.account.share(filepath.Join(h.dir, "ident.conf"), ident.String()))
}

// run makes the private folder of the socket, elsewhere when the path of dir
// is too long for one or holds the comma that separates hosts in an address.
func (h *home) run() (err error) {
	h.socket = filepath.Join(h.dir, "run")
	if len(h.socket)+len("/.s.PGSQL."+port) > longestSocket || strings.Contains(h.socket, ",") {
		if h.socket, err = os.MkdirTemp("/tmp", "ctin-"); err != nil {
			return err
		}
		return h.account.give(h.socket)
	}
	err = os.Mkdir(h.socket, 0o700)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return h.account.give(h.socket)
}

// leave gives the folder back.
func (h *home) leave() {
	if h.socket != "" && filepath.Dir(h.socket) != h.dir {
		_ = os.Remove(h.socket) // a temporary one; stays when something is in it
	}
	_ = h.lock.Close() // releases the lock; nothing was written
}

// flush makes the entries of a folder survive a power cut.
func flush(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

// quote makes a value safe in PostgreSQL's lists and maps.
func quote(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
