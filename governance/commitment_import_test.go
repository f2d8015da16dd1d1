package governance

import (
	"strings"
	"testing"
	"time"
)

const importDay Date = "2026-12-03"

var importNow = time.Date(2026, 12, 3, 13, 0, 0, 0, time.UTC)

// importHouse has three organisations, the first two of which are funders, a
// scheme, and one commitment.
func importHouse() CommitmentsKnown {
	return CommitmentsKnown{
		Organizations: []Organization{
			{ID: 1, Name: "Fonds Cèdre", Funder: true, Siren: "000000208", Siret: "00000020800017"},
			{ID: 2, Name: "Syndicat Amandier", Funder: true},
			{ID: 3, Name: "Noisetier"},
			{ID: 4, Name: "Ancien Cèdre", MergedInto: 1},
			{ID: 6, Name: "Ville de Ramonville-Saint-Agne", Kind: KindCommune},
		},
		Schemes: []Scheme{{ID: 7, Name: "Pass numérique", Unit: UnitVoucher, UnitCost: 10 * Euro}},
		Envelopes: []EnvelopeKnown{{
			Envelope:    Envelope{ID: 9, Name: "Enveloppe d’État", SchemeID: 7, Amount: 100 * Euro, TerritoryCap: 60 * Euro},
			EnvelopeUse: EnvelopeUse{Drawn: 10 * Euro}, Territories: []TerritoryDrawn{{3, 10 * Euro}},
		}},
		Areas: []Area{{KindCommune, "31446", "Ramonville-Saint-Agne", 15_000}, {KindCommune, "31582", "L'Union", 12_000}},
		Commitments: []Origin{
			{Commitment: Commitment{
				ID: 44, Number: 4, FunderID: 2, SchemeID: 7, Purpose: "Chèques", Amount: 60_000 * Euro, DeclaredOn: "2026-01-02",
				Status: StatusResolved, Confirmed: true,
			}, Grantees: []OrganizationID{1}, Given: 59_000 * Euro},
			{Commitment: Commitment{ID: 55, Number: 5, FunderID: 2, Purpose: "Secret", Amount: 100 * Euro, Status: StatusIntention, Confidential: true}},
		},
	}
}

// importer may enter commitments on behalf of anyone.
func importer() Actor {
	return Actor{PersonID: 1}.In(1, []Membership{{CoordinationID: 1, Roles: RoleSet{Coordinator}}})
}

// planned plans lines of cells separated by | under a header.
func planned(t *testing.T, actor Actor, lines ...string) CommitmentPlan {
	t.Helper()
	var table Table
	for i, line := range lines {
		table.Rows = append(table.Rows, TableRow{i + 1, strings.Split(line, "|")})
	}
	file, err := ReadCommitments(table)
	if err != nil {
		t.Fatal(err)
	}
	return PlanCommitments(file.Rows, importHouse(), actor, importDay, importNow)
}

func TestF1F4AFileMakesWhatThePagesWould(t *testing.T) {
	p := planned(t, importer(),
		"financeur|DISPOSITIF|Objet|Quantité|Montant|Bénéficiaires|Parts|Échéancier|Étape|Demandé le|Année budgétaire|Organe|Délibéré le|Référence",
		"Fonds Cèdre|pass numerique||8 000||Noisetier; Syndicat Amandier|2/3; 1/3|2026 : 30 000,00 € ; 2027 : 50 000|Délibéré|01/09/2026|2026|Conseil|15/10/2026|12",
		"00000020800017||Guichet||33.340000000000003|||||||||",
		"Ancien Cèdre||Ordinateurs||1 600 000,50 €|||||||||")
	for _, l := range p.Lines {
		if l.State != LineCreates {
			t.Fatalf("line %d: %s %v", l.Line, l.State, l.Problems)
		}
	}
	if got, want := p.Cash, 80_000*Euro+33_34+1_600_000_50; got != want || p.InKind != 0 {
		t.Errorf("cash %d, want %d", got, want)
	}
	first := p.Commitments[0]
	if first.To != StatusResolved || first.Evidence.Decision != "12" || len(first.Draft.Grantees) != 2 || len(first.Draft.Credits) != 2 {
		t.Errorf("%+v", first)
	}
	if got := p.Lines[0].Creates[0].Text; got != "80\u202f000\u00a0€, Fonds Cèdre, délibéré, à confirmer par le financeur" {
		t.Errorf("%q", got)
	}
	if p.Commitments[2].Draft.Funder != 1 {
		t.Error("a merged funder leads to the one kept")
	}
}

func TestEachRefusedCellSaysWhyAtItsColumn(t *testing.T) {
	const header = "Financeur|Dispositif|Objet|Nature|Quantité|Montant|Valorisation|Fléchage|Déclaré le|Bénéficiaires|Parts|Échéancier|Étape|Délibéré le"
	for _, tt := range []struct{ rule, line, field string }{
		{"F1: no funder", "||Guichet|||10", "funder"},
		{"an unknown funder", "Inconnu||Guichet|||10", "funder"},
		{"one that is no funder", "Noisetier||Guichet|||10", "funder"},
		{"an unknown scheme", "Fonds Cèdre|Autre|Guichet|||10", "scheme"},
		{"no purpose and no scheme", "Fonds Cèdre|||||10", "purpose"},
		{"an unknown nature", "Fonds Cèdre||Guichet|troc||10", "nature"},
		{"F2: nothing", "Fonds Cèdre||Guichet|||0", "amount"},
		{"F2: less than nothing", "Fonds Cèdre||Guichet|||-5", "amount"},
		{"a third decimal", "Fonds Cèdre||Guichet|||10.123", "amount"},
		{"10^15", "Fonds Cèdre||Guichet|||1000000000000000", "amount"},
		{"a formula", "Fonds Cèdre||Guichet|||=1+1", "amount"},
		{"an error of the spreadsheet", "Fonds Cèdre||Guichet|||#N/A", "amount"},
		{"F2: in kind without valuation", "Fonds Cèdre||Guichet|en nature||10", "valuation"},
		{"an unknown earmark", "Fonds Cèdre||Guichet|||10||peut-être", "pooled"},
		{"a day that is none", "Fonds Cèdre||Guichet|||10|||hier", "declared_on"},
		{"an unknown grantee", "Fonds Cèdre||Guichet|||10||||Inconnu", "grantee"},
		{"F7: shares of 90 %", "Fonds Cèdre||Guichet|||10||||Noisetier; Syndicat Amandier|50 % ; 40 %", "share"},
		{"one share for two", "Fonds Cèdre||Guichet|||10||||Noisetier; Syndicat Amandier|100 %", "share"},
		{"F14: years that miss a euro", "Fonds Cèdre||Guichet|||10||||||2026 : 4 ; 2027 : 5", "year"},
		{"F4: a step without its evidence", "Fonds Cèdre||Guichet|||10|||||||Demande déposée|", "requested_on"},
		{"what is paid follows from payments", "Fonds Cèdre||Guichet|||10|||||||Versé|", "to"},
		{"an exit", "Fonds Cèdre||Guichet|||10|||||||Caduc|", "to"},
		{"an unknown step", "Fonds Cèdre||Guichet|||10|||||||Promis|", "to"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			l := planned(t, importer(), header, tt.line).Lines[0]
			if l.State != LineRefused || len(l.Problems) == 0 || l.Problems[0].Field != tt.field || l.Line != 2 {
				t.Errorf("line %d: %s %+v", l.Line, l.State, l.Problems)
			}
			if CommitmentColumn(tt.field).Label() == "" {
				t.Errorf("%s is no column", tt.field)
			}
		})
	}
}

func TestF1AFunderImportsItsOwnCommitmentsOnly(t *testing.T) {
	cedre := Actor{PersonID: 2}.In(1, []Membership{{CoordinationID: 1, OrganizationID: 1, Roles: RoleSet{Funder}}})
	p := planned(t, cedre, "Financeur|Objet|Montant", "Fonds Cèdre|Guichet|10", "Syndicat Amandier|Guichet|10")
	if p.Lines[0].State != LineCreates || strings.Contains(p.Lines[0].Creates[0].Text, "confirmer") {
		t.Errorf("its own: %+v", p.Lines[0])
	}
	if l := p.Lines[1]; l.State != LineRefused || l.Problems[0].Field != "funder" {
		t.Errorf("another one's: %+v", l)
	}
}

func TestWhatIsThereAlreadyIsNotMadeTwice(t *testing.T) {
	const same = "Syndicat Amandier|Pass numérique|Chèques|60000|"
	for _, tt := range []struct {
		rule  string
		lines []string
		want  []ListState
	}{
		{"the same commitment", []string{same}, []ListState{LineExists}},
		{"on the same day", []string{same + "02/01/2026"}, []ListState{LineExists}},
		{"on another day", []string{same + "03/01/2026"}, []ListState{LineCreates}},
		{"a cent more", []string{"Syndicat Amandier|Pass numérique|Chèques|60000,01|"}, []ListState{LineCreates}},
		{"twice in the file, once here", []string{same, same}, []ListState{LineExists, LineCreates}},
	} {
		p := planned(t, importer(), append([]string{"Financeur|Dispositif|Objet|Montant|Déclaré le"}, tt.lines...)...)
		for i, want := range tt.want {
			if p.Lines[i].State != want {
				t.Errorf("%s, line %d: %s, want %s", tt.rule, i+2, p.Lines[i].State, want)
			}
		}
	}
}

func TestF6AnAmountThatDiffersFromItsUnitsIsRemarkedUpon(t *testing.T) {
	p := planned(t, importer(), "Financeur|Dispositif|Quantité|Montant", "Fonds Cèdre|Pass numérique|10|99", "Fonds Cèdre|Pass numérique|10|100")
	if len(p.Lines[0].Remarks) != 1 || len(p.Lines[1].Remarks) != 0 || p.Cash != 199*Euro {
		t.Errorf("%+v", p.Lines)
	}
}

func TestEveryColumnOfCommitmentsHasATitleAndEveryWordIsUnderstood(t *testing.T) {
	for _, c := range CommitmentColumns() {
		if c.Label() == "" || commitmentHeaders[wordKey(c.Label())] != c {
			t.Errorf("column %s is titled %q", c, c.Label())
		}
	}
	for _, s := range Ladder() {
		if commitmentSteps[wordKey(s.Label())] != s {
			t.Errorf("step %s", s)
		}
	}
	for _, e := range CommitmentExamples() {
		if p := PlanCommitments([]CommitmentRow{e}, importHouse(), importer(), importDay, importNow); p.Lines[0].State != LineExample {
			t.Errorf("an example is %s", p.Lines[0].State)
		}
	}
}
