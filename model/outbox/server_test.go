package outbox

import (
	"context"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"strings"
	"testing"
	"time"
	"unicode"
)

var written = time.Date(2026, 12, 3, 14, 0, 0, 0, time.UTC)

// invitation is an ordinary mail.
func invitation() mail {
	return mail{
		id: 1, token: "tok-en_1", address: "camille@exemple.fr", name: "Camille Exemple",
		subject: "Invitation à rejoindre la coordination «\u00a0Sicoval\u00a0»",
		body:    "Bonjour,\n\nOuvrez https://ctin.exemple.fr/invitation/abcdef\n.\nUne ligne avec un point.\n\nŒuvre, où\u202f?\n", createdAt: written,
	}
}

func sender(t *testing.T) From {
	t.Helper()
	from, err := ParseFrom("Coordinations numériques <ctin@exemple.fr>")
	if err != nil {
		t.Fatal(err)
	}
	return from
}

func TestAMailSaysWhatItIs(t *testing.T) {
	peer := startSMTP(t, &smtpServer{})
	if f := peer.server(t, "smtp").deliver(context.Background(), sender(t), invitation()); f != nil {
		t.Fatal(f)
	}
	mails := peer.mails()
	if len(mails) != 1 || mails[0].message == nil {
		t.Fatalf("%d mails", len(mails))
	}
	got := mails[0]
	if got.from != "ctin@exemple.fr" || got.to != "camille@exemple.fr" {
		t.Errorf("envelope %q to %q", got.from, got.to)
	}
	for header, want := range map[string]string{
		"From":                      "Coordinations numériques <ctin@exemple.fr>",
		"To":                        `"Camille Exemple" <camille@exemple.fr>`,
		"Subject":                   "Invitation à rejoindre la coordination «\u00a0Sicoval\u00a0»",
		"Date":                      "Thu, 03 Dec 2026 14:00:00 +0000",
		"Message-Id":                "<tok-en_1@exemple.fr>",
		"Auto-Submitted":            "auto-generated",
		"Mime-Version":              "1.0",
		"Content-Type":              "text/plain; charset=UTF-8",
		"Content-Transfer-Encoding": "quoted-printable",
		"User-Agent":                "",
		"X-Mailer":                  "",
	} {
		decoded, err := new(mime.WordDecoder).DecodeHeader(got.message.Header.Get(header))
		if err != nil || decoded != want {
			t.Errorf("%s: got %q (%v), want %q", header, decoded, err, want)
		}
	}
	body, err := io.ReadAll(quotedprintable.NewReader(got.message.Body))
	if err != nil {
		t.Fatal(err)
	}
	if text := strings.ReplaceAll(string(body), "\r\n", "\n"); strings.TrimRight(text, "\n") != strings.TrimRight(invitation().body, "\n") {
		t.Errorf("body %q", text)
	}
	for line := range strings.SplitSeq(got.raw, "\r\n") {
		if len(line) > 998 || strings.ContainsFunc(line, func(r rune) bool { return r > 126 }) {
			t.Errorf("line not fit for any server: %q", line)
		}
	}
}

// What people type in names and titles never becomes a header or a recipient.
func TestNoTextBecomesAHeader(t *testing.T) {
	hostile := []string{
		"X\r\nBcc: eve@mal.example",
		"X\nBcc: eve@mal.example",
		"X\rBcc: eve@mal.example",
		"é\r\nBcc: eve@mal.example",
		"X\r\n\r\nautre corps",
		"X\u2028Bcc: eve@mal.example",
		"X\x00\x0bBcc: eve@mal.example",
		`X" <eve@mal.example>, "Y`,
		"=?utf-8?q?X=0D=0ABcc:_eve@mal.example?=",
		strings.Repeat("très long ", 300) + "\r\nBcc: eve@mal.example",
		"\xff\xfe\r\nBcc: eve@mal.example",
	}
	peer := startSMTP(t, &smtpServer{})
	for _, text := range hostile {
		m := invitation()
		m.name, m.subject = text, text
		if f := peer.server(t, "smtp").deliver(context.Background(), sender(t), m); f != nil {
			t.Errorf("%q: %v", text, f)
		}
	}
	mails := peer.mails()
	if len(mails) != len(hostile) {
		t.Fatalf("%d mails", len(mails))
	}
	for i, got := range mails {
		if got.message == nil {
			t.Errorf("%q: unreadable mail", hostile[i])
			continue
		}
		to, err := got.message.Header.AddressList("To")
		if err != nil || len(to) != 1 || to[0].Address != "camille@exemple.fr" || got.to != "camille@exemple.fr" {
			t.Errorf("%q: recipients %v (%v)", hostile[i], to, err)
		}
		subject, err := new(mime.WordDecoder).DecodeHeader(got.message.Header.Get("Subject"))
		if err != nil || strings.ContainsFunc(subject+to[0].Name, unicode.IsControl) {
			t.Errorf("%q: read as %q, %q (%v)", hostile[i], subject, to[0].Name, err)
		}
		for name := range got.message.Header {
			if !strings.Contains(" From To Subject Date Message-Id Auto-Submitted X-Auto-Response-Suppress Mime-Version Content-Type Content-Transfer-Encoding ", " "+name+" ") {
				t.Errorf("%q: became header %s", hostile[i], name)
			}
		}
	}
}

func TestAnAddressThatIsNoneIsRefusedForGood(t *testing.T) {
	peer := startSMTP(t, &smtpServer{})
	for _, address := range []string{"", "camille", "camille@exemple.fr\r\nRCPT TO:<eve@mal.example>", "a@b.fr, c@d.fr", "Eve <eve@mal.example>", "<camille@exemple.fr>"} {
		m := invitation()
		m.address = address
		f := peer.server(t, "smtp").deliver(context.Background(), sender(t), m)
		if f == nil || !f.permanent {
			t.Errorf("%q: got %v", address, f)
		}
	}
	if n := len(peer.mails()); n != 0 {
		t.Errorf("%d mails went out", n)
	}
}

func TestWhatTheServerSaysDecidesWhetherToTryAgain(t *testing.T) {
	for _, tt := range []struct {
		rule      string
		peer      *smtpServer
		sent      bool
		permanent bool
	}{
		{"taken", &smtpServer{}, true, false},
		{"taken, then the line is cut", &smtpServer{dropAt: "DATA"}, true, false},
		{"taken, then the server hangs", &smtpServer{hangAt: "RSET"}, true, false},
		{"busy when greeting", &smtpServer{greeting: "421 4.3.2 later"}, false, false},
		{"closed for everyone", &smtpServer{greeting: "554 5.3.2 no"}, false, false},
		{"greylisted", &smtpServer{rcpt: "450 4.2.0 greylisted"}, false, false},
		{"mailbox full", &smtpServer{rcpt: "452 4.2.2 full"}, false, false},
		{"unknown recipient", &smtpServer{rcpt: "550 5.1.1 unknown"}, false, true},
		{"relay refused: our settings", &smtpServer{rcpt: "550 5.7.1 relaying denied"}, false, false},
		{"login wanted: our settings", &smtpServer{rcpt: "530 5.7.0 log in"}, false, false},
		{"text put off", &smtpServer{end: "451 4.3.0 later"}, false, false},
		{"text refused", &smtpServer{end: "554 5.6.0 refused"}, false, true},
		{"text refused before it is sent", &smtpServer{data: "554 5.6.0 refused"}, false, true},
		{"hangs when greeted", &smtpServer{hangAt: "EHLO"}, false, false},
		{"hangs before the text", &smtpServer{hangAt: "DATA"}, false, false},
		{"cut in the middle of the text", &smtpServer{dropAt: "body"}, false, false},
		{"cut after the recipient", &smtpServer{dropAt: "RCPT"}, false, false},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			peer := startSMTP(t, tt.peer)
			server := peer.server(t, "smtp")
			server.timeout = 500 * time.Millisecond
			f := server.deliver(context.Background(), sender(t), invitation())
			if (f == nil) != tt.sent || f != nil && f.permanent != tt.permanent {
				t.Errorf("got %+v", f)
			}
			if f != nil && strings.Contains(f.reason, "@") {
				t.Errorf("the reason for the log names an address: %s", f.reason)
			}
			if n := len(peer.mails()); (n == 1) != tt.sent {
				t.Errorf("%d mails taken", n)
			}
		})
	}
}

func TestNothingIsSentInTheClearOverANetwork(t *testing.T) {
	identity, trust := certificate(t, "mail.exemple.fr")
	_, stranger := certificate(t, "mail.exemple.fr")
	for _, tt := range []struct {
		rule     string
		peer     *smtpServer
		trust    func(*Server)
		sent     bool
		secure   bool
		implicit string
	}{
		{"on this machine, in the clear", &smtpServer{}, func(*Server) {}, true, false, "smtp"},
		{"elsewhere, with STARTTLS", &smtpServer{identity: identity}, func(s *Server) { s.plain, s.trust = false, trust }, true, true, "smtp"},
		{"elsewhere, without STARTTLS", &smtpServer{}, func(s *Server) { s.plain, s.trust = false, trust }, false, false, "smtp"},
		{"elsewhere, another certificate", &smtpServer{identity: identity}, func(s *Server) { s.plain, s.trust = false, stranger }, false, false, "smtp"},
		{"TLS from the first byte", &smtpServer{identity: identity, implicit: true}, func(s *Server) { s.trust = trust }, true, true, "smtps"},
		{"TLS from the first byte, another certificate", &smtpServer{identity: identity, implicit: true}, func(s *Server) { s.trust = stranger }, false, false, "smtps"},
		{"a login over TLS", &smtpServer{identity: identity, login: "ctin:secret"}, func(s *Server) { s.plain, s.trust = false, trust }, true, true, "smtp"},
		{"a wrong password", &smtpServer{identity: identity, login: "ctin:secret"}, func(s *Server) { s.plain, s.trust, s.password = false, trust, "x" }, false, false, "smtp"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			peer := startSMTP(t, tt.peer)
			server := peer.server(t, tt.implicit)
			tt.trust(&server)
			f := server.deliver(context.Background(), sender(t), invitation())
			mails := peer.mails()
			if (f == nil) != tt.sent || (len(mails) == 1) != tt.sent {
				t.Fatalf("got %v, %d mails", f, len(mails))
			}
			if f != nil && f.permanent {
				t.Error("trouble with our settings is not for good")
			}
			if tt.sent && mails[0].secure != tt.secure {
				t.Errorf("secure: %v", mails[0].secure)
			}
		})
	}
}

func TestTheServerIsReadFromOneAddress(t *testing.T) {
	for _, tt := range []struct {
		address  string
		host     string
		port     int
		implicit bool
		plain    bool
		ok       bool
	}{
		{"smtp://mail.exemple.fr", "mail.exemple.fr", 587, false, false, true},
		{"smtp://u:p%40ss@mail.exemple.fr:2525", "mail.exemple.fr", 2525, false, false, true},
		{"smtps://mail.exemple.fr", "mail.exemple.fr", 465, true, false, true},
		{"smtp://127.0.0.1:25", "127.0.0.1", 25, false, true, true},
		{"smtp://[::1]:25/", "::1", 25, false, true, true},
		{"smtp://localhost", "localhost", 587, false, true, true},
		{"smtps://localhost", "localhost", 465, true, false, true},
		{"smtp://localhost.exemple.fr", "localhost.exemple.fr", 587, false, false, true},
		{"http://mail.exemple.fr", "", 0, false, false, false},
		{"smtp://", "", 0, false, false, false},
		{"smtp://mail.exemple.fr:0", "", 0, false, false, false},
		{"smtp://mail.exemple.fr:99999", "", 0, false, false, false},
		{"smtp://mail.exemple.fr/path", "", 0, false, false, false},
		{"smtp://mail.exemple.fr?tls=no", "", 0, false, false, false},
		{"mail.exemple.fr:25", "", 0, false, false, false},
		{"", "", 0, false, false, false},
		{"smtp://u:secret@ma il", "", 0, false, false, false},
	} {
		s, err := ParseServer(tt.address)
		if (err == nil) != tt.ok || s.host != tt.host && tt.ok || tt.ok && (s.port != tt.port || s.implicit != tt.implicit || s.plain != tt.plain) {
			t.Errorf("%s: got %+v (%v)", tt.address, s, err)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: the error repeats the password", tt.address)
		}
	}
	s, err := ParseServer("smtp://u:p%40ss@mail.exemple.fr")
	if err != nil || s.user != "u" || s.password != "p@ss" {
		t.Errorf("login %q %q (%v)", s.user, s.password, err)
	}
}

func TestTheSenderIsOneAddress(t *testing.T) {
	for _, tt := range []struct {
		from string
		ok   bool
	}{
		{"ctin@exemple.fr", true},
		{"Coordinations <ctin@exemple.fr>", true},
		{"", false},
		{"ctin", false},
		{"a@b.fr, c@d.fr", false},
		{"ctin@exemple.fr\r\nBcc: eve@mal.example", false},
	} {
		if _, err := ParseFrom(tt.from); (err == nil) != tt.ok {
			t.Errorf("%q: got %v", tt.from, err)
		}
	}
}

func TestWaitsDoubleAndStayBounded(t *testing.T) {
	for _, tt := range []struct {
		attempts int
		want     time.Duration
	}{{1, time.Minute}, {2, 2 * time.Minute}, {5, 16 * time.Minute}, {9, 256 * time.Minute}, {10, 6 * time.Hour}, {1000, 6 * time.Hour}} {
		if got := wait(tt.attempts); got != tt.want {
			t.Errorf("after %d failures: got %s, want %s", tt.attempts, got, tt.want)
		}
	}
	for range 1000 {
		if d := spread(time.Minute); d < 45*time.Second || d > 75*time.Second {
			t.Fatalf("spread to %s", d)
		}
	}
}

func TestAMailMayCarryAnEventForCalendars(t *testing.T) {
	peer := startSMTP(t, &smtpServer{})
	m := invitation()
	m.calendar, m.method = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Comité stratégique\r\nEND:VCALENDAR\r\n", "REQUEST"
	if f := peer.server(t, "smtp").deliver(context.Background(), sender(t), m); f != nil {
		t.Fatal(f)
	}
	message := peer.mails()[0].message
	kind, parameters, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("%s, %v", kind, err)
	}
	parts := multipart.NewReader(message.Body, parameters["boundary"])
	for _, want := range []struct{ kind, method, content string }{
		{"text/plain", "", m.body},
		{"text/calendar", "REQUEST", m.calendar}, // last: a reader shows the last part that it knows
	} {
		part, err := parts.NextPart() // decodes quoted-printable
		if err != nil {
			t.Fatal(err)
		}
		kind, parameters, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
		content, readErr := io.ReadAll(part)
		if err != nil || readErr != nil || kind != want.kind || parameters["method"] != want.method ||
			!strings.EqualFold(parameters["charset"], "utf-8") {
			t.Errorf("part %s %v (%v, %v)", kind, parameters, err, readErr)
		}
		if got := strings.ReplaceAll(string(content), "\r\n", "\n"); got != strings.ReplaceAll(want.content, "\r\n", "\n") {
			t.Errorf("%s says %q", kind, got)
		}
	}
	if _, err := parts.NextPart(); err != io.EOF {
		t.Errorf("a third part: %v", err)
	}
}
