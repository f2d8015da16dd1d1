package templates

import (
	"strings"

	"ctin/governance"
)

// quorumWords is the sentence that the room showed.
func quorumWords(q governance.MinutesQuorum) string {
	switch {
	case q.Required == 0 && !q.Waived:
		return "Aucun quorum n’est requis" + nbsp + ": " + membersWords(q) + "."
	case q.Met:
		return "Quorum atteint" + nbsp + ": " + requiredWords(q) + "."
	case q.Waived:
		return "Seconde convocation, sans condition de quorum" + nbsp + ": " + requiredWords(q) + "."
	}
	return "Quorum non atteint" + nbsp + ": " + requiredWords(q) + "."
}

// momentQuorum is the quorum when a decision was taken, beside its name.
func momentQuorum(q governance.MinutesQuorum) string {
	switch {
	case q.Required == 0 && !q.Waived:
		return "Non requis" + nbsp + ": " + membersWords(q)
	case q.Met:
		return "Atteint" + nbsp + ": " + requiredWords(q)
	case q.Waived:
		return "Seconde convocation, sans condition" + nbsp + ": " + requiredWords(q)
	}
	return "Non atteint" + nbsp + ": " + requiredWords(q)
}

func requiredWords(q governance.MinutesQuorum) string {
	return membersWords(q) + " (" + Number(q.Required) + nbsp + "requis)"
}

func membersWords(q governance.MinutesQuorum) string {
	return Plural(q.Reached, "membre présent ou représenté", "membres présents ou représentés") + " sur " + Number(q.Base)
}

// resultWords tells the result of a vote: totals always, names never.
func resultWords(d governance.MinutesDecision) string {
	result := map[string]string{"adopted": "Adoptée", "rejected": "Rejetée", "postponed": "Reportée"}[d.Result]
	if d.Ballot == governance.ConsensusBallot && d.Result == "rejected" {
		return noConsensus + d.Objection + "."
	}
	if d.Ballot == governance.ConsensusBallot {
		return result + " par consensus."
	}
	words := result + nbsp + ": " + Number(d.For) + nbsp + "pour, " + Number(d.Against) + nbsp + "contre, " +
		Plural(d.Abstain, "abstention", "abstentions")
	if d.NotVoting > 0 {
		words += ", " + Number(d.NotVoting) + nbsp + "sans prendre part au vote"
	}
	words += " (" + strings.Join(nonEmpty(ballotWords(d.Ballot), strings.ToLower(d.Majority)), ", ") + ")."
	if d.CastingVote {
		words += " La voix de la présidence, prépondérante, a départagé les votes."
	}
	return words
}

func ballotWords(b governance.BallotKind) string {
	return map[governance.BallotKind]string{
		governance.PublicBallot: "scrutin public", governance.SecretBallot: "scrutin secret", governance.ShowOfHands: "à main levée",
	}[b]
}

func votersFacts(votes []governance.MinutesVote) []Row {
	var rows []Row
	for _, choice := range []struct {
		code  governance.Choice
		label string
	}{
		{governance.VoteFor, "Pour"},
		{governance.VoteAgainst, "Contre"},
		{governance.VoteAbstain, "Abstention"},
		{governance.VoteNone, "Sans prendre part au vote"},
	} {
		var names []string
		for _, v := range votes {
			if v.Choice == choice.code {
				names = append(names, voterWords(v))
			}
		}
		if len(names) > 0 {
			rows = append(rows, Row{Label: choice.label, Value: strings.Join(names, nnbsp+"; ")})
		}
	}
	return rows
}

func voterWords(v governance.MinutesVote) string {
	words := strings.Join(nonEmpty(v.Name, v.Organization), ", ")
	if v.Bearer != "" {
		words += ", par pouvoir à " + v.Bearer
	}
	return words
}

func recusalsWords(recusals []governance.MinutesRecusal) string {
	var words []string
	for _, r := range recusals {
		line := strings.Join(nonEmpty(r.Name, r.Organization), ", ")
		if r.Reason != "" {
			line += nbsp + ": " + r.Reason
		}
		words = append(words, line)
	}
	return strings.Join(words, "\n")
}

func amountsWords(amounts []governance.MinutesAmount) string {
	var lines []string
	for _, a := range amounts {
		line := a.Label + nbsp + ": " + Euros(a.Amount)
		nature := ""
		if a.InKind {
			nature = "en nature"
		}
		if notes := nonEmpty(nature, a.State); len(notes) > 0 {
			line += " (" + strings.Join(notes, ", ") + ")"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
