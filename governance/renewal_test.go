package governance

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestARenewalEndsEveryMandateAndBeginsThoseChosen(t *testing.T) {
	held := []Mandate{
		holds(1, mayorSeat, 10, "2026-01-01", ""),
		stands(2, mayorSeat, 11, "2026-02-01", "2028-12-31"),
		holds(9, mayorSeat, 99, "2020-01-01", "2025-12-31"),
	}
	bothEnd := []Mandate{
		holds(1, mayorSeat, 10, "2026-01-01", "2026-03-31"),
		stands(2, mayorSeat, 11, "2026-02-01", "2026-03-31"),
	}
	for _, tt := range []struct {
		rule   string
		choice Renewal
		have   []Mandate
		want   Renewed
	}{
		{"kept: the holder and the alternates go on", RenewKeep, held, Renewed{bothEnd, []Mandate{
			holds(0, mayorSeat, 10, "2026-04-01", ""), stands(0, mayorSeat, 11, "2026-04-01", ""),
		}}},
		{"vacant: the alternates follow the holder", RenewVacate, held, Renewed{bothEnd, nil}},
		{"replaced: the newcomer begins the next day", RenewReplace, held, Renewed{bothEnd, []Mandate{
			holds(0, mayorSeat, 20, "2026-04-01", ""),
		}}},
		{"P11: a vacant seat is filled", RenewReplace, nil, Renewed{nil, []Mandate{holds(0, mayorSeat, 20, "2026-04-01", "")}}},
		{"P11: a vacant seat may stay so", RenewVacate, nil, Renewed{}},
		{"there is nobody to keep on a vacant seat", RenewKeep, nil, Renewed{}},
		{
			"a mandate that ends that day already is left as it is", RenewVacate,
			[]Mandate{holds(1, mayorSeat, 10, "2026-01-01", "2026-03-31")},
			Renewed{},
		},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			got, err := Renew(mayorSeat, tt.have, tt.choice, "2026-03-31", 20)
			if err != nil || !cmp.Equal(got, tt.want) {
				t.Errorf("%v\n%s", err, cmp.Diff(tt.want, got))
			}
		})
	}
}

func TestARenewalIsRefused(t *testing.T) {
	next := []Mandate{holds(1, mayorSeat, 10, "2026-01-01", "2026-12-31"), holds(2, mayorSeat, 11, "2027-01-01", "")}
	for _, tt := range []struct {
		rule   string
		seat   Seat
		have   []Mandate
		choice Renewal
		code   Code
		field  string
	}{
		{"where the next holder is already designated", mayorSeat, next, RenewReplace, Conflict, "starts_on"},
		{"but that mandate may be left to begin later", mayorSeat, next, RenewVacate, "", ""},
		{"on a seat that closes that day", Seat{ID: 1, StartsOn: "2026-01-01", EndsOn: "2026-03-31"}, nil, RenewVacate, Conflict, ""},
		{"on a seat that does not exist yet", Seat{ID: 1, StartsOn: "2026-04-01"}, nil, RenewVacate, Conflict, ""},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			_, err := Renew(tt.seat, tt.have, tt.choice, "2026-03-31", 20)
			wrong(t, err, tt.code, tt.field)
		})
	}
}

func TestOnlyThreeChoicesExist(t *testing.T) {
	for _, s := range []string{"keep", "vacate", "replace"} {
		if r, err := ParseRenewal(s); err != nil || string(r) != s {
			t.Errorf("%s: %v", s, err)
		}
	}
	if _, err := ParseRenewal(""); err == nil {
		t.Error("no choice is no choice")
	}
}
