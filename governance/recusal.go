package governance

import "slices"

// Interests are the organisations that an item gives money to, or through.
type Interests struct {
	Owners   []OrganizationID // that carry an action which would receive money
	Grantees []OrganizationID // of the commitments that are shared out
	Carriers []OrganizationID // that carry the coordination
}

// Recusals proposes which seats should stand aside (C5): those whose own
// organisation would carry an action that receives money, or is a grantee of
// the commitment that is shared out. The carrier of the coordination holds the
// pool for all: that alone is no interest. Nothing is ever decided here.
func Recusals(seats []RoomSeat, i Interests) []SeatID {
	var aside []SeatID
	for _, s := range seats {
		o := s.OrganizationID
		if o == 0 || !s.Voting {
			continue
		}
		grantee := slices.Contains(i.Grantees, o) && !slices.Contains(i.Carriers, o)
		if grantee || slices.Contains(i.Owners, o) {
			aside = append(aside, s.ID)
		}
	}
	return aside
}
