package templates

// RoomQueue is where the browser keeps what is done in the room while the
// network is away: under the name of the person and of the meeting.
type RoomQueue struct {
	Name   string
	Person string
	Keeps  bool   // forms of this page wait when they cannot be sent
	Now    string // of the server: hours are told by its clock
	Zone   string
	Login  string // where one signs in again
}

// RoomNotes is what the secretary types without leaving the room.
type RoomNotes struct {
	Items     []Option // by their position
	Decisions []Option // that may still be voted on
	Item      string   // the current one
	Decision  string
	Motion    string
	Form      NoteForm
	Hour      bool // hours are typed: the meeting is recorded afterwards
}

// NoteForm is what was said on an item, as typed.
type NoteForm struct {
	Item  string `form:"item"`
	Prose string `form:"prose"`
}
