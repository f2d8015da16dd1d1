package model

import (
	"strconv"
	"strings"

	"ctin/governance"
)

// DiagnosticTally is how far the last version of the diagnostic has come.
type DiagnosticTally struct {
	Number    int
	State     governance.DiagnosticState
	Mandatory int // sections
	Written   int // of those
}

// diagnosticTally counts the mandatory sections of the last version.
const diagnosticTally = `
	select concat_ws(' ', 'diagnostic', d.state, d.number), count(*), count(*) filter (where s.body <> '')
	from diagnostics d
	join sections s on s.coordination_id = d.coordination_id and s.document_id = d.document_id and s.mandatory
	where d.coordination_id = any($1)
		and d.number = (select max(number) from diagnostics x where x.coordination_id = d.coordination_id)
	group by d.state, d.number`

// talliedDiagnostic reads what the tallies say of the diagnostic.
func talliedDiagnostic(kind string, mandatory, written int) (DiagnosticTally, bool) {
	words := strings.Fields(kind)
	if len(words) != 3 || words[0] != "diagnostic" {
		return DiagnosticTally{}, false
	}
	n, err := strconv.Atoi(words[2])
	return DiagnosticTally{n, governance.DiagnosticState(words[1]), mandatory, written}, err == nil
}

// waitingDiagnostic finds the drafts that lack nothing (D3).
const waitingDiagnostic = `
	select d.coordination_id, 'diagnostic', count(*)
	from diagnostics d
	where d.coordination_id = any($1) and d.state = 'draft'
		and not exists (
			select from sections s
			where s.coordination_id = d.coordination_id and s.document_id = d.document_id and s.mandatory and s.body = ''
		)
		and not exists (
			select from findings f
			where f.coordination_id = d.coordination_id and f.withdrawn_at is null and not exists (
				select from finding_sources x where x.coordination_id = f.coordination_id and x.finding_id = f.id
			)
		)
		and not exists (
			select from indicators i
			where i.coordination_id = d.coordination_id and i.section_code <> '' and not exists (
				select from measurements m where m.coordination_id = i.coordination_id and m.indicator_id = i.id
			)
		)
	group by d.coordination_id`
