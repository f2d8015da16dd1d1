package handlers

import (
	"testing"

	"ctin/handlers/auth"
	"ctin/model/demonstration"
)

// Pages of journals and mails are read by everyone, at every size, in both themes.
func TestPagesOfJournalsAndMailsAreAccessible(t *testing.T) {
	h := furnish(t)
	h.app.Limits.Exports = auth.NewLimiter(1000, 100, h.now)
	var organization, mail string
	for dest, query := range map[*string]string{
		&organization: `select id::text from organizations where name like 'Fondation Tilleul%' order by id limit 1`,
		&mail:         `select token from outbox where body like '%/invitation/%' order by id limit 1`,
	} {
		if err := h.db.App.Get(dest, query); err != nil {
			t.Fatal(err)
		}
	}
	for _, walk := range []struct {
		persona string
		pages   map[string]string // name of its picture → address
	}{
		{demonstration.Coordinator, map[string]string{
			"journal":          sicovalJournal,
			"journal-object":   sicovalJournal + "?objet=organization-" + organization,
			"journal-filtered": sicovalJournal + "?nature=seat&du=2020-01-01",
			"journal-nothing":  sicovalJournal + "?au=2020-01-01",
			"journal-verified": sicovalJournal + "/verification",
		}},
		{demonstration.Administrator, map[string]string{
			"instance-journal":  "/administration/journal",
			"instance-verified": "/administration/verification",
		}},
		{"", map[string]string{"mails": mailsPath, "mail": mailsPath + "/" + mail}},
	} {
		tab := h.browse(walk.persona)
		for name, path := range walk.pages {
			tab.Go(path)
			tab.Screenshot(name)
			tab.CheckPage()
		}
	}
}

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
	tab.Screenshot("instance-broken")
	tab.CheckPage()
	tab = h.browse(demonstration.Coordinator)
	tab.Go(sicovalJournal)
	tab.Click("Vérifier la chaîne")
	tab.Sees("Rompu")
	tab.Screenshot("journal-broken")
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
