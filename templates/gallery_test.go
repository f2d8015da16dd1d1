package templates

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ctin/governance"

	"github.com/jba/templatecheck"
)

// gallery shows every component once, in its most demanding state. Set
// CTIN_GALLERY to a folder to keep the pages and look at them.
type gallery struct {
	Frame
	Tasks                               []Task
	Certainties, Years, Colleges, YesNo []Option
	Lines                               []galleryLine
	Total, Gap                          int64
	Pages                               Pages
	Rows                                []Row
	At                                  time.Time
	Picked, PickedSince                 []string
}

type galleryLine struct {
	Name, Word string
	Level      int
	Amount     int64
}

const galleryFile = "testdata/gallery.html"

func (gallery) template() string { return galleryFile }

// gallerySet is every page, and the gallery.
func gallerySet(t *testing.T, assets func(string) string) *Set {
	t.Helper()
	s, err := New(assets)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(galleryFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.add(galleryFile, string(text), galleryFile); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEveryComponentRenders(t *testing.T) {
	s := gallerySet(t, func(name string) string { return "/assets/" + name })
	if err := templatecheck.CheckHTML(s.all.Lookup(galleryFile), gallery{}); err != nil {
		t.Fatal(err)
	}
	for name, page := range galleryPages(t) {
		var html bytes.Buffer
		if err := s.Render(&html, page); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		keep(t, name, html.String())
	}
}

func keep(t *testing.T, name, html string) {
	t.Helper()
	folder := os.Getenv("CTIN_GALLERY")
	if folder == "" {
		return
	}
	for _, theme := range []string{"light", "dark"} {
		themed := strings.Replace(html, `<html lang="fr"`, `<html lang="fr" data-theme="`+theme+`"`, 1)
		if err := os.WriteFile(filepath.Join(folder, name+"-"+theme+".html"), []byte(themed), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func galleryPages(t *testing.T) map[string]Page {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	out := Frame{Here: "/"}
	in := Frame{
		Title: "Engagements", Here: "/x", Zone: zone, Key: "k", Demo: true,
		Person:       &FramePerson{Name: "Amina Benali", OnBehalf: "Métropole européenne de Lille", Change: "/x", Administrator: true},
		Coordination: &Choice{Name: "Métropole européenne de Lille", Path: "/coordinations/lille"},
		Coordinations: []Choice{
			{"Métropole européenne de Lille", "/coordinations/lille"}, {"Eurométropole de Strasbourg", "/coordinations/strasbourg"},
		},
		Nav: []Link{
			{Label: "Tableau de bord", Path: "/a"},
			{Label: "Diagnostic", Path: "/b"},
			{Label: "Financements", Path: "/c", Current: true},
			{Label: "Actions", Path: "/d"},
			{Label: "Comités", Path: "/e"},
			{Label: "Décisions", Path: "/f"},
			{Label: "Membres", Path: "/g"},
		},
		Crumbs: []Link{{Label: "Financements", Path: "/c"}, {Label: "Programme 2026", Path: "/d"}},
	}
	wrong := in
	wrong.Problems = governance.Problems{
		governance.Fail(governance.Invalid, "Il reste 40\u202f000\u00a0€ à affecter\u202f; vous en demandez 41\u202f000\u00a0€.").On("montant"),
		governance.Fail(governance.Invalid, "Cochez cette case pour confirmer que vous êtes habilité.").On("accord"),
		governance.Fail(governance.Invalid, "Choisissez un collège.").On("college"),
	}
	stale := in
	stale.Stale = true
	done := in
	done.Flash = "L’engagement de 1\u202f600\u202f000\u00a0€ est déclaré."
	return map[string]Page{
		"home":    Home{Frame: out, Providers: []Provider{{Name: "ProConnect", Path: "/x", ProConnect: true}, {Name: "Keycloak du Rhône", Path: "/x", Hint: "Pour les associations sans SIRET et les représentants des habitants."}}},
		"refused": LoginRefused{Frame: out, Reason: "Votre compte est bien reconnu, mais aucune coordination ne vous a encore inscrit.", Whom: "Demandez une invitation à la personne qui anime la coordination de votre territoire.", Logout: true, Retry: "/x"},
		"error":   ErrorPage{Frame: in, Status: 404},
		"broken":  ErrorPage{Frame: Frame{Reference: "7f3a91c2"}, Status: 500},
		"access":  AccessibilityStatement{Frame: in},
		"privacy": PrivacyNotice{Frame: in, Legal: LegalInfo{Publisher: "Métropole européenne de Lille", Contact: "contact@example.org"}},
		"notice":  LegalNotice{Frame: in},
		"map":     SiteMap{Frame: in},
		"words":   GlossaryPage{Frame: in},
		"confirm": Confirm{Frame: in, Question: "Retirer la Ville de Lille de la coordination\u202f?", Consequences: []string{"Ses 4 sièges deviennent vacants.", "Ses engagements restent au dossier."}, Button: "Retirer la Ville de Lille", Back: "/x", AskReason: true},
		"gallery": galleryOf(done), "wrong": galleryOf(wrong), "stale": galleryOf(stale),
	}
}

func galleryOf(f Frame) gallery {
	colleges := []Option{{Value: "inst", Label: "Institutions", Hint: "État, collectivités, caisses."}, {Value: "prive", Label: "Acteurs privés"}, {Value: "assoc", Label: "Associations"}}
	return gallery{
		Frame: f,
		Tasks: []Task{
			{Label: "Répondre à la convocation du 3 décembre", Path: "/x", Hint: "Comité stratégique, 11 membres", Tag: Tag{"À faire", "accent"}},
			{Label: "Confirmer l’engagement saisi en notre nom", Path: "/x", Tag: Tag{"Nouveau", "brand"}},
			{Label: "Signer le compte rendu d’octobre", Hint: "Il attend d’abord l’approbation.", Tag: Tag{"Plus tard", "neutral"}},
		},
		Certainties: []Option{{Value: "annonce", Label: "annoncés"}, {Value: "ferme", Label: "fermes"}},
		Years:       []Option{{Value: "2026", Label: "2026"}, {Value: "2027", Label: "2027"}},
		Colleges:    colleges, YesNo: []Option{{Value: "oui", Label: "Oui"}, {Value: "non", Label: "Non"}},
		Lines: []galleryLine{
			{"Métropole européenne de Lille", "Versé", 4, 160000000},
			{"Agence nationale de la cohésion des territoires", "Conventionné", 3, 4000000},
			{"Caisse d’allocations familiales du Nord", "Ferme", 2, 1250050},
			{"Fondation Orange", "Annoncé", 1, 500000},
		},
		Total: 165250050, Gap: 4100000, Pages: Pages{Previous: "/x", Next: "/y"},
		Rows: []Row{
			{Label: "Nom", Value: "Emmaüs Connect", Change: Link{Label: "Modifier", Path: "/x"}},
			{Label: "SIRET", Value: "792 275 156 00023"},
			{Label: "Courriel", Change: Link{Label: "Ajouter", Path: "/x"}},
		},
		At: time.Date(2026, 12, 3, 13, 0, 0, 0, time.UTC), Picked: []string{"prive"}, PickedSince: []string{"prive", "assoc"},
	}
}
