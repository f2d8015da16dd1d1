package auth

import (
	"container/list"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Limiter allows so many events per minute and per key (an address, a person).
// It remembers a bounded number of keys: the one unseen for longest is
// forgotten first. It is safe for concurrent use.
type Limiter struct {
	perMinute int
	capacity  int
	now       func() time.Time

	mu     sync.Mutex
	recent *list.List // of *bucket, most recent first
	byKey  map[string]*list.Element
}

type bucket struct {
	key string
	*rate.Limiter
}

// NewLimiter makes a Limiter that remembers at most capacity keys.
func NewLimiter(perMinute, capacity int, now func() time.Time) *Limiter {
	return &Limiter{
		perMinute: perMinute,
		capacity:  capacity,
		now:       now,
		recent:    list.New(),
		byKey:     make(map[string]*list.Element),
	}
}

// Allow counts one event for key. When there were too many, it says how long to
// wait, in whole seconds: the value of Retry-After.
func (l *Limiter) Allow(key string) (wait time.Duration, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	b, now := l.bucket(key), l.now()
	if b.AllowN(now, 1) {
		return 0, true
	}
	missing := 1 - b.TokensAt(now)
	seconds := missing * 60 / float64(l.perMinute)
	return max(time.Second, time.Duration(seconds*float64(time.Second)).Truncate(time.Second)+time.Second), false
}

// bucket finds or makes the bucket of key and marks it as the most recent.
func (l *Limiter) bucket(key string) *bucket {
	if e, ok := l.byKey[key]; ok {
		l.recent.MoveToFront(e)
		return e.Value.(*bucket)
	}
	if l.recent.Len() >= l.capacity {
		oldest := l.recent.Back()
		l.recent.Remove(oldest)
		delete(l.byKey, oldest.Value.(*bucket).key)
	}
	b := &bucket{key, rate.NewLimiter(rate.Limit(l.perMinute)/60, l.perMinute)}
	l.byKey[key] = l.recent.PushFront(b)
	return b
}

// AddressKey turns the address of a client into a key for a Limiter. A /64 of
// IPv6 is one client, who would otherwise have as many keys as they like.
func AddressKey(address string) string {
	if host, _, err := net.SplitHostPort(address); err == nil {
		address = host
	}
	ip, err := netip.ParseAddr(address)
	if err != nil {
		return "unknown"
	}
	ip = ip.Unmap().WithZone("")
	if ip.Is4() {
		return ip.String()
	}
	prefix, err := ip.Prefix(64)
	if err != nil {
		return "unknown"
	}
	return prefix.String()
}

// remoteAddress is the address of the connection: forwarded headers are ignored.
func remoteAddress(r *http.Request) string { return r.RemoteAddr }
