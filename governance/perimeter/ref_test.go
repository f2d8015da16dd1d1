package perimeter

import "testing"

func TestRefIsReadAsItIsWritten(t *testing.T) {
	atlas := load(t)
	for _, ref := range []Ref{{EPCI, "243100633"}, {Commune, "2A004"}, {Departement, "974"}} {
		if got := ParseRef(ref.String()); got != ref {
			t.Errorf("%v is read %v", ref, got)
		}
	}
	for _, text := range []string{"", "243100633", "epci", ":", "planet:3", "epci:999999999", "epci:243100633:1"} {
		if a, ok := atlas.Area(ParseRef(text).Level, ParseRef(text).Code); ok {
			t.Errorf("%q names %s", text, a.Name)
		}
	}
}
