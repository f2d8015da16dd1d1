package governance

import (
	"slices"
	"strings"
	"testing"
)

const linkHeader = "Numéro|Financeur|Dispositif|Objet|Nature|Valorisation|Montant|Enveloppe|Territoire|Confidentiel|Compté sans être ventilé|Redistribue|Bénéficiaires"

// F9, F15, F17: a line of a file is refused where the page would refuse it, the
// lines before counted, and says why at its column.
func TestF9F15F17ALinkOfALineIsRefusedWhereThePageWould(t *testing.T) {
	for _, tt := range []struct {
		rule  string
		lines []string
		field string // of the last line, empty when it is taken
	}{
		{"F9: what the envelope holds", []string{"|Fonds Cèdre||A|||50|Enveloppe d'Etat|Noisetier||||"}, ""},
		{"F9: one territory may draw 60, 10 are", []string{"|Fonds Cèdre||A|||51|Enveloppe d'Etat|Noisetier||||"}, "amount"},
		{"F9: a cent more than the envelope holds", []string{
			"|Fonds Cèdre||A|||45|Enveloppe d'Etat|Noisetier||||", "|Fonds Cèdre||B|||45,01|Enveloppe d'Etat|Fonds Cèdre||||",
		}, "amount"},
		{"F9: the lines before are counted", []string{
			"|Fonds Cèdre||A|||30|Enveloppe d'Etat|Noisetier||||", "|Fonds Cèdre||B|||20,01|Enveloppe d'Etat|Noisetier||||",
		}, "amount"},
		{"F9: a cap needs a territory", []string{"|Fonds Cèdre||A|||10|Enveloppe d'Etat|||||"}, "territory"},
		{"F9: money alone", []string{"|Fonds Cèdre||A|en nature|Prix|10|Enveloppe d'Etat|Noisetier||||"}, "envelope"},
		{"an unknown envelope", []string{"|Fonds Cèdre||A|||10|Autre|Noisetier||||"}, "envelope"},
		{"a territory by its code", []string{"|Fonds Cèdre||A|||10|Enveloppe d'Etat|31446||||"}, ""},
		{"a territory by its name", []string{"|Fonds Cèdre||A|||10|Enveloppe d'Etat|ramonville saint agne||||"}, ""},
		{"a territory nobody governs here", []string{"|Fonds Cèdre||A|||10|Enveloppe d'Etat|31582||||"}, "territory"},
		{"a territory out of the perimeter", []string{"|Fonds Cèdre||A|||10|Enveloppe d'Etat|69123||||"}, "territory"},
		{"F17: confidential", []string{"|Fonds Cèdre||A|||10|||oui|||"}, ""},
		{"F17: neither yes nor no", []string{"|Fonds Cèdre||A|||10|||peut-être|||"}, "confidential"},
		{"F17: an envelope adds up what it pays", []string{"|Fonds Cèdre||A|||10|Enveloppe d'Etat|Noisetier|oui|non||"}, "counted"},
		{"F17: counted in nobody's name", []string{"|Fonds Cèdre||A|||10|Enveloppe d'Etat|Noisetier|oui|oui||"}, ""},
		{"F15: what is left of K4", []string{"|Fonds Cèdre||A|||1000|||||K4|"}, ""},
		{"F15: a cent more", []string{"|Fonds Cèdre||A|||1000,01|||||K4|"}, "amount"},
		{"F15: twice what is left", []string{"|Fonds Cèdre||A|||600|||||K4|", "|Fonds Cèdre||B|||600|||||k 4|"}, "amount"},
		{"F15: one's own money", []string{"|Syndicat Amandier||A|||10|||||4|"}, "source"},
		{"F15: an unknown commitment", []string{"|Fonds Cèdre||A|||10|||||K99|"}, "source"},
		{"F15: not a reference", []string{"|Fonds Cèdre||A|||10|||||Chèques|"}, "source"},
		{"F15: another line, whatever K4 is here", []string{"K4|Syndicat Amandier||A|||5000||||||Fonds Cèdre", "|Fonds Cèdre||B|||5000|||||K4|"}, ""},
		{"F15: more than that line", []string{"K4|Syndicat Amandier||A|||500||||||Fonds Cèdre", "|Fonds Cèdre||B|||501|||||K4|"}, "amount"},
		{"F15: its funder receives nothing there", []string{"K8|Syndicat Amandier||A|||500||||||Noisetier", "|Fonds Cèdre||B|||50|||||K8|"}, "source"},
		{"F15: a line that is refused", []string{"K8|Inconnu||A|||500|||||", "|Fonds Cèdre||B|||50|||||K8|"}, "source"},
		{"F15: never given again twice over", []string{
			"K7|Syndicat Amandier||A|||500|||||", "K8|Fonds Cèdre||B|||50|||||K7|Syndicat Amandier", "|Syndicat Amandier||C|||5|||||K8|",
		}, "source"},
		{"a number that is none", []string{"n°1|Fonds Cèdre||A|||10||||||"}, "number"},
		{"a number twice", []string{"K1|Fonds Cèdre||A|||10||||||", "K1|Fonds Cèdre||B|||10||||||"}, "number"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			p := planned(t, importer(), append([]string{linkHeader}, tt.lines...)...)
			l := p.Lines[len(p.Lines)-1]
			if tt.field == "" && l.State != LineCreates {
				t.Fatalf("refused: %+v", l.Problems)
			}
			if tt.field != "" && (l.State != LineRefused || l.Problems[0].Field != tt.field || CommitmentColumn(tt.field).Label() == "") {
				t.Errorf("%s: %+v", l.State, l.Problems)
			}
		})
	}
}

// F9: a territory that two organisations govern is refused, each time alike: money
// is never counted for the one that comes first; so is a name that a commune and
// its département share, unless one of them alone is governed here.
func TestF9ATerritoryThatIsSeveralOrganisationsIsRefused(t *testing.T) {
	known := importHouse()
	known.Areas = append(known.Areas, Area{KindDepartement, "75", "Paris", 2_000_000}, Area{KindCommune, "75056", "Paris", 2_000_000})
	known.Organizations = append(known.Organizations,
		Organization{ID: 80, Name: "Ville de L’Union", Kind: KindCommune}, Organization{ID: 81, Name: "Commune de L’Union", Kind: KindCommune},
		Organization{ID: 82, Name: "Mairie de Paris", Kind: KindCommune})
	lines := func(territory string) []CommitmentRow {
		cells := map[CommitmentColumn]string{
			ColumnFunder: "Fonds Cèdre", ColumnPurpose: "A", ColumnAmount: "10", ColumnEnvelope: "Enveloppe d'Etat", ColumnTerritory: territory,
		}
		return []CommitmentRow{{Line: 2, Cells: cells}}
	}
	for range 20 { // the order of a map is another each time
		l := PlanCommitments(lines("31582"), known, importer(), importDay, importNow).Lines[0]
		if l.State != LineRefused || l.Problems[0].Field != "territory" || !strings.Contains(l.Problems[0].Message, "«\u00a0Commune de L’Union\u00a0» ou de «\u00a0Ville de L’Union\u00a0»") {
			t.Fatalf("%s: %+v", l.State, l.Problems)
		}
	}
	p := PlanCommitments(lines("Paris"), known, importer(), importDay, importNow)
	if p.Lines[0].State != LineCreates || p.Commitments[0].Draft.Territory != 82 {
		t.Errorf("%s: %+v", p.Lines[0].State, p.Lines[0].Problems)
	}
}

// F17: a confidential commitment is nobody's source but for those who see it.
func TestF17AFileDoesNotTellWhatIsConfidential(t *testing.T) {
	cedre := Actor{PersonID: 2}.In(1, []Membership{{CoordinationID: 1, OrganizationID: 1, Roles: RoleSet{Funder}}})
	const line = "|Fonds Cèdre||A|||10|||||K5|"
	if l := planned(t, cedre, linkHeader, line).Lines[0]; l.State != LineRefused || !strings.Contains(l.Problems[0].Message, "n’est ni un engagement") {
		t.Errorf("another funder: %s %+v", l.State, l.Problems)
	}
	if l := planned(t, importer(), linkHeader, line).Lines[0]; l.State != LineCreates || !strings.Contains(l.Remarks[0], "Redistribue K5 de cette coordination") {
		t.Errorf("the coordinator: %s %+v", l.State, l)
	}
}

// F15: a source that no line of the file describes is looked up by its number
// alone: the dry run says which commitment that is, and refuses it when it cannot
// be the one, whose money this funder received and of which there is that much.
func TestF15ASourceThatIsNotInTheFileIsNamedAndRefusedWhenItCannotBeTheOne(t *testing.T) {
	const cheques = "Redistribue K4 de cette coordination, qu’aucune ligne du fichier ne décrit\u00a0: Syndicat Amandier, «\u00a0Chèques\u00a0», 60\u202f000\u00a0€."
	const secret = "Redistribue K5 de cette coordination, qu’aucune ligne du fichier ne décrit\u00a0: Syndicat Amandier, «\u00a0Secret\u00a0», 100\u00a0€."
	for _, tt := range []struct {
		rule, line   string
		field, says  string // where it is refused, and why
		remark, more string
	}{
		{"K4 was given to Cèdre, who may give 1 000 of it", "|Fonds Cèdre||A|||1000|||||K4|", "", "", cheques, ""},
		{"it was not given to Pilote", "|Pilote||A|||1000|||||K4|", "source", "Ce financeur n’est pas bénéficiaire de K4", cheques, ""},
		{"Amandier gives it itself", "|Syndicat Amandier||A|||1000|||||K4|", "source", "l’engagement d’un autre financeur", cheques, ""},
		{"less is left of it", "|Fonds Cèdre||A|||2000|||||K4|", "amount", "Il reste 1\u202f000\u00a0€ à redistribuer de K4", cheques, ""},
		{"it is money", "|Fonds Cèdre||A|en nature|Prix|1000|||||K4|", "source", "K4 n’est pas de la même nature", cheques, ""},
		{"K5 does not say who receives it", "|Fonds Cèdre||A|||10|||||K5|", "", "", secret, "K5 ne dit pas qui le reçoit"},
		{"nothing is found", "|Fonds Cèdre||A|||10|||||K6|", "source", "n’est ni un engagement de cette coordination, ni une autre ligne", "", ""},
	} {
		known := importHouse()
		known.Organizations = append(known.Organizations, Organization{ID: 11, Name: "Pilote", Funder: true})
		file, err := ReadCommitments(Table{Rows: []TableRow{{1, strings.Split(linkHeader, "|")}, {2, strings.Split(tt.line, "|")}}})
		if err != nil {
			t.Fatal(err)
		}
		l := PlanCommitments(file.Rows, known, importer(), importDay, importNow).Lines[0]
		switch {
		case tt.field == "" && l.State != LineCreates:
			t.Errorf("%s: %+v", tt.rule, l.Problems)
		case tt.field != "" && (l.State != LineRefused || l.Problems[0].Field != tt.field || !strings.Contains(l.Problems[0].Message, tt.says)):
			t.Errorf("%s: %s %+v", tt.rule, l.State, l.Problems)
		case tt.remark == "" && len(l.Remarks) > 0, tt.remark != "" && (len(l.Remarks) == 0 || l.Remarks[0] != tt.remark):
			t.Errorf("%s: says %q", tt.rule, l.Remarks)
		case tt.more != "" && (len(l.Remarks) < 2 || !strings.Contains(l.Remarks[1], tt.more)):
			t.Errorf("%s: does not say %q", tt.rule, tt.more)
		}
	}
}

// F15: what is given again is made after its source, wherever it stands in the
// file, and a source that is there already is that one.
func TestF15WhatIsGivenAgainIsMadeAfterItsSource(t *testing.T) {
	p := planned(t, importer(), linkHeader,
		"|Fonds Cèdre||Suite|||50|||||K1|", "K1|Syndicat Amandier||Source|||500||||||",
		"K2|Syndicat Amandier|Pass numérique|Chèques|||60000||||||", "|Fonds Cèdre||Autre suite|||60|||||K2|")
	if len(p.Commitments) != 3 || p.Commitments[0].Draft.Purpose != "Source" || p.Commitments[1].From != 1 || p.Commitments[1].Draft.Source != 0 {
		t.Fatalf("%+v", p.Commitments)
	}
	if last := p.Commitments[2]; p.Lines[2].State != LineExists || last.Draft.Source != 44 || last.From != 0 {
		t.Errorf("%s, %+v", p.Lines[2].State, last)
	}
	if got := p.Lines[0].Creates[0].Text; !strings.HasSuffix(got, "redistribue K1") {
		t.Errorf("%q", got)
	}
	two := planned(t, importer(), linkHeader, "|Fonds Cèdre||A|||10||Noisetier||||")
	if !slices.Contains(two.Lines[0].Remarks, msgImportTerritoryIdle) {
		t.Errorf("a territory without an envelope: %v", two.Lines[0].Remarks)
	}
}
