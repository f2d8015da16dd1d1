package handlers

import (
	"regexp"
	"strings"
	"testing"
)

var hrefs = regexp.MustCompile(`href="(/[^"#]*)"`)

func TestNationalFiguresCarryTheirSource(t *testing.T) {
	h := build(t)
	v := h.stranger()
	if home := v.get("/"); !strings.Contains(home.body, `href="/reperes"`) {
		t.Error("the home page does not lead to the figures")
	}
	page := v.get("/reperes")
	for _, want := range []string{
		"185", "9 250 000 €", "170", "8 500 000 €", "50 000 €", "dont celui du département du Rhône, qui n’a pas de CTIN",
		"13 millions de personnes", "6 à 7 millions de personnes", "5 000 lieux", "1 personne sur 6", "1 personne sur 3",
		"19 %", "20 %", "6,67 €", "84 000 000 €", "Non publié", "1 200 à 1 400", "50 à 100 €", "300 000 à 600 000",
		"13 février 2020", "20 septembre 2018", "3 décembre 2020",
	} {
		if !strings.Contains(page.text(), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, row := range regexp.MustCompile(`(?s)<tbody>.*?</tbody>`).FindAllString(page.body, -1) {
		for _, line := range strings.Split(row, "<tr")[1:] {
			if !strings.Contains(line, `href="#source-`) && !strings.Contains(line, "Calculé") && !strings.Contains(line, "CTIN") {
				t.Errorf("no source: %s", line)
			}
		}
	}
}

func TestARefusedStatementIsAccessible(t *testing.T) {
	h := administered(t)
	admin := h.browse("administratrice")
	admin.Go("/administration/accessibilite")
	admin.Fill("Qui l’a mené (facultatif)", "Cabinet Lys")
	admin.Click("Enregistrer la déclaration")
	admin.Sees("Cochez cette case")
	admin.CheckPage()
}
