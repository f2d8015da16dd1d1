package model

import (
	"context"
	"slices"
	"strings"

	"ctin/governance"

	"github.com/lib/pq"
)

const (
	markReminded = `
	update campaign_funders set reminded_on = $3
	where coordination_id = $1 and campaign_id = $2 and funder_id = any($4)`

	declineCampaign = `
	update campaign_funders set declined_at = $4, declined_by = $5, word = $6
	where coordination_id = $1 and campaign_id = $2 and funder_id = $3`

	selectFundersPeople = `
	select m.organization_id, p.given_name, p.family_name, p.email
	from memberships m
	join people p on p.id = m.person_id
	where m.coordination_id = $1 and m.organization_id = any($2) and m.ended_at is null
		and 'funder' = any(string_to_array(m.roles, ' ')) and p.email <> ''
	order by p.id`
)

// campaignWords make the subject and the body of a mail about a campaign.
type campaignWords func(name, coordination, address string, c governance.Campaign) (subject, body string)

// tellAsked writes to those who speak for funders. Neither the subject nor
// the body holds an amount.
func (t *tx) tellAsked(ctx context.Context, c governance.Campaign, lines []governance.CampaignLine, words campaignWords) error {
	var funders []governance.OrganizationID
	for _, l := range lines {
		funders = append(funders, l.FunderID)
	}
	var people []struct {
		governance.Person
		OrganizationID governance.OrganizationID
	}
	if err := t.list(ctx, &people, selectFundersPeople, c.CoordinationID, pq.Array(funders)); err != nil {
		return err
	}
	var place struct{ Name, Slug string }
	if err := t.get(ctx, &place, selectPlace, c.CoordinationID); err != nil {
		return err
	}
	address := t.store.link("coordinations", place.Slug, "financements", "campagnes", decimal(int64(c.ID)))
	var told []string
	for _, p := range people {
		if slices.Contains(told, p.Email) {
			continue // who speaks for two funders is told once
		}
		told = append(told, p.Email)
		subject, body := words(p.Name(), place.Name, address, c)
		if err := t.send(ctx, mail{coordination: c.CoordinationID, to: p.Email, name: p.Name(), subject: subject, body: body}); err != nil {
			return err
		}
	}
	return nil
}

// RemindFunders writes again to the funders that have not answered, once a day
// each at most, and says how many were reminded.
func (s *Store) RemindFunders(ctx context.Context, actor governance.Actor, id governance.CampaignID, today governance.Date) (int, error) {
	if err := actor.Must(governance.ManageFunding); err != nil {
		return 0, err
	}
	n, err := s.write(ctx, actor, "campaign.remind", func(t *tx) (int64, error) {
		c, err := t.lockedCampaign(ctx, id)
		if err != nil {
			return 0, err
		}
		if err := c.MayRemind(today); err != nil {
			return 0, err
		}
		cells, err := campaignCells(ctx, t, actor, id)
		if err != nil {
			return 0, err
		}
		lines := slices.DeleteFunc(governance.BalanceOf(cells).Lines, func(l governance.CampaignLine) bool { return !l.May(today) })
		if len(lines) == 0 {
			return 0, nil
		}
		var funders []governance.OrganizationID
		for _, l := range lines {
			funders = append(funders, l.FunderID)
		}
		if err := t.exec(ctx, markReminded, actor.Coordination, id, today, pq.Array(funders)); err != nil {
			return 0, err
		}
		t.record(event{chain: actor.Coordination, action: "campaign.remind", kind: "campaign", object: int64(id), after: funders})
		return int64(len(lines)), t.tellAsked(ctx, c, lines, campaignReminder)
	})
	return int(n), err
}

// DeclineCampaign records that a funder takes no part this year, with a word.
func (s *Store) DeclineCampaign(
	ctx context.Context, actor governance.Actor, id governance.CampaignID, funder governance.OrganizationID, words string, today governance.Date,
) error {
	if err := actor.Must(governance.DeclareCommitments); err != nil {
		return err
	}
	words = strings.TrimSpace(words)
	if err := governance.CheckWord(words); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "campaign.decline", func(t *tx) (int64, error) {
		c, err := t.lockedCampaign(ctx, id)
		if err != nil {
			return 0, err
		}
		if err := c.MayAnswer(actor, funder, today); err != nil {
			return 0, err
		}
		n, err := t.execCount(ctx, declineCampaign, actor.Coordination, id, funder, t.at, actor.PersonID, words)
		if err == nil && n == 0 {
			err = governance.Fail(governance.Invalid, msgNotAsked).On("funder")
		}
		t.record(event{chain: actor.Coordination, action: "campaign.decline", kind: "campaign", object: int64(id), after: funder})
		return int64(id), err
	})
	return err
}

// selectOver are the campaigns that are over for some years ($2), of the whole
// conference or of a scheme ($3), on a day ($4); not those that another
// campaign asks for again.
const selectOver = `
	select ` + campaignColumns + `
	from campaigns k
	where k.coordination_id = $1 and k.year = any($2) and (k.scheme_id is null or k.scheme_id = $3)
		and (k.state = 'closed' or k.state = 'open' and k.deadline < $4) and not exists (
			select from campaigns x
			where x.coordination_id = k.coordination_id and x.year = k.year and (x.scheme_id is null or x.scheme_id = $3)
				and x.state = 'open' and x.deadline >= $4
		)
	order by k.id desc`

// checkYears refuses to a funder what is payable in a year that is closed, and
// was not there before.
func (t *tx) checkYears(ctx context.Context, before, after governance.Undertaking, today governance.Date) error {
	var years []int
	for _, c := range after.Credits {
		if !slices.ContainsFunc(before.Credits, func(b governance.Credit) bool { return b.Year == c.Year }) {
			years = append(years, c.Year)
		}
	}
	if len(years) == 0 || t.actor.May(governance.ManageFunding) {
		return nil
	}
	var over []governance.Campaign
	err := t.list(ctx, &over, selectOver, t.actor.Coordination, pq.Array(years), after.SchemeID, today)
	if err != nil {
		return err
	}
	return governance.CheckCampaigns(t.actor, years, over)
}

// NoteCampaignExport journals that a balance was taken as a file (P6).
func (s *Store) NoteCampaignExport(ctx context.Context, actor governance.Actor, id governance.CampaignID) error {
	if err := actor.Must(governance.Read); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "campaign.export", func(t *tx) (int64, error) {
		t.record(event{chain: actor.Coordination, action: "campaign.export", kind: "campaign", object: int64(id)})
		return int64(id), nil
	})
	return err
}
