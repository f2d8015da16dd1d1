package governance

import "time"

// LinkLife is how long a personal link may be answered.
const LinkLife = 30 * 24 * time.Hour

// Link lets someone without an account answer the one thing it was made for
// (P12). It shows nothing else.
type Link struct {
	ID             LinkID
	CoordinationID CoordinationID
	PersonID       PersonID
	MandateID      MandateID
	CreatedAt      time.Time
	ExpiresAt      time.Time
	RevokedAt      time.Time
	AnsweredAt     time.Time
	Answer         LinkAnswer
}

// LinkAnswer is what a person answers about the mandate they were given.
type LinkAnswer string

// The answers.
const (
	LinkAccepts  LinkAnswer = "accepts"
	LinkDeclines LinkAnswer = "declines"
)

// Open tells why the link can no longer be answered, or nil.
func (l Link) Open(now time.Time) error {
	switch {
	case !l.RevokedAt.IsZero():
		return Fail(Conflict, msgLinkRevoked)
	case !l.AnsweredAt.IsZero():
		return Fail(Conflict, msgLinkAnswered)
	case !now.Before(l.ExpiresAt):
		return Fail(Conflict, msgLinkExpired)
	}
	return nil
}

// Reply answers the link once.
func (l Link) Reply(answer LinkAnswer, now time.Time) (Link, error) {
	if err := l.Open(now); err != nil {
		return l, err
	}
	if answer != LinkAccepts && answer != LinkDeclines {
		return l, Fail(Invalid, msgLinkAnswer).On("answer")
	}
	l.AnsweredAt, l.Answer = now, answer
	return l, nil
}
