package governance

import "fmt"

const msgProgrammeYears = "Un programme dure de une à %d années\u00a0: indiquez un nombre."

func programmeTitle(p Programme) string { return "Programme coordonné de financement " + p.Period() }

// Period is the years of the programme, in words.
func (p Programme) Period() string {
	if p.From == p.To {
		return fmt.Sprint(p.From)
	}
	return fmt.Sprintf("%d-%d", p.From, p.To)
}

// fillProgramme is the decision that is proposed: it says the figures it is
// about and how to know them again.
func fillProgramme(p Programme, number int, mark string) string {
	return fmt.Sprintf("Le comité approuve le programme coordonné de financement %s, édition %d, dans ses chiffres du %s\u00a0: "+
		"coût %s, annoncé %s, ferme %s, reste à financer %s en numéraire. Ce vote n’engage pas le budget des financeurs\u00a0: "+
		"chacun décide de ses engagements selon ses propres règles. Empreinte du document\u00a0: %s.",
		p.Period(), number, p.On.French(), euros(p.Cash.Cost), euros(p.Cash.Total.Announced), euros(p.Cash.Total.Firm), euros(p.Missing), mark)
}
