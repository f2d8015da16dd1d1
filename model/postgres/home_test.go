package postgres

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ctin/governance"
)

func TestWhatIsNotOursIsNeverTouched(t *testing.T) {
	dir := folder(t)
	photo := filepath.Join(dir, "data", "photo.jpg")
	if err := os.Mkdir(filepath.Dir(photo), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(photo, []byte("holiday"), 0o600); err != nil {
		t.Fatal(err)
	}
	give(t, filepath.Dir(photo))
	_, err := Start(t.Context(), Config{Dir: dir, Log: logTo(t)})
	if governance.CodeOf(err) != governance.Conflict {
		t.Errorf("err = %v, want a conflict", err)
	}
	if content, err := os.ReadFile(photo); err != nil || string(content) != "holiday" {
		t.Errorf("photo = %q, %v", content, err)
	}
}

func TestDataOfAnotherMajorVersionWantsItsOwnBinaries(t *testing.T) {
	dir := folder(t)
	if err := os.Mkdir(filepath.Join(dir, "data"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "data", "PG_VERSION"), []byte("3\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	give(t, filepath.Join(dir, "data"))
	_, err := Start(t.Context(), Config{Dir: dir, Log: logTo(t)})
	var missing Missing
	if !errors.As(err, &missing) || missing.Major != 3 {
		t.Errorf("err = %v, want Missing 3", err)
	}
}

func TestAnyFolderNameWorks(t *testing.T) {
	s := start(t, Config{Dir: filepath.Join(folder(t), `l'été, "là"`), Unsafe: true, Log: logTo(t)})
	stop(t, s)
	if _, err := os.Stat(s.socket); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s was left behind: %v", s.socket, err)
	}
}

func TestTheSocketOfALongFolderIsElsewhere(t *testing.T) {
	for name, elsewhere := range map[string]bool{"short": false, strings.Repeat("long ", 20): true} {
		h := &home{dir: filepath.Join(folder(t), name)}
		if err := os.Mkdir(h.dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := h.run(); err != nil {
			t.Fatal(err)
		}
		if elsewhere {
			t.Cleanup(func() { _ = os.Remove(h.socket) })
		}
		if len(h.socket) > longestSocket-len("/.s.PGSQL.5432") || elsewhere == strings.HasPrefix(h.socket, h.dir) {
			t.Errorf("the socket of %s is in %s", h.dir, h.socket)
		}
	}
}

func TestAFolderClosedToTheAccountIsNamed(t *testing.T) {
	closed := filepath.Join(folder(t), "closed")
	if err := os.Mkdir(closed, 0o700); err != nil {
		t.Fatal(err)
	}
	other := account{uid: 65534, gid: 65534, other: true}
	if got := other.stoppedAt(filepath.Join(closed, "pg")); got != closed {
		t.Errorf("stopped at %q, want %q", got, closed)
	}
}

func TestDataOfAnotherOwnerIsRefused(t *testing.T) {
	const ownedByRoot = "/usr"
	_, err := accountFor(ownedByRoot)
	code := governance.CodeOf(err)
	if code != governance.Forbidden && code != governance.Invalid || !strings.Contains(err.Error(), ownedByRoot) {
		t.Errorf("err = %v, want a refusal that names the folder", err)
	}
}

// give gives a folder to an account that is not root, when we are.
func give(t *testing.T, dir string) {
	t.Helper()
	a, err := accountFor("")
	if err != nil {
		t.Fatal(err)
	}
	if err := a.give(dir); err != nil {
		t.Fatal(err)
	}
}
