// Package auth signs people in through OpenID Connect: the relying party that
// talks to the configured providers (ProConnect first, any other beside it),
// and the small provider of the demonstration.
//
// It works on net/http, on the session of the browser and on signed tokens. It
// knows no gin, no page, no person, no right and no database: what it returns
// is a Login, the statement of a provider about somebody, and what it refuses
// is a Refusal, ready to be shown. Whether that somebody may enter is decided
// by others.
//
// The caller keeps four promises:
//
//   - every request given here has passed Sessions.LoadAndSave, and files that
//     need no session (style sheets, scripts) are served outside it: scs writes
//     the whole session back at the end of each request, so that a slow one
//     could undo what a login recorded meanwhile;
//   - RelyingParty.Enter is called once a Login has been accepted: it renews the
//     token of the session and gives it back the life of a person's session
//     (those made for a login alone last ten minutes);
//   - the local session is destroyed before RelyingParty.Logout is called;
//   - accounts are keyed by (Login.Issuer, Login.Sub), never by e-mail address.
package auth
