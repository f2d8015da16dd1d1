package outbox

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	netmail "net/mail"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"

	gomail "github.com/wneessen/go-mail"
)

// timeout bounds each step with the server, so that one that hangs is left.
const timeout = 30 * time.Second

// Server is the mail server everything leaves through.
type Server struct {
	host           string
	port           int
	implicit       bool // TLS from the first byte
	plain          bool // no TLS: on this machine only
	user, password string
	trust          *tls.Config // whom to trust, for tests; nil is whom the system trusts
	timeout        time.Duration
}

// ParseServer reads SMTP_URL: smtp://user:password@host:587 asks for STARTTLS
// and sends nothing without it, unless the server is on this machine;
// smtps://host:465 speaks TLS from the beginning.
func ParseServer(address string) (Server, error) {
	u, err := url.Parse(address)
	if err != nil {
		return Server{}, errors.New(msgServer) // the cause would repeat the password
	}
	s := Server{host: u.Hostname(), port: 587, implicit: u.Scheme == "smtps", timeout: timeout}
	if u.Scheme != "smtp" && u.Scheme != "smtps" || s.host == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" {
		return Server{}, errors.New(msgServer)
	}
	if s.implicit {
		s.port = 465
	}
	if u.Port() != "" {
		if s.port, err = strconv.Atoi(u.Port()); err != nil || s.port < 1 || s.port > 65535 {
			return Server{}, errors.New(msgServer)
		}
	}
	s.user = u.User.Username()
	s.password, _ = u.User.Password()
	s.plain = !s.implicit && local(s.host)
	return s, nil
}

// local tells whether a host is this machine: what goes there crosses no network.
func local(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// From is the sender of every mail.
type From struct {
	address netmail.Address
	domain  string
}

// ParseFrom reads MAIL_FROM: an address, with or without a name.
func ParseFrom(s string) (From, error) {
	address, err := netmail.ParseAddress(s)
	if err != nil {
		return From{}, fmt.Errorf(msgFrom, s)
	}
	_, domain, _ := strings.Cut(address.Address, "@")
	return From{*address, domain}, nil
}

// failure says why a mail could not be sent.
type failure struct {
	reason    string // in general, without any address: for the log
	permanent bool   // trying again would change nothing
	cause     error
}

func (f *failure) Error() string {
	text := strings.ToValidUTF8(f.reason+": "+f.cause.Error(), "?")
	return strings.ReplaceAll(text, "\x00", "?")
}

// deliver hands one mail to the server; nil means that the server took it.
func (s Server) deliver(ctx context.Context, from From, m mail) *failure {
	msg, err := compose(from, m)
	if err != nil {
		return &failure{"the mail cannot be written", true, err}
	}
	client, err := gomail.NewClient(s.host, s.options(from)...)
	if err != nil {
		return &failure{"settings", false, err}
	}
	err = client.DialAndSendWithContext(ctx, msg)
	if err == nil || msg.IsDelivered() { // the server may well fail after it took the mail
		return nil
	}
	return explain(err)
}

// options are the settings of the connection.
func (s Server) options(from From) []gomail.Option {
	options := []gomail.Option{gomail.WithPort(s.port), gomail.WithTimeout(s.timeout), gomail.WithHELO(from.domain)}
	switch {
	case s.implicit:
		options = append(options, gomail.WithSSL())
	case s.plain:
		options = append(options, gomail.WithTLSPolicy(gomail.NoTLS))
	default:
		options = append(options, gomail.WithTLSPolicy(gomail.TLSMandatory))
	}
	if s.trust != nil {
		options = append(options, gomail.WithTLSConfig(s.trust))
	}
	if s.user != "" {
		options = append(options, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover),
			gomail.WithUsername(s.user), gomail.WithPassword(s.password))
	}
	return options
}

// explain tells a refusal of this mail from trouble with the server. Only what
// the server says of the recipient or of the content is for good: a refused
// login or sender is mended by whoever runs the instance.
func explain(err error) *failure {
	var refused *gomail.SendError
	if !errors.As(err, &refused) {
		return &failure{"the server cannot be reached", false, err}
	}
	code, policy := refused.ErrorCode(), strings.HasPrefix(refused.EnhancedStatusCode(), "5.7.")
	switch refused.Reason {
	case gomail.ErrSMTPRcptTo: // 530 and 554 there speak of us, not of the recipient
		unknown := code == 550 || code == 551 || code == 553 || code == 556
		return &failure{fmt.Sprintf("recipient refused (%d)", code), unknown && !policy, err}
	case gomail.ErrSMTPData, gomail.ErrSMTPDataClose:
		return &failure{fmt.Sprintf("content refused (%d)", code), code >= 500, err}
	}
	return &failure{fmt.Sprintf("sending failed (%d)", code), false, err}
}

// compose writes the message. Its Message-ID and its date are those of the
// row, so that a second sending is recognised as the same mail.
func compose(from From, m mail) (*gomail.Msg, error) {
	to, err := netmail.ParseAddress(m.address)
	if err != nil || to.Address != m.address {
		return nil, fmt.Errorf("%q is no address", m.address)
	}
	to.Name = oneLine(m.name)
	msg := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	msg.FromMailAddress(&from.address)
	msg.ToMailAddress(to)
	msg.Subject(oneLine(m.subject))
	msg.SetDateWithValue(m.createdAt)
	msg.SetMessageIDWithValue(m.token + "@" + from.domain)
	msg.SetGenHeader("Auto-Submitted", "auto-generated")
	msg.SetGenHeader("X-Auto-Response-Suppress", "All")
	msg.SetBodyString(gomail.TypeTextPlain, m.body)
	if m.calendar != "" {
		msg.AddAlternativeString(gomail.ContentType("text/calendar; method="+m.method), m.calendar)
	}
	if m.file != "" {
		msg.AttachReadSeeker(oneLine(m.file), bytes.NewReader(m.content), gomail.WithFileContentType(gomail.ContentType(m.media)))
	}
	return msg, nil
}

// oneLine makes text fit for a header: a line end typed in a name would
// otherwise begin a header of its own, and a typed "=?" an encoded word, in
// which line ends hide.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.ReplaceAll(s, "=?", "= ?")
}
