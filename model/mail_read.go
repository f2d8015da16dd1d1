package model

import (
	"context"
	"time"

	"ctin/governance"
)

// Mail is a mail of a demonstration, where none is sent and anyone may read them.
type Mail struct {
	ID            governance.MailID
	Token         string // what its address carries
	Recipient     string
	RecipientName string
	Subject       string
	Body          string
	Calendar      string // the event that it carries, or empty
	CreatedAt     time.Time
}

// MailList is one page of mails, newest first. Previous and Next are where its
// neighbours begin, zero for none.
type MailList struct {
	Lines          []Mail
	Total          int
	Previous, Next governance.MailID
}

// The mode of the instance is a condition of each statement: the mails of the
// real service are never read this way, whatever calls.
const demoMails = `
	from outbox
	where exists (select from instance where mode = 'demo')`

const mailColumns = `
	select id, token, recipient, recipient_name, subject, body, calendar, created_at`

const (
	countMails = `select count(*)` + demoMails

	mailsOlder = mailColumns + demoMails + ` and ($1::bigint = 0 or id < $1)
	order by id desc
	limit 26`

	mailsNewer = mailColumns + demoMails + ` and id > $1
	order by id
	limit 26`

	selectMail = mailColumns + demoMails + ` and token = $1`
)

// DemoMails lists a page of the mails of a demonstration, and none of any
// other instance: those that follow the mail after, or come before another.
func (s *Store) DemoMails(ctx context.Context, after, before governance.MailID) (MailList, error) {
	var list MailList
	if err := s.get(ctx, &list.Total, countMails); err != nil {
		return MailList{}, err
	}
	query, from := mailsOlder, after
	if before != 0 {
		query, from = mailsNewer, before
	}
	if err := s.list(ctx, &list.Lines, query, from); err != nil {
		return MailList{}, err
	}
	list.Lines, list.Previous, list.Next = pageOf(list.Lines, after, before, func(m Mail) governance.MailID { return m.ID })
	return list, nil
}

// DemoMail reads one mail of a demonstration by its token.
func (s *Store) DemoMail(ctx context.Context, token string) (Mail, error) {
	var m Mail
	return m, s.get(ctx, &m, selectMail, token)
}
