package postgres

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"ctin/governance"
)

// process is the running server.
type process struct {
	cmd    *exec.Cmd
	output *output
	done   chan struct{}
}

// serve starts the server and waits until it is ready. A server that a killed
// program left behind is given some time to go away.
func (h *home) serve(ctx context.Context, cfg Config) (*process, error) {
	deadline := time.Now().Add(cfg.patience)
	for {
		p, err := h.launch(cfg)
		if err != nil {
			return nil, err
		}
		if err = p.ready(ctx, dataIn(h.dir)); err == nil {
			return p, nil
		}
		if !p.output.says(`" already exists`, "is still in use") {
			return nil, err
		}
		if time.Now().After(deadline) {
			return nil, h.busy(err)
		}
		pause(ctx, 200*time.Millisecond)
	}
}

// pause waits, less when ctx ends.
func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// busy says that a server we did not start has the data folder.
func (h *home) busy(cause error) error {
	data := dataIn(h.dir)
	return governance.Fail(governance.Conflict, msgBusyServer,
		readStatus(data).pid, data, h.binaries.Path("pg_ctl"), data).Because(cause)
}

// launch starts the server's process. Linux ends it when the thread that
// started it ends, hence a goroutine that keeps its thread as long as the
// server runs.
func (h *home) launch(cfg Config) (*process, error) {
	p := &process{
		cmd:    exec.Command(h.binaries.Path("postgres"), h.settings(cfg.Unsafe)...),
		output: &output{log: cfg.Log},
		done:   make(chan struct{}),
	}
	h.account.run(p.cmd)
	dieWithProgram(p.cmd.SysProcAttr)
	p.cmd.Cancel = nil // no context ends it: end does
	p.cmd.Stdout, p.cmd.Stderr = p.output, p.output
	p.cmd.WaitDelay = time.Second
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		err := p.cmd.Start()
		started <- err
		if err == nil {
			_ = p.cmd.Wait() // what went wrong is in output
			close(p.done)
		}
	}()
	return p, <-started
}

// settings of the server; those of the data folder's own postgresql.conf
// apply beside them. What is logged holds no data of people.
func (h *home) settings(unsafe bool) []string {
	args := []string{"-D", dataIn(h.dir)}
	settings := []string{
		"listen_addresses=", "port=" + port,
		"unix_socket_directories=" + quote(h.socket), "unix_socket_permissions=0700",
		"hba_file=" + filepath.Join(h.dir, "hba.conf"), "ident_file=" + filepath.Join(h.dir, "ident.conf"),
		"timezone=UTC", "log_timezone=UTC", "jit=off",
		"lc_messages=C", "log_line_prefix=", "log_destination=stderr", "logging_collector=off",
		"log_error_verbosity=terse", "log_min_messages=log", "log_min_error_statement=panic",
	}
	if unsafe {
		settings = append(settings, "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300")
	}
	for _, setting := range settings {
		args = append(args, "-c", setting)
	}
	return args
}

// ready waits until the server accepts connections. Recovery after a crash
// takes what it takes.
func (p *process) ready(ctx context.Context, data string) error {
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-p.done:
			return fmt.Errorf("postgres: %s", p.output)
		case <-ctx.Done():
			_ = p.end(ctx) // says the same
			return ctx.Err()
		case <-tick.C:
			if status := readStatus(data); status.ready && status.pid == p.cmd.Process.Pid {
				return nil
			}
		}
	}
}

// end asks the server to stop, then insists when ctx ends.
func (p *process) end(ctx context.Context) error {
	_ = p.cmd.Process.Signal(syscall.SIGINT) // fails when it has ended already
	select {
	case <-p.done:
		return nil
	case <-ctx.Done():
	}
	_ = p.cmd.Process.Signal(syscall.SIGQUIT)
	<-p.done
	return ctx.Err()
}

// status is what a server writes about itself in its data folder.
type status struct {
	pid    int
	socket string
	ready  bool
}

// readStatus reads postmaster.pid: the process is in line 1, the folder of the
// socket in line 5, the state in line 8. Everything is zero without a server.
func readStatus(data string) status {
	content, err := os.ReadFile(filepath.Join(data, "postmaster.pid"))
	if err != nil {
		return status{}
	}
	lines := strings.Split(string(content), "\n")
	pid, err := strconv.Atoi(lines[0])
	if err != nil || len(lines) < 8 {
		return status{pid: pid}
	}
	return status{pid: pid, socket: lines[4], ready: strings.TrimSpace(lines[7]) == "ready"}
}

// environment is that of the program, without what would change the server.
func environment() []string {
	kept := []string{"LC_ALL=C"}
	for _, variable := range os.Environ() {
		name, _, _ := strings.Cut(variable, "=")
		if !strings.HasPrefix(name, "PG") && !strings.HasPrefix(name, "LC_") && !strings.HasPrefix(name, "LANG") {
			kept = append(kept, variable)
		}
	}
	return kept
}
