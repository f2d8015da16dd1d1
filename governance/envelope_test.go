package governance

import "testing"

func TestF9AnEnvelopeHoldsItsChildrenAndNoEuroMore(t *testing.T) {
	relaunch := Envelope{Name: "France Relance – inclusion", Amount: 250 * Million}
	for _, tt := range []struct {
		rule     string
		envelope Envelope
		children []Cents
		next     Cents
		left     Cents // before the next one
		want     Code
	}{
		{"200 + 40 of 250 M€ leave 10", relaunch, []Cents{200 * Million, 40 * Million}, 10 * Million, 10 * Million, ""},
		{"200 + 40 + 10 = 250: nothing is left", relaunch, []Cents{200 * Million, 40 * Million, 10 * Million}, 1, 0, Conflict},
		{"a fourth child of 1 € is refused", relaunch, []Cents{200 * Million, 40 * Million, 10 * Million}, Euro, 0, Conflict},
		{"30 + 24 + 30 of 88 M€ leave 4, which is no error", Envelope{Amount: 88 * Million}, []Cents{30 * Million, 24 * Million, 30 * Million}, 4 * Million, 4 * Million, ""},
		{"and 84 M€ are full with the same", Envelope{Amount: 84 * Million}, []Cents{30 * Million, 24 * Million, 30 * Million}, 1, 0, Conflict},
	} {
		use := EnvelopeUse{Children: Sum(tt.children...)}
		if got := tt.envelope.Left(use); got != tt.left {
			t.Errorf("%s: %d left", tt.rule, got)
		}
		if got := codeOf(tt.envelope.Hold(use, tt.next)); got != tt.want {
			t.Errorf("%s: %q", tt.rule, got)
		}
		if got := codeOf(tt.envelope.Draw(use, tt.next)); got != tt.want {
			t.Errorf("%s, drawn: %q", tt.rule, got)
		}
	}
}

func TestF9CommitmentsAndChildrenShareTheSameEnvelope(t *testing.T) {
	e := Envelope{Name: "Pass", Amount: 100 * Euro}
	use := EnvelopeUse{Children: 60 * Euro, Drawn: 30 * Euro}
	if err := e.Draw(use, 10*Euro); err != nil {
		t.Errorf("the last euros: %v", err)
	}
	err := e.Draw(use, 10*Euro+1)
	if codeOf(err) != Conflict || err.Field != "amount" || err.Message != "Il reste 10\u00a0€ dans l’enveloppe «\u00a0Pass\u00a0»\u202f; vous en demandez 10,01\u00a0€." {
		t.Errorf("one cent more: %v", err)
	}
	if err := CheckEnvelope(Envelope{Amount: 90 * Euro}, use); err != nil {
		t.Errorf("reduced to what it holds: %v", err)
	}
	if err := CheckEnvelope(Envelope{Amount: 90*Euro - 1}, use); codeOf(err) != Conflict {
		t.Errorf("reduced below what it holds: %v", err)
	}
}

func TestF9OneTerritoryDrawsNoMoreThanItsCap(t *testing.T) {
	e := Envelope{Name: "Pass", Amount: 100 * Euro, TerritoryCap: 40 * Euro}
	for _, tt := range []struct {
		rule          string
		territory     OrganizationID
		drawn, amount Cents
		want          Code
	}{
		{"up to the cap", 1, 30 * Euro, 10 * Euro, ""},
		{"one cent beyond", 1, 30 * Euro, 10*Euro + 1, Conflict},
		{"no territory is named", 0, 0, 1, Invalid},
	} {
		if got := codeOf(e.DrawFor(tt.territory, tt.drawn, tt.amount)); got != tt.want {
			t.Errorf("%s: %q", tt.rule, got)
		}
	}
	if err := (Envelope{}).DrawFor(0, 0, 1); err != nil {
		t.Errorf("without a cap: %v", err)
	}
	if codeOf(CheckCap(e, 40*Euro+1)) != Conflict || CheckCap(e, 40*Euro) != nil {
		t.Error("a cap below what is drawn is accepted, or one that holds it is not")
	}
}

func TestAnEnvelopeIsReadAsTyped(t *testing.T) {
	for _, tt := range []struct {
		what  string
		draft EnvelopeDraft
		field string
	}{
		{"an envelope with a target", EnvelopeDraft{Name: "Pass 2018", Amount: "10 000 000", Target: "1 500 000", TargetUnit: "voucher", Fact: "c"}, ""},
		{"no name", EnvelopeDraft{Amount: "1"}, "name"},
		{"zero", EnvelopeDraft{Name: "x", Amount: "0"}, "amount"},
		{"negative", EnvelopeDraft{Name: "x", Amount: "-5"}, "amount"},
		{"a third decimal", EnvelopeDraft{Name: "x", Amount: "1,005"}, "amount"},
		{"10^15", EnvelopeDraft{Name: "x", Amount: "1000000000000000"}, "amount"},
		{"a cap above it", EnvelopeDraft{Name: "x", Amount: "10", TerritoryCap: "11"}, "territory_cap"},
		{"a target of nothing", EnvelopeDraft{Name: "x", Amount: "10", Target: "5"}, "target_unit"},
		{"a unit without a target", EnvelopeDraft{Name: "x", Amount: "10", TargetUnit: "post"}, "target"},
		{"an unknown unit", EnvelopeDraft{Name: "x", Amount: "10", Target: "5", TargetUnit: "boat"}, "target_unit"},
		{"a source of two letters", EnvelopeDraft{Name: "x", Amount: "10", Fact: "AB"}, "fact"},
	} {
		e, problems := ParseEnvelope(tt.draft)
		if got := fieldOf(problems.Err()); got != tt.field {
			t.Errorf("%s: refused at %q, %v", tt.what, got, problems)
		}
		if tt.field == "" && (e.Amount != 10*Million || e.Target != 1_500_000 || e.Fact != "C") {
			t.Errorf("%s: read as %+v", tt.what, e)
		}
	}
}

func TestReadySchemesAreThoseOfThePublicRecord(t *testing.T) {
	made := map[string]Scheme{}
	for _, r := range ReadySchemes() {
		s, problems := ParseScheme(r.SchemeDraft)
		if len(problems) > 0 {
			t.Errorf("%s: %v", r.Key, problems)
		}
		if ReadySchemeOf(r.Key).Name != r.Name || r.Says == "" {
			t.Errorf("%s is not found by its key, or says nothing", r.Key)
		}
		made[r.Key] = s
	}
	if s := made["pass"]; s.Unit != UnitVoucher || s.UnitCost != 10*Euro || s.BookLow != 50*Euro || s.BookHigh != 100*Euro {
		t.Errorf("Pass numérique: %+v", s)
	}
	if s := made["conseillers"]; s.Unit != UnitPost || s.UnitCost != 50_000*Euro || s.Years != 2 {
		t.Errorf("Conseillers numériques: %+v", s)
	}
	if !made["fonds"].Pooled || len(made) != 7 {
		t.Errorf("%d ready schemes, the fund is pooled: %t", len(made), made["fonds"].Pooled)
	}
	if ReadySchemeOf("autre").Name != "" {
		t.Error("an unknown key gives a scheme")
	}
}

func TestBooksAndYearsOfASchemeAreRead(t *testing.T) {
	for _, tt := range []struct {
		what, field string
		draft       SchemeDraft
	}{
		{"books of 50 to 100 €", "", SchemeDraft{Name: "x", Unit: "voucher", UnitCost: "10", BookLow: "50", BookHigh: "100"}},
		{"one end only", "book_high", SchemeDraft{Name: "x", Unit: "voucher", UnitCost: "10", BookLow: "50"}},
		{"the dearest first", "book_low", SchemeDraft{Name: "x", Unit: "voucher", UnitCost: "10", BookLow: "100", BookHigh: "50"}},
		{"a book below one voucher", "book_low", SchemeDraft{Name: "x", Unit: "voucher", UnitCost: "10", BookLow: "5", BookHigh: "50"}},
		{"books of posts", "book_low", SchemeDraft{Name: "x", Unit: "post", UnitCost: "10", BookLow: "50", BookHigh: "100"}},
		{"years in words", "years", SchemeDraft{Name: "x", Years: "deux"}},
		{"too many years", "years", SchemeDraft{Name: "x", Years: "11"}},
	} {
		if _, p := ParseScheme(tt.draft); fieldOf(p.Err()) != tt.field {
			t.Errorf("%s: refused at %q, %v", tt.what, fieldOf(p.Err()), p)
		}
	}
}

func TestF14ASchemeOverTwoYearsSpreadsTheAmount(t *testing.T) {
	posts := Scheme{ID: 1, Name: "Conseillers numériques", Unit: UnitPost, UnitCost: 50_000 * Euro, Years: 2}
	u, p := ParseCommitment(CommitmentDraft{Funder: 1, Quantity: "50", Credits: []CreditDraft{{Year: "2021"}}}, posts, "2021-02-16")
	if len(p) > 0 || u.Amount != 2_500_000*Euro {
		t.Fatalf("50 posts: %d, %v", u.Amount, p)
	}
	want := []Credit{{2021, 1_250_000 * Euro}, {2022, 1_250_000 * Euro}}
	if len(u.Credits) != 2 || u.Credits[0] != want[0] || u.Credits[1] != want[1] {
		t.Errorf("AE 2 500 000 € over two years: %+v", u.Credits)
	}
	if got := Spread(100*Euro, 2026, 3); got[0].Amount != 3334 || got[1].Amount != 3333 || got[2].Amount != 3333 {
		t.Errorf("F11: 100 € over three years: %+v", got)
	}
}

func TestF15MoneyGivenAgainHasOneSource(t *testing.T) {
	state := Origin{Commitment: Commitment{ID: 1, Number: 1, FunderID: 1, Amount: 1_600_000 * Euro, Status: StatusAgreed}, Grantees: []OrganizationID{2}}
	metropole := Commitment{ID: 2, FunderID: 2, Amount: 160_000 * Euro, SourceCommitmentID: 1}
	given := state
	given.Given = 1_440_001 * Euro
	ended, chained, kind, other := state, state, state, state
	ended.Status, chained.SourceCommitmentID, kind.InKind, other.Grantees = StatusWithdrawn, 9, true, []OrganizationID{3}
	self := state
	self.FunderID = 2
	for _, tt := range []struct {
		rule   string
		source Origin
		want   Code
		field  string
	}{
		{"the métropole gives again 160 000 of the State's 1 600 000 €", state, "", ""},
		{"more than is left", given, Conflict, "amount"},
		{"a source that ended", ended, Conflict, "source"},
		{"a source that gives again itself", chained, Invalid, "source"},
		{"another nature", kind, Invalid, "source"},
		{"a source that it does not receive", other, Invalid, "source"},
		{"its own money", self, Invalid, "source"},
	} {
		err := Regrant(tt.source, metropole)
		if codeOf(err) != tt.want || err != nil && err.Field != tt.field {
			t.Errorf("%s: %v", tt.rule, err)
		}
	}
	if codeOf(Regranted(Commitment{Amount: 159_999 * Euro}, 160_000*Euro)) != Conflict {
		t.Error("a source is reduced below what is given again of it")
	}
	if codeOf(Regranted(Commitment{Amount: Million, SourceCommitmentID: 4}, Euro)) != Conflict {
		t.Error("a source becomes money given again")
	}
}

func TestF17AConfidentialIntentionDrawsOnNoEnvelopeUnlessCounted(t *testing.T) {
	for _, tt := range []struct {
		rule  string
		draft CommitmentDraft
		field string
	}{
		{"confidential", CommitmentDraft{Confidential: true}, ""},
		{"confidential and drawn", CommitmentDraft{Confidential: true, Envelope: 1}, "counted"},
		{"confidential, counted and drawn", CommitmentDraft{Confidential: true, Counted: true, Envelope: 1}, ""},
		{"in kind and drawn", CommitmentDraft{Envelope: 1, InKind: true, Valuation: "neuf"}, "envelope"},
	} {
		tt.draft.Funder, tt.draft.Purpose, tt.draft.Amount = 1, "x", "10"
		if _, p := ParseCommitment(tt.draft, Scheme{}, "2026-12-03"); fieldOf(p.Err()) != tt.field {
			t.Errorf("%s: refused at %q, %v", tt.rule, fieldOf(p.Err()), p)
		}
	}
}
