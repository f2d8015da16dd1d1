package outbox

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"fmt"
	"io"
	"math/big"
	"net"
	netmail "net/mail"
	"strings"
	"sync"
	"testing"
	"time"
)

// smtpServer is a small mail server on the loopback: the peer that mails are
// handed to. Its fields make it as unpleasant as real ones; they are set
// before it is used.
type smtpServer struct {
	greeting, rcpt, data, end string // replies; the usual ones when empty
	hangAt                    string // command that is never answered
	dropAt                    string // command after which the line is cut; "body": in the middle of the text
	slow                      time.Duration
	login                     string // user and password wanted, "user:password"

	listener net.Listener
	identity *tls.Config // for STARTTLS, or from the first byte when implicit
	implicit bool
	stop     chan struct{}

	mu       sync.Mutex
	accepted []accepted
	busy     map[string]int // recipients being served now
	overlaps int            // mails that were on two connections at once
}

// accepted is one mail the server took.
type accepted struct {
	from, to string
	secure   bool
	raw      string
	message  *netmail.Message
}

// startSMTP starts a server that the end of the test stops.
func startSMTP(t *testing.T, s *smtpServer) *smtpServer {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.listener, s.stop, s.busy = l, make(chan struct{}), map[string]int{}
	t.Cleanup(func() { close(s.stop); _ = l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go s.serve(conn)
		}
	}()
	return s
}

func (s *smtpServer) address() string { return s.listener.Addr().String() }

// dialogue is one connection.
type dialogue struct {
	s      *smtpServer
	conn   net.Conn
	lines  *bufio.Reader
	from   string
	to     string
	secure bool
}

func (s *smtpServer) serve(conn net.Conn) {
	d := &dialogue{s: s, conn: conn}
	defer func() { _ = d.conn.Close() }()
	if s.implicit {
		d.conn, d.secure = tls.Server(conn, s.identity), true
	}
	d.lines = bufio.NewReader(d.conn)
	d.say(or(s.greeting, "220 loopback ESMTP"))
	for {
		line, err := d.lines.ReadString('\n')
		if err != nil {
			return
		}
		verb, rest, _ := strings.Cut(strings.TrimRight(line, "\r\n"), " ")
		verb = strings.ToUpper(verb)
		if verb == s.hangAt {
			<-s.stop
			return
		}
		if !d.answer(verb, rest) || verb == s.dropAt {
			return
		}
	}
}

// answer replies to one command; false ends the dialogue.
func (d *dialogue) answer(verb, rest string) bool {
	switch verb {
	case "EHLO", "HELO":
		d.hello()
	case "STARTTLS":
		d.say("220 go ahead")
		d.conn, d.secure = tls.Server(d.conn, d.s.identity), true
		d.lines = bufio.NewReader(d.conn)
	case "AUTH":
		want := base64.StdEncoding.EncodeToString([]byte("\x00" + strings.Replace(d.s.login, ":", "\x00", 1)))
		d.say(map[bool]string{true: "235 welcome", false: "535 5.7.8 wrong password"}[rest == "PLAIN "+want])
	case "MAIL":
		d.from = inside(rest)
		d.say("250 ok")
	case "RCPT":
		d.to = inside(rest)
		d.say(or(d.s.rcpt, "250 ok"))
	case "DATA":
		return d.data()
	case "QUIT":
		d.say("221 bye")
		return false
	default:
		d.say("250 ok")
	}
	return true
}

func (d *dialogue) hello() {
	extensions := []string{"loopback", "8BITMIME", "ENHANCEDSTATUSCODES"}
	if d.s.identity != nil && !d.secure {
		extensions = append(extensions, "STARTTLS")
	}
	if d.s.login != "" {
		extensions = append(extensions, "AUTH PLAIN")
	}
	for i, e := range extensions {
		mark := "-"
		if i == len(extensions)-1 {
			mark = " "
		}
		d.say("250" + mark + e)
	}
}

func (d *dialogue) data() bool {
	if d.s.data != "" {
		d.say(d.s.data)
		return true
	}
	d.s.enter(d.to)
	defer d.s.leave(d.to)
	d.say("354 go on")
	var text strings.Builder
	for {
		line, err := d.lines.ReadString('\n')
		if err != nil || d.s.dropAt == "body" {
			return false
		}
		if line == ".\r\n" {
			break
		}
		text.WriteString(strings.TrimPrefix(line, "."))
	}
	time.Sleep(d.s.slow)
	if d.s.end != "" {
		d.say(d.s.end)
		return true
	}
	d.s.accept(accepted{from: d.from, to: d.to, secure: d.secure, raw: text.String()})
	d.say("250 2.0.0 queued")
	return true
}

func (s *smtpServer) accept(a accepted) {
	a.message, _ = netmail.ReadMessage(strings.NewReader(a.raw)) // a test that reads it finds nil
	s.mu.Lock()
	defer s.mu.Unlock()
	s.accepted = append(s.accepted, a)
}

func (s *smtpServer) enter(to string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.busy[to]++; s.busy[to] > 1 {
		s.overlaps++
	}
}

func (s *smtpServer) leave(to string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.busy[to]--
}

// mails are those taken so far.
func (s *smtpServer) mails() []accepted {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]accepted(nil), s.accepted...)
}

func (d *dialogue) say(line string) { _, _ = io.WriteString(d.conn, line+"\r\n") }

func or(reply, usual string) string {
	if reply == "" {
		return usual
	}
	return reply
}

// inside is the address between < and >.
func inside(s string) string {
	_, s, _ = strings.Cut(s, "<")
	s, _, _ = strings.Cut(s, ">")
	return s
}

// certificate makes the identity of a server named host, and the settings that
// trust it alone.
func certificate(t *testing.T, host string) (identity, trust *tls.Config) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	card := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: host}, DNSNames: []string{host},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, card, card, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(parsed)
	identity = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}, MinVersion: tls.VersionTLS12}
	return identity, &tls.Config{RootCAs: pool, ServerName: host, MinVersion: tls.VersionTLS12}
}

// server is the peer as the sender is told of it.
func (s *smtpServer) server(t *testing.T, scheme string) Server {
	t.Helper()
	userinfo := ""
	if s.login != "" {
		userinfo = s.login + "@"
	}
	server, err := ParseServer(fmt.Sprintf("%s://%s%s", scheme, userinfo, s.address()))
	if err != nil {
		t.Fatal(err)
	}
	server.timeout = 2 * time.Second
	return server
}
