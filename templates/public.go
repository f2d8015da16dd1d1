package templates

import "net/http"

// Home is the page of somebody who has not signed in: what this is, who may
// enter, and through which door.
type Home struct {
	Frame
	Providers []Provider
	Closed    bool // no provider answers: signing in is impossible for now
}

func (Home) template() string { return "public/home.html" }

// Provider is a service that vouches for people.
type Provider struct {
	Name, Path string
	Hint       string // who it is for, or empty
	ProConnect bool
}

// LoginRefused says why a person who was identified may not enter.
type LoginRefused struct {
	Frame
	Heading string // what happened
	Reason  string
	Whom    string // whom to ask, or empty
	Retry   string // path of another attempt, or empty
	Logout  bool   // offer to close the provider's session, which otherwise signs in again silently
}

func (LoginRefused) template() string { return "public/refused.html" }

func (p LoginRefused) frame() Frame { return p.titled(p.Heading) }

// ErrorPage says what went wrong, that nothing was lost, and what to do. What
// is left empty comes from the status.
type ErrorPage struct {
	Frame
	Status  int
	Heading string
	Message string
	Ways    []Link // what to do now
}

func (ErrorPage) template() string { return "public/error.html" }

func (p ErrorPage) frame() Frame { return p.titled(p.What()) }

// What happened, in a few words.
func (p ErrorPage) What() string {
	if p.Heading != "" {
		return p.Heading
	}
	return trouble(p.Status).heading
}

// Explain says what it means for the person.
func (p ErrorPage) Explain() string {
	if p.Message != "" {
		return p.Message
	}
	return trouble(p.Status).message
}

// Out are the ways on from here: at least the home page.
func (p ErrorPage) Out() []Link {
	if len(p.Ways) > 0 {
		return p.Ways
	}
	return []Link{{Label: homeLink, Path: "/"}}
}

// ErrorHeading says in a few words what a status means.
func ErrorHeading(status int) string { return trouble(status).heading }

// failure is what a status means in French.
type failure struct{ heading, message string }

func trouble(status int) failure {
	if f, ok := failures[status]; ok {
		return f
	}
	return failures[http.StatusInternalServerError]
}

func publicViews() []Page {
	return []Page{Home{}, LoginRefused{}, ErrorPage{}}
}
