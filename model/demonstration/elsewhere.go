package demonstration

import (
	"fmt"

	"ctin/governance"
	"ctin/model"
)

// elsewhere lets the Fonds Cèdre, which funds the Sicoval, fund Lille too: one
// person then has commitments in two coordinations.
func (s *story) elsewhere(c governance.Actor) {
	fund := s.organize(c, governance.OrganizationDraft{Name: orgCedre, Siren: siretCedre[:9], Kind: "foundation", Funder: true, Example: true})
	slug := governance.Slug(nameLille)
	if a := s.doing(s.enter(FunderCedre)); s.err == nil {
		s.try(s.store.AskToJoin(s.ctx, a, slug, orgCedre, wordsElsewhere))
	}
	s.welcomeFunder(c, fund)
	if s.silent || s.err != nil {
		return
	}
	s.ateliers(s.inside(FunderCedre, slug), fund)
	s.lent(c, fund)
	s.campaign(c, fund)
}

// campaign asks the two funders of Lille for next year: nobody has answered yet.
func (s *story) campaign(c governance.Actor, fund governance.OrganizationID) {
	prepared, opened := s.doing(c), s.doing(c)
	if s.err != nil {
		return
	}
	id, err := s.store.CreateCampaign(s.ctx, prepared, governance.CampaignForm{
		Title: titleCampaign, Year: fmt.Sprint(s.today.Time().Year() + 1), Deadline: string(s.today.AddDays(40)), Message: wordsCampaign,
		Funders: []governance.OrganizationID{fund, s.organization(c, partners()[0].Name)},
	}, s.today)
	s.try(err)
	if s.err == nil {
		s.try(s.store.OpenCampaign(s.ctx, opened, id, s.today))
	}
}

// welcomeFunder accepts the one who asked.
func (s *story) welcomeFunder(c governance.Actor, fund governance.OrganizationID) {
	a := s.doing(c)
	if s.err != nil {
		return
	}
	list, err := s.store.JoinRequests(s.ctx, c)
	s.try(err)
	if len(list) > 0 {
		s.try(s.store.DecideJoin(s.ctx, a, list[0].ID, model.JoinAnswer{
			Accepted: true, Words: wordsWelcome, OrganizationID: fund, Roles: []string{string(governance.Funder)},
		}))
	}
}

// ateliers is resolved, over two years, and lapses soon.
func (s *story) ateliers(funder governance.Actor, fund governance.OrganizationID) {
	a, climbs := s.doing(funder), s.doing(funder)
	if s.err != nil {
		return
	}
	id, err := s.store.DeclareCommitment(s.ctx, a, governance.CommitmentDraft{
		Funder: fund, Purpose: purposeWorkshops, Motive: motiveWorkshops, Amount: "45 000", Credits: s.years("22 500", "22 500"),
		DeclaredOn: s.ago(35), LapseDate: string(s.today.AddDays(45)),
	}, s.today)
	s.try(err)
	if s.err == nil {
		s.try(s.store.ClimbCommitment(s.ctx, climbs, id, 1, governance.StatusResolved, s.deliberation(bodyCedre, 34, 26), s.today))
	}
}

// lent is what the coordinator entered in its name, and that it may confirm.
func (s *story) lent(c governance.Actor, fund governance.OrganizationID) {
	a := s.doing(c)
	if s.err != nil {
		return
	}
	_, err := s.store.DeclareCommitment(s.ctx, a, governance.CommitmentDraft{
		Funder: fund, Purpose: purposeRooms, InKind: true, Valuation: valuationRooms, Amount: "6 000", DeclaredOn: s.ago(12),
		Credits: []governance.CreditDraft{{Year: fmt.Sprint(s.today.Time().Year() + 1), Amount: "6 000"}},
	}, s.today)
	s.try(err)
}
