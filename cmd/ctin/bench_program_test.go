package main

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
)

// program is a server under measure.
type program struct {
	cmd  *exec.Cmd
	base string        // address
	data string        // folder, of a demonstration
	took time.Duration // from its start to the first byte of its first page
	said *bytes.Buffer
	tb   testing.TB
}

// compile builds the program, once for all measures.
func compile(tb testing.TB) string {
	tb.Helper()
	binary := filepath.Join(tb.TempDir(), "ctin")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		tb.Fatalf("go build: %v\n%s", err, out)
	}
	return binary
}

// freeAddress is a port of this machine that nobody listens on.
func freeAddress(tb testing.TB) string {
	tb.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// launch starts a server and waits for its first byte at /. It is stopped at
// the end, unless stop did.
func launch(tb testing.TB, address string, environment []string, binary string, args ...string) *program {
	tb.Helper()
	p := &program{cmd: exec.Command(binary, args...), base: "http://" + address, said: &bytes.Buffer{}, tb: tb}
	p.cmd.Env = append(os.Environ(), environment...)
	p.cmd.Stdout, p.cmd.Stderr = p.said, p.said
	begun := time.Now()
	if err := p.cmd.Start(); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(p.stop)
	p.awaitFirstByte(begun.Add(30 * time.Second))
	p.took = time.Since(begun)
	return p
}

// awaitFirstByte knocks every other millisecond until somebody opens.
func (p *program) awaitFirstByte(limit time.Time) {
	p.tb.Helper()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 30 * time.Second}
	for time.Now().Before(limit) {
		answer, err := client.Get(p.base + "/")
		if err != nil {
			time.Sleep(2 * time.Millisecond)
			continue
		}
		_, err = io.ReadFull(answer.Body, make([]byte, 1))
		_ = answer.Body.Close() // one byte is what we wanted
		if answer.StatusCode != http.StatusOK || err != nil {
			p.tb.Fatalf("%s answers %s (%v)", p.base, answer.Status, err)
		}
		return
	}
	p.stop()
	p.tb.Fatalf("%v does not answer:\n%s", p.cmd.Args, p.said)
}

// stop asks the program to end, and waits until it and PostgreSQL have.
func (p *program) stop() {
	if p.cmd.ProcessState != nil {
		return
	}
	killer := time.AfterFunc(20*time.Second, func() { _ = p.cmd.Process.Kill() })
	defer killer.Stop()
	_ = p.cmd.Process.Signal(syscall.SIGTERM) // when it has ended already, Wait says how
	if err := p.cmd.Wait(); err != nil && p.cmd.ProcessState.ExitCode() > 0 {
		p.tb.Errorf("%v: %v\n%s", p.cmd.Args, err, p.said)
	}
}

// listenVariable tells a second copy of this test binary to be the limit.
const listenVariable = "CTIN_BENCH_LISTEN"

// BenchmarkEmptyAnswer is not a measure: it is gin answering nothing, in a
// process of its own whose processor time can be read.
func BenchmarkEmptyAnswer(b *testing.B) {
	address := os.Getenv(listenVariable)
	if address == "" {
		return
	}
	gin.SetMode(gin.ReleaseMode)
	engine := gin.New()
	engine.GET("/", func(c *gin.Context) { c.String(http.StatusOK, " ") })
	b.Fatal(http.ListenAndServe(address, engine))
}

// launchEmpty starts the limit.
func launchEmpty(tb testing.TB) *program {
	tb.Helper()
	address := freeAddress(tb)
	return launch(tb, address, []string{listenVariable + "=" + address}, os.Args[0],
		"-test.run=^$", "-test.bench=^BenchmarkEmptyAnswer$", "-test.benchtime=1x")
}
