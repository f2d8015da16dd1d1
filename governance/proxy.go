package governance

import "time"

// Proxy lets a voting seat that is away vote through another (C3).
type Proxy struct {
	ID             ProxyID
	CoordinationID CoordinationID
	MeetingID      MeetingID
	GiverID        SeatID
	BearerID       SeatID
	GivenBy        PersonID // who sits on the seat that gives
	RecordedBy     PersonID
	CreatedAt      time.Time
	RevokedAt      time.Time // zero while it holds
}

// GiveProxy tells whether a seat may give its voice to another. live is true
// once the meeting is open: until then nobody can be there.
func GiveProxy(r Room, p Proxy, live bool) error {
	giver, known := r.Seat(p.GiverID)
	bearer, found := r.Seat(p.BearerID)
	switch {
	case r.Rules.MaxProxies == 0:
		return Fail(Conflict, msgNoProxies).On("bearer")
	case !known || !giver.Voting || !giver.Filled:
		return Fail(Invalid, msgProxyGiver).On("giver")
	case !found || !bearer.Voting || !bearer.Filled:
		return Fail(Invalid, msgProxyBearer).On("bearer")
	case giver.ID == bearer.ID:
		return Fail(Invalid, msgProxyItself).On("bearer")
	case giver.Present != 0:
		return Fail(Conflict, msgProxyPresent).On("giver")
	case live && bearer.Present == 0:
		return Fail(Conflict, msgProxyBearerAway).On("bearer")
	}
	return r.freeToBear(p)
}

// freeToBear refuses a second proxy of the same giver, one more than the
// bearer may hold, and a chain of proxies.
func (r Room) freeToBear(p Proxy) error {
	held := 0
	for _, o := range r.Proxies {
		switch {
		case !o.RevokedAt.IsZero():
		case o.GiverID == p.GiverID:
			return Fail(Conflict, msgProxyGiven).On("giver")
		case o.GiverID == p.BearerID:
			return Fail(Conflict, msgProxyChain).On("bearer")
		case o.BearerID == p.GiverID:
			return Fail(Conflict, msgProxyBears).On("giver")
		case o.BearerID == p.BearerID:
			held++
		}
	}
	if held >= r.Rules.MaxProxies {
		return Fail(Conflict, msgProxyFull, r.Rules.MaxProxies).On("bearer")
	}
	return nil
}
