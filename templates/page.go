package templates

import (
	"strings"
	"time"

	"ctin/governance"
)

// Page is one page: a struct of ready values that embeds Frame, and the HTML
// file that shows it.
type Page interface {
	template() string // path of the file under templates/, which defines "main"
	frame() Frame
}

// Frame is what surrounds every page.
type Frame struct {
	Title string // shown by the browser: "Title – Coordination – ctin"
	Demo  bool   // demonstration: a banner on every page

	Person        *FramePerson // nil when nobody is signed in
	Coordination  *Choice      // the coordination this page belongs to, or nil
	Coordinations []Choice     // every coordination of the person
	Nav           []Link
	Crumbs        []Link // the pages above this one, without itself

	Flash    string              // success message after a redirect
	Problems governance.Problems // what the person must correct, in the order of the form
	Stale    bool                // somebody else saved while the person was writing

	Theme     string         // "auto", "light" or "dark"
	Here      string         // address of this page, for the theme switch to come back to
	Key       string         // idempotency key of the forms of this page
	Zone      *time.Location // zone of the coordination; nil is UTC
	Reference string         // reference of the request, shown on error pages

	Conformity governance.Conformity // of the accessibility statement, named on every page
}

// frame lets Render reach the Frame of any page that embeds it.
func (f Frame) frame() Frame { return f }

// titled gives a title to a frame that has none.
func (f Frame) titled(title string) Frame {
	if f.Title == "" {
		f.Title = title
	}
	return f
}

// FramePerson is the signed-in person as the header shows them.
type FramePerson struct {
	Name          string
	OnBehalf      string // organisation the person acts for, or empty
	Change        string // path where another organisation is chosen, or empty
	Administrator bool
	Funds         bool // for some organisation, somewhere
}

// Link is a label and where it leads. Current marks the page being read.
type Link struct {
	Label, Path string
	Current     bool
}

// Choice is a coordination in the switcher.
type Choice struct{ Name, Path string }

// Heading is what the browser shows in its title bar, most precise part first.
func (f Frame) Heading() string {
	heading := siteName
	if f.Coordination != nil {
		heading = f.Coordination.Name + titleSeparator + heading
	}
	if f.Title != "" {
		heading = f.Title + titleSeparator + heading
	}
	if len(f.Problems) > 0 {
		heading = titleProblem + heading
	}
	return heading
}

// Others are the coordinations one step away from the current one.
func (f Frame) Others() []Choice {
	var others []Choice
	for _, c := range f.Coordinations {
		if f.Coordination == nil || c.Path != f.Coordination.Path {
			others = append(others, c)
		}
	}
	return others
}

// Problem returns the first sentence about a field, or "".
func (f Frame) Problem(field string) string {
	for _, p := range f.Problems {
		if p.Field == field {
			return p.Message
		}
	}
	return ""
}

// ForcedTheme says that the person chose a theme instead of the device's.
func (f Frame) ForcedTheme() bool { return f.Theme == "light" || f.Theme == "dark" }

// ProblemHeading announces how many answers must be corrected.
func (f Frame) ProblemHeading() string {
	if len(f.Problems) == 1 {
		return oneProblem
	}
	return Number(len(f.Problems)) + manyProblems
}

// OffersLogin says whether the header leads to the login page: not when the
// page is that one already.
func (f Frame) OffersLogin() bool {
	return f.Person == nil && f.Here != "/" && !strings.HasPrefix(f.Here, "/connexion")
}
