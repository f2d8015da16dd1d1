package model

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"regexp"
	"time"

	"ctin/governance"
	"ctin/governance/seal"

	"github.com/lib/pq"
)

// Verified is what the register says of a document that someone shows.
type Verified struct {
	Verdict governance.Verdict
	Header  governance.MinutesHeader // zero when it is unknown
	Issued  Issue
	// ReplacedOn is when a later edition was issued, zero when none was.
	ReplacedOn time.Time
	// By is the document that replaces it, zero when none does.
	By IssuedLine
	// Errata are those joined to it since, all sealed; Of is what it corrects
	// or is an extract of.
	Errata []IssuedLine
	Of     IssuedLine
	// WithdrawnOn is when an extract was taken off its public page.
	WithdrawnOn time.Time
	// Paper tells how it was signed out of here, nil when it was not.
	Paper *PaperLine
	// Seal is what the file says of itself; Shown tells that there was a file.
	Seal  seal.Report
	Shown bool
}

// IssuedLine is another document that was issued, as the register names it to
// whoever shows the first.
type IssuedLine struct {
	Title    string
	Number   int
	IssuedAt time.Time
	FileHash string
}

// issuedLine is such a document, of tables called x (minutes) and y (issues).
const issuedLine = `jsonb_build_object('Title', convert_from(x.content, 'UTF8')::jsonb->'header'->>'title', 'Number', x.edition,
			'IssuedAt', y.issued_at, 'FileHash', y.file_hash)`

const selectIssued = `
	select i.token, i.content_hash, i.file_hash, i.issued_at, m.content,
		coalesce(n.issued_at, '0001-01-01 00:00:00+00') as replaced_on,
		coalesce(m.withdrawn_at, '0001-01-01 00:00:00+00') as withdrawn_on, jsonb_build_object(
			'By', (
				select ` + issuedLine + `
				from issues y
				join minutes x on x.coordination_id = y.coordination_id and x.id = y.minutes_id
				where y.id = i.superseded_by
			),
			'Errata', (
				select jsonb_agg(` + issuedLine + ` order by x.edition)
				from minutes x
				join issues y on y.coordination_id = x.coordination_id and y.minutes_id = x.id
				where x.coordination_id = m.coordination_id and x.source_id = m.id and x.kind = 'erratum'
			),
			'Of', (
				select ` + issuedLine + `
				from minutes x
				join issues y on y.coordination_id = x.coordination_id and y.minutes_id = x.id
				where x.coordination_id = m.coordination_id and x.id = m.source_id
			),
			'Paper', (
				select jsonb_build_object('Way', p.way, 'SignedOn', p.signed_on, 'Names', p.names, 'Kept', p.kept, 'FileHash', p.file_hash)
				from paper_signatures p
				where p.coordination_id = m.coordination_id and p.minutes_id = m.id
			)
		) as around
	from issues i
	join minutes m on m.coordination_id = i.coordination_id and m.id = i.minutes_id
	left join issues n on n.id = i.superseded_by
	where i.token = any($1) or i.file_hash = $2
	order by i.file_hash <> $2, i.id
	limit 1`

// VerifyCode looks a code up. It is for anyone: the code is a secret that only
// the document carries.
func (s *Store) VerifyCode(ctx context.Context, code string) (Verified, error) {
	return s.verify(ctx, []string{code}, "")
}

// VerifyFile compares a file with what was issued, for anyone. The file is not
// kept.
func (s *Store) VerifyFile(ctx context.Context, file []byte) (Verified, error) {
	sum := sha256.Sum256(file)
	v, err := s.verify(ctx, codesIn(file), hex.EncodeToString(sum[:]))
	v.Seal, v.Shown = seal.Verify(file), true
	return v, err
}

// verify finds what was issued under one of the codes, or with these bytes; no
// hash stands for a code alone.
func (s *Store) verify(ctx context.Context, codes []string, hash string) (Verified, error) {
	row, err := oneOrNone[struct {
		Issue
		Content     []byte
		ReplacedOn  time.Time
		WithdrawnOn time.Time
		Around      []byte
	}](ctx, s, selectIssued, pq.Array(codes), hash)
	if err != nil {
		return Verified{}, err
	}
	known := row.Token != ""
	v := Verified{
		Verdict: governance.Judge(known, hash == "" || row.FileHash == hash, !row.ReplacedOn.IsZero()),
		Issued:  row.Issue, ReplacedOn: row.ReplacedOn, WithdrawnOn: row.WithdrawnOn,
	}
	if !known {
		return v, nil
	}
	if err := json.Unmarshal(row.Around, &v); err != nil {
		return v, err
	}
	content, err := seal.ParseContent(row.Content)
	v.Header = content.Header
	return v, err
}

// identity is how files of ours name themselves: several times, so that one
// byte more or less does not hide it.
var identity = regexp.MustCompile(`/ID\s*\[\s*<([0-9a-f]{32})>`)

// codesIn are the codes that a file carries, few at most.
func codesIn(file []byte) []string {
	codes := []string{}
	for _, m := range identity.FindAllSubmatch(file, 4) {
		raw, _ := hex.DecodeString(string(m[1])) // 32 figures, as the pattern wants
		codes = append(codes, governance.VerificationCode([16]byte(raw)))
	}
	return codes
}
