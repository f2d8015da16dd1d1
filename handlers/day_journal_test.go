package handlers

import (
	"regexp"
	"strings"

	"ctin/governance"
)

// acts are what the journal tells of the day, the first act first.
var acts = []string{
	"Coordinatrice (exemple) a retiré, pour la modifier, la version 1",
	"Présidente (exemple) a écrit dans la rubrique",
	"Responsable de Mûrier (exemple) a écrit dans la rubrique",
	"Présidente (exemple) a envoyé un autre texte, arrivé trop tard, pour la rubrique",
	"Coordinatrice (exemple) a soumis la version 1",
	"Directrice (exemple) a fait avancer l’engagement K4",
	"Coordinatrice (exemple) a ouvert la séance",
	"Responsable de Mûrier (exemple) a enregistré l’arrivée de",
	"Coordinatrice (exemple) a appelé le point",
	"Coordinatrice (exemple) a ouvert un scrutin sur",
	"Présidente (exemple) a enregistré une voix dans le scrutin sur",
	"Coordinatrice (exemple) a clos le scrutin sur",
	"Coordinatrice (exemple) a enregistré la décision CS-2026-003",
	"Coordinatrice (exemple) a enregistré l’approbation par le comité de la version 1",
	"Coordinatrice (exemple) a noté le déport du siège",
	"Coordinatrice (exemple) a affecté une part de l’engagement K5",
	"Coordinatrice (exemple) a enregistré la décision CS-2026-006",
	"Coordinatrice (exemple) a clos la séance",
	"Coordinatrice (exemple) a arrêté le texte pour signature, dans le relevé de décisions",
	"Présidente (exemple) a signé le relevé de décisions",
	"Coordinatrice (exemple) a complété les signatures et rendu prêt à sceller le relevé de décisions",
	"Coordinatrice (exemple) a fait sceller le relevé de décisions",
	"Coordinatrice (exemple) a mis en circulation le procès-verbal",
	"Coordinatrice (exemple) a enregistré comme approuvé le procès-verbal",
	"Présidente (exemple) a signé le procès-verbal",
	"Coordinatrice (exemple) a fait sceller le procès-verbal",
}

var rawAction = regexp.MustCompile(` [a-z_]+\.[a-z_]+ `)

// journal reads what the journal tells since the morning of the day, page after
// page as the coordinator does: each act is a sentence.
func (d *cast) journal() {
	d.coordinator.Go(sicovalJournal + "?du=2026-12-03")
	told := d.coordinator.Text("main")
	for d.coordinator.Count(`a[rel="next"]`) > 0 {
		d.coordinator.Click("Page suivante")
		told += " " + d.coordinator.Text("main")
	}
	if name := rawAction.FindString(told); name != "" {
		d.h.t.Errorf("an act is told by its name: %s", name)
	}
	for _, act := range acts {
		if !strings.Contains(told, act) {
			d.h.t.Errorf("the journal does not tell %q", act)
		}
	}
	if d.h.t.Failed() {
		d.h.t.Log(told)
	}
}

// checkAll proves that every rule and every chain holds after the day.
func (d *cast) checkAll() {
	report, err := d.h.store.Check(d.h.t.Context(), governance.Actor{Administrator: true})
	d.h.done(err)
	for _, f := range report.Findings {
		if f.Total > 0 {
			d.h.t.Errorf("broken after the day: %s, %v", f.Name, f.Offenders)
		}
	}
	if report.Broken() > 0 {
		d.h.t.Errorf("%d points are broken", report.Broken())
	}
}
