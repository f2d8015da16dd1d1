package main

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"testing"
	"time"

	"ctin/model/postgres"

	"github.com/jmoiron/sqlx"
)

// crowded gives as many people a membership in a coordination and a session like
// one that is there: there are no more personas of the demonstration than roles.
// It answers with their tokens, which are their cookies.
const crowded = `
	with model as (
		select s.data, a.issuer, m.coordination_id
		from sessions s
		join accounts a on a.id = s.account_id
		join memberships m on m.person_id = a.person_id and m.ended_at is null
		join coordinations k on k.id = m.coordination_id and k.slug = $1
		where s.ended_at is null and m.roles = 'observer'
		limit 1
	), person as (
		insert into people (given_name, family_name, email, phone, created_at)
		select 'Camille', 'Mesure ' || n, '', '', now() from generate_series(1, $2) n
		returning id
	), seated as (
		insert into memberships (coordination_id, person_id, roles, created_at)
		select model.coordination_id, person.id, 'observer', now() from model, person
	), account as (
		insert into accounts (person_id, issuer, sub, created_at, last_login_at)
		select person.id, model.issuer, 'mesure ' || person.id, now(), now() from model, person
		returning id, person_id
	), ticket as (
		select account.*, gen_random_uuid()::text as token from account
	), entered as (
		insert into sessions (token_hash, data, person_id, account_id, started_at, seen_at, expires_at)
		select sha256(convert_to(token, 'UTF8')),
			convert_to(jsonb_set(convert_from(model.data, 'UTF8')::jsonb, '{numbers,account}', to_jsonb(ticket.id))::text, 'UTF8'),
			ticket.person_id, ticket.id, now(), now(), now() + interval '1 hour'
		from model, ticket
	)
	select token from ticket`

// crowd is many observers of a coordination, each with a session of its own.
func crowd(tb testing.TB, demo *program, slug string, people int) []*visitor {
	tb.Helper()
	must := func(err error) {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
	}
	server, err := postgres.Attach(tb.Context(), demo.data)
	must(err)
	db, err := sqlx.Open("postgres", server.URL(postgres.Owner, postgres.Database))
	must(err)
	defer func() { _ = db.Close() }() // what was asked is answered
	var tokens []string
	must(db.SelectContext(tb.Context(), &tokens, crowded, slug, people))
	base, err := url.Parse(demo.base)
	must(err)
	all := make([]*visitor, 0, len(tokens))
	for _, token := range tokens {
		jar, err := cookiejar.New(nil)
		must(err)
		jar.SetCookies(base, []*http.Cookie{{Name: "ctin", Value: token, Path: "/"}})
		all = append(all, &visitor{tb, demo.base, token, &http.Client{Jar: jar, Timeout: 20 * time.Second}})
	}
	return all
}
