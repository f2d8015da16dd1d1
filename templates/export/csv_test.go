package export

import (
	"bytes"
	"errors"
	"testing"
)

func TestNoCellIsReadAsAFormula(t *testing.T) {
	for _, tt := range []struct{ cell, want string }{
		{"=1+1", "'=1+1"},
		{"+33 6", "'+33 6"},
		{"-12", "'-12"},
		{"@SUM(A1)", "'@SUM(A1)"},
		{"\t=1", "'\t=1"},
		{"\r=1", "'\r=1"},
		{"=HYPERLINK(\"https://mal.example\")", "'=HYPERLINK(\"https://mal.example\")"},
		{"Mairie", "Mairie"},
		{"a=1", "a=1"},
		{"'déjà", "'déjà"},
		{"", ""},
		{"œuvre", "œuvre"},
	} {
		if got := Inert(tt.cell); got != tt.want {
			t.Errorf("P7: %q became %q, want %q", tt.cell, got, tt.want)
		}
	}
}

func TestCSVOpensInAFrenchSpreadsheet(t *testing.T) {
	var out bytes.Buffer
	c, err := NewCSV(&out)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range [][]string{{"Nom", "Montant"}, {"Œuvre; \"Été\"", "=2"}, {"deux\nlignes", "1 600 000 €"}} {
		if err := c.Row(row...); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.End(); err != nil {
		t.Fatal(err)
	}
	want := "\uFEFFNom;Montant\r\n\"Œuvre; \"\"Été\"\"\";'=2\r\n\"deux\r\nlignes\";1 600 000 €\r\n"
	if got := out.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room left") }

func TestCSVTellsWhenItCannotBeWritten(t *testing.T) {
	if _, err := NewCSV(full{}); err == nil {
		t.Error("the beginning was lost in silence")
	}
}
