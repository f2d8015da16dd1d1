package governance

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A body of 2026 with one seat of each sort.
var (
	mayorSeat     = Seat{ID: 1, CommitteeID: 1, Function: "le maire ou son représentant", College: Institutional, Voting: true, StartsOn: "2026-01-01"}
	qualifiedSeat = Seat{ID: 2, CommitteeID: 1, Function: "personnalité qualifiée", College: Associative, Voting: true, Qualified: true, StartsOn: "2026-01-01"}
	closedSeat    = Seat{ID: 3, CommitteeID: 1, OrganizationID: 7, College: Private, Voting: true, StartsOn: "2026-01-01", EndsOn: "2026-06-30"}
	advisorySeat  = Seat{ID: 4, CommitteeID: 1, OrganizationID: 8, College: Private, StartsOn: "2026-01-01"}
)

func holds(id MandateID, s Seat, p PersonID, from, to Date) Mandate {
	return Mandate{ID: id, SeatID: s.ID, PersonID: p, Kind: Holder, StartsOn: from, EndsOn: to}
}

func stands(id MandateID, s Seat, p PersonID, from, to Date) Mandate {
	return Mandate{ID: id, SeatID: s.ID, PersonID: p, Kind: Alternate, StartsOn: from, EndsOn: to}
}

// wrong tells whether err is what a case expects: a code and a field.
func wrong(t *testing.T, err error, code Code, field string) {
	t.Helper()
	if got := CodeOf(err); got != code {
		t.Fatalf("got %q (%v), want %q", got, err, code)
	}
	if code != "" && ProblemsOf(err)[0].Field != field {
		t.Errorf("the problem is on %q, want %q", ProblemsOf(err)[0].Field, field)
	}
}

func TestASeatBelongsToAnOrganisationOrAFunction(t *testing.T) {
	for _, tt := range []struct {
		rule  string
		mend  func(*Seat)
		code  Code
		field string
	}{
		{"P11: a function is enough", func(s *Seat) {}, "", ""},
		{"P11: an organisation is enough", func(s *Seat) { s.Function, s.OrganizationID = "", 7 }, "", ""},
		{"P11: neither is refused", func(s *Seat) { s.Function = "" }, Invalid, "organization"},
		{"a seat is in a body", func(s *Seat) { s.CommitteeID = 0 }, Invalid, "committee"},
		{"a seat is in a college", func(s *Seat) { s.College = "senate" }, Invalid, "college"},
		{"a seat has a first day", func(s *Seat) { s.StartsOn = "" }, Invalid, "starts_on"},
		{"a seat ends after it starts", func(s *Seat) { s.EndsOn = "2025-12-31" }, Invalid, "ends_on"},
		{"a seat may last one day", func(s *Seat) { s.EndsOn = "2026-01-01" }, "", ""},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			s := mayorSeat
			tt.mend(&s)
			wrong(t, CheckSeat(s), tt.code, tt.field)
		})
	}
}

func TestWhoSitsIsTheHolderElseTheAlternatesElseNobody(t *testing.T) {
	mandates := []Mandate{
		holds(1, mayorSeat, 10, "2026-01-01", "2026-03-31"),
		stands(2, mayorSeat, 11, "2026-01-01", "2026-05-31"),
		stands(3, mayorSeat, 12, "2026-03-01", "2026-04-30"),
		holds(4, mayorSeat, 13, "2026-07-01", ""),
		holds(5, closedSeat, 14, "2026-01-01", ""),
	}
	for _, tt := range []struct {
		rule       string
		seat       Seat
		day        Date
		holder     PersonID
		alternates []PersonID
		vacant     bool
	}{
		{"before the seat, nobody", mayorSeat, "2025-12-31", 0, nil, true},
		{"the first day counts", mayorSeat, "2026-01-01", 10, []PersonID{11}, false},
		{"the last day counts", mayorSeat, "2026-03-31", 10, []PersonID{11, 12}, false},
		{"without a holder, the alternates", mayorSeat, "2026-04-01", 0, []PersonID{11, 12}, false},
		{"P11: a seat may be vacant", mayorSeat, "2026-06-01", 0, nil, true},
		{"the next holder", mayorSeat, "2026-07-01", 13, nil, false},
		{"the mandates of other seats do not count", closedSeat, "2026-03-01", 14, nil, false},
		{"a closed seat has nobody", closedSeat, "2026-07-01", 0, nil, true},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			got := Sits(tt.seat, mandates, tt.day)
			var alternates []PersonID
			for _, m := range got.Alternates {
				alternates = append(alternates, m.PersonID)
			}
			if got.Holder.PersonID != tt.holder || !cmp.Equal(alternates, tt.alternates) || got.Vacant() != tt.vacant {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestTheQuorumCountsFilledVotingSeatsOfTheDay(t *testing.T) {
	seats := []Seat{mayorSeat, qualifiedSeat, closedSeat, advisorySeat}
	mandates := []Mandate{
		holds(1, mayorSeat, 10, "2026-01-01", ""),
		holds(2, qualifiedSeat, 11, "2026-02-01", "2026-03-31"),
		stands(3, closedSeat, 12, "2026-01-01", "2026-06-30"),
		holds(4, advisorySeat, 13, "2026-01-01", ""),
	}
	for _, tt := range []struct {
		rule           string
		day            Date
		filled, voting int
	}{
		{"C2: advisory seats are no part of the base", "2026-02-01", 3, 3},
		{"C2: a vacant seat is not filled", "2026-01-15", 2, 3},
		{"C2: a mandate that ended fills nothing", "2026-04-01", 2, 3},
		{"C2: a closed seat is no seat", "2026-07-01", 1, 2},
		{"C2: before the body, nothing", "2025-01-01", 0, 0},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			filled, voting := Filled(seats, mandates, tt.day)
			if filled != tt.filled || voting != tt.voting {
				t.Errorf("got %d filled of %d, want %d of %d", filled, voting, tt.filled, tt.voting)
			}
		})
	}
}

func TestClosingASeatEndsItsMandatesTheSameDay(t *testing.T) {
	mandates := []Mandate{
		holds(1, mayorSeat, 10, "2026-01-01", "2026-03-31"),
		holds(2, mayorSeat, 11, "2026-04-01", ""),
		stands(3, mayorSeat, 12, "2026-04-01", "2026-12-31"),
	}
	seat, ended, err := CloseSeat(mayorSeat, mandates, "2026-09-30")
	if err != nil {
		t.Fatal(err)
	}
	want := []Mandate{
		holds(2, mayorSeat, 11, "2026-04-01", "2026-09-30"),
		stands(3, mayorSeat, 12, "2026-04-01", "2026-09-30"),
	}
	if seat.EndsOn != "2026-09-30" || !cmp.Equal(ended, want) {
		t.Errorf("got %+v and %+v", seat, ended)
	}
}

func TestAClosingDateIsRefused(t *testing.T) {
	for _, tt := range []struct {
		rule string
		seat Seat
		on   Date
		code Code
	}{
		{"without a day", mayorSeat, "", Invalid},
		{"before the seat starts", mayorSeat, "2025-12-31", Invalid},
		{"before a mandate that starts later, which is not dropped in passing", mayorSeat, "2026-04-30", Conflict},
		{"after the end already known: a seat is not reopened", closedSeat, "2026-07-01", Conflict},
		{"the day itself is fine", mayorSeat, "2026-05-01", ""},
		{"an end already known may come sooner", closedSeat, "2026-05-31", ""},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			_, _, err := CloseSeat(tt.seat, []Mandate{holds(1, mayorSeat, 10, "2026-05-01", "")}, tt.on)
			wrong(t, err, tt.code, "ends_on")
		})
	}
}

func TestACorrectedSeatKeepsItsMandatesRight(t *testing.T) {
	mandates := []Mandate{stands(1, mayorSeat, 10, "2026-02-01", "2026-03-31")}
	for _, tt := range []struct {
		rule  string
		mend  func(*Seat)
		code  Code
		field string
	}{
		{"another function", func(s *Seat) { s.Function = "la présidente du CIAS" }, "", ""},
		{"R133-3: a qualified person has had no alternate", func(s *Seat) { s.Qualified = true }, Conflict, "qualified"},
		{"no mandate before the seat", func(s *Seat) { s.StartsOn = "2026-02-02" }, Conflict, "starts_on"},
		{"an earlier start", func(s *Seat) { s.StartsOn = "2025-02-02" }, "", ""},
		{"P11: still an owner", func(s *Seat) { s.Function = "" }, Invalid, "organization"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			s := mayorSeat
			tt.mend(&s)
			wrong(t, CorrectSeat(s, mandates), tt.code, tt.field)
		})
	}
}

func TestVacanciesAreTheDaysWithoutHolder(t *testing.T) {
	for _, tt := range []struct {
		rule     string
		seat     Seat
		mandates []Mandate
		until    Date
		want     []Period
	}{
		{"never held", mayorSeat, nil, "2026-06-01", []Period{{"2026-01-01", ""}}},
		{"held from the first day", mayorSeat, []Mandate{holds(1, mayorSeat, 10, "2026-01-01", "")}, "2026-06-01", nil},
		{"an alternate does not hold", mayorSeat, []Mandate{stands(1, mayorSeat, 10, "2026-01-01", "")}, "2026-06-01", []Period{{"2026-01-01", ""}}},
		{
			"before, between and after", mayorSeat,
			[]Mandate{holds(2, mayorSeat, 11, "2026-03-01", "2026-03-31"), holds(1, mayorSeat, 10, "2026-02-01", "2026-02-10")},
			"2026-06-01",
			[]Period{{"2026-01-01", "2026-01-31"}, {"2026-02-11", "2026-02-28"}, {"2026-04-01", ""}},
		},
		{"a gap that has not begun is not told", mayorSeat, []Mandate{holds(1, mayorSeat, 10, "2026-01-01", "2026-07-31")}, "2026-06-01", nil},
		{"a closed seat's gap ends with it", closedSeat, []Mandate{holds(1, closedSeat, 10, "2026-01-01", "2026-02-28")}, "2026-12-01", []Period{{"2026-03-01", "2026-06-30"}}},
		{"held until the seat closed", closedSeat, []Mandate{holds(1, closedSeat, 10, "2026-01-01", "2026-06-30")}, "2026-12-01", nil},
		{"no seat yet", mayorSeat, nil, "2025-06-01", nil},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			if got := Vacancies(tt.seat, tt.mandates, tt.until); !cmp.Equal(got, tt.want) {
				t.Error(cmp.Diff(tt.want, got))
			}
		})
	}
}
