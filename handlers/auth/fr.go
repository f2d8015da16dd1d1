package auth

import (
	"fmt"
	"strings"
)

// Sentences for the person, in French. Refusals quote nothing of what came
// from the network: only the name of the provider, which is configuration.
const (
	msgUnknownProvider = "Ce moyen de connexion n’existe pas."
	msgStateLost       = "Cette tentative de connexion n’est plus valable\u00a0: elle a déjà servi, elle a expiré ou elle a commencé dans un autre navigateur."
	msgBadCallback     = "L’adresse de retour de la connexion est incorrecte. La connexion n’a pas abouti."
	msgDeclined        = "La connexion avec %s a été refusée ou abandonnée."
	msgBadAnswer       = "La réponse de %s n’a pas pu être vérifiée. La connexion n’a pas abouti."
	msgDown            = "%s ne répond pas pour le moment."
	msgTooWeak         = "Ce site demande une identification plus sûre que celle faite avec %s."
	msgIncomplete      = "%s n’a pas transmis votre prénom, votre nom ou votre adresse électronique."
	msgTooMany         = "Trop de tentatives de connexion viennent de votre réseau."
	msgNotRecorded     = "Le site n’a pas pu enregistrer votre connexion."
	msgHalfLogout      = "Vous êtes déconnecté de ce site, mais %s ne répond pas\u00a0: votre session y est peut-être encore ouverte."

	msgSiretMissing = "Votre fournisseur d’identité n’a transmis aucun numéro SIRET\u00a0: vous n’agissez au titre d’aucune organisation."
	msgSiretWrong   = "Le numéro SIRET transmis par votre fournisseur d’identité est incorrect\u00a0: vous n’agissez au titre d’aucune organisation."
)

// What the person can do next.
const (
	wayHome       = "Revenez à la page d’accueil et choisissez un moyen de connexion."
	wayRestart    = "Recommencez la connexion depuis ce navigateur."
	wayDeclined   = "Si c’était une erreur, recommencez la connexion ou choisissez un autre moyen."
	wayLater      = "Recommencez dans quelques minutes."
	wayWait       = "Attendez %d secondes, puis recommencez."
	wayIncomplete = "Faites compléter votre identité auprès de votre fournisseur d’identité, déconnectez-vous, puis recommencez."
	wayStronger   = "Activez la double authentification (un code ou une clé en plus du mot de passe) chez votre fournisseur d’identité, ou choisissez-en un qui la propose. Déconnectez-vous, puis recommencez."
	wayLevels     = " Niveaux acceptés\u00a0: %s."
	wayHalfLogout = "Sur un ordinateur partagé, fermez aussi votre session chez %s."

	defaultContact = "la personne qui administre ce site"
)

// Sentences for whoever installs the program.
const (
	configMissing    = "OIDC_PROVIDERS\u00a0: indiquez le chemin du fichier JSON des fournisseurs d’identité"
	configUnreadable = "OIDC_PROVIDERS\u00a0: fichier illisible\u00a0: %w"
	configSyntax     = "OIDC_PROVIDERS\u00a0: %s\u00a0: contenu refusé\u00a0: %w"
	configTrailing   = "du texte suit la liste"
	configNone       = "OIDC_PROVIDERS\u00a0: la liste ne contient aucun fournisseur d’identité"
	configField      = "OIDC_PROVIDERS\u00a0: fournisseur nº\u00a0%d, champ %s\u00a0: %s"
	configBaseURL    = "BASE_URL\u00a0: %v\u00a0: indiquez https://, un nom d’hôte et rien après (http:// seulement pour cette machine)"

	reasonSlug      = "indiquez de 1 à 32 lettres minuscules sans accent, chiffres ou tirets"
	reasonText      = "indiquez un texte d’une ligne, de 256 caractères au plus"
	reasonIssuer    = "indiquez une adresse https:// sans paramètre (http:// seulement pour cette machine)"
	reasonEmpty     = "ce champ est vide"
	reasonAlgorithm = "indiquez ES256 ou RS256"
	reasonOpenID    = "la portée openid manque"
	reasonScope     = "une portée contient un caractère interdit"
	reasonACR       = "un niveau est inconnu ou mal écrit"
	reasonTwice     = "cette valeur est déjà celle d’un autre fournisseur"
)

// named puts the name of the provider in a sentence.
func (s *source) named(sentence string) string { return fmt.Sprintf(sentence, s.Name) }

// wayACR says how to reach a level this site accepts.
func (s *source) wayACR() string {
	if len(s.RequiredACR) == 0 {
		return wayStronger
	}
	return wayStronger + fmt.Sprintf(wayLevels, strings.Join(s.RequiredACR, ", "))
}

// The provider of the demonstration.
const (
	demoIssuer     = "fournisseur de démonstration\u00a0: indiquez son adresse, sans barre oblique à la fin"
	demoNotLocal   = "fournisseur de démonstration\u00a0: %s n’est pas sur cette machine. N’importe qui pourrait y prendre n’importe quelle identité\u202f; une démonstration publique demande un accord explicite"
	demoBadRequest = "Cette demande de connexion n’est pas valable. Revenez au site et recommencez."
	demoBadLogout  = "Cette demande de déconnexion n’est pas valable. Revenez au site."
)

// stranger is somebody whom no coordination knows.
func stranger() Persona {
	return Persona{
		Sub: demoStrangerSub, GivenName: "Camille", FamilyName: "Inconnue (exemple)",
		Email: "autre.personne@exemple.invalid",
		Title: "Une personne qui n’a aucun siège, pour voir ce que le site lui répond",
	}
}
