package model

import (
	"context"
	"encoding/json"
	"time"

	"ctin/governance"
)

// knownCommitments are the commitments as they were known before $3: their
// last version of then, and what had been recorded as paid. Who may see them is
// judged by what they are now. $2 is who the actor funds for (seenCommitment).
const knownCommitments = `(
		select c.id, c.coordination_id, c.number, c.funder_id, v.scheme_id, v.purpose, v.motive, v.in_kind, v.quantity,
			v.unit_cost, v.amount, v.valuation, v.status, v.earmarked, v.confirmed, c.declared_by, c.declared_on,
			case when v.confirmed then c.confirmed_by end as confirmed_by,
			case when v.confirmed then c.confirmed_at end as confirmed_at, v.lapse_date, v.envelope_id, c.territory_id,
			v.confidential, v.counted, v.source_commitment_id, c.created_at, v.version, v.credits,
			coalesce((
				select sum(case when p.kind = 'clawback' then -p.amount else p.amount end)
				from payments p
				where p.coordination_id = c.coordination_id and p.commitment_id = c.id and p.created_at < $3
			), 0)::bigint as paid, not ` + seenCommitment + ` as hidden
		from commitments c
		join lateral (
			select *
			from commitment_versions v
			where v.coordination_id = c.coordination_id and v.commitment_id = c.id and v.created_at < $3
			order by v.version desc
			limit 1
		) v on true
		where c.coordination_id = $1 and (` + seenCommitment + ` or c.counted and ` + openCommitment + `)
	) c`

const (
	selectKnownCells = cellColumns + knownCommitments + cellNames

	selectKnownYears = yearColumns + `
	select ` + yearParts + `, y.*
	from ` + knownCommitments + `
	cross join lateral (
		select (y->>0)::int as year, (y->>1)::bigint as amount, 0::bigint as paid
		from jsonb_array_elements(c.credits) y
		union all
		select 0, c.amount, 0
		where c.credits = '[]'
		union all
		select extract(year from p.paid_on)::int, 0, case when p.kind = 'clawback' then -p.amount else p.amount end
		from payments p
		where p.coordination_id = c.coordination_id and p.commitment_id = c.id and p.created_at < $3
	) y` + yearGroups

	selectKnownLines = `
	select ` + commitmentColumns + `, o.name as funder, o.example, coalesce(s.name, '') as scheme, c.paid
	from ` + knownCommitments + `
	join organizations o on o.coordination_id = $1 and o.id = c.funder_id
	left join schemes s on s.coordination_id = $1 and s.id = c.scheme_id
	where not c.hidden
	order by c.number`
)

// FundingKnown reads the conférence des financeurs as it was known before an
// instant. The rules of matching are those of today.
func (s *Store) FundingKnown(
	ctx context.Context, actor governance.Actor, before time.Time,
) (governance.FundingTable, error) {
	var table governance.FundingTable
	if err := actor.Must(governance.Read); err != nil {
		return table, err
	}
	var cells []governance.FundingCell
	if err := s.list(ctx, &cells, selectKnownCells, actor.Coordination, sees(actor), before); err != nil {
		return table, err
	}
	var years []governance.FundingYear
	if err := s.list(ctx, &years, selectKnownYears, actor.Coordination, sees(actor), before); err != nil {
		return table, err
	}
	rules, err := s.matchingRules(ctx, actor.Coordination)
	return governance.TableOf(cells, years, rules), err
}

// CommitmentsKnown lists the commitments as they were known before an instant,
// by number.
func (s *Store) CommitmentsKnown(
	ctx context.Context, actor governance.Actor, before time.Time,
) ([]CommitmentLine, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	var lines []CommitmentLine
	return lines, s.list(ctx, &lines, selectKnownLines, actor.Coordination, sees(actor), before)
}

// CommitmentVersion is what a commitment was at one of its versions, all of it.
type CommitmentVersion struct {
	Version            int
	Amount             governance.Cents
	Quantity           int64
	UnitCost           governance.Cents
	Status             governance.Status
	Confirmed          bool
	SchemeID           governance.SchemeID
	Scheme             string
	EnvelopeID         governance.EnvelopeID
	Envelope           string
	SourceCommitmentID governance.CommitmentID
	Purpose, Motive    string
	InKind             bool
	Valuation          string
	Earmarked          bool
	Confidential       bool
	Counted            bool
	LapseDate          governance.Date
	Grantees, Credits  []byte
	Reason             string
	Author             string
	CreatedAt          time.Time
}

const selectVersions = `
	select v.version, v.amount, coalesce(v.quantity, 0) as quantity, coalesce(v.unit_cost, 0) as unit_cost, v.status, v.confirmed,
		coalesce(v.scheme_id, 0) as scheme_id, coalesce(s.name, '') as scheme, coalesce(v.envelope_id, 0) as envelope_id,
		coalesce(e.name, '') as envelope, coalesce(v.source_commitment_id, 0) as source_commitment_id, v.purpose, v.motive,
		v.in_kind, v.valuation, v.earmarked, v.confidential, v.counted, v.lapse_date, v.grantees, v.credits, v.reason,
		v.created_at, btrim(p.given_name || ' ' || p.family_name) as author
	from commitment_versions v
	join people p on p.id = v.author_id
	left join schemes s on s.coordination_id = v.coordination_id and s.id = v.scheme_id
	left join envelopes e on e.coordination_id = v.coordination_id and e.id = v.envelope_id
	where v.coordination_id = $1 and v.commitment_id = $2
	order by v.version`

// Of is the commitment as the version says it; who declared and received it is
// taken from what it is now.
func (v CommitmentVersion) Of(u governance.Undertaking) governance.Undertaking {
	u.Version, u.Amount, u.Quantity, u.UnitCost, u.Status, u.Confirmed = v.Version, v.Amount, v.Quantity, v.UnitCost, v.Status, v.Confirmed
	u.SchemeID, u.EnvelopeID, u.SourceCommitmentID = v.SchemeID, v.EnvelopeID, v.SourceCommitmentID
	u.Purpose, u.Motive, u.InKind, u.Valuation, u.Earmarked = v.Purpose, v.Motive, v.InKind, v.Valuation, v.Earmarked
	u.Confidential, u.Counted, u.LapseDate = v.Confidential, v.Counted, v.LapseDate
	u.Grantees, u.Credits = nil, nil
	for _, g := range numbers(v.Grantees, 3) {
		u.Grantees = append(u.Grantees, governance.Grantee{
			OrganizationID: governance.OrganizationID(g[0]), Share: governance.Fraction{Numerator: g[1], Denominator: g[2]},
		})
	}
	for _, c := range numbers(v.Credits, 2) {
		u.Credits = append(u.Credits, governance.Credit{Year: int(c[0]), Amount: governance.Cents(c[1])})
	}
	return u
}

// numbers reads rows of so many numbers as a version keeps them; what is not
// one is left out.
func numbers(text []byte, width int) [][]int64 {
	var all, rows [][]int64
	if json.Unmarshal(text, &all) != nil {
		return nil // `ctin check` tells versions that are not whole
	}
	for _, row := range all {
		if len(row) == width {
			rows = append(rows, row)
		}
	}
	return rows
}

// Known is the commitment as it was known before an instant; false when it was
// not there yet.
func (p CommitmentPage) Known(before time.Time) (CommitmentPage, bool) {
	known := p
	known.Versions, known.Steps, known.Payments, known.Files = nil, nil, nil, nil
	for _, v := range p.Versions {
		if v.CreatedAt.Before(before) {
			known.Versions = append(known.Versions, v)
		}
	}
	if len(known.Versions) == 0 {
		return p, false
	}
	for _, s := range p.Steps {
		if s.CreatedAt.Before(before) {
			known.Steps = append(known.Steps, s)
		}
	}
	for _, l := range p.Payments {
		if l.CreatedAt.Before(before) {
			known.Payments = append(known.Payments, l)
		}
	}
	for _, f := range p.Files {
		if f.CreatedAt.Before(before) {
			known.Files = append(known.Files, f)
		}
	}
	last := known.Versions[len(known.Versions)-1]
	known.Undertaking, known.Scheme, known.Envelope = last.Of(p.Undertaking), last.Scheme, last.Envelope
	known.GranteeNames = p.namesOf(known.Grantees)
	if last.SourceCommitmentID == 0 {
		known.SourceNumber = 0
	}
	return known, true
}

// namesOf are the names of grantees; one that receives nothing any more has none.
func (p CommitmentPage) namesOf(grantees []governance.Grantee) []string {
	names := make([]string, len(grantees))
	for i, g := range grantees {
		for j, now := range p.Grantees {
			if now.OrganizationID == g.OrganizationID {
				names[i] = p.GranteeNames[j]
			}
		}
	}
	return names
}
