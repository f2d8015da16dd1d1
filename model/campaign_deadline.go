package model

import (
	"context"
	"slices"

	"ctin/governance"
)

const (
	selectDeadlines = `
	select d.was, d.deadline, d.reason, d.moved_at, btrim(p.given_name || ' ' || p.family_name) as moved_by
	from campaign_deadlines d
	join people p on p.id = d.moved_by
	where d.coordination_id = $1 and d.campaign_id = $2
	order by d.id`

	insertDeadline = `
	insert into campaign_deadlines (coordination_id, campaign_id, was, deadline, reason, moved_by, moved_at)
	values ($1, $2, $3, $4, $5, $6, $7)`
)

// MoveDeadline moves the deadline of an open campaign, read at a version, with
// a word of explanation: the funders still waiting are told.
func (s *Store) MoveDeadline(
	ctx context.Context, actor governance.Actor, id governance.CampaignID, version int, deadline, reason string, today governance.Date,
) error {
	if err := actor.Must(governance.ManageFunding); err != nil {
		return err
	}
	return s.changeCampaign(ctx, actor, "campaign.move", id, func(t *tx, before governance.Campaign) (governance.Campaign, error) {
		after, move, err := before.Move(deadline, reason, today)
		if err != nil {
			return before, err
		}
		after.Version = version
		cells, err := campaignCells(ctx, t, actor, id)
		if err != nil {
			return before, err
		}
		err = t.exec(ctx, insertDeadline, actor.Coordination, id, move.Was, move.Deadline, move.Reason, actor.PersonID, t.at)
		if err != nil {
			return before, err
		}
		waiting := slices.DeleteFunc(governance.BalanceOf(cells).Lines, func(l governance.CampaignLine) bool {
			return l.Answer != governance.AnsweredNone
		})
		return after, t.tellAsked(ctx, after, waiting, deadlineMoved(move))
	})
}

const returnToCampaign = `
	update campaign_funders set declined_at = null, declined_by = null, word = ''
	where coordination_id = $1 and campaign_id = $2 and funder_id = $3 and declined_at is not null`

// ReturnToCampaign takes back that a funder takes no part: it is waited for again.
func (s *Store) ReturnToCampaign(
	ctx context.Context, actor governance.Actor, id governance.CampaignID, funder governance.OrganizationID, today governance.Date,
) error {
	if err := actor.Must(governance.DeclareCommitments); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "campaign.return", func(t *tx) (int64, error) {
		c, err := t.lockedCampaign(ctx, id)
		if err != nil {
			return 0, err
		}
		if err := c.MayReturn(actor, funder, today); err != nil {
			return 0, err
		}
		n, err := t.execCount(ctx, returnToCampaign, actor.Coordination, id, funder)
		if err == nil && n == 0 {
			err = governance.Fail(governance.Conflict, msgNotDeclined)
		}
		t.record(event{chain: actor.Coordination, action: "campaign.return", kind: "campaign", object: int64(id), after: funder})
		return int64(id), err
	})
	return err
}
