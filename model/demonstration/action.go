package demonstration

import (
	"fmt"

	"ctin/governance"
	"ctin/model"
)

// plannedAction is an action of the story. Days count from today.
type plannedAction struct {
	title, objective string
	owner, lead      string // organisation, and given name
	starts, ends     int
	cost             string // the words of its one cost line
	amount           string // of each year
	years            int    // that each cost that much, from this one on; zero for the whole period
	inKind           bool
	answers          []int // numbers of findings
	state            governance.ActionState
	progress         int
	blocker          string
	milestones       []plannedMilestone
	given            []gift
}

type plannedMilestone struct {
	title string
	due   int
	done  bool // on its day
}

// gift is a share of an earmarked commitment, named by its number.
type gift struct {
	commitment int
	amount     governance.Cents
}

// plan is A1 to A5. The pool (K5) stays to be given by a decision.
func plan() []plannedAction {
	const k = 1_000 * governance.Euro
	return []plannedAction{
		{
			title: actionPosts, objective: objectivePosts, owner: orgSicoval, lead: givenCoordinator, starts: 0, ends: 730,
			cost: costPosts, amount: "1 500 000", years: 2, answers: []int{1, 2, 6},
			milestones: []plannedMilestone{{milestoneShares, 45, false}, {milestoneHiring, 90, false}},
			given:      []gift{{1, 3_000 * k}},
		},
		{
			title: actionPass, objective: objectivePass, owner: orgBruyere, lead: givenBruyere, starts: -20, ends: 300,
			cost: costPass, amount: "160 000", years: 1, answers: []int{1}, state: governance.ActionInProgress, progress: 20,
			milestones: []plannedMilestone{{milestoneOrder, -12, true}, {milestoneFirst, -3, false}, {milestoneHalf, 150, false}},
			given:      []gift{{2, 60 * k}, {3, 80 * k}, {4, 20 * k}},
		},
		{
			title: actionCounter, objective: objectiveCounter, owner: orgAmandier, lead: givenViceChair, starts: -5, ends: 200,
			cost: costCounter, amount: "55 000", answers: []int{3}, state: governance.ActionBlocked, progress: 5, blocker: blockerCounter,
			milestones: []plannedMilestone{{milestonePlace, 20, false}, {milestoneOpening, 150, false}},
			given:      []gift{{7, 30 * k}},
		},
		{
			title: actionTraining, objective: objectiveTraining, owner: orgNoisetier, lead: givenNoisetier, starts: 15, ends: 120,
			cost: costTraining, amount: "15 000", answers: []int{1, 3},
			milestones: []plannedMilestone{{milestoneSession, 40, false}},
		},
		{
			title: actionDevices, objective: objectiveDevices, owner: orgGenet, lead: givenGenet, starts: -15, ends: 90,
			cost: costDevices, amount: "18 000", inKind: true, answers: []int{4}, state: governance.ActionInProgress, progress: 40,
			milestones: []plannedMilestone{{milestoneSorting, -8, true}, {milestoneDelivery, 60, false}},
			given:      []gift{{6, 18 * k}},
		},
	}
}

// actions tells the action plan, and gives it what funders earmarked.
func (s *story) actions(c governance.Actor) {
	people, findings, commitments := s.people(c), s.findings(c), s.commitments(c)
	for _, p := range plan() {
		id := s.act(c, p, people[p.lead], findings)
		s.costs(c, id, p)
		s.milestones(c, id, p.milestones)
		if p.state != "" {
			s.move(c, id, p)
		}
		for _, g := range p.given {
			if !s.silent {
				s.give(c, id, commitments[g.commitment], g.amount)
			}
		}
	}
}

// costs says what an action costs: one line, or as much each year.
func (s *story) costs(c governance.Actor, id governance.ActionID, p plannedAction) {
	for i := range max(p.years, 1) {
		a := s.doing(c)
		if s.err != nil {
			return
		}
		year := ""
		if p.years > 0 {
			year = fmt.Sprint(s.today.Time().Year() + i)
		}
		_, err := s.store.AddCost(s.ctx, a, id, model.CostDraft{Label: p.cost, Amount: p.amount, Year: year, InKind: p.inKind})
		s.try(err)
	}
}

// act adds an action.
func (s *story) act(
	c governance.Actor, p plannedAction, lead governance.PersonID, findings map[int]governance.FindingID,
) governance.ActionID {
	owner := s.organization(c, p.owner)
	a := s.doing(c)
	if s.err != nil {
		return 0
	}
	f := model.ActionForm{ActionDraft: governance.ActionDraft{
		Title: p.title, Objective: p.objective, Nature: string(governance.Running), ProjectOwner: owner, Lead: lead,
		StartsOn: string(s.today.AddDays(p.starts)), EndsOn: string(s.today.AddDays(p.ends)),
	}}
	for _, n := range p.answers {
		if findings[n] != 0 {
			f.Findings = append(f.Findings, findings[n])
		}
	}
	id, err := s.store.CreateAction(s.ctx, a, f)
	s.try(err)
	return id
}

// milestones sets the days of an action, and ticks those that were kept.
func (s *story) milestones(c governance.Actor, id governance.ActionID, list []plannedMilestone) {
	for _, m := range list {
		due := s.today.AddDays(m.due)
		a := s.doing(c)
		if s.err != nil {
			return
		}
		milestone, err := s.store.AddMilestone(s.ctx, a, id, m.title, string(due))
		s.try(err)
		if !m.done {
			continue
		}
		if a := s.doing(c); s.err == nil {
			s.try(s.store.ReachMilestone(s.ctx, a, milestone, 1, due, s.today))
		}
	}
}

// move says how an action goes, which nobody touched since it was added.
func (s *story) move(c governance.Actor, id governance.ActionID, p plannedAction) {
	if a := s.doing(c); s.err == nil {
		s.try(s.store.MoveAction(s.ctx, a, id, 1, governance.ActionMove{State: p.state, Progress: p.progress, Blocker: p.blocker}))
	}
}

func (s *story) give(c governance.Actor, id governance.ActionID, k governance.CommitmentID, amount governance.Cents) {
	a := s.doing(c)
	if s.err != nil {
		return
	}
	_, err := s.store.Allocate(s.ctx, a, governance.Allocation{CommitmentID: k, ActionID: id, Amount: amount})
	s.try(err)
}

// findings are those of the diagnostic, by number.
func (s *story) findings(c governance.Actor) map[int]governance.FindingID {
	known := map[int]governance.FindingID{}
	if s.err != nil {
		return known
	}
	list, err := s.store.FindingNames(s.ctx, c)
	s.try(err)
	for _, f := range list {
		known[f.Number] = f.ID
	}
	return known
}

// commitments are those that stand, by number.
func (s *story) commitments(c governance.Actor) map[int]governance.CommitmentID {
	known := map[int]governance.CommitmentID{}
	if s.err != nil {
		return known
	}
	list, err := s.store.Purses(s.ctx, c)
	s.try(err)
	for _, p := range list {
		known[p.Number] = p.ID
	}
	return known
}
