package governance

import (
	"strings"
	"time"
)

// Delegation is the deed by which whoever presides lets someone sign minutes
// in their place (C9): those of one meeting, or of all until it is revoked.
type Delegation struct {
	ID             DelegationID
	CoordinationID CoordinationID
	GiverID        PersonID
	BearerID       PersonID
	MeetingID      MeetingID // zero: every meeting that the giver presides
	Deed           string    // reference of the deed
	GivenOn        Date
	CreatedAt      time.Time
	RevokedAt      time.Time // zero while it runs
}

// maxDeed is how long the reference of a deed may be, in characters.
const maxDeed = 200

// CheckDelegation tells what is wrong with a delegation to record.
func CheckDelegation(d Delegation, today Date) (Delegation, error) {
	d.Deed = strings.Join(strings.Fields(d.Deed), " ")
	var problems Problems
	if d.Deed == "" {
		problems.Add(Fail(Invalid, msgDeedEmpty).On("deed"))
	}
	problems.Add(tooLong(d.Deed, maxDeed, "deed"))
	typed := d.GivenOn
	given, wrong := ParseDate(string(typed))
	d.GivenOn = given
	switch {
	case wrong != nil:
		problems.Add(Fail(Invalid, msgDeedNoDate, typed).On("given_on"))
	case d.GivenOn == "":
		problems.Add(Fail(Invalid, msgDeedDate).On("given_on"))
	case d.GivenOn > today:
		problems.Add(Fail(Invalid, msgDeedFuture).On("given_on"))
	}
	switch d.BearerID {
	case 0:
		problems.Add(Fail(Invalid, msgDeedBearer).On("bearer"))
	case d.GiverID:
		problems.Add(Fail(Invalid, msgDeedSelf).On("bearer"))
	}
	return d, problems.Err()
}

// Covers tells whether the delegation lets its bearer sign for the giver at a
// meeting, on a day.
func (d Delegation) Covers(giver PersonID, meeting MeetingID, day Date) bool {
	return d.GiverID == giver && (d.MeetingID == 0 || d.MeetingID == meeting) && d.RevokedAt.IsZero() && d.GivenOn <= day
}

// Delegated is the signatory who stands in for the chair by a delegation: the
// bearer's own name and function, and the deed.
func (s Signatory) Delegated(d Delegation, bearer Signatory) Signatory {
	bearer.PersonID, bearer.Capacity, bearer.Delegation = d.BearerID, AsViceChair, d.Deed
	return bearer
}
