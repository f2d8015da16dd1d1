package governance

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const rosterDay Date = "2026-12-03"

// rosterHouse is what the coordination of these tests has: two bodies, a
// département whose president sits, an association known by its name only
// whose seat is vacant, and an organisation merged into another.
func rosterHouse() RosterKnown {
	return RosterKnown{
		Committees: []Committee{
			{ID: 1, Kind: Strategic, Name: "Comité stratégique"},
			{ID: 2, Kind: FundersConference, Name: "Conférence des financeurs"},
			{ID: 3, Kind: WorkingGroup, Name: "Accès aux droits"},
		},
		Organizations: []Organization{
			{ID: 10, Name: "Haute-Garonne", Siren: "223100017", Kind: KindDepartement, College: Institutional},
			{ID: 11, Name: "Mûrier", Kind: KindAssociation, College: Associative},
			{ID: 12, Name: "Ancien Mûrier", Kind: KindAssociation, College: Associative, MergedInto: 11},
		},
		Seats: []Seat{
			{ID: 20, CommitteeID: 1, OrganizationID: 10, Function: "Président", College: Institutional, Voting: true, StartsOn: "2025-01-01"},
			{ID: 21, CommitteeID: 1, OrganizationID: 11, College: Associative, Voting: true, StartsOn: "2025-01-01"},
		},
		People: []Person{
			{ID: 30, GivenName: "Anne", FamilyName: "Durand", Email: "anne.durand@exemple.fr"},
			{ID: 31, GivenName: "Paul", FamilyName: "Petit"},
		},
		Mandates: []Mandate{{ID: 40, SeatID: 20, PersonID: 30, Kind: Holder, StartsOn: "2025-01-01"}},
		Memberships: []Membership{
			{ID: 50, PersonID: 30, OrganizationID: 10, Roles: RoleSet{Member}},
			{ID: 51, PersonID: 31, OrganizationID: 11, Roles: RoleSet{Member}},
		},
	}
}

// rosterOf reads a roster written as a person types it: a line of titles, then
// lines of cells, all separated by bars.
func rosterOf(t *testing.T, text string) []RosterRow {
	t.Helper()
	var table Table
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		table.Rows = append(table.Rows, TableRow{Line: i + 1, Cells: strings.Split(strings.TrimSpace(line), "|")})
	}
	r, err := ReadRoster(table)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return r.Rows
}

// outcome writes what each line comes to: "creates organization seat", "refused email".
func outcome(p RosterPlan) []string {
	var list []string
	for _, l := range p.Lines {
		words := string(l.State)
		for _, item := range l.Creates {
			words += " " + item.Kind
		}
		for _, problem := range l.Problems {
			words += " " + problem.Field
		}
		list = append(list, words)
	}
	return list
}

func TestWhatEachLineOfARosterComesTo(t *testing.T) {
	const head = "Nom|Prénom|Courriel|Organisation|SIREN ou SIRET|Nature|Instance|Fonction du siège|Qualité|Rôles|Début|Fin\n"
	everything := "creates organization seat person mandate membership"
	for _, tt := range []struct {
		rule string
		rows string
		want []string
	}{
		{"everything new is made", "Roux|Léa|lea@exemple.fr|Noisetier||association", []string{everything}},
		{
			"the same organisation on several lines is made once",
			"Roux|Léa||Noisetier|732 829 320|association||Présidente\nBlanc|Guy||Le Noisetier|732829320||conférence des financeurs",
			[]string{everything, "creates seat person mandate membership"},
		},
		{
			"an alternate joins the seat of the holder, whichever line comes first",
			"Blanc|Guy||Noisetier||||Présidente|suppléant\nRoux|Léa||noisetier||association||présidente",
			[]string{"creates person mandate membership", everything},
		},
		{
			"an alternate without function joins the only seat of the organisation",
			"Roux|Léa||Noisetier||association||Présidente\nBlanc|Guy||Noisetier|||||suppléante",
			[]string{everything, "creates person mandate membership"},
		},
		{
			"an alternate without function cannot choose between two seats",
			"Roux|Léa||Noisetier||association||Présidente\nNoir|Eve||Noisetier||||Trésorière\nBlanc|Guy||Noisetier|||||suppléant",
			[]string{everything, "creates seat person mandate membership", "refused function"},
		},
		{"P11: a line without a name is a vacant seat", "|||Noisetier||association", []string{"creates organization seat"}},
		{"P11: a seat may belong to a function alone", "Roux|Léa||||||Personnalité qualifiée", []string{"refused college"}},
		{"P11: a person needs no e-mail", "Roux|||Mûrier", []string{"creates person mandate membership"}},
		{"a known organisation is found by its SIREN", "Roux|Léa||Département 31|223100017|||Conseillère", []string{"creates seat person mandate membership"}},
		{"a known organisation is found by its name, whatever the accents", "Roux|Léa||MURIER", []string{"creates person mandate membership"}},
		{"a merged organisation leads to the one kept", "Roux|Léa||Ancien Mûrier", []string{"creates person mandate membership"}},
		{"nothing is done twice for who is there", "Durand|Anne|Anne.Durand@exemple.fr|Haute-Garonne||||Président", []string{"exists"}},
		{"nothing is done twice for a vacant seat", "|||Mûrier", []string{"exists"}},
		{"someone without address is found again in their organisation", "Petit|Paul||Mûrier|||aucune", []string{"exists"}},
		{"a seat that is held is not taken", "Roux|Léa||Haute-Garonne||||Président", []string{"refused family_name"}},
		{"a second seat has another function", "Roux|Léa||Haute-Garonne||||Vice-président", []string{"creates seat person mandate membership"}},
		{"two holders cannot share a seat", "Roux|Léa||Mûrier\nBlanc|Guy||Mûrier", []string{"creates person mandate membership", "refused function"}},
		{"a line that repeats another makes nothing more", "Roux|Léa||Mûrier\nRoux|Léa||Mûrier", []string{"creates person mandate membership", "exists"}},
		{"one address is one person in the file", "Roux|Léa|a@exemple.fr|Mûrier\nBlanc|Guy|A@exemple.fr|Haute-Garonne", []string{"creates person mandate membership", "refused email"}},
		{"one address is one person in the coordination", "Roux|Léa|anne.durand@exemple.fr|Mûrier", []string{"refused email"}},
		{"the same address under the same name is the same person", "DURAND|Anne|anne.durand@exemple.fr|Mûrier", []string{"creates mandate membership"}},
		{"the same name with another address in one organisation is not guessed", "Durand|Anne|autre@exemple.fr|Haute-Garonne||||Président", []string{"refused email"}},
		{"a refused line leaves no trace", "Roux|Léa|a@exemple.fr|Haute-Garonne||||Président\nBlanc|Guy|a@exemple.fr|Mûrier", []string{"refused family_name", "creates person mandate membership"}},
		{"a new organisation must say what it is, on one of its lines", "Roux|Léa||Noisetier\nBlanc|Guy||Noisetier||||Trésorier", []string{"refused nature", "refused nature"}},
		{
			"what an incomplete organisation held is free again",
			"Roux|Léa|a@exemple.fr|Noisetier\nBlanc|Guy|a@exemple.fr|Mûrier",
			[]string{"refused nature", "creates person mandate membership"},
		},
		{"two lines cannot give one organisation two natures", "Roux|Léa||Noisetier||association\nBlanc|Guy||Noisetier||commune||Maire", []string{everything, "refused nature"}},
		{"roles are not changed in passing", "Durand|Anne|anne.durand@exemple.fr|Haute-Garonne||||Président||financeur", []string{"refused roles"}},
		{"roles that are had already are fine", "Durand|Anne|anne.durand@exemple.fr|Haute-Garonne||||Président||membre", []string{"exists"}},
		{"two lines give the roles of both", "Roux|Léa||Mûrier|||||titulaire|membre\nRoux|Léa||Mûrier||||||financeur\nRoux|Léa||Mûrier|||aucune|||membre, financeur", []string{"creates person mandate membership", "creates membership", "exists"}},
		{"no body is no seat", "Roux|Léa||Mûrier|||aucune", []string{"creates person membership"}},
		{"a body is found by its own name", "Roux|Léa||Mûrier|||acces aux droits", []string{"creates seat person mandate membership"}},
		{"a body is one of the coordination", "Roux|Léa||Mûrier|||COPIL", []string{"refused committee"}},
		{"every cell at fault is named at once", "Roux|Léa|moi|Mûrier|12|club|Bureau||chef|roi|hier|demain", []string{"refused email siren nature committee quality roles starts_on ends_on"}},
		{"neither name nor seat is nothing", "|||Mûrier|||aucune", []string{"refused family_name"}},
		{"an address without a name is nobody's", "||a@exemple.fr|Mûrier", []string{"refused family_name"}},
		{"a seat ends after it begins", "Roux|Léa||Mûrier|||||||2026-12-31|2026-01-01", []string{"refused ends_on"}},
		{"a mandate stays within its seat", "Roux|Léa||Mûrier|||||||2024-01-01", []string{"refused starts_on"}},
		{"P7: a formula is no name", "=cmd|' /C calc'!A0||Mûrier", []string{"refused family_name"}},
		{"P7: nothing but a telephone number begins with +", "Roux|+Léa||Mûrier", []string{"refused given_name"}},
		{"the examples of the model are passed over", "Martin (exemple)|Claire||Commune d’Exemple", []string{"example"}},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			got := outcome(PlanRoster(rosterOf(t, head+tt.rows), rosterHouse(), rosterDay))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestARosterSaysWhyAndWhere(t *testing.T) {
	rows := rosterOf(t, "Nom|Prénom|Organisation|Fonction\nRoux|Léa|Haute-Garonne|Président\n")
	line := PlanRoster(rows, rosterHouse(), rosterDay).Lines[0]
	want := "Ce siège a déjà pour titulaire Anne Durand, depuis le 1er\u00a0janvier 2025. Remplacez cette personne depuis la page du siège, ou donnez une autre fonction au nouveau siège."
	if got := line.Problems[0].Message; got != want || line.Line != 2 {
		t.Errorf("line %d: %s", line.Line, got)
	}
}

func TestARosterSaysWhatItPassesOver(t *testing.T) {
	const head = "Nom|Courriel|Organisation|SIREN|Nature|Fonction|Qualité|Voix|Début\n"
	for _, tt := range []struct{ rule, row, want string }{
		{"another name for the same number", "Roux||Conseil départemental|223100017||Élue", "Même numéro que «\u00a0Haute-Garonne\u00a0»\u00a0: ce nom est gardé."},
		{"a number that the card lacks", "Roux||Mûrier|732829320", "Le numéro n’est pas ajouté à la fiche de «\u00a0Mûrier\u00a0»\u00a0: complétez-la si c’est bien elle."},
		{"another nature than the card's", "Roux||Mûrier||commune", "La fiche de «\u00a0Mûrier\u00a0» dit «\u00a0Association\u00a0»\u00a0: elle n’est pas changée."},
		{"an address that the card lacks", "Paul Petit|p@exemple.fr|Mûrier", msgRosterEmailLeft},
		{"someone of the same name elsewhere", "Paul Petit||Haute-Garonne|||Élu", msgRosterNamesake},
		{"an alternate without holder", "Roux||Haute-Garonne|||Élue|suppléante", msgRosterNoHolder},
		{"another voice than the seat's", "Roux||Mûrier|||||consultative", msgRosterSeatLeft},
		{"other dates than the mandate's", "Anne Durand|anne.durand@exemple.fr|Haute-Garonne|||Président|||2026-01-01", "Déjà en place depuis le 1er\u00a0janvier 2025\u00a0: ces dates ne sont pas changées."},
	} {
		line := PlanRoster(rosterOf(t, head+tt.row), rosterHouse(), rosterDay).Lines[0]
		if diff := cmp.Diff([]string{tt.want}, line.Remarks); diff != "" || line.State == LineRefused {
			t.Errorf("%s: %v %s", tt.rule, line.Problems, diff)
		}
	}
}

func refusedAs(t *testing.T, err *Error, code Code, field string) {
	t.Helper()
	if err == nil || err.Code != code || err.Field != field {
		t.Errorf("error %v, want %s on %q", err, code, field)
	}
}

func TestARosterIsReadyWhenNothingIsRefusedOrLeftAsideOnPurpose(t *testing.T) {
	made, refused := ListLine{State: LineCreates}, ListLine{State: LineRefused}
	for _, tt := range []struct {
		rule    string
		lines   []ListLine
		partial bool
		want    Code
	}{
		{"no line is refused", []ListLine{made}, false, ""},
		{"a refused line stops everything", []ListLine{made, refused}, false, Invalid},
		{"unless it is left aside on purpose", []ListLine{made, refused}, true, ""},
		{"nothing valid is nothing to do", []ListLine{refused}, true, Conflict},
		{"nothing new is nothing to do", []ListLine{{State: LineExists}}, false, Conflict},
	} {
		got := Code("")
		if err := (ListPlan{Lines: tt.lines}).Ready(tt.partial); err != nil {
			got = err.Code
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.rule, got, tt.want)
		}
	}
}
