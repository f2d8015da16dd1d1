package main

import (
	"slices"
	"time"

	"ctin/governance"
	"ctin/handlers"
	"ctin/model"
	"ctin/model/demonstration"
)

// The voting seats of those who come, in the order of the list.
const (
	state = "État, préfecture de la Haute-Garonne"
	elect = "Département de la Haute-Garonne"
	aside = "Noisetier"
)

// acts are those of the day, in their order: the diagnostic, the money, the
// meeting, its two documents.
func acts() []act {
	const coordinator = demonstration.Coordinator
	list := []act{
		{-90, coordinator, withdraw},
		{-85, demonstration.Chair, writeSection},
		{-80, coordinator, submit},
		{-60, demonstration.FunderBruyere, resolveK4},
		{-55, demonstration.FunderTilleul, payK5},
		{0, coordinator, func(d *day, s *model.Store, a governance.Actor) error {
			return s.OpenMeeting(d.ctx, a, d.meeting, time.Time{})
		}},
	}
	for minute, names := range [][]string{{"Sicoval", "CIAS Bruyère", "Mûrier", "Olivier"}, {state}, {elect}} {
		for _, name := range names {
			list = append(list, act{minute * 10, coordinator, arrives(name)})
		}
	}
	everyone := []string{"Sicoval", "CIAS Bruyère", "Mûrier", aside, "Olivier", state, elect}
	list = slices.Concat(list,
		decides(30, 1, governance.PublicBallot, everyone, model.Adoption{}),
		decides(45, 2, governance.ConsensusBallot, nil, model.Adoption{}),
		decides(60, 3, governance.PublicBallot, slices.DeleteFunc(slices.Clone(everyone), func(n string) bool { return n == aside }), model.Adoption{}),
		decides(75, 4, governance.ConsensusBallot, nil, model.Adoption{Owner: aside, DueOn: "2027-04-02"}),
		[]act{{90, coordinator, func(d *day, s *model.Store, a governance.Actor) error {
			return s.CloseMeeting(d.ctx, a, d.meeting, time.Time{})
		}}},
		signs(95, governance.DecisionLog),
		[]act{{110, coordinator, declareK8}, {115, demonstration.FunderCedre, confirmK8}, {120, demonstration.FunderCedre, giveK8}},
	)
	for item := 1; item <= 6; item++ {
		list = append(list, act{130, coordinator, writeProse(item)})
	}
	list = append(list, act{140, coordinator, func(d *day, s *model.Store, a governance.Actor) error { return s.CirculateMinutes(d.ctx, a, d.meeting) }},
		act{fortnight, coordinator, func(d *day, s *model.Store, a governance.Actor) error {
			return s.ApproveMinutes(d.ctx, a, d.meeting, "")
		}})
	return append(list, signs(fortnight+5, governance.SummaryMinutes)...)
}

func withdraw(d *day, s *model.Store, a governance.Actor) error {
	v, err := s.DiagnosticOf(d.ctx, a)
	if err != nil {
		return err
	}
	return s.WithdrawDiagnostic(d.ctx, a, v.ID, v.Version)
}

func writeSection(d *day, s *model.Store, a governance.Actor) error {
	page, err := s.Section(d.ctx, a, "7")
	if err != nil {
		return err
	}
	_, err = s.SaveSection(d.ctx, a, model.SectionEdit{Code: "7", Base: page.Version, Body: "Trois conseillers sont en poste."})
	return err
}

func submit(d *day, s *model.Store, a governance.Actor) error {
	v, err := s.DiagnosticOf(d.ctx, a)
	if err != nil {
		return err
	}
	return s.SubmitDiagnostic(d.ctx, a, v.ID, v.Version)
}

func resolveK4(d *day, s *model.Store, a governance.Actor) error {
	k, err := d.purse(s, a, 4)
	if err != nil {
		return err
	}
	return s.ClimbCommitment(d.ctx, a, k.ID, k.Version, governance.StatusResolved, governance.Evidence{
		RequestedOn: "2026-11-20", BudgetYear: "2026", Body: "CIAS", ResolvedOn: "2026-12-01", Decision: "2026-41",
	}, "2026-12-03")
}

func payK5(d *day, s *model.Store, a governance.Actor) error {
	k, err := d.purse(s, a, 5)
	if err != nil {
		return err
	}
	return s.PayCommitment(d.ctx, a, k.ID, k.Version, governance.PaymentDraft{Kind: "balance", Amount: "20 000", PaidOn: "2026-12-03"}, "2026-12-03")
}

func arrives(name string) func(*day, *model.Store, governance.Actor) error {
	return func(d *day, s *model.Store, a governance.Actor) error {
		place, err := d.seat(s, a, name)
		if err != nil {
			return err
		}
		_, err = s.RecordArrival(d.ctx, a, model.Arrival{
			MeetingID: d.meeting, SeatID: place.SeatID, PersonID: place.People[0].PersonID, Remote: name == state,
		})
		return err
	}
}

// decides takes the decision of an item: who receives stands aside, the others are for.
func decides(minute, item int, kind governance.BallotKind, voices []string, adoption model.Adoption) []act {
	keeps := func(do func(*day, *model.Store, governance.Actor, model.AgendaLine) error) act {
		return act{minute, demonstration.Coordinator, func(d *day, s *model.Store, a governance.Actor) error {
			room, err := s.Room(d.ctx, a, d.meeting)
			if err != nil {
				return err
			}
			return do(d, s, a, room.Agenda[item])
		}}
	}
	list := []act{keeps(func(d *day, s *model.Store, a governance.Actor, i model.AgendaLine) error {
		return s.CallItem(d.ctx, a, d.meeting, i.ID)
	})}
	if item == 3 {
		list = append(list, keeps(func(d *day, s *model.Store, a governance.Actor, i model.AgendaLine) error {
			place, err := d.seat(s, a, aside)
			if err != nil {
				return err
			}
			return s.Recuse(d.ctx, a, d.meeting, model.Recusal{ItemID: i.ID, SeatID: place.SeatID})
		}))
	}
	list = append(list, keeps(func(d *day, s *model.Store, a governance.Actor, i model.AgendaLine) (err error) {
		d.ballot, err = s.OpenBallot(d.ctx, a, d.meeting, governance.Ballot{ItemID: i.ID, Kind: kind, Motion: i.Draft}, time.Time{})
		return err
	}))
	for _, name := range voices {
		list = append(list, act{minute + 2, demonstration.Coordinator, votes(name)})
	}
	return append(list,
		act{minute + 5, demonstration.Coordinator, func(d *day, s *model.Store, a governance.Actor) error {
			return s.CloseBallot(d.ctx, a, d.meeting, d.ballot, governance.Count{}, time.Time{})
		}},
		act{minute + 6, demonstration.Coordinator, func(d *day, s *model.Store, a governance.Actor) error {
			taken := adoption
			taken.MeetingID, taken.BallotID = d.meeting, d.ballot
			_, err := s.AdoptDecision(d.ctx, a, taken)
			return err
		}})
}

func votes(name string) func(*day, *model.Store, governance.Actor) error {
	return func(d *day, s *model.Store, a governance.Actor) error {
		place, err := d.seat(s, a, name)
		if err != nil {
			return err
		}
		return s.CastVote(d.ctx, a, d.meeting, governance.Vote{BallotID: d.ballot, SeatID: place.SeatID, Choice: governance.VoteFor})
	}
}

func writeProse(item int) func(*day, *model.Store, governance.Actor) error {
	return func(d *day, s *model.Store, a governance.Actor) error {
		_, err := s.SaveProse(d.ctx, a, model.Prose{MeetingID: d.meeting, Item: item, Body: "Le point est présenté, puis discuté."})
		return err
	}
}

// signs lets the chair and the secretary sign a document, and has it sealed.
func signs(minute int, kind governance.MinutesKind) []act {
	sign := func(d *day, s *model.Store, a governance.Actor) error {
		m, err := s.Minutes(d.ctx, a, d.meeting, kind)
		if err != nil {
			return err
		}
		_, err = s.SignMinutes(d.ctx, a, model.MinutesSigning{
			MeetingID: d.meeting, Kind: kind, ShownHash: m.ContentHash, Confirmed: true,
			Login: governance.SigningLogin{ACR: "eidas1", AMR: []string{"pwd"}, At: two.Add(time.Duration(minute) * time.Minute)},
		})
		return err
	}
	issue := func(d *day, s *model.Store, a governance.Actor) error {
		m, err := s.Minutes(d.ctx, a, d.meeting, kind)
		if err != nil || m.State == governance.MinutesSealed {
			return err
		}
		printed, err := handlers.Printer(s, d.base, true)(governance.Coordination{Slug: "sicoval", TimeZone: "Europe/Paris"}, m)
		if err != nil {
			return err
		}
		return s.IssueMinutes(d.ctx, a, printed)
	}
	return []act{{minute, demonstration.Chair, sign}, {minute + 2, demonstration.Coordinator, sign}, {minute + 3, demonstration.Coordinator, issue}}
}

// declareK8 is entered by the coordinator in the name of Cèdre.
func declareK8(d *day, s *model.Store, a governance.Actor) error {
	list, err := s.OrganizationNames(d.ctx, a)
	if err != nil {
		return err
	}
	cedre := slices.IndexFunc(list, func(o model.OrganizationName) bool { return o.Name == "Fonds Cèdre" })
	_, err = s.DeclareCommitment(d.ctx, a, governance.CommitmentDraft{Funder: list[cedre].ID, Purpose: "Ateliers", Amount: "5 000"}, "2026-12-03")
	return err
}

func confirmK8(d *day, s *model.Store, a governance.Actor) error {
	k, err := d.purse(s, a, 8)
	if err != nil {
		return err
	}
	return s.ConfirmCommitment(d.ctx, a, k.ID, k.Version)
}

func giveK8(d *day, s *model.Store, a governance.Actor) error {
	k, err := d.purse(s, a, 8)
	if err != nil {
		return err
	}
	actions, err := s.ActionNames(d.ctx, a)
	if err != nil {
		return err
	}
	_, err = s.Allocate(d.ctx, a, governance.Allocation{CommitmentID: k.ID, ActionID: actions[0].ID, Amount: 5_000 * governance.Euro})
	return err
}
