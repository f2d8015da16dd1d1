package model

import (
	"context"
	"slices"

	"ctin/governance"
	"ctin/governance/perimeter"
)

// areas are the départements, the intercommunalities and the communes of the
// perimeter of a coordination, whole.
func (s *Store) areas(ctx context.Context, list lister, c governance.CoordinationID) ([]governance.Area, error) {
	var refs []perimeter.Ref
	if err := list(ctx, &refs, selectPerimeters, c); err != nil {
		return nil, err
	}
	return s.areasOf(refs), nil
}

func (s *Store) areasOf(refs []perimeter.Ref) []governance.Area {
	var areas []governance.Area
	seen, tried := map[perimeter.Ref]bool{}, map[perimeter.Ref]bool{}
	add := func(ref perimeter.Ref) {
		area, known := s.atlas.Area(ref.Level, ref.Code)
		if !known || seen[ref] {
			return
		}
		seen[ref] = true
		areas = append(areas, governance.Area{
			Kind: governance.OrganizationKind(ref.Level), Code: ref.Code, Name: area.Name, Population: int64(area.Population),
		})
	}
	for _, ref := range refs {
		add(ref)
	}
	for _, commune := range s.atlas.Communes(refs) {
		add(commune.Ref)
		whole := perimeter.Ref{Level: perimeter.EPCI, Code: commune.EPCI}
		if !tried[whole] && s.inside(refs, whole) {
			add(whole)
		}
		tried[whole] = true
	}
	return areas
}

// inside tells whether one of the perimeters holds another area whole.
func (s *Store) inside(refs []perimeter.Ref, area perimeter.Ref) bool {
	return slices.ContainsFunc(refs, func(ref perimeter.Ref) bool {
		return ref.Level != perimeter.Commune && s.atlas.Contains(ref, area)
	})
}
