package handlers

import (
	"testing"

	"ctin/handlers/browsertest"
	"ctin/model/demonstration"
)

// phone is the smallest one that is still sold.
func phone() browsertest.Option { return browsertest.Size(320, 740) }

// Issue 4: a funder declares in at most one screen, on a phone too: all that it
// must fill, up to the button, is seen at once.
func TestADeclarationFitsOneScreenOfAPhone(t *testing.T) {
	h := furnish(t)
	tab := h.browse(demonstration.FunderBruyere, phone())
	tab.Go(sicovalCommitments + "/nouveau")
	first, button := tab.Place("main form"), tab.Place("main form button")
	if tall := button.Bottom() - first.Top; tall > 740 {
		t.Errorf("from the first field to the button there are %.0f px, on a screen of 740", tall)
	}
	if form := tab.Place("html"); form.Inner > 320 {
		t.Errorf("the page is %.0f px wide on a screen of 320", form.Inner)
	}
	tab.Fill("Montant", "1\u202f000,50 €")
	tab.Click("Déclarer une intention")
	tab.Sees("Dites en quelques mots ce que l’engagement finance.")
	tab.Fill("Ce que l’engagement finance", "Des ateliers")
	tab.Click("Déclarer une intention")
	tab.Sees("1 000,50 €, Des ateliers")
}

// On the smallest phone no word of certainty is cut in two.
func TestTheWordsOfCertaintyAreWholeOnAPhone(t *testing.T) {
	h := furnish(t)
	tab := h.browse(demonstration.Member, phone())
	for _, path := range []string{sicovalCommitments, sicovalConference} {
		tab.Go(path)
		if word := tab.Place("main td .certainty-3"); word.Height > 30 || word.Inner > word.Width+1 {
			t.Errorf("%s: « Conventionné » is %.0f px tall and holds %.0f px in %.0f", path, word.Height, word.Inner, word.Width)
		}
	}
}

// At a desk no table passes the column that the page keeps for it.
func TestTheTablesOfMoneyKeepToTheirColumn(t *testing.T) {
	h := furnish(t)
	fits := func(who string, paths ...string) {
		tab := h.browse(who, browsertest.Size(1280, 800))
		for _, path := range paths {
			tab.Go(path)
			if table, column := tab.Place("main table"), tab.Place("main"); table.Left+table.Width > column.Left+column.Width+1 {
				t.Errorf("%s: a table ends at %.0f px, its column at %.0f", path, table.Left+table.Width, column.Left+column.Width)
			}
		}
	}
	fits(demonstration.Coordinator, sicovalFunding, sicovalFunding+"/dispositifs", sicovalCommitments, sicovalAllocations, sicovalEnvelopes)
	tab := h.browse(demonstration.Coordinator, browsertest.Size(1280, 800))
	tab.Go(sicovalFunding)
	if word := tab.Place("thead .certainty-2"); word.Height > 40 {
		t.Errorf("« Ferme (délibéré) » takes %.0f px: its swatch is away from it", word.Height)
	}
	fits(demonstration.Lille, h.find(`select '/coordinations/' || c.slug || '/financements/campagnes/' || k.id
		from campaigns k join coordinations c on c.id = k.coordination_id where c.slug like '%lille' limit 1`))
}
