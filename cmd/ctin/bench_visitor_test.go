package main

import (
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"ctin/handlers"
	"ctin/model/demonstration"
)

// Who visits.
const (
	coordinator   = demonstration.Coordinator
	lille         = demonstration.Lille
	administrator = demonstration.Administrator
)

// visitor is a signed-in person's browser, without scripts.
type visitor struct {
	tb     testing.TB
	base   string
	key    string // of the persona
	client *http.Client
}

var (
	authorizeForm = regexp.MustCompile(`(?s)<form[^>]*` + handlers.DemoPath + `/authorize".*?</form>`)
	hiddenInput   = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)"`)
)

// login signs a persona in as people do: the provider, its page, the choice.
func login(tb testing.TB, base, key string) *visitor {
	tb.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		tb.Fatal(err)
	}
	v := &visitor{tb, base, key, &http.Client{Jar: jar, Timeout: 20 * time.Second}}
	choice := v.get("/connexion/demonstration")
	form := url.Values{"persona": {"demo:" + key}}
	for _, m := range hiddenInput.FindAllStringSubmatch(authorizeForm.FindString(choice), -1) {
		form.Set(html.UnescapeString(m[1]), html.UnescapeString(m[2]))
	}
	answer, err := v.client.PostForm(base+handlers.DemoPath+"/authorize", form)
	if err != nil {
		tb.Fatal(err)
	}
	v.read(answer)
	return v
}

func (v *visitor) get(path string) string {
	v.tb.Helper()
	answer, err := v.client.Get(v.base + path)
	if err != nil {
		v.tb.Fatal(err)
	}
	return v.read(answer)
}

func (v *visitor) read(answer *http.Response) string {
	v.tb.Helper()
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		v.tb.Fatalf("%s for %s: %s %v\n%.2000s", answer.Request.URL, v.key, answer.Status, err, body)
	}
	return string(body)
}

// cookies are what the browser sends back: the session.
func (v *visitor) cookies() []*http.Cookie {
	v.tb.Helper()
	address, err := url.Parse(v.base)
	if err != nil {
		v.tb.Fatal(err)
	}
	return v.client.Jar.Cookies(address)
}

var coordinationLink = regexp.MustCompile(`href="(/coordinations/[a-z0-9-]+)"`)

// coordination is the path of the visitor's coordination whose address has a
// word in it.
func (v *visitor) coordination(word string) string {
	v.tb.Helper()
	for _, m := range coordinationLink.FindAllStringSubmatch(v.get("/"), -1) {
		if strings.Contains(m[1], word) {
			return m[1]
		}
	}
	v.tb.Fatalf("%s has no coordination called %q", v.key, word)
	return ""
}
