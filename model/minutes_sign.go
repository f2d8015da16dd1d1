package model

import (
	"context"
	"encoding/hex"
	"encoding/json"

	"ctin/governance"
	"ctin/governance/seal"
)

// MinutesSigning is what someone sends to sign a document of a meeting.
type MinutesSigning struct {
	MeetingID governance.MeetingID
	Kind      governance.MinutesKind
	Number    int                     // of an erratum, or zero
	Login     governance.SigningLogin // issuer and subject are those of the actor's account
	ShownHash string
	Confirmed bool
}

// lockChain keeps two signatures of a coordination from following the same
// one, and answers the zone that dates are told in.
const lockChain = `
	select time_zone
	from coordinations
	where id = $1
	for no key update`

// selectAccountOf names the account that signs, as its provider does.
const selectAccountOf = `
	select issuer, sub as subject
	from accounts
	where id = $1 and person_id = $2`

const selectLastSignature = `
	select hash
	from signatures
	where coordination_id = $1
	order by id desc
	limit 1`

const insertSignature = `
	insert into signatures (coordination_id, minutes_id, person_id, capacity, content_hash, signed_at, bytes, previous_hash, hash)
	values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
	returning id`

// SignMinutes records that the actor signs a document (C9): they must be one
// of those whose signature it waits for. Once nobody is missing the document
// waits for its seal.
func (s *Store) SignMinutes(ctx context.Context, actor governance.Actor, sent MinutesSigning) (governance.MinutesState, error) {
	if err := actor.Must(governance.Read); err != nil {
		return "", err
	}
	_, err := s.write(ctx, actor, "minutes.sign", func(t *tx) (int64, error) {
		if _, err := t.lockedMeeting(ctx, sent.MeetingID); err != nil {
			return 0, err
		}
		record, err := readMinutes(ctx, t, actor.Coordination, sent.key())
		if err != nil {
			return 0, err
		}
		return int64(record.ID), t.sign(ctx, record, sent)
	})
	if err != nil {
		return "", err
	}
	record, err := s.MeetingDocument(ctx, actor, sent.key())
	return record.State, err
}

func (sent MinutesSigning) key() DocumentKey {
	return DocumentKey{MeetingID: sent.MeetingID, Kind: sent.Kind, Number: sent.Number}
}

func (t *tx) sign(ctx context.Context, record MinutesRecord, sent MinutesSigning) error {
	var here governance.Coordination
	if err := t.get(ctx, &here, lockChain, record.CoordinationID); err != nil {
		return err
	}
	by, err := record.Awaiting(t.actor.PersonID, governance.DateOf(t.at, here.Zone()))
	if err != nil {
		return err
	}
	if err := t.get(ctx, &sent.Login, selectAccountOf, t.actor.AccountID, t.actor.PersonID); err != nil {
		return err
	}
	signature, err := governance.Sign(record.Minutes, governance.Signing{
		Signatory: by, Login: sent.Login, Document: record.Content.Header.Words(), ShownHash: sent.ShownHash, Confirmed: sent.Confirmed,
	}, t.at, here.Zone())
	if err != nil {
		return err
	}
	if signature, err = t.tie(ctx, record.Minutes, signature); err != nil {
		return err
	}
	if err := t.standIn(ctx, &record, by); err != nil {
		return err
	}
	after, err := record.Sign(record.Expected, append(record.Signatures, signature), t.at)
	if err != nil || after.State != governance.MinutesSigned {
		return err
	}
	if after, err = after.Seal(); err != nil {
		return err
	}
	return t.moveMinutes(ctx, "minutes.complete", record.Minutes, after)
}

// tie chains a signature to the last one of the coordination, which is locked,
// and stores it.
func (t *tx) tie(ctx context.Context, m governance.Minutes, s governance.Signature) (governance.Signature, error) {
	last, err := oneOrNone[[]byte](ctx, t, selectLastSignature, m.CoordinationID)
	if err != nil {
		return s, err
	}
	var previous seal.Hash
	copy(previous[:], last)
	s, content, err := seal.Chain(previous, s)
	if err != nil {
		return s, err
	}
	hash, err := hex.DecodeString(s.Hash)
	if err != nil {
		return s, err
	}
	var id int64
	err = t.get(ctx, &id, insertSignature, m.CoordinationID, m.ID, s.Person, s.Capacity, s.ContentHash, t.at, content, previous[:], hash)
	t.record(event{chain: m.CoordinationID, action: "minutes.sign", kind: "minutes", object: int64(m.ID), after: s.Hash})
	return s, err
}

// Awaiting finds in what capacity a person is still expected to sign: their
// own, or that of the chair by a delegation that runs today.
func (record MinutesRecord) Awaiting(p governance.PersonID, today governance.Date) (governance.Signatory, error) {
	missing := governance.Missing(record.Expected, record.Signatures, record.ContentHash)
	for _, s := range missing {
		if p != 0 && s.PersonID == p {
			return s, nil
		}
	}
	for _, s := range missing {
		for _, by := range record.StandIn(s, today) {
			if p != 0 && by.PersonID == p {
				return by, nil
			}
		}
	}
	return governance.Signatory{}, governance.Fail(governance.Forbidden, msgNotSignatory)
}

const updateSignatories = `
	update minutes set signatories = $3
	where coordination_id = $1 and id = $2`

// standIn puts a vice-chair who signs by delegation in the place of the chair
// among those whose signature is waited for.
func (t *tx) standIn(ctx context.Context, record *MinutesRecord, by governance.Signatory) error {
	if by.Capacity != governance.AsViceChair {
		return nil
	}
	for i, s := range record.Expected {
		if s.Capacity == governance.AsChair {
			record.Expected[i] = by
		}
	}
	signatories, err := json.Marshal(record.Expected)
	if err != nil {
		return err
	}
	return t.exec(ctx, updateSignatories, record.CoordinationID, record.ID, string(signatories))
}
