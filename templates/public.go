package templates

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

// ErrorPage says what went wrong, that nothing was lost, and what to do.
type ErrorPage struct {
	Frame
	Status  int
	Heading string // ErrorHeading(Status) when empty
	Message string // ErrorMessage(Status) when empty
	Ways    []Link // what to do now; the home page when empty
}

func (ErrorPage) template() string { return "public/error.html" }

func publicViews() []Page {
	return []Page{Home{}, LoginRefused{}, ErrorPage{}}
}
