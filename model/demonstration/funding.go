package demonstration

import (
	"fmt"

	"ctin/governance"
)

// The keys of the people who speak for the other funders. They live in the
// story and have accounts, but the visitor is not offered to be them.
const (
	FunderState    = "prefecture"
	FunderAmandier = "amandier"
	FunderTilleul  = "tilleul"
	FunderGenet    = "genet"
)

// Unseen are the people of the story whom a visitor is not offered to be: they
// have accounts all the same.
func Unseen() []Persona {
	return []Persona{
		{Key: FunderState, GivenName: functionSubPrefect, FamilyName: surname, OrganizationLabel: orgState, Title: titleFunder + orgState},
		{Key: FunderAmandier, GivenName: givenTreasurer, FamilyName: surname, Siret: siretAmandier, OrganizationLabel: orgAmandier, Title: titleFunder + orgAmandier},
		{Key: FunderTilleul, GivenName: givenTilleul, FamilyName: surname, Siret: siretTilleul, OrganizationLabel: orgTilleul, Title: titleFunder + orgTilleul},
		{Key: FunderGenet, GivenName: givenGenet, FamilyName: surname, Siret: siretGenet, OrganizationLabel: orgGenet, Title: titleFunder + orgGenet},
	}
}

// funding tells the conférence des financeurs: its schemes, then what funders
// declare.
func (s *story) funding(c governance.Actor) {
	s.join(c, FunderAmandier, orgAmandier, wordsTreasurer, governance.Funder)
	posts := s.scheme(c, governance.SchemeDraft{Name: schemePosts, Unit: "post", UnitCost: "50 000", Fact: "B"})
	pass := s.scheme(c, governance.SchemeDraft{Name: schemePass, Unit: "voucher", UnitCost: "10", Fact: "A"})
	counter := s.scheme(c, governance.SchemeDraft{Name: schemeCounter})
	pool := s.scheme(c, governance.SchemeDraft{Name: schemePool})
	devices := s.scheme(c, governance.SchemeDraft{Name: schemeDevices, Unit: "device", UnitCost: "150"})
	s.matching(c, pass)
	plan := s.envelope(c, governance.EnvelopeDraft{
		Name: envelopePass, Scheme: pass, Amount: "160 000", Target: "16 000", TargetUnit: "voucher",
	})
	if !s.silent {
		s.declarations(c, posts, pass, plan)
		s.pooled(c, pool)
		s.inKind(c, devices)
		s.onBehalf(c, counter)
	}
}

// declarations are K1 to K4, each by who speaks for its funder.
func (s *story) declarations(c governance.Actor, posts, pass governance.SchemeID, plan governance.EnvelopeID) {
	s.declare(FunderState, 100, governance.CommitmentDraft{
		Funder: s.organization(c, orgState), Scheme: posts, Purpose: purposePosts, Motive: motivePosts, Quantity: "60",
		Credits:  s.years("1 500 000", "1 500 000"),
		Grantees: []governance.GranteeDraft{{Organization: s.organization(c, orgSicoval)}, {Organization: s.organization(c, orgHauteGaronne)}},
	})
	k2 := s.declare(FunderAmandier, 60, governance.CommitmentDraft{
		Funder: s.organization(c, orgAmandier), Scheme: pass, Purpose: purposePass, Quantity: "6000", Envelope: plan,
		Credits: s.years("60 000"),
	})
	s.climb(FunderAmandier, k2, governance.StatusResolved, s.deliberation(bodyAmandier, 58, 45))
	s.declare(FunderCedre, 43, governance.CommitmentDraft{
		Funder: s.organization(c, orgCedre), Scheme: pass, Purpose: purposePass, Motive: motiveMatches, Quantity: "8000", Envelope: plan,
	})
	s.declare(FunderBruyere, 40, governance.CommitmentDraft{
		Funder: s.organization(c, orgBruyere), Scheme: pass, Purpose: purposePass, Quantity: "2000",
	})
}

// pooled is K5: no earmark, resolved J−28, agreed J−21, half of it paid J−7.
func (s *story) pooled(c governance.Actor, pool governance.SchemeID) {
	k5 := s.declare(FunderTilleul, 38, governance.CommitmentDraft{
		Funder: s.organization(c, orgTilleul), Scheme: pool, Purpose: purposePool, Motive: motivePool, Amount: "40 000", Pooled: true,
		Credits: s.years("20 000", "20 000"),
	})
	e := s.deliberation(bodyTilleul, 36, 28)
	e.AgreedOn, e.Signatories = s.ago(21), signedByTilleul
	s.climb(FunderTilleul, k5, governance.StatusAgreed, e)
	a := s.doing(s.inside(FunderTilleul, governance.Slug(nameSicoval)))
	if s.err != nil {
		return
	}
	s.try(s.store.PayCommitment(s.ctx, a, k5, 2, governance.PaymentDraft{
		Kind: "instalment", Amount: "20 000", PaidOn: s.ago(7), Reference: paymentOrder,
	}, s.today))
}

// inKind is K6: 120 computers for Sicoval, agreed J−17. It is the one that
// the open format takes (F19): its funder has a SIRET, and its grantee is known.
func (s *story) inKind(c governance.Actor, devices governance.SchemeID) {
	k6 := s.declare(FunderGenet, 30, governance.CommitmentDraft{
		Funder: s.organization(c, orgGenet), Scheme: devices, Purpose: purposeDevices, InKind: true, Valuation: valuationDevices, Quantity: "120",
		Credits: s.years("18 000"), Grantees: []governance.GranteeDraft{{Organization: s.organization(c, orgSicoval)}},
	})
	e := s.deliberation(bodyGenet, 29, 24)
	e.AgreedOn, e.Signatories = s.ago(17), signedByGenet
	s.climb(FunderGenet, k6, governance.StatusAgreed, e)
}

// onBehalf is K7, in this year's budget: the coordinator enters it for the
// Caisse Saule, which has no account, and confirms nothing.
func (s *story) onBehalf(c governance.Actor, counter governance.SchemeID) {
	k7 := s.declare(Coordinator, 20, governance.CommitmentDraft{
		Funder: s.organization(c, orgSaule), Scheme: counter, Purpose: purposeCounter, Amount: "30 000",
		Credits: s.years("30 000"),
	})
	year := fmt.Sprint(s.today.Time().Year())
	s.climb(Coordinator, k7, governance.StatusBudgeted, governance.Evidence{RequestedOn: s.ago(19), BudgetYear: year})
}

// years are the credits of a commitment, from this year on.
func (s *story) years(amounts ...string) []governance.CreditDraft {
	var list []governance.CreditDraft
	for i, amount := range amounts {
		list = append(list, governance.CreditDraft{Year: fmt.Sprint(s.today.Time().Year() + i), Amount: amount})
	}
	return list
}

// ago is the day so many days before today.
func (s *story) ago(days int) string { return string(s.today.AddDays(-days)) }

// deliberation is the evidence of a body that deliberated so many days ago, on
// a request made before it.
func (s *story) deliberation(body string, requested, resolved int) governance.Evidence {
	on := s.today.AddDays(-resolved)
	return governance.Evidence{
		RequestedOn: s.ago(requested), BudgetYear: fmt.Sprint(on.Time().Year()), Body: body, ResolvedOn: string(on),
		Decision: decisionName + fmt.Sprint(on.Time().Year()),
	}
}

func (s *story) scheme(c governance.Actor, d governance.SchemeDraft) governance.SchemeID {
	a := s.doing(c)
	if s.err != nil {
		return 0
	}
	id, err := s.store.CreateScheme(s.ctx, a, d)
	s.try(err)
	return id
}

// envelope is what the coordination means to bring to a scheme.
func (s *story) envelope(c governance.Actor, d governance.EnvelopeDraft) governance.EnvelopeID {
	a := s.doing(c)
	if s.err != nil {
		return 0
	}
	id, err := s.store.CreateEnvelope(s.ctx, a, d)
	s.try(err)
	return id
}

// matching is Cèdre's promise: a euro for each firm euro of the others.
func (s *story) matching(c governance.Actor, pass governance.SchemeID) {
	a := s.doing(c)
	if s.err != nil {
		return
	}
	s.try(s.store.SetMatching(s.ctx, a, pass, governance.MatchingDraft{
		Funder: s.organization(c, orgCedre), Rate: "1", Cap: "80 000", Level: string(governance.Firm),
	}))
}

// declare lets a persona declare a commitment so many days ago.
func (s *story) declare(key string, days int, d governance.CommitmentDraft) governance.CommitmentID {
	a := s.doing(s.inside(key, governance.Slug(nameSicoval)))
	if s.err != nil {
		return 0
	}
	d.DeclaredOn = s.ago(days)
	id, err := s.store.DeclareCommitment(s.ctx, a, d, s.today)
	s.try(err)
	return id
}

// climb moves a commitment that nobody touched since it was declared.
func (s *story) climb(key string, id governance.CommitmentID, to governance.Status, e governance.Evidence) {
	a := s.doing(s.inside(key, governance.Slug(nameSicoval)))
	if s.err != nil {
		return
	}
	s.try(s.store.ClimbCommitment(s.ctx, a, id, 1, to, e, s.today))
}
