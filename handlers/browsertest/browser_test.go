package browsertest

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// profileOf gives the folder of a running browser, which all its processes
// name on their command line.
func profileOf(t *testing.T, pid int) string {
	t.Helper()
	line, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
	if err != nil {
		t.Fatal(err)
	}
	for arg := range strings.SplitSeq(string(line), "\x00") {
		if dir, ok := strings.CutPrefix(arg, "--user-data-dir="); ok {
			return dir
		}
	}
	t.Fatalf("no profile in %q", line)
	return ""
}

// processesOf counts what runs with that profile.
func processesOf(t *testing.T, profile string) int {
	t.Helper()
	lines, err := filepath.Glob("/proc/[0-9]*/cmdline")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, path := range lines {
		line, _ := os.ReadFile(path) // a process may end meanwhile
		if strings.Contains(string(line), profile) {
			n++
		}
	}
	return n
}

// mustEnd waits a little for the last process of that profile.
func mustEnd(t *testing.T, profile string) {
	t.Helper()
	for range 100 {
		if processesOf(t, profile) == 0 {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("%d processes of %s are left", processesOf(t, profile), profile)
}

func TestTheBrowserLeavesWithTheLastPerson(t *testing.T) {
	var c chromium
	start := time.Now()
	ctx, err := c.join()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("started in %v", time.Since(start).Round(time.Millisecond))
	second, err := c.join()
	if err != nil || second != ctx {
		t.Fatalf("the second person got another browser (%v)", err)
	}
	profile := profileOf(t, chromedp.FromContext(ctx).Browser.Process().Pid)
	c.leave()
	if processesOf(t, profile) == 0 {
		t.Fatal("the browser left while somebody used it")
	}
	c.leave()
	mustEnd(t, profile)
	if _, err := os.Stat(profile); !os.IsNotExist(err) {
		t.Errorf("the profile %s is left: %v", profile, err)
	}
}

func TestMainKeepsTheBrowserBetweenTests(t *testing.T) {
	var c chromium
	c.keep(true)
	ctx, err := c.join()
	if err != nil {
		t.Fatal(err)
	}
	profile := profileOf(t, chromedp.FromContext(ctx).Browser.Process().Pid)
	c.leave()
	again, err := c.join()
	if err != nil || again != ctx {
		t.Errorf("the next test got another browser (%v)", err)
	}
	c.leave()
	c.keep(false)
	mustEnd(t, profile)
}

func TestACrashedBrowserIsReplaced(t *testing.T) {
	var c chromium
	ctx, err := c.join()
	if err != nil {
		t.Fatal(err)
	}
	process := chromedp.FromContext(ctx).Browser.Process()
	profile := profileOf(t, process.Pid)
	if err := process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-ctx.Done()
	c.leave()
	next, err := c.join()
	if err != nil || next == ctx {
		t.Fatalf("no new browser after a crash: %v", err)
	}
	c.leave()
	mustEnd(t, profile)
}

const victimVariable = "BROWSERTEST_VICTIM"

// TestVictim is the other end of the next test: it opens a browser and waits
// to be killed.
func TestVictim(t *testing.T) {
	if os.Getenv(victimVariable) == "" {
		return
	}
	p := Open(t)
	fmt.Println("profile", profileOf(t, chromedp.FromContext(p.ctx).Browser.Process().Pid))
	time.Sleep(time.Minute)
}

func TestNothingIsLeftOfAKilledTestBinary(t *testing.T) {
	folder, err := os.MkdirTemp("", "victim") // short: Chromium puts a socket there
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	victim := exec.Command(os.Args[0], "-test.run=^TestVictim$")
	victim.Env = append(os.Environ(), victimVariable+"=1", "TMPDIR="+folder)
	out, err := victim.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := victim.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	profile := strings.TrimSpace(strings.TrimPrefix(line, "profile "))
	if processesOf(t, profile) == 0 {
		t.Fatalf("no process has the profile %q", profile)
	}
	if err := victim.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = victim.Wait() // it was killed: an error is what we want
	mustEnd(t, profile)
}
