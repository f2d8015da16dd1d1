package templates

// RoomPhone is what a member does in a meeting, on their phone: come, give a
// proxy, vote.
type RoomPhone struct {
	Frame
	Name   string // of the meeting
	State  Tag
	Hours  string
	Path   string // of the room: forms are posted below it
	Room   string // the whole room
	View   string
	Banner RoomBanner
	Mine   []RoomMine
	Nobody string // why the reader has nothing to do here, or empty
	Item   string // the current item, or empty
	Follow *Follow
}

func (RoomPhone) template() string { return "room/phone.html" }

// RoomScreen is shown to the whole room: the code that leads to the phone page,
// the item, the quorum and the vote.
type RoomScreen struct {
	Frame
	Name    string
	Address string // of the phone page, in full
	Code    Code
	Banner  RoomBanner
	Item    string
	Ballot  string // its kind and how many have voted, or empty
	Motion  string
	Result  string
	Back    string
	Follow  *Follow
}

func (RoomScreen) template() string { return "room/screen.html" }

// Code is a QR code: the attributes of an SVG image.
type Code struct {
	Title, ViewBox, Path string
}

// RoomGuest is someone who attends without a seat.
type RoomGuest struct {
	Name, What, When string
	Leave            string // path of the form, or empty
}

// GuestForm is a guest as typed.
type GuestForm struct {
	Name         string `form:"guest_name"`
	Quality      string `form:"quality"`
	Organization string `form:"organization"`
	Remote       string `form:"remote"`
	At           string `form:"came_at"`
}
