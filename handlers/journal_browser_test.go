package handlers

import (
	"testing"

	"ctin/model/demonstration"
)

func TestABrokenInstanceIsShownToItsAdministrators(t *testing.T) {
	h := furnish(t)
	for _, statement := range []string{
		`alter table journal disable trigger all`,
		`update journal set bytes = set_byte(bytes, 9, 65) where n = 2 and coordination_id = (select id from coordinations where slug = 'sicoval')`,
		`alter table journal enable trigger all`,
		`delete from carriers`,
	} {
		h.db.Owner.MustExec(statement)
	}
	tab := h.browse(demonstration.Administrator)
	tab.Go("/administration/verification")
	tab.Sees("À examiner")
	tab.CheckPage()
	tab = h.browse(demonstration.Coordinator)
	tab.Go(sicovalJournal)
	tab.Click("Vérifier la chaîne")
	tab.Sees("Rompu")
	tab.CheckPage()
}

// A mail of the demonstration is read without an account, and its link works.
func TestALinkOfAMailLeadsWhereItSays(t *testing.T) {
	h := furnish(t)
	tab := h.browse("")
	tab.Go(mailsPath)
	h.queue("pour-essai", "Essai", "Ouvrez "+h.base.String()+"/plan-du-site")
	tab.Go(mailsPath + "/pour-essai")
	tab.Click(h.base.String() + "/plan-du-site")
	tab.Sees("Plan du site")
}
