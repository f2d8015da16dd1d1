package templates

// AccessIndex lists who has rights in a coordination.
type AccessIndex struct {
	Frame
	Tabs        []Link
	Filter      AccessFilter
	Roles       []Option
	States      []Option
	Sorts       []Option
	Lines       []AccessLine
	Total       int
	Pages       Pages
	Clear       string // path of the whole list, when it is filtered
	Invitations string // path of the invitations, or empty
}

// AccessFilter is what was asked in the address.
type AccessFilter struct{ Query, Role, State, Sort string }

// AccessLine is one membership of the list.
type AccessLine struct {
	Name, Path   string
	Tags         []Tag
	Organization string // empty in their own name
	Roles        string
	Seats        int
	Period       string // since when, or from when to when
}

func (AccessIndex) template() string { return "member/access.html" }

// MemberShow is a person as a coordination knows them.
type MemberShow struct {
	Frame
	Name     string
	Tags     []Tag
	Rows     []Row
	Access   []MemberAccess
	Mandates []MemberMandate
	Edit     string // path of the card's form, or empty
	Grant    string // path where roles are given, or empty
	Pair     string // path where a second account is named, or empty
}

// MemberAccess is one membership of a person.
type MemberAccess struct {
	Organization, Roles, Period string
	Tags                        []Tag
	Actions                     []Link
	Invite                      string // path that sends an invitation, or empty
}

// MemberMandate is one mandate of a person.
type MemberMandate struct {
	Committee, Seat, Path string
	Kind, Voice, Period   string
	State                 Tag
	Deed                  Link
}

func (MemberShow) template() string { return "member/show.html" }

// PersonForm is someone's card as typed.
type PersonForm struct {
	GivenName  string `form:"given_name"`
	FamilyName string `form:"family_name"`
	Email      string `form:"email"`
	Phone      string `form:"phone"`
	Version    int    `form:"version"`
}

// MemberEdit corrects the card of someone without an account.
type MemberEdit struct {
	Frame
	Form  PersonForm
	Saved PersonForm
	Back  string
}

func (MemberEdit) template() string { return "member/edit.html" }

// AccessForm gives or changes roles.
type AccessForm struct {
	Organization string   `form:"organization"`
	Roles        []string `form:"roles"`
	Version      int      `form:"version"`
}

// AccessEdit gives a person roles, or changes them.
type AccessEdit struct {
	Frame
	New           bool
	Name          string
	Organization  string // of the membership that changes
	Form          AccessForm
	SavedRoles    string // in words
	Organizations []Option
	Roles         []Option
	Back          string
}

func (AccessEdit) template() string { return "member/roles.html" }

// AccessEndForm ends a membership.
type AccessEndForm struct {
	Mandates string `form:"mandates"` // "end" or "keep"
	EndsOn   string `form:"ends_on"`
	Version  int    `form:"version"`
}

// AccessEnd asks before a membership ends.
type AccessEnd struct {
	Frame
	Name         string
	Organization string
	Self         bool // one's own
	Form         AccessEndForm
	Mandates     []string // those that may end too, in words
	Choices      []Option
	Back         string
}

func (AccessEnd) template() string { return "member/end.html" }

func memberViews() []Page {
	return []Page{AccessIndex{}, MemberShow{}, MemberEdit{}, AccessEdit{}, AccessEnd{}}
}
