package model

import (
	"context"

	"ctin/governance"
)

// indicatorColumns are those of governance.Indicator, of a table called i.
const indicatorColumns = `i.id, i.coordination_id, i.name, i.unit, i.section_code, i.created_at, i.version`

const fromIndicators = `
	select ` + indicatorColumns + `, coalesce(m.id, 0) as "measurement.id", coalesce(m.value, 0) as "measurement.value",
		coalesce(m.decimals, 0) as "measurement.decimals", m.measured_on as "measurement.measured_on",
		coalesce(m.perimeter, '') as "measurement.perimeter", coalesce(m.author_id, 0) as "measurement.author_id",
		coalesce(m.created_at, 'epoch') as "measurement.created_at", ` + sourceColumns + `
	from indicators i
	left join measurements m on m.coordination_id = i.coordination_id and m.indicator_id = i.id
	left join sources s on s.coordination_id = m.coordination_id and s.id = m.source_id
	where i.coordination_id = $1`

const selectIndicators = fromIndicators + `
	order by i.name collate "fr-x-icu", i.id, m.measured_on desc, m.id desc`

const selectIndicator = fromIndicators + ` and i.id = $2
	order by m.measured_on desc, m.id desc`

// readIndicators reads indicators with their measurements, the latest first.
func readIndicators(ctx context.Context, r querier, query string, args ...any) ([]governance.MeasuredIndicator, error) {
	var rows []struct {
		governance.Indicator
		Measurement governance.Measurement
		Source      governance.Source
	}
	if err := r.list(ctx, &rows, query, args...); err != nil {
		return nil, err
	}
	var list []governance.MeasuredIndicator
	for _, row := range rows {
		if n := len(list); n == 0 || list[n-1].ID != row.ID {
			list = append(list, governance.MeasuredIndicator{Indicator: row.Indicator})
		}
		last := &list[len(list)-1]
		if m := row.Measurement; m.ID != 0 {
			m.CoordinationID, m.IndicatorID, m.SourceID = row.CoordinationID, row.ID, row.Source.ID
			last.Measurements = append(last.Measurements, governance.SourcedMeasurement{Measurement: m, Source: row.Source})
		}
	}
	return list, nil
}

// Indicators lists the indicators of the coordination with their measurements.
func (s *Store) Indicators(ctx context.Context, actor governance.Actor) ([]governance.MeasuredIndicator, error) {
	if err := actor.Must(governance.Read); err != nil {
		return nil, err
	}
	return readIndicators(ctx, s, selectIndicators, actor.Coordination)
}

// Indicator reads one indicator with its measurements.
func (s *Store) Indicator(
	ctx context.Context, actor governance.Actor, id governance.IndicatorID,
) (governance.MeasuredIndicator, error) {
	if err := actor.Must(governance.Read); err != nil {
		return governance.MeasuredIndicator{}, err
	}
	list, err := readIndicators(ctx, s, selectIndicator, actor.Coordination, id)
	if err == nil && len(list) == 0 {
		err = governance.Fail(governance.NotFound, msgNotFound)
	}
	if err != nil {
		return governance.MeasuredIndicator{}, err
	}
	return list[0], nil
}

const insertIndicator = `
	insert into indicators (coordination_id, name, unit, section_code, created_at)
	values ($1, $2, $3, $4, $5)
	returning id`

// AddIndicator adds an indicator, to be measured.
func (s *Store) AddIndicator(
	ctx context.Context, actor governance.Actor, d governance.IndicatorDraft,
) (governance.IndicatorID, error) {
	if err := actor.Must(governance.WriteDiagnostic); err != nil {
		return 0, err
	}
	i, problems := governance.ParseIndicator(d)
	if err := problems.Err(); err != nil {
		return 0, err
	}
	id, err := s.write(ctx, actor, "indicator.create", func(t *tx) (int64, error) {
		i.CoordinationID, i.CreatedAt, i.Version = actor.Coordination, t.at, 1
		if err := t.get(ctx, &i.ID, insertIndicator, i.CoordinationID, i.Name, i.Unit, i.SectionCode, t.at); err != nil {
			return 0, err
		}
		t.record(event{chain: i.CoordinationID, action: "indicator.create", kind: "indicator", object: int64(i.ID), after: i})
		return int64(i.ID), nil
	})
	return governance.IndicatorID(id), err
}

const lockIndicator = `
	select ` + indicatorColumns + `
	from indicators i
	where i.coordination_id = $1 and i.id = $2
	for update`

const updateIndicator = `
	update indicators
	set name = $4, unit = $5, section_code = $6, version = version + 1
	where coordination_id = $1 and id = $2 and version = $3`

// UpdateIndicator corrects an indicator read at a version.
func (s *Store) UpdateIndicator(
	ctx context.Context, actor governance.Actor, id governance.IndicatorID, version int, d governance.IndicatorDraft,
) error {
	if err := actor.Must(governance.WriteDiagnostic); err != nil {
		return err
	}
	after, problems := governance.ParseIndicator(d)
	if err := problems.Err(); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "indicator.update", func(t *tx) (int64, error) {
		var before governance.Indicator
		if err := t.get(ctx, &before, lockIndicator, actor.Coordination, id); err != nil {
			return 0, err
		}
		after.ID, after.CoordinationID, after.CreatedAt, after.Version = id, before.CoordinationID, before.CreatedAt, version
		return int64(id), t.saveIndicator(ctx, before, after)
	})
	return err
}

func (t *tx) saveIndicator(ctx context.Context, before, after governance.Indicator) error {
	err := t.change(ctx, updateIndicator, after.CoordinationID, after.ID, after.Version, after.Name, after.Unit, after.SectionCode)
	if err != nil {
		return err
	}
	t.record(event{
		chain: after.CoordinationID, action: "indicator.update", kind: "indicator", object: int64(after.ID),
		fields: changedIndicator(before, after), before: before, after: after,
	})
	return nil
}

// changedIndicator names the fields that differ.
func changedIndicator(before, after governance.Indicator) []string {
	var fields []string
	for _, f := range []struct {
		name    string
		changed bool
	}{
		{"name", before.Name != after.Name},
		{"unit", before.Unit != after.Unit},
		{"section_code", before.SectionCode != after.SectionCode},
	} {
		if f.changed {
			fields = append(fields, f.name)
		}
	}
	return fields
}

const selectPerimeterRef = `
	select count(*)
	from perimeters
	where coordination_id = $1 and level || ':' || code = $2`

const insertMeasurement = `
	insert into measurements (coordination_id, indicator_id, source_id, value, decimals, measured_on, perimeter, author_id, created_at)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
	returning id`

// Measure adds a measurement to an indicator, with its source. A value that
// differs from another of the same year and perimeter is kept beside it (D6).
func (s *Store) Measure(
	ctx context.Context, actor governance.Actor, id governance.IndicatorID, d governance.MeasurementDraft, q Quote,
) (governance.MeasurementID, error) {
	if err := actor.Must(governance.WriteDiagnostic); err != nil {
		return 0, err
	}
	n, err := s.write(ctx, actor, "measurement.create", func(t *tx) (int64, error) {
		m, err := t.readMeasurement(ctx, id, d, q)
		if err != nil {
			return 0, err
		}
		err = t.get(ctx, &m.ID, insertMeasurement, m.CoordinationID, m.IndicatorID, m.SourceID, m.Value, m.Decimals,
			m.MeasuredOn, m.Perimeter, m.AuthorID, t.at)
		if err != nil {
			return 0, err
		}
		t.record(event{chain: m.CoordinationID, action: "measurement.create", kind: "indicator", object: int64(id), after: m})
		return int64(m.ID), nil
	})
	return governance.MeasurementID(n), err
}

// readMeasurement reads what was typed, with all its problems at once.
func (t *tx) readMeasurement(
	ctx context.Context, id governance.IndicatorID, d governance.MeasurementDraft, q Quote,
) (governance.Measurement, error) {
	var none governance.Measurement
	today, err := t.today(ctx)
	if err != nil {
		return none, err
	}
	m, problems := governance.ParseMeasurement(d, today)
	if err := t.checkPerimeter(ctx, d.Perimeter, &problems); err != nil {
		return none, err
	}
	problems = append(problems, q.problems(today)...)
	if q.none() {
		problems.Add(governance.Fail(governance.Invalid, msgSourceMissing).On("source"))
	}
	if err := problems.Err(); err != nil {
		return none, err
	}
	var i governance.Indicator
	if err := t.get(ctx, &i, lockIndicator, t.actor.Coordination, id); err != nil {
		return none, err
	}
	m.CoordinationID, m.IndicatorID, m.AuthorID, m.CreatedAt = t.actor.Coordination, id, t.actor.PersonID, t.at
	m.SourceID, err = t.source(ctx, q, today)
	return m, err
}

// checkPerimeter refuses a perimeter that is neither the whole territory, nor
// France, nor a part of the coordination.
func (t *tx) checkPerimeter(ctx context.Context, perimeter string, problems *governance.Problems) error {
	if perimeter == "" || perimeter == governance.France {
		return nil
	}
	var n int
	err := t.get(ctx, &n, selectPerimeterRef, t.actor.Coordination, perimeter)
	if n == 0 {
		problems.Add(governance.Fail(governance.Invalid, msgPerimeterOfOther).On("perimeter"))
	}
	return err
}

const lockMeasurement = `
	select id, coordination_id, indicator_id, source_id, value, decimals, measured_on, perimeter, author_id, created_at
	from measurements
	where coordination_id = $1 and indicator_id = $2 and id = $3
	for update`

const deleteMeasurement = `
	delete from measurements
	where coordination_id = $1 and id = $2`

// RemoveMeasurement removes a measurement that was typed wrong. Versions that
// were submitted keep it.
func (s *Store) RemoveMeasurement(
	ctx context.Context, actor governance.Actor, indicator governance.IndicatorID, id governance.MeasurementID,
) error {
	if err := actor.Must(governance.WriteDiagnostic); err != nil {
		return err
	}
	_, err := s.write(ctx, actor, "measurement.remove", func(t *tx) (int64, error) {
		var m governance.Measurement
		if err := t.get(ctx, &m, lockMeasurement, actor.Coordination, indicator, id); err != nil {
			return 0, err
		}
		if err := t.exec(ctx, deleteMeasurement, actor.Coordination, id); err != nil {
			return 0, err
		}
		t.record(event{chain: actor.Coordination, action: "measurement.remove", kind: "indicator", object: int64(indicator), before: m})
		return int64(id), nil
	})
	return err
}
