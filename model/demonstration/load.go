package demonstration

import (
	"context"
	"fmt"
	"strings"
	"time"

	"ctin/governance"
	"ctin/governance/perimeter"
	"ctin/model"
)

// story tells the demonstration to a Store, as its people would live it. The
// first failure ends it: later steps do nothing.
type story struct {
	ctx    context.Context
	store  *model.Store
	atlas  *perimeter.Atlas
	issuer string // of the demonstration provider
	today  governance.Date
	step   int
	err    error

	print  model.Printer // or nil: what is signed then waits for its seal
	agenda AgendaPrinter // or nil: convocations then carry their agenda as text only
	silent bool          // funders have declared nothing yet
}

// Option changes how the demonstration is told.
type Option func(*story)

// Sealed has what is signed in the story printed and sealed.
func Sealed(p model.Printer) Option { return func(s *story) { s.print = p } }

// AgendaPrinter prints the agenda of a meeting as its convocations carry it.
type AgendaPrinter func(model.MeetingRecord, model.ConvocationRecord) (model.Upload, error)

// Printed has the agendas of the story printed for their convocations.
func Printed(p AgendaPrinter) Option { return func(s *story) { s.agenda = p } }

// BeforeCommitments tells the same story with the conférence des financeurs
// still to be held: its schemes are there, and no commitment.
func BeforeCommitments() Option { return func(s *story) { s.silent = true } }

// Load fills an instance with the demonstration, whose dates count from now.
// Once loaded it does nothing more; broken off, it goes on where it was: each
// step is a write that happens once.
func Load(
	ctx context.Context, store *model.Store, atlas *perimeter.Atlas, issuer string, now time.Time, options ...Option,
) error {
	if err := store.GrantAdministrator(ctx, issuer, persona(Administrator).Sub()); err != nil {
		return err
	}
	paris := governance.Coordination{TimeZone: "Europe/Paris"}
	s := &story{ctx: ctx, store: store, atlas: atlas, issuer: issuer, today: paris.Today(now)}
	for _, option := range options {
		option(s)
	}
	admin := s.enter(Administrator)
	if s.told(admin) {
		return s.err
	}
	s.sicoval(admin)
	s.others(admin)
	s.lille(admin)
	s.hauteGaronne(admin) // last: it says that all was told
	return s.err
}

// told looks whether the last chapter exists.
func (s *story) told(admin governance.Actor) bool {
	if s.err != nil {
		return true
	}
	found, err := s.store.Joinable(s.ctx, admin, nameHauteGaronne)
	s.err = err
	return err != nil || len(found) > 0
}

// try keeps the first error of the story.
func (s *story) try(err error) {
	if s.err == nil && err != nil {
		s.err = fmt.Errorf("demonstration, step %d: %w", s.step, err)
	}
}

// doing gives an actor the key of the next step, so that it happens once.
func (s *story) doing(a governance.Actor) governance.Actor {
	s.step++
	a.Key = fmt.Sprintf("demonstration-%d", s.step)
	return a
}

// enter logs a persona in, outside any coordination.
func (s *story) enter(key string) governance.Actor {
	if s.err != nil {
		return governance.Actor{}
	}
	p := persona(key)
	self, err := s.store.SignIn(s.ctx, model.SignIn{
		Issuer: s.issuer, Sub: p.Sub(), GivenName: p.GivenName, FamilyName: p.FamilyName, Email: p.Email(),
		Siret: p.Siret, Label: p.OrganizationLabel,
	})
	s.try(err)
	return self.Actor(governance.Login{Vouched: true, Siret: p.Siret, Label: p.OrganizationLabel})
}

// inside is a persona in one of their coordinations.
func (s *story) inside(key, slug string) governance.Actor {
	a := s.enter(key)
	if s.err != nil {
		return a
	}
	self, err := s.store.Self(s.ctx, a.AccountID)
	s.try(err)
	place, ok := self.Place(slug)
	if !ok {
		s.try(fmt.Errorf("%s is not in %s", key, slug))
	}
	return a.In(place.ID, place.Memberships)
}

// accept opens the last invitation mailed to a persona, and accepts it.
func (s *story) accept(key string) {
	a := s.doing(s.enter(key))
	if s.err != nil {
		return
	}
	body, err := s.store.LastMail(s.ctx, persona(key).Email())
	s.try(err)
	_, secret, _ := strings.Cut(body, "/invitation/")
	if words := strings.Fields(secret); len(words) > 0 && s.err == nil {
		s.try(s.store.AcceptInvitation(s.ctx, a, words[0]))
	}
}

// open opens a coordination whose first coordinator is a persona, come and
// logged in, or a fictional person who has not answered yet.
func (s *story) open(admin governance.Actor, o model.Opening, coordinator string) {
	p := persona(coordinator)
	o.Coordinator = governance.Person{GivenName: p.GivenName, FamilyName: p.FamilyName, Email: p.Email()}
	if coordinator == "" {
		o.Coordinator = governance.Person{
			GivenName: givenCoordinator, FamilyName: surname, Email: governance.Slug(o.Name) + "@exemple.invalid",
		}
	}
	a := s.doing(admin)
	if s.err != nil {
		return
	}
	_, err := s.store.OpenCoordination(s.ctx, a, o)
	s.try(err)
	if coordinator != "" {
		s.accept(coordinator)
	}
}
