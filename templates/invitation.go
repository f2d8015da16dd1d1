package templates

import "time"

// InvitationIndex lists the invitations of a coordination.
type InvitationIndex struct {
	Frame
	Tabs      []Link
	Uninvited int // people whom « Inviter tout le monde » would write to
	Lines     []InvitationLine
	Pages     Pages
}

// InvitationLine is one invitation of the list.
type InvitationLine struct {
	Path         string
	Name, Email  string
	Organization string
	Roles        string
	SentAt       time.Time
	ExpiresAt    time.Time
	State        Tag
	Open         bool // may be sent again or revoked
}

func (InvitationIndex) template() string { return "invitation/index.html" }

// InvitationShow says what an invitation gives, before anyone accepts.
type InvitationShow struct {
	Frame
	Name         string // of the coordination
	InvitedBy    string
	ExpiresAt    time.Time
	Roles        []Row // organisation → roles
	Seats        []string
	Warnings     []string // what the person must know about their own login
	Refused      string   // why it can no longer be accepted, or empty
	LoginPath    string   // to log in and come back, empty when signed in
	AcceptAction string
}

func (InvitationShow) template() string { return "invitation/show.html" }

func invitationViews() []Page { return []Page{InvitationIndex{}, InvitationShow{}} }
