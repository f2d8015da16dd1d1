package handlers

import (
	"strings"

	"ctin/handlers/browsertest"
)

// gift is a share of a commitment for an action, as the form names both.
type gift struct {
	tab                        *browsertest.Tab
	commitment, action, amount string
}

// fill fills the form of a gift, up to its button.
func (g gift) fill() {
	g.tab.Go(sicovalAllocations + "/nouvelle")
	g.tab.Select("Engagement", g.commitment)
	g.tab.Select("Action", g.action)
	g.tab.Fill("Montant", g.amount)
}

// giveToActions gives what funders earmarked, by themselves or by the
// coordinator; the last euros are given by two people at once.
func (d *conference) giveToActions() {
	const pass = "A2 Distribuer 16 000 chèques Pass numérique"
	for _, g := range []gift{
		{d.state, "K1 État, préfecture de la Haute-Garonne, 60 postes de conseillers numériques : reste 3 000 000 €", "A1 Déployer 60 conseillers numériques", "3 000 000"},
		{d.amandier, "K2 Syndicat Amandier, Chèques du Pass numérique : reste 60 000 €", pass, "60 000"},
		{d.cedre, "K3 Fonds Cèdre, Chèques du Pass numérique : reste 80 000 €", pass, "80 000"},
		{d.genet, "K6 Coopérative Genêt, 120 ordinateurs reconditionnés : reste 18 000 € en nature", "A5 Remettre 120 ordinateurs reconditionnés", "18 000"},
		{d.coordinator, "K7 Caisse Saule, Ouverture d’un guichet unique : reste 30 000 €", "A3 Ouvrir un guichet unique multicanal", "30 000"},
	} {
		g.fill()
		g.tab.Click("Affecter ce montant")
		g.tab.Sees("Le montant est affecté à l’action.")
	}
	const k4 = "K4 CIAS Bruyère, Chèques du Pass numérique : reste 20 000 €"
	d.lastEuros(gift{d.funder, k4, pass, "20 000"}, gift{d.coordinator, k4, pass, "20 000"})
}

// lastEuros is F10: both see what is left, both give it, one receives a no
// which says what is left now.
func (d *conference) lastEuros(gifts ...gift) {
	var walks []func()
	for _, g := range gifts {
		g.fill()
		walks = append(walks, func() { g.tab.Click("Affecter ce montant") })
	}
	browsertest.Together(d.h.t, walks...)
	given, told := 0, 0
	for _, g := range gifts {
		said := g.tab.Text("main") + g.tab.Text("body")
		if strings.Contains(said, "Le montant est affecté à l’action.") {
			given++
		}
		if strings.Contains(said, "Il reste 0 € à affecter ; vous en demandez 20 000 €.") {
			told++
		}
	}
	if given != 1 || told != 1 {
		d.h.t.Errorf("F10: of two who gave the last 20 000 €, %d did, and %d were told what is left", given, told)
	}
}

// figures are those of the conference: what is firm, before and after K4 is
// resolved, and how much of it is K4.
func (d *conference) figures(firm, k4 string) {
	tab := d.coordinator
	tab.Go(sicovalFunding)
	unsure := "30 000 € dont 30 000 € à confirmer"
	for table, rows := range map[string]map[string]string{
		"Quatre niveaux de certitude, chacun contenu dans le précédent": {
			"Numéraire":                        "3 230 000 € dont 30 000 € à confirmer " + firm + " 40 000 € 20 000 €",
			"Contribution en nature valorisée": "18 000 € 18 000 € 18 000 € 0 €",
		},
		"Numéraire par financeur": {
			"État, préfecture de la Haute-Garonne": "3 000 000 € 0 € 0 € 0 € 0 €",
			"Syndicat Amandier Exemple":            "60 000 € 60 000 € 0 € 0 € 0 €",
			"Fonds Cèdre Exemple":                  "80 000 € 0 € 0 € 0 € 0 €",
			"CIAS Bruyère Exemple":                 "20 000 € " + k4 + " 0 € 0 € 0 €",
			"Fondation Tilleul Exemple":            "40 000 € 40 000 € 40 000 € 20 000 € 0 €",
			"Coopérative Genêt Exemple":            "0 € 0 € 0 € 0 € 18 000 €",
			"Caisse Saule Exemple":                 unsure + " 0 € 0 € 0 € 0 €",
		},
		"Numéraire par année": {
			"2026":            unsure + " 0 € 0 € 20 000 € 0 €",
			"2027":            "3 000 000 € 0 € 0 € 0 € 0 €",
			"Sans échéancier": "200 000 € " + firm + " 40 000 € 0 € 18 000 €",
		},
	} {
		for row, figures := range rows {
			tab.Inside(table).Inside(row).Sees(row + " " + figures)
		}
	}
	tab.Go(sicovalCommitments)
	for row, figures := range map[string]string{
		"K1, 60 postes de conseillers numériques Conseillers numériques": "État, préfecture de la Haute-Garonne 3 000 000 € Annoncé Intention",
		"K2, Chèques du Pass numérique Pass numérique":                   "Syndicat Amandier Exemple 60 000 € Ferme (délibéré) Délibéré",
		"K3, Chèques du Pass numérique Pass numérique":                   "Fonds Cèdre Exemple 80 000 € Annoncé Intention",
		"K5, Contribution au fonds commun Fonds commun":                  "Fondation Tilleul Exemple 40 000 € Conventionné Versé en partie Non fléché",
		"K6, 120 ordinateurs reconditionnés Ordinateurs reconditionnés":  "Coopérative Genêt Exemple 18 000 € Conventionné Conventionné En nature",
		"K7, Ouverture d’un guichet unique Guichet unique multicanal":    "Caisse Saule Exemple 30 000 € Annoncé Inscrit au budget À confirmer",
	} {
		tab.Inside("7 engagements").Inside(row).Sees(row + " " + figures)
	}
}
