package model

import (
	"context"
	"strings"

	"ctin/governance"
)

// Disagreement is what someone asked in session to have written down.
type Disagreement struct {
	MeetingID governance.MeetingID
	PersonID  governance.PersonID
	Text      string
}

// RecordDisagreement writes down a disagreement that someone who sat in the
// body asked for in session (part 14). It is told in the minutes, and is no
// reservation on their text.
func (s *Store) RecordDisagreement(ctx context.Context, actor governance.Actor, d Disagreement) error {
	d.Text = strings.TrimSpace(d.Text)
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "reservation.record", func(t *tx) (int64, error) {
		m, _, err := t.lockedMinutes(ctx, d.MeetingID)
		if err != nil {
			return 0, err
		}
		if err := m.Disagree(d.Text); err != nil {
			return 0, err
		}
		var seats int
		if err := t.get(ctx, &seats, selectSeated, m.CoordinationID, d.MeetingID, d.PersonID); err != nil {
			return 0, err
		}
		if seats == 0 {
			return 0, governance.Fail(governance.Invalid, msgDisagreeWho).On("person")
		}
		var id int64
		err = t.get(ctx, &id, insertReservation, m.CoordinationID, m.ID, d.PersonID, d.Text, t.at, true, actor.PersonID)
		t.record(event{chain: m.CoordinationID, action: "reservation.record", kind: "minutes", object: int64(m.ID)})
		return id, err
	})
	return err
}

const selectSittingDay = `
	select p.id, p.given_name, p.family_name, coalesce(min(o.name), '') as organization
	from meetings t
	join coordinations c on c.id = t.coordination_id
	join seats s on s.coordination_id = t.coordination_id and s.committee_id = t.committee_id
	join mandates m on m.coordination_id = s.coordination_id and m.seat_id = s.id
		and m.starts_on <= (coalesce(t.opened_at, t.starts_at) at time zone c.time_zone)::date
		and (m.ends_on is null or m.ends_on >= (coalesce(t.opened_at, t.starts_at) at time zone c.time_zone)::date)
	join people p on p.id = m.person_id
	left join organizations o on o.coordination_id = s.coordination_id and o.id = s.organization_id
	where t.coordination_id = $1 and t.id = $2
	group by p.id
	order by p.family_name collate "fr-x-icu", p.given_name collate "fr-x-icu"`

// Sitting lists those who sat in the body on the day of a meeting.
func (s *Store) Sitting(ctx context.Context, actor governance.Actor, meeting governance.MeetingID) ([]PersonName, error) {
	if err := actor.Must(governance.KeepMeetings); err != nil {
		return nil, err
	}
	var people []PersonName
	return people, s.list(ctx, &people, selectSittingDay, actor.Coordination, meeting)
}
