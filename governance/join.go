package governance

import (
	"strings"
	"time"
)

// JoinRequest is someone's wish to join a coordination.
type JoinRequest struct {
	ID             JoinRequestID
	CoordinationID CoordinationID
	PersonID       PersonID
	Organization   string // as they typed it
	Message        string
	CreatedAt      time.Time
	DecidedAt      time.Time // zero until then
	Accepted       bool
	Answer         string
	Version        int
}

// maxWords is how long a message or an answer may be, in characters.
const maxWords = 2000

// AskToJoin checks a new request: a word about oneself is wanted.
func AskToJoin(r JoinRequest) error {
	var problems Problems
	problems.Add(tooLong(r.Organization, maxFunction, "organization"))
	if strings.TrimSpace(r.Message) == "" {
		problems.Add(Fail(Invalid, msgJoinMessage).On("message"))
	}
	problems.Add(tooLong(r.Message, maxWords, "message"))
	return problems.Err()
}

// Decide answers a request once. A refusal says why.
func (r JoinRequest) Decide(accepted bool, answer string, now time.Time) (JoinRequest, error) {
	switch {
	case !r.DecidedAt.IsZero():
		return r, Fail(Conflict, msgJoinDecided)
	case !accepted && strings.TrimSpace(answer) == "":
		return r, Fail(Invalid, msgJoinAnswer).On("answer")
	}
	if err := tooLong(answer, maxWords, "answer"); err != nil {
		return r, err
	}
	r.DecidedAt, r.Accepted, r.Answer = now, accepted, answer
	return r, nil
}
