package handlers

import (
	"os"
	"path/filepath"
	"testing"

	"ctin/handlers/browsertest"
	"ctin/model/demonstration"
)

// A seat's life as a coordinator lives it, with scripts and without.
func TestASeatIsCreatedHeldReplacedAndClosedInABrowser(t *testing.T) {
	h := furnish(t)
	deed := filepath.Join(t.TempDir(), "arrete.pdf")
	if err := os.WriteFile(deed, []byte("%PDF-1.7 arrêté"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, options := range map[string][]browsertest.Option{"with scripts": nil, "without": {browsertest.NoScript()}} {
		t.Run(name, func(t *testing.T) {
			tab := h.browse(demonstration.Coordinator, options...)
			tab.Go(sicovalMembers)
			tab.Click("Créer un siège")
			tab.Fill("Fonction (facultatif)", "la présidente du comité "+name)
			tab.Select("Collège", "Associations")
			tab.Fill("Premier jour du siège", "2026-01-01")
			tab.Click("Créer le siège")
			tab.Sees("Le siège est créé.")
			tab.Sees("Personne n’occupe ce siège")

			tab.Click("Désigner un titulaire")
			tab.Click("Désigner ce titulaire")
			tab.Sees("Choisissez une personne dans la liste, ou écrivez son nom.")
			tab.Fill("Prénom", "Camille")
			tab.Fill("Nom", "Lefèvre "+name)
			tab.Fill("Premier jour du mandat", "2026-02-01")
			tab.Upload("Acte de désignation (facultatif)", deed)
			tab.Click("Désigner ce titulaire")
			tab.Sees("Le titulaire est désigné.")
			tab.Sees("Du 1er janvier 2026 au 31 janvier 2026")
			tab.Sees("Camille Lefèvre " + name + ", titulaire sans compte")
			tab.Sees("arrete.pdf")

			tab.Click("Remplacer le titulaire")
			tab.Fill("Nom", "Genêt "+name)
			tab.Fill("Premier jour du mandat", "2026-06-01")
			tab.Click("Remplacer le titulaire")
			tab.Sees("Le titulaire est remplacé.")
			tab.Sees("Du 1er février 2026 au 31 mai 2026")

			tab.Click("Fermer le siège")
			tab.Sees("Le mandat de Genêt " + name + " prend fin au plus tard le même jour.")
			tab.Fill("Dernier jour du siège", "2026-10-31")
			tab.Click("Fermer le siège")
			tab.Sees("Ce siège est fermé.")
			tab.Go(sicovalMembers + "?state=past&q=presidente+" + "comite")
			tab.Sees("la présidente du comité " + name)
		})
	}
}

// The renewal as it is read again, with its problems and without: the other
// pages of members are in the sheets.
func TestAReadRenewalIsAccessible(t *testing.T) {
	h := furnish(t)
	tab := h.browse(demonstration.Coordinator)
	tab.Go(sicovalMembers + "/renouvellement?ends_on=2030-12-31&default=replace")
	tab.Click("Relire avant d’appliquer") // nobody is named: every line has its problem
	tab.Sees("points sont à corriger")
	tab.CheckPage()
	tab.Go(sicovalMembers + "/renouvellement?ends_on=2030-12-31&default=keep")
	tab.Click("Relire avant d’appliquer")
	tab.Sees("Rien n’est encore enregistré.")
	tab.CheckPage()
}
