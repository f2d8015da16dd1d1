package main

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"strings"
	"time"

	"ctin/governance/seal"
	"ctin/handlers/auth"
	"ctin/model/outbox"
	"ctin/model/timestamp"
)

// config is what `ctin serve` reads from the environment.
type config struct {
	database  string   // DATABASE_URL, of the unprivileged role
	owner     string   // DATABASE_OWNER_URL, for migrations; empty when they are run apart
	base      *url.URL // BASE_URL
	providers []auth.Provider
	smtp      outbox.Server // SMTP_URL
	from      outbox.From   // MAIL_FROM
	listen    string        // LISTEN
	life      time.Duration
	idle      time.Duration
	proxies   []string          // TRUSTED_PROXIES, whose X-Forwarded-For is believed
	metrics   string            // METRICS_TOKEN, or empty: /metrics is closed
	seal      *seal.Certificate // SEAL_CERTIFICATE and SEAL_KEY; nil: minutes wait to be sealed
	stamper   *timestamp.Client // SEAL_TSA and SEAL_TSA_CA; nil: no proof of the time is asked
}

// The usual values.
const (
	defaultListen = "127.0.0.1:8080"
	defaultLife   = 12 * time.Hour
	defaultIdle   = time.Hour
)

// readConfig reads and checks the environment. The first thing wrong is
// returned with the name of its variable.
func readConfig(getenv func(string) string) (config, error) {
	c := config{
		database: getenv("DATABASE_URL"), owner: getenv("DATABASE_OWNER_URL"),
		listen: getenv("LISTEN"), metrics: getenv("METRICS_TOKEN"),
	}
	for _, v := range []struct{ name, value string }{
		{"DATABASE_URL", c.database},
		{"BASE_URL", getenv("BASE_URL")},
		{"OIDC_PROVIDERS", getenv("OIDC_PROVIDERS")},
		{"SMTP_URL", getenv("SMTP_URL")},
		{"MAIL_FROM", getenv("MAIL_FROM")},
	} {
		if v.value == "" {
			return config{}, fmt.Errorf(msgVariableMissing, v.name)
		}
	}
	if c.listen == "" {
		c.listen = defaultListen
	}
	return c, c.complete(getenv)
}

// complete reads what has a form of its own.
func (c *config) complete(getenv func(string) string) error {
	var err error
	if c.base, err = publicAddress(getenv("BASE_URL")); err != nil {
		return fmt.Errorf("BASE_URL: %w", err)
	}
	if c.providers, err = auth.LoadProviders(getenv("OIDC_PROVIDERS")); err != nil {
		return err
	}
	if c.smtp, err = outbox.ParseServer(getenv("SMTP_URL")); err != nil {
		return fmt.Errorf("SMTP_URL: %w", err)
	}
	if c.from, err = outbox.ParseFrom(getenv("MAIL_FROM")); err != nil {
		return fmt.Errorf("MAIL_FROM: %w", err)
	}
	if c.life, err = duration(getenv("SESSION_LIFE"), defaultLife); err != nil {
		return fmt.Errorf("SESSION_LIFE: %w", err)
	}
	if c.idle, err = duration(getenv("SESSION_IDLE"), defaultIdle); err != nil {
		return fmt.Errorf("SESSION_IDLE: %w", err)
	}
	if _, _, err := net.SplitHostPort(c.listen); err != nil {
		return fmt.Errorf("LISTEN: %w", err)
	}
	if c.proxies, err = networks(getenv("TRUSTED_PROXIES")); err != nil {
		return fmt.Errorf("TRUSTED_PROXIES: %w", err)
	}
	if c.seal, err = readSeal(getenv, time.Now()); err != nil {
		return err
	}
	if c.stamper, err = readStamper(getenv, c.seal); err != nil {
		return err
	}
	if c.owner == c.database {
		return errors.New(msgOwnerIsRole)
	}
	return nil
}

// publicAddress reads the address the service is known by: https, or http on
// this machine for trying things out; nothing after the host.
func publicAddress(s string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSuffix(s, "/"))
	if err != nil {
		return nil, err
	}
	ip := net.ParseIP(u.Hostname())
	local := u.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
	if u.Host == "" || u.Path != "" || u.RawQuery != "" || u.Scheme != "https" && !(u.Scheme == "http" && local) {
		return nil, fmt.Errorf(msgBaseURL, s)
	}
	return u, nil
}

// networks reads addresses and networks separated by commas.
func networks(s string) ([]string, error) {
	list := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' })
	for _, n := range list {
		if _, _, err := net.ParseCIDR(n); err != nil && net.ParseIP(n) == nil {
			return nil, fmt.Errorf(msgNetwork, n)
		}
	}
	return list, nil
}

func duration(s string, otherwise time.Duration) (time.Duration, error) {
	if s == "" {
		return otherwise, nil
	}
	d, err := time.ParseDuration(s)
	if err != nil || d < time.Minute || d > 24*time.Hour {
		return 0, fmt.Errorf(msgDuration, s)
	}
	return d, nil
}

// refuseMixed refuses settings of the real service beside the demonstration.
func refuseMixed() error {
	for _, pair := range os.Environ() {
		if strings.HasPrefix(pair, "OIDC_") {
			name, _, _ := strings.Cut(pair, "=")
			return fmt.Errorf(msgDemoBesideOIDC, name)
		}
	}
	return nil
}
