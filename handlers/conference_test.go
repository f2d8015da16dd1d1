package handlers

import (
	"strings"
	"testing"

	"ctin/handlers/browsertest"
	"ctin/model/demonstration"
)

// conference are those who hold the conférence des financeurs: who speaks for
// each funder that has an account, and the coordinator.
type conference struct {
	cast
	state, amandier, cedre, tilleul, genet *browsertest.Tab
}

// The conférence des financeurs, from an empty table: each funder declares its
// own commitments, and the coordinator those of who has no account. Figures are
// those of the demonstration, typed by people here and not by its loader.
func TestFundersDeclareTheirCommitmentsInThePages(t *testing.T) {
	for name, options := range map[string][]browsertest.Option{"with scripts": nil, "without": {browsertest.NoScript()}} {
		t.Run(name, func(t *testing.T) {
			h := furnishDay(t, "conference", demonstration.BeforeCommitments())
			come := func(key string) *browsertest.Tab { return h.browse(key, options...) }
			d := &conference{
				cast:  cast{h: h, coordinator: come(demonstration.Coordinator), funder: come(demonstration.FunderBruyere)},
				state: come(demonstration.FunderState), amandier: come(demonstration.FunderAmandier),
				cedre: come(demonstration.FunderCedre), tilleul: come(demonstration.FunderTilleul), genet: come(demonstration.FunderGenet),
			}
			d.declareAll()
			d.giveToActions()
			d.figures("100 000 €", "0 €")
			d.conference()
			d.figures("120 000 €", "20 000 €")
			d.checkAll()
		})
	}
}

// declareAll is K1 to K7, in the order of their numbers.
func (d *conference) declareAll() {
	d.coordinator.Go(sicovalFunding)
	d.coordinator.Sees("Aucun engagement")
	d.posts()
	d.vouchers()
	d.inItsName()
	d.pooled()
	d.devices()
	d.onBehalf()
}

// declare types a commitment; detail fills what the form folds.
func declare(tab *browsertest.Tab, verb, scheme string, fields [][2]string, detail func()) {
	tab.Go(sicovalFunding)
	tab.Click(verb)
	tab.Select("Dispositif", scheme)
	for _, f := range fields {
		tab.Fill(f[0], f[1])
	}
	tab.Click(tab.Text("main details summary")) // what is seldom asked is folded
	detail()
	if strings.HasPrefix(verb, "Saisir") {
		verb = "Saisir au nom du financeur"
	}
	tab.Click(verb)
}

// own declares a commitment of the funder whom the tab's person speaks for.
func own(tab *browsertest.Tab, scheme, quantity, purpose, on string, detail func()) {
	declare(tab, "Déclarer une intention", scheme, [][2]string{
		{"Quantité (facultatif)", quantity}, {"Ce que l’engagement finance", purpose},
	}, func() {
		tab.Fill("Déclaré le (facultatif)", on)
		detail()
	})
	tab.Sees("Votre intention est déclarée.")
}

// step fills the evidence of a step, which the page just before offers.
func step(tab *browsertest.Tab, fields ...[2]string) {
	for _, f := range fields {
		tab.Fill(f[0], f[1])
	}
	tab.Click("Enregistrer l’étape")
	tab.Sees("C’est enregistré.")
}

// resolve records that a body deliberated.
func resolve(tab *browsertest.Tab, requested, body, on string) {
	tab.Click("Enregistrer la délibération")
	step(tab, [2]string{"Date de la demande", requested}, [2]string{"Année du budget", "2026"},
		[2]string{"Qui a délibéré", body}, [2]string{"Date de la délibération", on}, [2]string{"Référence", "2026-12"})
}

// agree records an agreement that was signed.
func agree(tab *browsertest.Tab, on, signatories string) {
	tab.Click("Enregistrer la convention")
	step(tab, [2]string{"Date de signature", on}, [2]string{"Signataires des deux côtés", signatories})
}

// posts is K1, an intention for next year: who receives what is not decided.
func (d *conference) posts() {
	own(d.state, "Conseillers numériques – 50 000 € par poste", "60", "60 postes de conseillers numériques", "2026-08-25", func() {
		d.state.Select("Bénéficiaire", "Sicoval")
		d.state.Select("Bénéficiaire 2", "Département de la Haute-Garonne")
		d.state.Fill("Année", "2027")
	})
	d.state.Sees("État, préfecture de la Haute-Garonne : 3 000 000 € (60 postes à 50 000 €)")
	d.state.Sees("à décider")
}

const vouchers = "Pass numérique – 10 € par chèque"

// vouchers is K2, resolved.
func (d *conference) vouchers() {
	own(d.amandier, vouchers, "6 000", "Chèques du Pass numérique", "2026-10-04", func() {})
	resolve(d.amandier, "2026-10-06", "Comité syndical", "2026-10-19")
	d.amandier.Sees("Ferme (délibéré)")
}

// inItsName is K3, entered in the name of Cèdre, which confirms it, then K4.
func (d *conference) inItsName() {
	tab := d.coordinator
	declare(tab, "Saisir un engagement au nom d’un financeur", vouchers, [][2]string{
		{"Quantité (facultatif)", "8 000"}, {"Ce que l’engagement finance", "Chèques du Pass numérique"},
	}, func() {
		tab.Select("Financeur", "Fonds Cèdre")
		tab.Fill("Déclaré le (facultatif)", "2026-10-21")
	})
	tab.Sees("Il reste à confirmer par le financeur.")
	tab.NotSees("Confirmer l’engagement saisi en notre nom")
	tab.Go(sicovalFunding)
	tab.Sees("3 140 000 € dont 80 000 € à confirmer")
	d.cedre.Go(sicovalFunding)
	d.cedre.Click("Confirmer l’engagement saisi en notre nom : K3, 80 000 €")
	d.cedre.Sees("Il a été saisi par Coordinatrice (exemple)")
	d.cedre.Click("Confirmer l’engagement saisi en notre nom")
	d.cedre.Sees("L’engagement est confirmé.")
	own(d.funder, vouchers, "2 000", "Chèques du Pass numérique", "2026-10-24", func() {})
}

// pooled is K5: agreed, half of it paid, for the committee to share.
func (d *conference) pooled() {
	tab := d.tilleul
	declare(tab, "Déclarer une intention", "Fonds commun", [][2]string{
		{"Montant", "40 000"}, {"Ce que l’engagement finance", "Contribution au fonds commun"},
	}, func() {
		tab.Choose("Non fléché : il rejoint le fonds commun, que le comité répartit")
		tab.Fill("Déclaré le (facultatif)", "2026-10-26")
	})
	resolve(tab, "2026-10-28", "Conseil d’administration", "2026-11-05")
	agree(tab, "2026-11-12", "Délégué de Tilleul, présidente du Sicoval")
	tab.Click("Enregistrer un versement")
	tab.Choose("Acompte")
	tab.Fill("Montant", "20 000")
	tab.Fill("Date du versement", "2026-11-26")
	tab.Click("Enregistrer le versement")
	tab.Sees("20 000 € versés, 20 000 € à verser")
}

// devices is K6: computers, not money.
func (d *conference) devices() {
	own(d.genet, "Ordinateurs reconditionnés – 150 € par équipement", "120", "120 ordinateurs reconditionnés", "2026-11-03", func() {
		d.genet.Choose("Contribution en nature valorisée")
		d.genet.Fill("Pour une contribution en nature, comment est-elle valorisée ? (facultatif)", "Prix de vente, 150 €")
	})
	resolve(d.genet, "2026-11-04", "Assemblée des associés", "2026-11-09")
	agree(d.genet, "2026-11-16", "Gérante de Genêt, présidente du Sicoval")
}

// onBehalf is K7: Saule has no account. The coordinator enters it and says that
// it is budgeted, and cannot confirm it.
func (d *conference) onBehalf() {
	tab := d.coordinator
	declare(tab, "Saisir un engagement au nom d’un financeur", "Guichet unique multicanal", [][2]string{
		{"Montant", "30 000"}, {"Ce que l’engagement finance", "Ouverture d’un guichet unique"},
	}, func() {
		tab.Select("Financeur", "Caisse Saule")
		tab.Fill("Année", "2026")
		tab.Fill("Déclaré le (facultatif)", "2026-11-13")
	})
	tab.Click("Enregistrer la délibération")
	tab.Select("Étape atteinte", "Étape atteinte : inscrit au budget")
	tab.Click("Choisir cette étape")
	step(tab, [2]string{"Date de la demande", "2026-11-14"}, [2]string{"Année du budget", "2026"})
	tab.Sees("À confirmer")
	tab.NotSees("Confirmer l’engagement saisi en notre nom")
}
