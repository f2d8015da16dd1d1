package handlers

import (
	"fmt"
	"strings"

	"ctin/governance"
	"ctin/governance/perimeter"
	"ctin/model"
	"ctin/templates"
)

// Coordinations, organisations, administration.
const (
	msgPlaces            = "Mes coordinations"
	msgCoordinationEdit  = "Modifier la coordination"
	msgCoordinationSaved = "La coordination est enregistrée."
	msgPerimeterGone     = "Ce périmètre n’existe plus dans le découpage administratif\u00a0: décochez-le."
)

// task is something that waits, with the page where it is done.
func task(home string, w governance.Waiting) templates.Task {
	switch w.Kind {
	case governance.WaitingCommitments:
		return commitmentTask(home, w)
	case governance.WaitingLapses:
		return lapseTask(home, w)
	case governance.WaitingLogs, governance.WaitingMinutes, governance.WaitingErrata, governance.WaitingReading, governance.WaitingProse, governance.WaitingApproval:
		return minutesTask(home, w)
	case governance.WaitingVersion:
		return versionTask(home, w)
	case governance.WaitingMyDecisions, governance.WaitingDecisions:
		return decisionTask(home, w)
	case governance.WaitingAgenda:
		return agendaTask(home, w)
	case governance.WaitingReplies, governance.WaitingHanding:
		return convocationTask(home, w)
	case governance.WaitingMyActions, governance.WaitingLateActions:
		return lateActions(home, w)
	case governance.WaitingJoinRequests:
		return templates.Task{Path: home + "/demandes", Label: templates.Plural(w.Count, "demande à rejoindre la coordination", "demandes à rejoindre la coordination")}
	case governance.WaitingDiagnostic:
		return readyDiagnostic(home)
	case governance.WaitingInvitations:
		return templates.Task{Path: home + "/invitations", Label: templates.Plural(w.Count, "invitation a expiré sans réponse", "invitations ont expiré sans réponse")}
	case governance.WaitingMandates:
		return templates.Task{
			Path: home + "/membres/renouvellement", Label: templates.Plural(w.Count, "mandat s’achève bientôt", "mandats s’achèvent bientôt"),
			Hint: fmt.Sprintf("Dans les %d jours, sans suite prévue.", governance.MandateNotice),
		}
	case governance.WaitingSeats:
		return templates.Task{Path: home + "/membres?state=vacant&voice=" + voiceVoting, Label: templates.Plural(w.Count, "siège vacant, avec voix délibérative", "sièges vacants, avec voix délibérative")}
	case governance.WaitingUninvited:
		return templates.Task{Path: home + "/invitations", Label: templates.Plural(w.Count, "personne n’est pas encore invitée", "personnes ne sont pas encore invitées")}
	case governance.WaitingUnidentified:
		return templates.Task{
			Path: home + "/organisations?identifier=manquant", Label: templates.Plural(w.Count, "organisation sans identifiant", "organisations sans identifiant"),
			Hint: "Un SIRET, un SIREN ou un numéro RNA évite de l’enregistrer deux fois.",
		}
	}
	return templates.Task{}
}

// collegeRows count the organisations of each college, each with its list.
func collegeRows(home string, d model.Dashboard) []templates.Row {
	var list []templates.Row
	for _, college := range governance.Colleges() {
		list = append(list, templates.Row{
			Label: college.Label(), Value: templates.Plural(d.Colleges[college], "organisation", "organisations"),
			Change: templates.Link{Label: "Voir", Path: home + "/organisations?college=" + string(college)},
		})
	}
	return list
}

// seatRows say how many seats are filled.
func seatRows(d model.Dashboard) []templates.Row {
	var list []templates.Row
	for _, t := range []struct {
		label string
		tally model.SeatTally
	}{{"Avec voix délibérative", d.Voting}, {"Avec voix consultative", d.Advisory}} {
		if t.tally.Seats == 0 {
			continue
		}
		value := fmt.Sprintf("%s sur %s", templates.Plural(t.tally.Filled, "pourvu", "pourvus"), templates.Number(t.tally.Seats))
		if n := t.tally.Vacant(); n > 0 {
			value += ", " + templates.Plural(n, "vacant", "vacants")
		}
		list = append(list, templates.Row{Label: t.label, Value: value})
	}
	return list
}

// areaHint tells a perimeter from others of the same name.
func areaHint(area perimeter.Area, departements []string) string {
	parts := []string{area.Kind}
	if area.Level != perimeter.Commune {
		parts = append(parts, templates.Plural(area.Communes, "commune", "communes"))
	}
	parts = append(parts, templates.Plural(area.Population, "habitant", "habitants"))
	hint := strings.Join(parts, ", ")
	if len(departements) > 0 {
		hint += " (" + strings.Join(departements, ", ") + ")"
	}
	return hint
}

func overlap(a, b string, o perimeter.Overlap) string {
	return fmt.Sprintf("%s et %s ont %s en commun (%s).", a, b,
		templates.Plural(o.Communes, "commune", "communes"), templates.Plural(o.Population, "habitant", "habitants"))
}

func zoneLabel(name string) string {
	for _, z := range perimeter.TimeZones() {
		if z.Name == name {
			return z.Label
		}
	}
	return name
}

func zoneOptions() []templates.Option {
	var list []templates.Option
	for _, z := range perimeter.TimeZones() {
		list = append(list, templates.Option{Value: z.Name, Label: z.Label})
	}
	return list
}

// carrierLabel names the nth carrier: the first carries, the others co-carry.
func carrierLabel(n int) string {
	switch n {
	case 1:
		return "Porteur"
	case 2:
		return "Co-porteur"
	}
	return fmt.Sprintf("Co-porteur %d", n-1)
}
