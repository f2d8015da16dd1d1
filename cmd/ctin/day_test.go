package main

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"time"

	"ctin/governance"
	"ctin/governance/perimeter"
	"ctin/governance/seal"
	"ctin/handlers"
	"ctin/model"
	"ctin/model/demonstration"

	"github.com/jmoiron/sqlx"
)

// two is when the committee of the demonstration meets: 14 h in Paris on J.
var two = time.Date(2026, 12, 3, 13, 0, 0, 0, time.UTC)

// fortnight is when its minutes are approved, in minutes after two o'clock.
const fortnight = 14 * 24 * 60

// day plays the day of the demonstration through the Store. Each act is one
// write, which its key lets happen once: a day that was broken off, begun
// again, goes on where it was.
type day struct {
	ctx     context.Context
	store   *model.Store
	base    *url.URL
	meeting governance.MeetingID
	ballot  governance.BallotID // the last one that was opened
	actors  map[string]governance.Actor
}

// act is what somebody does, so many minutes after two o'clock.
type act struct {
	minute int
	who    string
	do     func(*day, *model.Store, governance.Actor) error
}

// house is the address that the acts of these tests happen at.
func house() *url.URL { return &url.URL{Scheme: "http", Host: "127.0.0.1:8080"} }

// sealedStore is a store with a seal, on the morning of the day.
func sealedStore(db *sqlx.DB, certificate seal.Certificate) (*model.Store, error) {
	atlas, err := perimeter.Load()
	if err != nil {
		return nil, err
	}
	s := model.New(db, atlas, house(), func() time.Time { return two.Add(-5 * time.Hour) })
	s.SealWith(&certificate)
	return s, nil
}

// tellStory loads the demonstration up to the morning of the day.
func tellStory(ctx context.Context, db *sqlx.DB, certificate seal.Certificate) error {
	s, err := sealedStore(db, certificate)
	if err != nil {
		return err
	}
	if _, err := s.Stamp(ctx, model.ModeDemo); err != nil {
		return err
	}
	atlas, err := perimeter.Load()
	if err != nil {
		return err
	}
	print := func(c governance.Coordination, m model.MinutesRecord) (model.PrintedMinutes, error) {
		return handlers.Printer(s, house(), true)(c, m)
	}
	return demonstration.Load(ctx, s, atlas, house().JoinPath(handlers.DemoPath).String(), two.Add(-5*time.Hour), demonstration.Sealed(print))
}

// dayOf is the day over a database where the story was told.
func dayOf(ctx context.Context, db *sqlx.DB, certificate seal.Certificate) (*day, error) {
	s, err := sealedStore(db, certificate)
	if err != nil {
		return nil, err
	}
	d := &day{ctx: ctx, store: s, base: house(), actors: map[string]governance.Actor{}}
	const second = `
		select m.id
		from meetings m
		join committees k on k.coordination_id = m.coordination_id and k.id = m.committee_id
		join coordinations c on c.id = m.coordination_id
		where c.slug = 'sicoval' and k.kind = 'strategic' and m.number = 2`
	return d, db.GetContext(ctx, &d.meeting, second)
}

// play plays the acts; before is told each time that one is about to happen.
func (d *day) play(before func(n int)) error {
	for n, a := range acts() {
		before(n)
		who, err := d.actor(a.who)
		if err != nil {
			return err
		}
		who.Key = fmt.Sprintf("day-%d", n)
		at := two.Add(time.Duration(a.minute) * time.Minute)
		if err := a.do(d, d.store.At(func() time.Time { return at }), who); err != nil {
			return fmt.Errorf("act %d, by %s: %w", n, a.who, err)
		}
	}
	return nil
}

// actor logs somebody of the story in.
func (d *day) actor(key string) (governance.Actor, error) {
	if a, ok := d.actors[key]; ok {
		return a, nil
	}
	people := slices.Concat(demonstration.Personas(), demonstration.Unseen())
	p := people[slices.IndexFunc(people, func(p demonstration.Persona) bool { return p.Key == key })]
	self, err := d.store.SignIn(d.ctx, model.SignIn{
		Issuer: d.base.JoinPath(handlers.DemoPath).String(), Sub: p.Sub(), GivenName: p.GivenName, FamilyName: p.FamilyName,
		Email: p.Email(), Siret: p.Siret, Label: p.OrganizationLabel,
	})
	if err != nil {
		return governance.Actor{}, err
	}
	place, ok := self.Place("sicoval")
	if !ok {
		return governance.Actor{}, fmt.Errorf("%s is not at the Sicoval", key)
	}
	d.actors[key] = self.Actor(governance.Login{}).In(place.ID, place.Memberships)
	return d.actors[key], nil
}

// seat is the voting seat of an organisation.
func (d *day) seat(s *model.Store, a governance.Actor, organization string) (model.RoomPlace, error) {
	room, err := s.Room(d.ctx, a, d.meeting)
	if err != nil {
		return model.RoomPlace{}, err
	}
	for _, p := range room.Places {
		if p.Organization == organization && p.Voting {
			return p, nil
		}
	}
	return model.RoomPlace{}, fmt.Errorf("%s has no seat", organization)
}

// purse finds a commitment by its number.
func (d *day) purse(s *model.Store, a governance.Actor, number int) (model.CommitmentPage, error) {
	list, err := s.Purses(d.ctx, a)
	if err != nil {
		return model.CommitmentPage{}, err
	}
	for _, p := range list {
		if p.Number == number {
			return s.Commitment(d.ctx, a, p.ID)
		}
	}
	return model.CommitmentPage{}, fmt.Errorf("there is no K%d", number)
}
