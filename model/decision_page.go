package model

// The page of the last edition of a document on which a decision is printed, 0
// as long as that edition is not issued.
const (
	pageOfDecision = `coalesce((
			select (i.pages ->> d.reference)::int
			from minutes n
			left join issues i on i.coordination_id = n.coordination_id and i.minutes_id = n.id
			where n.coordination_id = d.coordination_id and n.meeting_id = d.meeting_id and n.kind in `
	lastEdition = `
			order by n.edition desc
			limit 1
		), 0)`
	logPage  = pageOfDecision + `('decision_log')` + lastEdition
	longPage = pageOfDecision + `('summary', 'full')` + lastEdition
)
