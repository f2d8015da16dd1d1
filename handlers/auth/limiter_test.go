package auth_test

import (
	"testing"
	"time"

	"ctin/handlers/auth"
)

func TestALimiterCountsPerKeyAndSaysHowLongToWait(t *testing.T) {
	c := &clock{t: time.Now()}
	l := auth.NewLimiter(10, 100, c.now)
	for i := range 10 {
		if _, ok := l.Allow("a"); !ok {
			t.Fatalf("event %d refused", i)
		}
	}
	wait, ok := l.Allow("a")
	if ok || wait < 6*time.Second || wait > 7*time.Second || wait%time.Second != 0 {
		t.Errorf("the eleventh: %v %v", wait, ok)
	}
	if _, ok := l.Allow("b"); !ok {
		t.Error("another key is refused")
	}
	c.advance(wait)
	if _, ok := l.Allow("a"); !ok {
		t.Error("refused after having waited as told")
	}
	if _, ok := l.Allow("a"); ok {
		t.Error("one wait gave two events")
	}
}

func TestALimiterForgetsTheKeyUnseenForLongest(t *testing.T) {
	c := &clock{t: time.Now()}
	l := auth.NewLimiter(1, 2, c.now)
	l.Allow("a")
	l.Allow("b")
	l.Allow("a") // refused, but seen
	l.Allow("c") // b goes
	if _, ok := l.Allow("a"); ok {
		t.Error("a was forgotten although it was seen after b")
	}
	if _, ok := l.Allow("b"); !ok {
		t.Error("b is remembered: the keys are not bounded")
	}
}

func TestALimiterSurvivesAClockThatMovesBack(t *testing.T) {
	c := &clock{t: time.Now()}
	l := auth.NewLimiter(2, 2, c.now)
	l.Allow("a")
	c.advance(-24 * time.Hour)
	if _, ok := l.Allow("a"); !ok {
		t.Error("refused")
	}
	if wait, ok := l.Allow("a"); ok || wait > time.Minute {
		t.Errorf("%v %v", wait, ok)
	}
}

func TestAddressKeysJoinWhatOneClientCanChoose(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"192.0.2.1:4321", "192.0.2.1"},
		{"192.0.2.1", "192.0.2.1"},
		{"[::ffff:192.0.2.1]:80", "192.0.2.1"},
		{"[2001:db8:1:2:3::4]:80", "2001:db8:1:2::/64"},
		{"2001:db8:1:2:ffff::4", "2001:db8:1:2::/64"},
		{"fe80::1%eth0", "fe80::/64"},
		{"", "unknown"},
		{"evil\nline", "unknown"},
	} {
		if got := auth.AddressKey(tt.in); got != tt.want {
			t.Errorf("AddressKey(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
