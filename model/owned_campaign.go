package model

import (
	"context"

	"ctin/governance"

	"github.com/lib/pq"
)

// OwnedCampaign is a campaign under way that asks one of the person's
// organisations.
type OwnedCampaign struct {
	governance.Campaign
	Place    Place
	FunderID governance.OrganizationID
	Funder   string
	Declined bool
	Word     string
}

const selectOwnedCampaigns = `
	select ` + campaignColumns + `, f.funder_id, o.name as funder, f.declined_at is not null as declined, f.word
	from campaign_funders f
	join campaigns k on k.coordination_id = f.coordination_id and k.id = f.campaign_id and k.state = 'open'
	join organizations o on o.coordination_id = f.coordination_id and o.id = f.funder_id
	where f.funder_id = any($1)
	order by k.deadline, k.id, o.name collate "fr-x-icu"
	limit 100`

// OwnedCampaigns are the campaigns under way that ask the organisations that a
// person speaks for, wherever they are, the most urgent first.
func (s *Store) OwnedCampaigns(ctx context.Context, actor governance.Actor, places []Place) ([]OwnedCampaign, error) {
	places, funders := Funding(actor, places)
	if len(funders) == 0 {
		return nil, nil
	}
	var rows, list []OwnedCampaign
	if err := s.list(ctx, &rows, selectOwnedCampaigns, pq.Array(funders)); err != nil {
		return nil, err
	}
	for _, row := range rows {
		for _, p := range places {
			if p.ID == row.CoordinationID && row.On(p.Today(s.now())) == governance.CampaignOpen {
				row.Place = p
				list = append(list, row)
			}
		}
	}
	return list, nil
}
