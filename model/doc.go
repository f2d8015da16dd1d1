// Package model is the application: a Store over PostgreSQL, one file a
// feature, one exported method for one thing a person does, in one
// transaction. It loads, lets governance decide, then records the change, its
// journal entry and its mails together. It knows no HTTP and no HTML.
package model
