package model

import (
	"context"

	"ctin/governance"

	"github.com/lib/pq"
)

const campaignColumns = `k.id, k.coordination_id, k.title, k.year, coalesce(k.scheme_id, 0) as scheme_id, k.opens_on, k.deadline,
	k.message, k.state, k.created_by, k.created_at, coalesce(k.opened_at, '0001-01-01 00:00:00+00') as opened_at,
	coalesce(k.closed_at, '0001-01-01 00:00:00+00') as closed_at, k.version`

// CampaignLine is a campaign of the list, with how many were asked.
type CampaignLine struct {
	governance.Campaign
	Scheme string // name, or empty
	Asked  int
}

const (
	campaignLine = `
	select ` + campaignColumns + `, coalesce(s.name, '') as scheme, (
			select count(*) from campaign_funders f where f.coordination_id = k.coordination_id and f.campaign_id = k.id
		) as asked
	from campaigns k
	left join schemes s on s.coordination_id = k.coordination_id and s.id = k.scheme_id
	where k.coordination_id = $1`

	selectCampaigns = campaignLine + ` and ($2 or k.state <> 'draft')
	order by k.year desc, k.id desc
	limit 100`

	selectCampaign = campaignLine + ` and k.id = $2`

	lockCampaign = `
	select ` + campaignColumns + `
	from campaigns k
	where k.coordination_id = $1 and k.id = $2
	for update`

	insertCampaign = `
	insert into campaigns (coordination_id, title, year, scheme_id, opens_on, deadline, message, created_by, created_at)
	values ($1, $2, $3, nullif($4::bigint, 0), $5, $6, $7, $8, $9)
	returning id`

	updateCampaign = `
	update campaigns
	set title = $4, year = $5, scheme_id = nullif($6::bigint, 0), opens_on = $7, deadline = $8, message = $9, state = $10,
		opened_at = $11, closed_at = $12, version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

	deleteAsked = `
	delete from campaign_funders
	where coordination_id = $1 and campaign_id = $2`

	insertAsked = `
	insert into campaign_funders (coordination_id, campaign_id, funder_id)
	select o.coordination_id, $2, o.id
	from organizations o
	where o.coordination_id = $1 and o.id = any($3) and o.funder and o.merged_into is null`
)

// Campaigns lists the campaigns, the latest year first; drafts are for those
// who prepare them.
func (s *Store) Campaigns(ctx context.Context, actor governance.Actor) ([]CampaignLine, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	var lines []CampaignLine
	return lines, s.list(ctx, &lines, selectCampaigns, actor.Coordination, actor.May(governance.ManageFunding))
}

// CampaignPage is a campaign with its balance, and how its deadline moved.
type CampaignPage struct {
	CampaignLine
	governance.CampaignBalance
	Moves []governance.DeadlineMove
}

// The year of a campaign is that of the schedules; a commitment without one
// counts for the year when it was declared meanwhile. Money given again is
// counted at its source (F15). $2 is who the actor funds for (seenCommitment).
const selectCampaignCells = `
	select f.funder_id, o.name as funder, o.example, f.declined_at is not null as declined, f.word, f.reminded_on, exists (
			select from memberships m
			join people p on p.id = m.person_id and p.email <> ''
			where m.coordination_id = f.coordination_id and m.organization_id = f.funder_id and m.ended_at is null
				and 'funder' = any(string_to_array(m.roles, ' '))
		) as reachable, coalesce(c.in_kind, false) as in_kind, coalesce(c.confirmed, false) as confirmed,
		coalesce(c.status, '') as status, coalesce(c.carried, false) as carried, count(c.id) as count,
		coalesce(sum(c.due), 0)::bigint as amount, coalesce(sum(c.paid), 0)::bigint as paid
	from campaign_funders f
	join campaigns k on k.coordination_id = f.coordination_id and k.id = f.campaign_id
	join organizations o on o.coordination_id = f.coordination_id and o.id = f.funder_id
	left join lateral (
		select c.id, c.in_kind, c.confirmed, c.status, y.due, y.paid,
			c.declared_on < k.opens_on and not (c.declared_by <> c.confirmed_by and c.confirmed_at >= k.opened_at) is true as carried
		from commitments c
		cross join lateral (
			select case when exists (select from payment_credits y where y.commitment_id = c.id) then coalesce((
					select y.amount
					from payment_credits y
					where y.coordination_id = c.coordination_id and y.commitment_id = c.id and y.year = k.year
				), 0)
				when c.declared_on >= k.opens_on then c.amount else 0 end as due, coalesce((
					select sum(case when p.kind = 'clawback' then -p.amount else p.amount end)
					from payments p
					where p.coordination_id = c.coordination_id and p.commitment_id = c.id and extract(year from p.paid_on) = k.year
				), 0) as paid
		) y
		where c.coordination_id = f.coordination_id and c.funder_id = f.funder_id and c.source_commitment_id is null
			and (k.scheme_id is null or c.scheme_id = k.scheme_id) and (y.due <> 0 or y.paid <> 0) and ` + seenCommitment + `
	) c on true
	where f.coordination_id = $1 and f.campaign_id = $3
	group by f.funder_id, o.name, o.example, 4, f.word, f.reminded_on, 7, 8, 9, 10, 11
	order by o.name collate "fr-x-icu", f.funder_id`

// Campaign reads a campaign and its balance, added up anew.
func (s *Store) Campaign(ctx context.Context, actor governance.Actor, id governance.CampaignID) (CampaignPage, error) {
	var page CampaignPage
	if err := actor.Must(governance.Read); err != nil {
		return page, err
	}
	if err := s.get(ctx, &page.CampaignLine, selectCampaign, actor.Coordination, id); err != nil {
		return page, err
	}
	if page.State == governance.CampaignDraft && !actor.May(governance.ManageFunding) {
		return CampaignPage{}, governance.Fail(governance.NotFound, msgNotFound)
	}
	cells, err := campaignCells(ctx, s, actor, id)
	if err != nil {
		return page, err
	}
	page.CampaignBalance = governance.BalanceOf(cells)
	return page, s.list(ctx, &page.Moves, selectDeadlines, actor.Coordination, id)
}

func campaignCells(ctx context.Context, r reader, actor governance.Actor, id governance.CampaignID) ([]governance.CampaignCell, error) {
	var cells []governance.CampaignCell
	return cells, r.list(ctx, &cells, selectCampaignCells, actor.Coordination, sees(actor), id)
}

// CreateCampaign prepares a campaign; nobody is told of it yet.
func (s *Store) CreateCampaign(
	ctx context.Context, actor governance.Actor, f governance.CampaignForm, today governance.Date,
) (governance.CampaignID, error) {
	if err := actor.Must(governance.ManageFunding); err != nil {
		return 0, err
	}
	c, err := governance.ParseCampaign(f, today)
	if err != nil {
		return 0, err
	}
	id, err := s.write(ctx, actor, "campaign.create", func(t *tx) (int64, error) {
		if _, err := t.schemeOf(ctx, c.SchemeID); err != nil {
			return 0, err
		}
		err := t.get(ctx, &c.ID, insertCampaign, actor.Coordination, c.Title, c.Year, c.SchemeID, c.OpensOn, c.Deadline, c.Message,
			actor.PersonID, t.at)
		if err != nil {
			return 0, err
		}
		c.CoordinationID = actor.Coordination
		t.record(event{chain: actor.Coordination, action: "campaign.create", kind: "campaign", object: int64(c.ID), after: c})
		return int64(c.ID), t.ask(ctx, c.ID, f.Funders)
	})
	return governance.CampaignID(id), err
}

// ask records who is asked, in the place of who was.
func (t *tx) ask(ctx context.Context, id governance.CampaignID, funders []governance.OrganizationID) error {
	if err := t.exec(ctx, deleteAsked, t.actor.Coordination, id); err != nil {
		return err
	}
	n, err := t.execCount(ctx, insertAsked, t.actor.Coordination, id, pq.Array(funders))
	if err == nil && n == 0 {
		return governance.Fail(governance.Invalid, msgNoFunder).On("funders")
	}
	return err
}

// EditCampaign corrects a draft, read at a version.
func (s *Store) EditCampaign(
	ctx context.Context, actor governance.Actor, id governance.CampaignID, version int, f governance.CampaignForm, today governance.Date,
) error {
	if err := actor.Must(governance.ManageFunding); err != nil {
		return err
	}
	typed, err := governance.ParseCampaign(f, today)
	if err != nil {
		return err
	}
	return s.changeCampaign(ctx, actor, "campaign.edit", id, func(t *tx, before governance.Campaign) (governance.Campaign, error) {
		if err := before.Edit(); err != nil {
			return before, err
		}
		if _, err := t.schemeOf(ctx, typed.SchemeID); err != nil {
			return before, err
		}
		after := before
		after.Title, after.Year, after.SchemeID, after.Message = typed.Title, typed.Year, typed.SchemeID, typed.Message
		after.OpensOn, after.Deadline, after.Version = typed.OpensOn, typed.Deadline, version
		return after, t.ask(ctx, id, f.Funders)
	})
}

// changeCampaign lets a rule decide what a campaign becomes, and records it.
func (s *Store) changeCampaign(
	ctx context.Context, actor governance.Actor, action string, id governance.CampaignID,
	decide func(*tx, governance.Campaign) (governance.Campaign, error),
) error {
	_, err := s.write(ctx, actor, action, func(t *tx) (int64, error) {
		before, err := t.lockedCampaign(ctx, id)
		if err != nil {
			return 0, err
		}
		after, err := decide(t, before)
		if err != nil {
			return 0, err
		}
		t.record(event{chain: before.CoordinationID, action: action, kind: "campaign", object: int64(id), before: before, after: after})
		return int64(id), t.change(ctx, updateCampaign, after.CoordinationID, id, after.Version, after.Title, after.Year, after.SchemeID,
			after.OpensOn, after.Deadline, after.Message, after.State, instant(after.OpenedAt), instant(after.ClosedAt))
	})
	return err
}

func (t *tx) lockedCampaign(ctx context.Context, id governance.CampaignID) (governance.Campaign, error) {
	var c governance.Campaign
	return c, t.get(ctx, &c, lockCampaign, t.actor.Coordination, id)
}

const markAsked = `
	update campaign_funders set asked_at = $3
	where coordination_id = $1 and campaign_id = $2`

// OpenCampaign opens a draft, and writes to those who speak for the funders
// that are asked.
func (s *Store) OpenCampaign(ctx context.Context, actor governance.Actor, id governance.CampaignID, today governance.Date) error {
	if err := actor.Must(governance.ManageFunding); err != nil {
		return err
	}
	return s.changeCampaign(ctx, actor, "campaign.open", id, func(t *tx, before governance.Campaign) (governance.Campaign, error) {
		after, err := before.Open(today, t.at)
		if err != nil {
			return before, err
		}
		cells, err := campaignCells(ctx, t, actor, id)
		if err != nil {
			return before, err
		}
		if err := t.exec(ctx, markAsked, actor.Coordination, id, t.at); err != nil {
			return before, err
		}
		return after, t.tellAsked(ctx, after, governance.BalanceOf(cells).Lines, campaignOpening)
	})
}

// CloseCampaign ends a campaign: funders declare nothing more for its year.
func (s *Store) CloseCampaign(ctx context.Context, actor governance.Actor, id governance.CampaignID) error {
	if err := actor.Must(governance.ManageFunding); err != nil {
		return err
	}
	return s.changeCampaign(ctx, actor, "campaign.close", id, func(t *tx, before governance.Campaign) (governance.Campaign, error) {
		return before.Close(t.at)
	})
}
