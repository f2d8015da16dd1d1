package governance

import "time"

// Guest is someone who attends a meeting without a seat in its body: they may
// be heard, never count nor vote.
type Guest struct {
	ID             GuestID
	CoordinationID CoordinationID
	MeetingID      MeetingID
	Name           string
	Quality        string // what brings them
	Organization   string
	Remote         bool
	ArrivedAt      time.Time
	LeftAt         time.Time // zero while they stay
	RecordedBy     PersonID
	CreatedAt      time.Time
}

// maxGuest is how long each of the words about a guest may be, in characters.
const maxGuest = 200

// CheckGuest tells what is wrong with a guest.
func CheckGuest(g Guest) error {
	var problems Problems
	if g.Name == "" {
		problems.Add(Fail(Invalid, msgGuestName).On("guest_name"))
	}
	problems.Add(tooLong(g.Name, maxGuest, "guest_name"))
	problems.Add(tooLong(g.Quality, maxGuest, "quality"))
	problems.Add(tooLong(g.Organization, maxGuest, "organization"))
	return problems.Err()
}

// GuestLeaves ends the stay of a guest.
func GuestLeaves(g Guest, at time.Time) (Guest, error) {
	switch {
	case !g.LeftAt.IsZero():
		return g, Fail(Conflict, msgLeftAlready)
	case at.Before(g.ArrivedAt):
		return g, Fail(Invalid, msgLeftBefore).On("at")
	}
	g.LeftAt = at
	return g, nil
}
