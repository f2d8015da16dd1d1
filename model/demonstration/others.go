package demonstration

import (
	"ctin/governance"
	"ctin/governance/perimeter"
	"ctin/model"
)

// others opens the quieter coordinations of the public record.
func (s *story) others(admin governance.Actor) {
	for _, q := range []struct{ name, epci, carrier string }{
		{nameLyon, "200046977", orgLyon},
		{nameStrasbourg, "246700488", orgStrasbourg},
		{nameLaRochelle, "241700434", orgLaRochelle},
	} {
		s.open(admin, model.Opening{
			CoordinationDraft: governance.CoordinationDraft{Name: q.name, Perimeters: []string{"epci:" + q.epci}},
			Carriers:          []governance.OrganizationDraft{{Name: q.carrier, Siren: q.epci, Kind: "epci"}},
		}, "")
	}
}

// vacancies is how many of the 95 mayors of Lille are not designated yet.
const vacancies = 12

// lille tells the crowded coordination: 95 communes and their partners.
func (s *story) lille(admin governance.Actor) {
	epci := perimeter.Ref{Level: perimeter.EPCI, Code: "200093201"}
	s.open(admin, model.Opening{
		CoordinationDraft: governance.CoordinationDraft{Name: nameLille, Perimeters: []string{epci.String()}},
		Carriers:          []governance.OrganizationDraft{{Name: orgLille, Siren: epci.Code, Kind: "epci"}},
	}, Lille)
	c := s.inside(Lille, governance.Slug(nameLille))
	body, _ := s.committees(c)
	owners := map[string]governance.OrganizationID{}
	communes := s.atlas.Parts(epci)
	for i, area := range communes {
		p := place{
			organization: governance.OrganizationDraft{Name: area.Name, Kind: "commune"},
			function:     functionMayor, voting: true, since: 100, name: mayorOf(area.Name),
		}
		if i >= len(communes)-vacancies {
			p.name = ""
		}
		s.sit(c, body, owners, p)
	}
	for _, d := range partners() {
		s.sit(c, body, owners, place{organization: d, voting: true, since: 100, name: d.Name})
	}
	s.elsewhere(c)
}

// hauteGaronne opens the coordination of the other level, which has the same
// coordinator as the Sicoval's: one person, two coordinations.
func (s *story) hauteGaronne(admin governance.Actor) {
	s.open(admin, model.Opening{
		CoordinationDraft: governance.CoordinationDraft{Name: nameHauteGaronne, Perimeters: []string{"departement:31"}},
		Carriers: []governance.OrganizationDraft{
			{Name: orgSicoval, Siren: "243100633", Kind: "epci"}, // whose coordinator it is
			{Name: orgHauteGaronne, Siren: "223100017", Kind: "departement"},
		},
	}, Coordinator)
}
