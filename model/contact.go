package model

import (
	"context"

	"ctin/governance"
)

const lockOwnCard = `
	select id, given_name, family_name, email, phone, version
	from people
	where id = $1
	for no key update`

const updateOwnCard = `
	update people set email = $3, phone = $4, version = version + 1
	where id = $1 and version = $2`

// SaveContact corrects the actor's own address and telephone; their name comes
// from their login. A former address is told.
func (s *Store) SaveContact(ctx context.Context, actor governance.Actor, p governance.Person) error {
	_, err := s.write(ctx, actor, "person.contact", func(t *tx) (int64, error) {
		var before governance.Person
		if err := t.get(ctx, &before, lockOwnCard, actor.PersonID); err != nil {
			return 0, err
		}
		after, err := governance.OwnContact(before, p)
		if err != nil {
			return 0, err
		}
		if err := t.change(ctx, updateOwnCard, actor.PersonID, p.Version, after.Email, after.Phone); err != nil {
			return 0, err
		}
		t.record(event{
			action: "account.contact", kind: "account", object: int64(actor.AccountID), before: before, after: after,
		})
		if before.Email == "" || before.Email == after.Email {
			return 0, nil
		}
		return 0, t.send(ctx, mail{
			to: before.Email, name: before.Name(), subject: contactSubject,
			body: contactBody(before.Name(), after.Email, s.link("mes-coordonnees")),
		})
	})
	return err
}
