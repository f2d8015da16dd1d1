package perimeter

import (
	"bytes"
	"compress/gzip"
	"testing"
)

func TestATableThatContradictsAnotherIsRefused(t *testing.T) {
	const header = "code;name;epci;population;postal_codes\n"
	for _, tt := range []struct {
		rule, table string
		ok          bool
	}{
		{"a commune of a département and an EPCI", header + "01001;A;200;5;01400\n", true},
		{"a commune without EPCI", header + "01001;A;;5;\n", true},
		{"an EPCI that no table has", header + "01001;A;201;5;01400\n", false},
		{"a département that no table has", header + "02001;A;200;5;02400\n", false},
		{"a population that is no number", header + "01001;A;200;five;01400\n", false},
		{"a column too few", header + "01001;A;200;5\n", false},
		{"a column too many", header + "01001;A;200;5;01400;\n", false},
	} {
		l := loader{index: map[string]int{"01": 1, "200": 2}, areas: make([]record, 3)}
		if err := l.read(compressed(t, tt.table), l.commune); (err == nil) != tt.ok {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
}

func TestADamagedTableIsRefused(t *testing.T) {
	whole := compressed(t, communeTable)
	for _, table := range []string{"no gzip at all", whole[:len(whole)-20], whole[:len(whole)-5] + "\x00" + whole[len(whole)-4:]} {
		l := loader{index: map[string]int{}, areas: make([]record, 1)}
		if err := l.read(table, l.departement); err == nil {
			t.Errorf("%d bytes are accepted", len(table))
		}
	}
}

func compressed(t *testing.T, table string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(table)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
