package model

import (
	"context"
	"slices"

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

// OwnedCampaigns are the most urgent of them, and how many there are.
type OwnedCampaigns struct {
	Lines []OwnedCampaign
	Count int
}

// How many campaigns are shown, at first and when all are asked for.
const (
	fewCampaigns  = 25
	manyCampaigns = 1000
)

// A campaign whose deadline has passed, where it is held, is over whatever its
// state: it takes no place in the list ($2).
const selectOwnedCampaigns = `
	select ` + campaignColumns + `, f.funder_id, o.name as funder, f.declined_at is not null as declined, f.word, count(*) over () as among
	from campaign_funders f
	join campaigns k on k.coordination_id = f.coordination_id and k.id = f.campaign_id and k.state = 'open'
	join coordinations c on c.id = k.coordination_id and k.deadline >= ($2::timestamptz at time zone c.time_zone)::date
	join organizations o on o.coordination_id = f.coordination_id and o.id = f.funder_id
	where f.funder_id = any($1)
	order by k.deadline, k.id, o.name collate "fr-x-icu", f.funder_id
	limit $3`

// OwnedCampaigns are the campaigns under way that ask the organisations that a
// person speaks for, wherever they are, the most urgent first: a few, or all.
func (s *Store) OwnedCampaigns(ctx context.Context, actor governance.Actor, places []Place, all bool) (OwnedCampaigns, error) {
	var own OwnedCampaigns
	places, funders := Funding(actor, places)
	if len(funders) == 0 {
		return own, nil
	}
	limit := fewCampaigns
	if all {
		limit = manyCampaigns
	}
	var rows []struct {
		OwnedCampaign
		Among int
	}
	if err := s.list(ctx, &rows, selectOwnedCampaigns, pq.Array(funders), s.now(), limit); err != nil {
		return own, err
	}
	for _, row := range rows {
		at := slices.IndexFunc(places, func(p Place) bool { return p.ID == row.CoordinationID })
		row.Place, own.Count = places[at], row.Among
		own.Lines = append(own.Lines, row.OwnedCampaign)
	}
	return own, nil
}
