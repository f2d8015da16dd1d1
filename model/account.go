package model

import (
	"context"

	"ctin/governance"
)

// SignIn is what a provider said about someone who has just logged in.
type SignIn struct {
	Issuer, Sub           string
	GivenName, FamilyName string
	Email                 string
	Siret, Label          string // of the establishment, when the provider vouches for one
}

const selectAccount = `
	select id
	from accounts
	where issuer = $1 and sub = $2`

const updateAccount = `
	update accounts
	set email = $2, given_name = $3, family_name = $4, siret = $5, organization_label = $6, last_login_at = $7
	where id = $1`

const insertPerson = `
	insert into people (coordination_id, given_name, family_name, email, phone, created_at)
	values (nullif($1, 0), $2, $3, $4, $5, $6)
	returning id`

const insertAccount = `
	insert into accounts (person_id, issuer, sub, email, given_name, family_name, siret, organization_label,
		created_at, last_login_at)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
	returning id`

// SignIn finds the account of (issuer, sub), or makes it with a new person:
// nobody is ever recognised by an e-mail address. A new person holds no right.
func (s *Store) SignIn(ctx context.Context, in SignIn) (Self, error) {
	account, err := s.write(ctx, governance.Actor{}, "account.enter", func(t *tx) (int64, error) {
		var id governance.AccountID
		err := t.get(ctx, &id, selectAccount, in.Issuer, in.Sub)
		if governance.CodeOf(err) == governance.NotFound {
			return t.addAccount(ctx, in)
		}
		if err != nil {
			return 0, err
		}
		return int64(id), t.exec(ctx, updateAccount, id,
			in.Email, in.GivenName, in.FamilyName, in.Siret, in.Label, t.at)
	})
	if err != nil {
		return Self{}, err
	}
	return s.Self(ctx, governance.AccountID(account))
}

// addAccount makes the account of someone never seen before, and their person.
func (t *tx) addAccount(ctx context.Context, in SignIn) (int64, error) {
	var person governance.PersonID
	err := t.get(ctx, &person, insertPerson, 0, in.GivenName, in.FamilyName, in.Email, "", t.at)
	if err != nil {
		return 0, err
	}
	var account int64
	err = t.get(ctx, &account, insertAccount, person,
		in.Issuer, in.Sub, in.Email, in.GivenName, in.FamilyName, in.Siret, in.Label, t.at)
	if err != nil {
		return 0, err
	}
	t.actor.PersonID = person // who enters for the first time is who makes the account
	t.record(event{action: "account.create", kind: "account", object: account, after: in})
	return account, nil
}
