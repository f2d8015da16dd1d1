package governance

import (
	"strings"
	"testing"
)

// roomOf is a room of voting seats 1 to n, all filled, of which the first
// present are there, each by the person of its number.
func roomOf(rules RuleSet, n, present int) Room {
	r := Room{Rules: rules}
	for i := 1; i <= n; i++ {
		s := RoomSeat{ID: SeatID(i), OrganizationID: OrganizationID(i), Voting: true, Filled: true}
		if i <= present {
			s.Present = PersonID(i)
		}
		r.Seats = append(r.Seats, s)
	}
	return r
}

func proxies(pairs ...SeatID) []Proxy {
	var list []Proxy
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, Proxy{GiverID: pairs[i], BearerID: pairs[i+1]})
	}
	return list
}

func plainSpaces(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
}

func TestC2QuorumIsAFractionOfTheSeatsFilledThatDay(t *testing.T) {
	half := QuorumRule{Required: true, Numerator: 1, Denominator: 2}
	more := half
	more.MoreThan = true
	third := QuorumRule{Required: true, Numerator: 1, Denominator: 3}
	for _, tt := range []struct {
		rule string
		q    QuorumRule
		base int
		want int
	}{
		{"half of 15 is 8", half, 15, 8},
		{"half of 16 is 8", half, 16, 8},
		{"half of 11 is 6", half, 11, 6},
		{"more than half of 15 is 8", more, 15, 8},
		{"more than half of 16 is 9", more, 16, 9},
		{"a third of 10 is 4", third, 10, 4},
		{"a concertation asks none", ProfileRules(Concertation).Quorum, 15, 0},
	} {
		if got := tt.q.Needed(tt.base); got != tt.want {
			t.Errorf("C2: %s: %d", tt.rule, got)
		}
	}
}

func TestC2QuorumIsRecomputedFromWhoIsThere(t *testing.T) {
	rules := ProfileRules(CRPA)
	vacant := roomOf(rules, 15, 7)
	for i := 12; i < 15; i++ {
		vacant.Seats[i].Filled = false // 12 filled: 6 required
	}
	counted := roomOf(rules, 15, 7)
	counted.Rules.Quorum.VacantSeats = true
	counted.Seats[14].Filled = false
	advisory := roomOf(rules, 11, 5)
	advisory.Seats = append(advisory.Seats, RoomSeat{ID: 12, Filled: true, Present: 12})
	withProxies := func(r Room, pairs ...SeatID) Room { r.Proxies = proxies(pairs...); return r }
	aside := func(r Room, s SeatID, shrinks bool) Room {
		r.Recused, r.Rules.RecusalShrinksBase = []SeatID{s}, shrinks
		return r
	}
	second := roomOf(rules, 11, 2)
	second.Second = true
	for _, tt := range []struct {
		rule          string
		room          Room
		base, reached int
		met           bool
		says          string
	}{
		{
			"6 present and 2 proxies are 8 of 15", withProxies(roomOf(rules, 15, 6), 7, 1, 8, 2), 15, 8, true,
			"Quorum atteint : 8 membres présents ou représentés sur 15 (8 requis)",
		},
		{
			"7 present and no proxy are 7 of 15", roomOf(rules, 15, 7), 15, 7, false,
			"Il manque 1 voix : 7 membres présents ou représentés sur 15 (8 requis)",
		},
		{"proxies count only when the rule set says so", withProxies(roomOf(ProfileRules(CGCT), 15, 7), 8, 1), 15, 7, false, ""},
		{"vacant seats are left out", vacant, 12, 7, true, ""},
		{"unless the rule set counts them", counted, 15, 7, false, ""},
		{"an advisory seat never counts", advisory, 11, 5, false, "Il manque 1 voix"},
		{
			"14:00: four present and a proxy are 5 of 11", withProxies(roomOf(rules, 11, 4), 5, 3), 11, 5, false,
			"Il manque 1 voix : 5 membres présents ou représentés sur 11 (6 requis)",
		},
		{
			"14:12: with the State from afar, 6", withProxies(roomOf(rules, 11, 5), 6, 3), 11, 6, true,
			"Quorum atteint : 6 membres présents ou représentés sur 11 (6 requis)",
		},
		{"14:20: 7", withProxies(roomOf(rules, 11, 6), 7, 3), 11, 7, true, "7 membres"},
		{"C5: who stands aside still counts", aside(roomOf(rules, 11, 6), 6, false), 11, 6, true, ""},
		{"C5: or shrinks the base, when the rule set says so", aside(roomOf(rules, 11, 6), 6, true), 10, 5, true, ""},
		{"a second convocation asks none", second, 11, 2, true, "Seconde convocation"},
		{"a concertation asks none", roomOf(ProfileRules(Concertation), 11, 1), 11, 1, true, "ne demande pas de quorum"},
	} {
		q := tt.room.Quorum()
		if q.Base != tt.base || q.Reached() != tt.reached || q.Met() != tt.met || !strings.Contains(plainSpaces(q.Sentence()), tt.says) {
			t.Errorf("C2: %s: %+v, %s", tt.rule, q, q.Sentence())
		}
		if CodeOf(q.Require()) == Conflict == tt.met {
			t.Errorf("C2: %s: %v", tt.rule, q.Require())
		}
	}
}

func TestC2ASecondConvocationNeedsItsRule(t *testing.T) {
	r := roomOf(ProfileRules(CRPA), 11, 2)
	r.Second, r.Rules.SecondConvocation = true, false
	if r.Quorum().Met() {
		t.Error("C2: a second convocation waived the quorum without a rule")
	}
}

func TestC3AProxyCountsWhileItsGiverIsAwayAndItsBearerThere(t *testing.T) {
	rules := ProfileRules(CRPA)
	for _, tt := range []struct {
		rule   string
		change func(*Room)
		want   int
	}{
		{"the bearer is there, the giver away", func(*Room) {}, 1},
		{"the giver came", func(r *Room) { r.Seats[4].Present = 5 }, 0},
		{"an alternate came on the giver's seat", func(r *Room) { r.Seats[4].Present = 50 }, 0},
		{"the bearer left", func(r *Room) { r.Seats[0].Present = 0 }, 0},
		{"the bearer does not vote", func(r *Room) { r.Seats[0].Voting = false }, 0},
		{"the giver's seat is vacant", func(r *Room) { r.Seats[4].Filled = false }, 0},
		{"it was revoked", func(r *Room) { r.Proxies[0].RevokedAt = noon }, 0},
		{"the rule set has no proxies", func(r *Room) { r.Rules.MaxProxies = 0 }, 0},
	} {
		r := roomOf(rules, 5, 3)
		r.Proxies = proxies(5, 1)
		tt.change(&r)
		if got := r.Quorum().Represented; got != tt.want {
			t.Errorf("C3: %s: %d represented", tt.rule, got)
		}
	}
}

func TestC3WhoMayGiveAProxyToWhom(t *testing.T) {
	two := ProfileRules(CRPA)
	two.MaxProxies = 2
	for _, tt := range []struct {
		rule          string
		giver, bearer SeatID
		change        func(*Room)
		live          bool
		code          Code
		field         string
	}{
		{"an absent member to a present one", 5, 1, func(*Room) {}, true, "", ""},
		{"a present member gives none", 2, 1, func(*Room) {}, true, Conflict, "giver"},
		{"nor one whose alternate sits", 5, 1, func(r *Room) { r.Seats[4].Present = 50 }, true, Conflict, "giver"},
		{"the bearer must be there once the meeting is open", 5, 4, func(*Room) {}, true, Conflict, "bearer"},
		{"but before, nobody is there yet", 5, 4, func(*Room) {}, false, "", ""},
		{"the bearer votes", 5, 1, func(r *Room) { r.Seats[0].Voting = false }, true, Invalid, "bearer"},
		{"the giver votes", 5, 1, func(r *Room) { r.Seats[4].Voting = false }, true, Invalid, "giver"},
		{"not to oneself", 5, 5, func(*Room) {}, false, Invalid, "bearer"},
		{"one proxy a bearer", 5, 1, func(r *Room) { r.Proxies = proxies(4, 1) }, true, Conflict, "bearer"},
		{"two when the rule set says two", 5, 1, func(r *Room) { r.Proxies, r.Rules = proxies(4, 1), two }, true, "", ""},
		{"a revoked one is not held", 5, 1, func(r *Room) { r.Proxies = []Proxy{{GiverID: 4, BearerID: 1, RevokedAt: noon}} }, true, "", ""},
		{"one proxy a giver", 5, 2, func(r *Room) { r.Proxies = proxies(5, 1) }, true, Conflict, "giver"},
		{"not to one who gave theirs", 5, 4, func(r *Room) { r.Proxies = proxies(4, 1) }, false, Conflict, "bearer"},
		{"nor by one who bears another", 5, 1, func(r *Room) { r.Proxies = proxies(4, 5) }, true, Conflict, "giver"},
		{"a rule set without proxies", 5, 1, func(r *Room) { r.Rules.MaxProxies = 0 }, true, Conflict, "bearer"},
	} {
		r := roomOf(ProfileRules(CRPA), 5, 3)
		tt.change(&r)
		err := GiveProxy(r, Proxy{GiverID: tt.giver, BearerID: tt.bearer}, tt.live)
		if CodeOf(err) != tt.code || err != nil && ProblemsOf(err)[0].Field != tt.field {
			t.Errorf("C3: %s: %v", tt.rule, err)
		}
	}
}

func TestC3WhoMayTakeASeat(t *testing.T) {
	sitting := Sitting{Holder: Mandate{PersonID: 1}, Alternates: []Mandate{{PersonID: 2}}}
	away := noon.AddDate(0, 0, 0).Add(60)
	for _, tt := range []struct {
		rule  string
		seat  Seat
		who   PersonID
		stays []Stay
		code  Code
	}{
		{"the holder", Seat{ID: 1}, 1, nil, ""},
		{"an alternate", Seat{ID: 1}, 2, nil, ""},
		{"nobody else", Seat{ID: 1}, 3, nil, Conflict},
		{"R133-3: a qualified person is not substituted", Seat{ID: 1, Qualified: true}, 2, nil, Conflict},
		{"not twice", Seat{ID: 1}, 1, []Stay{{SeatID: 1, PersonID: 1, ArrivedAt: noon}}, Conflict},
		{"not beside someone else", Seat{ID: 1}, 2, []Stay{{SeatID: 1, PersonID: 1, ArrivedAt: noon}}, Conflict},
		{"after they left", Seat{ID: 1}, 2, []Stay{{SeatID: 1, PersonID: 1, ArrivedAt: noon.Add(-60), LeftAt: noon}}, ""},
		{"not while they were there", Seat{ID: 1}, 2, []Stay{{SeatID: 1, PersonID: 1, ArrivedAt: noon, LeftAt: away}}, Conflict},
		{"one seat at a time", Seat{ID: 1}, 1, []Stay{{SeatID: 2, PersonID: 1, ArrivedAt: noon}}, Conflict},
	} {
		_, err := Arrive(tt.seat, sitting, tt.stays, Stay{SeatID: 1, PersonID: tt.who, ArrivedAt: noon})
		if CodeOf(err) != tt.code {
			t.Errorf("C3: %s: %v", tt.rule, err)
		}
	}
}

func TestC5InterestsAreProposedAndTheMereCarrierIsNot(t *testing.T) {
	const sicoval, amandier, noisetier, tilleul OrganizationID = 1, 4, 9, 6
	r := roomOf(ProfileRules(CRPA), 11, 7)
	for _, tt := range []struct {
		rule string
		i    Interests
		want []SeatID
	}{
		{"005: the two that would receive money", Interests{Owners: []OrganizationID{amandier, noisetier}, Grantees: []OrganizationID{sicoval}, Carriers: []OrganizationID{sicoval}}, []SeatID{4, 9}},
		{"the carrier that carries the action too", Interests{Owners: []OrganizationID{sicoval}, Carriers: []OrganizationID{sicoval}}, []SeatID{1}},
		{"a grantee", Interests{Grantees: []OrganizationID{tilleul}}, []SeatID{6}},
		{"nobody", Interests{Carriers: []OrganizationID{sicoval}}, nil},
	} {
		got := Recusals(r.Seats, tt.i)
		if len(got) != len(tt.want) || len(got) > 0 && got[0] != tt.want[0] {
			t.Errorf("C5: %s: %v", tt.rule, got)
		}
	}
}

func TestC5WhoStandsAsideHasNoVoiceAndCastsNone(t *testing.T) {
	r := roomOf(ProfileRules(CRPA), 11, 6)
	r.Proxies, r.Recused = proxies(9, 3), []SeatID{9}
	if got := len(r.Voices()); got != 6 || r.Quorum().Reached() != 7 {
		t.Errorf("005: %d voices, %d present or represented; want 6 and 7", got, r.Quorum().Reached())
	}
	r.Recused = []SeatID{3}
	if got := len(r.Voices()); got != 5 {
		t.Errorf("a bearer who stands aside: %d voices, want 5", got)
	}
}
