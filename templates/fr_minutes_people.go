package templates

import (
	"strings"

	"ctin/governance"
)

func personWords(p *governance.MinutesPerson) string {
	if p == nil {
		return ""
	}
	return strings.Join(nonEmpty(p.Name, p.Function, p.Organization), ", ")
}

func alternateWords(p governance.MinutesPerson) string {
	if p.Alternate == "" {
		return ""
	}
	return "supplée " + p.Alternate
}

// movesWords tells who came late, left or came back.
func movesWords(moves []governance.MinutesMove) string {
	var words []string
	for i, m := range moves {
		switch {
		case !m.In:
			words = append(words, "départ à "+m.At.Local)
		case i == 0:
			words = append(words, "arrivée à "+m.At.Local)
		default:
			words = append(words, "retour à "+m.At.Local)
		}
	}
	return strings.Join(words, ", ")
}

func voiceWords(voting bool) string {
	if voting {
		return "Délibérative"
	}
	return "Consultative"
}

func countsFacts(c governance.MinutesCounts) []Row {
	return []Row{
		{Label: listPresent, Value: Number(c.Present)},
		{Label: listRemote, Value: Number(c.Remote)},
		{Label: listRepresented, Value: Number(c.Represented)},
		{Label: listProxies, Value: Number(c.Proxies)},
		{Label: listExcused, Value: Number(c.Excused)},
		{Label: listAbsent, Value: Number(c.Absent)},
		{Label: listGuests, Value: Number(c.Guests)},
	}
}

func proxiesWords(proxies []governance.MinutesProxy) []string {
	var lines []string
	for _, p := range proxies {
		line := strings.Join(nonEmpty(p.Giver, p.GiverOrganization), ", ") + nbsp + ": pouvoir à " +
			strings.Join(nonEmpty(p.Bearer, p.BearerOrganization), ", ")
		if p.Item > 0 {
			line += ", pour le point" + nbsp + Number(p.Item)
		}
		if p.Ended != nil {
			line += ", jusqu’à " + p.Ended.Local
		}
		lines = append(lines, line)
	}
	return lines
}

// convocationWords says whether the notice of the rule set was respected (C1).
func convocationWords(v governance.MinutesConvocation) string {
	words := "Envoyée le " + v.Sent.Local + ", " + Plural(v.Days, "jour", "jours") + " avant la séance"
	words += " (délai de " + Plural(v.Required, "jour", "jours")
	switch {
	case v.Days >= v.Required:
		words += " respecté)"
	case v.Urgency != "":
		words += " réduit pour urgence)"
	default:
		words += " non respecté)"
	}
	if v.Second {
		words += ". Seconde convocation sur le même ordre du jour"
	}
	return words + "."
}
