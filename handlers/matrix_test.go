package handlers

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ctin/handlers/auth"
	"ctin/model/demonstration"

	"github.com/gin-gonic/gin"
)

// door is who may pass a route.
type door string

const (
	anyone   door = "anyone"
	signed   door = "anyone signed in"
	readers  door = "whoever has rights in the coordination"
	journal  door = "those who read the journal"
	keepers  door = "those who keep meetings"
	callers  door = "those who prepare meetings"
	managers door = "coordinators"
	writers  door = "those who write the diagnostic"
	funders  door = "those who declare commitments"
	instance door = "administrators of the instance"
)

// doors says who may pass each route. A route that is not here fails the test.
var doors = map[string]door{
	"GET /mes-comptes":                                        signed,
	"GET /mes-engagements":                                    signed,
	"GET /mes-engagements/declaration":                        signed,
	"GET /mes-comptes/:id/detacher":                           signed,
	"POST /mes-comptes/:id/detacher":                          signed,
	"GET /agenda/:jeton":                                      anyone,
	"GET /mon-agenda":                                         signed,
	"POST /mon-agenda":                                        signed,
	"POST /mon-agenda/revocation":                             signed,
	"GET /mes-coordonnees":                                    signed,
	"POST /mes-coordonnees":                                   signed,
	"GET /mes-rattachements/:id":                              signed,
	"POST /mes-rattachements/:id":                             signed,
	"POST /mes-rattachements/:id/debut":                       signed,
	"POST /mes-rattachements/:id/refus":                       signed,
	"GET /coordinations/:slug/membres/personnes/:id/comptes":  managers,
	"POST /coordinations/:slug/membres/personnes/:id/comptes": managers,
	"POST /coordinations/:slug/membres/personnes/:id/comptes/:proposition/retrait": managers,
	"GET /convocation/:jeton":                                                             anyone,
	"POST /convocation/:jeton":                                                            anyone,
	"GET /coordinations/:slug/comites":                                                    readers,
	"GET /coordinations/:slug/comites/:id":                                                readers,
	"GET /coordinations/:slug/comites/:id/reglement":                                      readers,
	"GET /coordinations/:slug/comites/:id/reglement/modifier":                             callers,
	"POST /coordinations/:slug/comites/:id/reglement/modifier":                            callers,
	"GET /coordinations/:slug/seances":                                                    readers,
	"GET /coordinations/:slug/seances/:id":                                                readers,
	"POST /coordinations/:slug/seances/:id/reponse":                                       readers,
	"POST /coordinations/:slug/seances/:id/seconde-convocation":                           callers,
	"GET /coordinations/:slug/seances/nouvelle":                                           callers,
	"POST /coordinations/:slug/seances/nouvelle":                                          callers,
	"GET /coordinations/:slug/seances/:id/modifier":                                       callers,
	"POST /coordinations/:slug/seances/:id/modifier":                                      callers,
	"GET /coordinations/:slug/seances/:id/annuler":                                        callers,
	"POST /coordinations/:slug/seances/:id/annuler":                                       callers,
	"GET /convocation/:jeton/documents/:fichier":                                          anyone,
	"GET /coordinations/:slug/seances/:id/ordre-du-jour.pdf":                              readers,
	"POST /coordinations/:slug/seances/:id/ordre-du-jour/reprise":                         callers,
	"GET /coordinations/:slug/seances/:id/ordre-du-jour/:point/documents":                 callers,
	"POST /coordinations/:slug/seances/:id/ordre-du-jour/:point/documents":                callers,
	"POST /coordinations/:slug/seances/:id/ordre-du-jour/:point/documents/:jeton/retrait": callers,
	"POST /coordinations/:slug/seances/:id/ordre-du-jour/:point/place":                    callers,
	"GET /coordinations/:slug/seances/:id/ordre-du-jour":                                  readers,
	"POST /coordinations/:slug/seances/:id/ordre-du-jour/modele":                          callers,
	"GET /coordinations/:slug/seances/:id/ordre-du-jour/nouveau":                          callers,
	"POST /coordinations/:slug/seances/:id/ordre-du-jour/nouveau":                         callers,
	"GET /coordinations/:slug/seances/:id/ordre-du-jour/:point/modifier":                  callers,
	"POST /coordinations/:slug/seances/:id/ordre-du-jour/:point/modifier":                 callers,
	"POST /coordinations/:slug/seances/:id/ordre-du-jour/:point/retrait":                  callers,
	"POST /coordinations/:slug/seances/:id/ordre-du-jour/:point/monter":                   callers,
	"POST /coordinations/:slug/seances/:id/ordre-du-jour/:point/descendre":                callers,
	"GET /coordinations/:slug/seances/:id/convocation":                                    callers,
	"POST /coordinations/:slug/seances/:id/convocation":                                   callers,
	"POST /coordinations/:slug/seances/:id/convocation/papier":                            callers,
	"POST /coordinations/:slug/seances/:id/convocation/complement":                        callers,
	"POST /coordinations/:slug/seances/:id/ordre-du-jour/approbation":                     callers,
	"POST /coordinations/:slug/seances/:id/convocation/:convocation/remise":               callers,
	"GET /coordinations/:slug/seances/:id/convocation/:convocation/reponse":               callers,
	"POST /coordinations/:slug/seances/:id/convocation/:convocation/reponse":              callers,
	"POST /coordinations/:slug/seances/:id/convocation/:convocation/revocation":           callers,

	"GET /":                                                                 anyone,
	"GET /connexion":                                                        anyone,
	"GET /connexion/:fournisseur":                                           anyone,
	"GET /connexion/:fournisseur/retour":                                    anyone,
	"POST /deconnexion":                                                     anyone,
	"GET /deconnexion/retour":                                               anyone,
	"GET /demo/courriels":                                                   anyone,
	"GET /demo/courriels/:jeton":                                            anyone,
	"GET /invitation/:jeton":                                                anyone,
	"GET /lien/:jeton":                                                      anyone,
	"POST /lien/:jeton":                                                     anyone,
	"POST /theme":                                                           anyone,
	"GET /accessibilite":                                                    anyone,
	"GET /donnees-personnelles":                                             anyone,
	"GET /glossaire":                                                        anyone,
	"GET /mentions-legales":                                                 anyone,
	"GET /plan-du-site":                                                     anyone,
	"GET /reperes":                                                          anyone,
	"GET /changer-d-organisation":                                           signed,
	"GET /coordinations":                                                    signed,
	"POST /invitation/:jeton/acceptation":                                   signed,
	"GET /mes-sessions":                                                     signed,
	"POST /mes-sessions/fin":                                                signed,
	"POST /mes-sessions/fin-des-autres":                                     signed,
	"GET /perimetres":                                                       signed,
	"GET /rejoindre":                                                        signed,
	"GET /rejoindre/:coordination":                                          signed,
	"POST /rejoindre/:coordination":                                         signed,
	"GET /reprise/:jeton":                                                   signed,
	"POST /reprise/:jeton/abandon":                                          signed,
	"GET /coordinations/:slug":                                              readers,
	"GET /coordinations/:slug/fichiers/:jeton":                              readers,
	"GET /coordinations/:slug/membres":                                      readers,
	"GET /coordinations/:slug/membres/acces":                                readers,
	"GET /coordinations/:slug/membres/instances":                            readers,
	"GET /coordinations/:slug/membres/personnes/:id":                        readers,
	"GET /coordinations/:slug/membres/sieges/:id":                           readers,
	"GET /coordinations/:slug/organisations":                                readers,
	"GET /coordinations/:slug/organisations/:id":                            readers,
	"GET /coordinations/:slug/actions":                                      readers,
	"GET /coordinations/:slug/actions/:id":                                  readers,
	"GET /coordinations/:slug/actions/:id/avancement":                       readers,
	"POST /coordinations/:slug/actions/:id/avancement":                      readers,
	"GET /coordinations/:slug/actions/:id/jalons/:jalon":                    readers,
	"POST /coordinations/:slug/actions/:id/jalons/:jalon":                   readers,
	"GET /coordinations/:slug/affectations":                                 readers,
	"GET /coordinations/:slug/affectations/:id/reprendre":                   funders,
	"POST /coordinations/:slug/affectations/:id/reprendre":                  funders,
	"GET /coordinations/:slug/affectations/repartition":                     managers,
	"POST /coordinations/:slug/affectations/repartition":                    managers,
	"POST /coordinations/:slug/affectations/repartition/confirmation":       managers,
	"GET /coordinations/:slug/affectations/nouvelle":                        funders,
	"POST /coordinations/:slug/affectations/nouvelle":                       funders,
	"GET /coordinations/:slug/actions/nouvelle":                             managers,
	"POST /coordinations/:slug/actions/nouvelle":                            managers,
	"GET /coordinations/:slug/actions/:id/modifier":                         managers,
	"POST /coordinations/:slug/actions/:id/modifier":                        managers,
	"GET /coordinations/:slug/actions/:id/annuler":                          managers,
	"POST /coordinations/:slug/actions/:id/annuler":                         managers,
	"GET /coordinations/:slug/actions/:id/jalons/nouveau":                   managers,
	"POST /coordinations/:slug/actions/:id/jalons/nouveau":                  managers,
	"GET /coordinations/:slug/actions/:id/jalons/:jalon/retirer":            managers,
	"POST /coordinations/:slug/actions/:id/jalons/:jalon/retirer":           managers,
	"GET /coordinations/:slug/actions/:id/depenses/nouvelle":                managers,
	"POST /coordinations/:slug/actions/:id/depenses/nouvelle":               managers,
	"GET /coordinations/:slug/actions/:id/jalons/:jalon/modifier":           managers,
	"POST /coordinations/:slug/actions/:id/jalons/:jalon/modifier":          managers,
	"GET /coordinations/:slug/actions/:id/depenses/:depense/modifier":       managers,
	"POST /coordinations/:slug/actions/:id/depenses/:depense/modifier":      managers,
	"GET /coordinations/:slug/actions/:id/depenses/:depense/retirer":        managers,
	"POST /coordinations/:slug/actions/:id/depenses/:depense/retirer":       managers,
	"GET /coordinations/:slug/conference":                                   readers,
	"GET /coordinations/:slug/evenements":                                   readers,
	"GET /coordinations/:slug/journal":                                      journal,
	"GET /coordinations/:slug/journal/export.csv":                           journal,
	"GET /coordinations/:slug/journal/export.jsonl":                         journal,
	"GET /coordinations/:slug/journal/verification":                         journal,
	"GET /coordinations/:slug/demandes":                                     managers,
	"GET /coordinations/:slug/demandes/:id":                                 managers,
	"POST /coordinations/:slug/demandes/:id":                                managers,
	"GET /coordinations/:slug/invitations":                                  managers,
	"POST /coordinations/:slug/invitations/:id/annulation":                  managers,
	"POST /coordinations/:slug/invitations/:id/renvoi":                      managers,
	"POST /coordinations/:slug/invitations/toutes":                          managers,
	"GET /coordinations/:slug/membres/acces/:id/fin":                        managers,
	"POST /coordinations/:slug/membres/acces/:id/fin":                       managers,
	"POST /coordinations/:slug/membres/acces/:id/invitation":                managers,
	"GET /coordinations/:slug/membres/acces/:id/roles":                      managers,
	"POST /coordinations/:slug/membres/acces/:id/roles":                     managers,
	"GET /coordinations/:slug/membres/instances/:id/renommer":               managers,
	"POST /coordinations/:slug/membres/instances/:id/renommer":              managers,
	"GET /coordinations/:slug/membres/instances/nouvelle":                   managers,
	"POST /coordinations/:slug/membres/instances/nouvelle":                  managers,
	"POST /coordinations/:slug/membres/mandats/:id/lien":                    managers,
	"POST /coordinations/:slug/membres/mandats/:id/lien/annulation":         managers,
	"GET /coordinations/:slug/membres/personnes/:id/acces":                  managers,
	"POST /coordinations/:slug/membres/personnes/:id/acces":                 managers,
	"GET /coordinations/:slug/membres/personnes/:id/corriger":               managers,
	"POST /coordinations/:slug/membres/personnes/:id/corriger":              managers,
	"GET /coordinations/:slug/membres/import":                               managers,
	"POST /coordinations/:slug/membres/import":                              managers,
	"GET /coordinations/:slug/membres/import/:id":                           managers,
	"POST /coordinations/:slug/membres/import/:id":                          managers,
	"POST /coordinations/:slug/membres/import/:id/effacement":               managers,
	"GET /coordinations/:slug/membres/import/modele.csv":                    managers,
	"GET /coordinations/:slug/membres/import/modele.xlsx":                   managers,
	"GET /coordinations/:slug/membres/renouvellement":                       managers,
	"POST /coordinations/:slug/membres/renouvellement":                      managers,
	"POST /coordinations/:slug/membres/renouvellement/apercu":               managers,
	"POST /coordinations/:slug/membres/renouvellement/saisie":               managers,
	"GET /coordinations/:slug/membres/sieges/:id/corriger":                  managers,
	"POST /coordinations/:slug/membres/sieges/:id/corriger":                 managers,
	"GET /coordinations/:slug/membres/sieges/:id/designer":                  managers,
	"POST /coordinations/:slug/membres/sieges/:id/designer":                 managers,
	"GET /coordinations/:slug/membres/sieges/:id/fermer":                    managers,
	"POST /coordinations/:slug/membres/sieges/:id/fermer":                   managers,
	"GET /coordinations/:slug/membres/sieges/:id/mandats/:mandat/annuler":   managers,
	"POST /coordinations/:slug/membres/sieges/:id/mandats/:mandat/annuler":  managers,
	"GET /coordinations/:slug/membres/sieges/:id/mandats/:mandat/corriger":  managers,
	"POST /coordinations/:slug/membres/sieges/:id/mandats/:mandat/corriger": managers,
	"GET /coordinations/:slug/membres/sieges/:id/mandats/:mandat/fin":       managers,
	"POST /coordinations/:slug/membres/sieges/:id/mandats/:mandat/fin":      managers,
	"GET /coordinations/:slug/membres/sieges/:id/remplacer":                 managers,
	"POST /coordinations/:slug/membres/sieges/:id/remplacer":                managers,
	"GET /coordinations/:slug/membres/sieges/:id/suppleance":                managers,
	"POST /coordinations/:slug/membres/sieges/:id/suppleance":               managers,
	"GET /coordinations/:slug/membres/sieges/nouveau":                       managers,
	"POST /coordinations/:slug/membres/sieges/nouveau":                      managers,
	"GET /coordinations/:slug/modifier":                                     managers,
	"POST /coordinations/:slug/modifier":                                    managers,
	"GET /coordinations/:slug/organisations/:id/fusionner":                  managers,
	"POST /coordinations/:slug/organisations/:id/fusionner":                 managers,
	"GET /coordinations/:slug/organisations/:id/modifier":                   managers,
	"POST /coordinations/:slug/organisations/:id/modifier":                  managers,
	"GET /coordinations/:slug/organisations/nouvelle":                       managers,
	"POST /coordinations/:slug/organisations/nouvelle":                      managers,
	"GET /administration":                                                   instance,
	"GET /administration/coordinations/:id":                                 instance,
	"POST /administration/coordinations/:id/coordinateur":                   instance,
	"POST /administration/coordinations/:id/relance":                        instance,
	"GET /administration/coordinations/nouvelle":                            instance,
	"POST /administration/coordinations/nouvelle":                           instance,
	"GET /administration/journal":                                           instance,
	"GET /administration/journal/export.csv":                                instance,
	"GET /administration/journal/export.jsonl":                              instance,
	"GET /administration/journal/verification":                              instance,
	"GET /administration/verification":                                      instance,
	"GET /administration/accessibilite":                                     instance,
	"POST /administration/accessibilite":                                    instance,
	"GET /administration/mentions-legales":                                  instance,
	"POST /administration/mentions-legales":                                 instance,

	// The conference and its schemes.
	"GET /coordinations/:slug/alertes":                                        readers,
	"GET /coordinations/:slug/enveloppes":                                     readers,
	"GET /coordinations/:slug/enveloppes/:id":                                 readers,
	"GET /coordinations/:slug/enveloppes/nouvelle":                            managers,
	"POST /coordinations/:slug/enveloppes/nouvelle":                           managers,
	"GET /coordinations/:slug/enveloppes/:id/modifier":                        managers,
	"POST /coordinations/:slug/enveloppes/:id/modifier":                       managers,
	"GET /coordinations/:slug/engagements/:id/piece":                          funders,
	"POST /coordinations/:slug/engagements/:id/piece":                         funders,
	"GET /coordinations/:slug/engagements":                                    readers,
	"GET /coordinations/:slug/financements":                                   readers,
	"GET /coordinations/:slug/financements/dispositifs":                       readers,
	"GET /coordinations/:slug/financements/campagnes":                         readers,
	"GET /coordinations/:slug/financements/campagnes/:id":                     readers,
	"GET /coordinations/:slug/financements/campagnes/:id/bilan.csv":           readers,
	"POST /coordinations/:slug/financements/campagnes/:id/reponse":            funders,
	"POST /coordinations/:slug/financements/campagnes/:id/retour":             funders,
	"GET /coordinations/:slug/financements/campagnes/:id/echeance":            managers,
	"POST /coordinations/:slug/financements/campagnes/:id/echeance":           managers,
	"GET /coordinations/:slug/financements/campagnes/nouvelle":                managers,
	"POST /coordinations/:slug/financements/campagnes/nouvelle":               managers,
	"GET /coordinations/:slug/financements/campagnes/:id/modifier":            managers,
	"POST /coordinations/:slug/financements/campagnes/:id/modifier":           managers,
	"POST /coordinations/:slug/financements/campagnes/:id/ouverture":          managers,
	"POST /coordinations/:slug/financements/campagnes/:id/relance":            managers,
	"POST /coordinations/:slug/financements/campagnes/:id/cloture":            managers,
	"GET /coordinations/:slug/financements/programme":                         readers,
	"GET /coordinations/:slug/financements/programme.pdf":                     readers,
	"GET /coordinations/:slug/financements/programme/:id":                     readers,
	"GET /coordinations/:slug/financements/programme/:id/programme.pdf":       readers,
	"POST /coordinations/:slug/financements/programme":                        callers,
	"GET /coordinations/:slug/dispositifs":                                    readers,
	"GET /coordinations/:slug/engagements/:id":                                readers,
	"GET /coordinations/:slug/dispositifs/:id":                                readers,
	"GET /coordinations/:slug/engagements/export":                             readers,
	"GET /coordinations/:slug/engagements/export/engagements.csv":             readers,
	"GET /coordinations/:slug/engagements/export/engagements.xlsx":            readers,
	"GET /coordinations/:slug/engagements/export/conference.csv":              readers,
	"GET /coordinations/:slug/engagements/export/conference.pdf":              readers,
	"GET /coordinations/:slug/engagements/export/scdl":                        readers,
	"GET /coordinations/:slug/engagements/export/scdl.csv":                    readers,
	"GET /coordinations/:slug/engagements/export/scdl-refus.csv":              readers,
	"GET /coordinations/:slug/engagements/import":                             funders,
	"POST /coordinations/:slug/engagements/import":                            funders,
	"GET /coordinations/:slug/engagements/import/modele.csv":                  funders,
	"GET /coordinations/:slug/engagements/import/modele.xlsx":                 funders,
	"GET /coordinations/:slug/engagements/import/:id":                         funders,
	"POST /coordinations/:slug/engagements/import/:id":                        funders,
	"POST /coordinations/:slug/engagements/import/:id/effacement":             funders,
	"GET /coordinations/:slug/engagements/nouveau":                            funders,
	"POST /coordinations/:slug/engagements/nouveau":                           funders,
	"GET /coordinations/:slug/engagements/:id/modifier":                       funders,
	"POST /coordinations/:slug/engagements/:id/modifier":                      funders,
	"GET /coordinations/:slug/engagements/:id/confirmation":                   funders,
	"POST /coordinations/:slug/engagements/:id/confirmation":                  funders,
	"GET /coordinations/:slug/engagements/:id/etape":                          funders,
	"POST /coordinations/:slug/engagements/:id/etape":                         funders,
	"GET /coordinations/:slug/engagements/:id/retour":                         funders,
	"POST /coordinations/:slug/engagements/:id/retour":                        funders,
	"GET /coordinations/:slug/engagements/:id/fin":                            funders,
	"POST /coordinations/:slug/engagements/:id/fin":                           funders,
	"GET /coordinations/:slug/engagements/:id/versement":                      funders,
	"POST /coordinations/:slug/engagements/:id/versement":                     funders,
	"GET /coordinations/:slug/dispositifs/nouveau":                            managers,
	"POST /coordinations/:slug/dispositifs/nouveau":                           managers,
	"GET /coordinations/:slug/dispositifs/:id/modifier":                       managers,
	"POST /coordinations/:slug/dispositifs/:id/modifier":                      managers,
	"GET /coordinations/:slug/dispositifs/:id/abondement":                     managers,
	"POST /coordinations/:slug/dispositifs/:id/abondement":                    managers,
	"GET /coordinations/:slug/dispositifs/:id/abondement/:financeur/retrait":  managers,
	"POST /coordinations/:slug/dispositifs/:id/abondement/:financeur/retrait": managers,

	// The diagnostic, its findings and its figures.
	"GET /coordinations/:slug/diagnostic":                                       readers,
	"GET /coordinations/:slug/diagnostic/versions/:n":                           readers,
	"POST /coordinations/:slug/diagnostic/ouvrir":                               managers,
	"GET /coordinations/:slug/diagnostic/soumettre":                             managers,
	"POST /coordinations/:slug/diagnostic/soumettre":                            managers,
	"GET /coordinations/:slug/diagnostic/retirer":                               managers,
	"POST /coordinations/:slug/diagnostic/retirer":                              managers,
	"GET /coordinations/:slug/diagnostic/rubriques/:code":                       readers,
	"GET /coordinations/:slug/diagnostic/rubriques/:code/comparaison":           readers,
	"GET /coordinations/:slug/diagnostic/rubriques/:code/versions/:n":           readers,
	"GET /coordinations/:slug/diagnostic/rubriques/:code/textes/:id":            readers,
	"GET /coordinations/:slug/diagnostic/rubriques/:code/modifier":              writers,
	"POST /coordinations/:slug/diagnostic/rubriques/:code/modifier":             writers,
	"POST /coordinations/:slug/diagnostic/rubriques/:code/versions/:n/retablir": writers,
	"GET /coordinations/:slug/constats":                                         readers,
	"GET /coordinations/:slug/constats/:id":                                     readers,
	"GET /coordinations/:slug/constats/nouveau":                                 writers,
	"POST /coordinations/:slug/constats/nouveau":                                writers,
	"GET /coordinations/:slug/constats/:id/modifier":                            writers,
	"POST /coordinations/:slug/constats/:id/modifier":                           writers,
	"GET /coordinations/:slug/constats/:id/retrait":                             writers,
	"POST /coordinations/:slug/constats/:id/retrait":                            writers,
	"POST /coordinations/:slug/constats/:id/sources":                            writers,
	"POST /coordinations/:slug/constats/:id/sources/:source/retrait":            writers,
	"GET /coordinations/:slug/indicateurs":                                      readers,
	"GET /coordinations/:slug/indicateurs/:id":                                  readers,
	"GET /coordinations/:slug/indicateurs/nouveau":                              writers,
	"POST /coordinations/:slug/indicateurs/nouveau":                             writers,
	"GET /coordinations/:slug/indicateurs/:id/modifier":                         writers,
	"POST /coordinations/:slug/indicateurs/:id/modifier":                        writers,
	"POST /coordinations/:slug/indicateurs/:id/mesures":                         writers,
	"GET /coordinations/:slug/indicateurs/:id/mesures/:mesure/retrait":          writers,
	"POST /coordinations/:slug/indicateurs/:id/mesures/:mesure/retrait":         writers,

	"GET /coordinations/:slug/decisions":                                     readers,
	"GET /coordinations/:slug/decisions/:id":                                 readers,
	"GET /coordinations/:slug/recherche":                                     readers,
	"GET /coordinations/:slug/decisions/export.csv":                          readers,
	"GET /coordinations/:slug/decisions/export.xlsx":                         readers,
	"POST /coordinations/:slug/decisions/:id/action":                         managers,
	"GET /coordinations/:slug/decisions/:id/suivi":                           readers,
	"POST /coordinations/:slug/decisions/:id/suivi":                          readers,
	"GET /coordinations/:slug/seances/:id/salle":                             readers,
	"POST /coordinations/:slug/seances/:id/salle/presences":                  readers,
	"GET /coordinations/:slug/seances/:id/salle/pouvoir":                     readers,
	"POST /coordinations/:slug/seances/:id/salle/pouvoir":                    readers,
	"POST /coordinations/:slug/seances/:id/salle/pouvoirs/:pouvoir/retrait":  readers,
	"POST /coordinations/:slug/seances/:id/salle/scrutins/:scrutin/voix":     readers,
	"POST /coordinations/:slug/seances/:id/salle/scrutins/:scrutin/bulletin": readers,
	"GET /coordinations/:slug/seances/:id/presence":                          readers,
	"GET /coordinations/:slug/seances/:id/salle/ecran":                       readers,
	"POST /coordinations/:slug/seances/:id/salle/scrutins/comptes":           keepers,
	"GET /coordinations/:slug/seances/:id/emargement.pdf":                    keepers,
	"POST /coordinations/:slug/seances/:id/salle/teneur":                     keepers,
	"POST /coordinations/:slug/seances/:id/salle/invites":                    keepers,
	"POST /coordinations/:slug/seances/:id/salle/invites/:invite/depart":     keepers,
	"POST /coordinations/:slug/seances/:id/salle/ouverture":                  keepers,
	"POST /coordinations/:slug/seances/:id/salle/suspension":                 keepers,
	"POST /coordinations/:slug/seances/:id/salle/reprise":                    keepers,
	"GET /coordinations/:slug/seances/:id/salle/cloture":                     keepers,
	"POST /coordinations/:slug/seances/:id/salle/cloture":                    keepers,
	"POST /coordinations/:slug/seances/:id/salle/point":                      keepers,
	"POST /coordinations/:slug/seances/:id/salle/report":                     keepers,
	"GET /coordinations/:slug/seances/:id/salle/points/nouveau":              keepers,
	"POST /coordinations/:slug/seances/:id/salle/points/nouveau":             keepers,
	"POST /coordinations/:slug/seances/:id/salle/deports":                    readers,
	"POST /coordinations/:slug/seances/:id/salle/deports/retrait":            readers,
	"POST /coordinations/:slug/seances/:id/salle/scrutins":                   keepers,
	"POST /coordinations/:slug/seances/:id/salle/scrutins/:scrutin/cloture":  keepers,
	"POST /coordinations/:slug/seances/:id/salle/scrutins/:scrutin/abandon":  keepers,
	"POST /coordinations/:slug/seances/:id/salle/scrutins/:scrutin/decision": keepers,

	"GET /coordinations/:slug/seances/:id/releve":                                  readers,
	"GET /coordinations/:slug/seances/:id/releve.pdf":                              readers,
	"GET /coordinations/:slug/seances/:id/releve/lecture":                          readers,
	"GET /coordinations/:slug/seances/:id/releve/preuve.json":                      readers,
	"GET /coordinations/:slug/seances/:id/releve/signer":                           readers,
	"POST /coordinations/:slug/seances/:id/releve/signer":                          readers,
	"POST /coordinations/:slug/seances/:id/releve/sceller":                         keepers,
	"GET /coordinations/:slug/seances/:id/compte-rendu":                            readers,
	"GET /coordinations/:slug/seances/:id/compte-rendu.pdf":                        readers,
	"GET /coordinations/:slug/seances/:id/compte-rendu/lecture":                    readers,
	"GET /coordinations/:slug/seances/:id/compte-rendu/preuve.json":                readers,
	"GET /coordinations/:slug/seances/:id/compte-rendu/signer":                     readers,
	"POST /coordinations/:slug/seances/:id/compte-rendu/signer":                    readers,
	"POST /coordinations/:slug/seances/:id/compte-rendu/sceller":                   keepers,
	"GET /coordinations/:slug/seances/:id/compte-rendu/reserve":                    readers,
	"POST /coordinations/:slug/seances/:id/compte-rendu/reserve":                   readers,
	"GET /coordinations/:slug/seances/:id/compte-rendu/points/:point":              keepers,
	"POST /coordinations/:slug/seances/:id/compte-rendu/points/:point":             keepers,
	"POST /coordinations/:slug/seances/:id/compte-rendu/circulation":               keepers,
	"POST /coordinations/:slug/seances/:id/compte-rendu/reprise":                   keepers,
	"GET /coordinations/:slug/seances/:id/compte-rendu/approbation":                keepers,
	"POST /coordinations/:slug/seances/:id/compte-rendu/approbation":               keepers,
	"GET /coordinations/:slug/seances/:id/releve/a-signer.pdf":                     readers,
	"GET /coordinations/:slug/seances/:id/releve/papier":                           keepers,
	"POST /coordinations/:slug/seances/:id/releve/papier":                          keepers,
	"GET /coordinations/:slug/seances/:id/releve/erratum":                          keepers,
	"POST /coordinations/:slug/seances/:id/releve/erratum":                         keepers,
	"GET /coordinations/:slug/seances/:id/releve/publication":                      managers,
	"POST /coordinations/:slug/seances/:id/releve/publication":                     managers,
	"GET /coordinations/:slug/seances/:id/compte-rendu/a-signer.pdf":               readers,
	"GET /coordinations/:slug/seances/:id/compte-rendu/papier":                     keepers,
	"POST /coordinations/:slug/seances/:id/compte-rendu/papier":                    keepers,
	"GET /coordinations/:slug/seances/:id/compte-rendu/erratum":                    keepers,
	"POST /coordinations/:slug/seances/:id/compte-rendu/erratum":                   keepers,
	"GET /coordinations/:slug/seances/:id/compte-rendu/publication":                managers,
	"POST /coordinations/:slug/seances/:id/compte-rendu/publication":               managers,
	"GET /coordinations/:slug/seances/:id/errata/:numero":                          readers,
	"GET /coordinations/:slug/seances/:id/errata/:numero/document.pdf":             readers,
	"GET /coordinations/:slug/seances/:id/errata/:numero/lecture":                  readers,
	"GET /coordinations/:slug/seances/:id/errata/:numero/preuve.json":              readers,
	"POST /coordinations/:slug/seances/:id/errata/:numero/sceller":                 keepers,
	"GET /coordinations/:slug/seances/:id/extraits/:numero":                        readers,
	"GET /coordinations/:slug/seances/:id/extraits/:numero/document.pdf":           readers,
	"GET /coordinations/:slug/seances/:id/extraits/:numero/lecture":                readers,
	"GET /coordinations/:slug/seances/:id/extraits/:numero/preuve.json":            readers,
	"POST /coordinations/:slug/seances/:id/extraits/:numero/sceller":               keepers,
	"GET /coordinations/:slug/seances/:id/errata/:numero/signer":                   readers,
	"POST /coordinations/:slug/seances/:id/errata/:numero/signer":                  readers,
	"GET /coordinations/:slug/seances/:id/errata/:numero/a-signer.pdf":             readers,
	"GET /coordinations/:slug/seances/:id/errata/:numero/papier":                   keepers,
	"POST /coordinations/:slug/seances/:id/errata/:numero/papier":                  keepers,
	"POST /coordinations/:slug/seances/:id/errata/:numero/abandon":                 keepers,
	"POST /coordinations/:slug/seances/:id/extraits/:numero/retrait":               managers,
	"GET /coordinations/:slug/seances/:id/delegation":                              callers,
	"POST /coordinations/:slug/seances/:id/delegation":                             callers,
	"POST /coordinations/:slug/seances/:id/delegation/:delegation/revocation":      callers,
	"GET /coordinations/:slug/seances/:id/compte-rendu/desaccord":                  keepers,
	"POST /coordinations/:slug/seances/:id/compte-rendu/desaccord":                 keepers,
	"GET /coordinations/:slug/seances/:id/compte-rendu/points/:point/proposition":  readers,
	"POST /coordinations/:slug/seances/:id/compte-rendu/points/:point/proposition": readers,
	"GET /coordinations/:slug/seances/:id/compte-rendu/propositions":               readers,
	"GET /coordinations/:slug/seances/:id/compte-rendu/propositions/:proposition":  keepers,
	"POST /coordinations/:slug/seances/:id/compte-rendu/propositions/:proposition": keepers,
	"GET /publications/:slug":                                                      anyone,
	"GET /publications/:slug/:code":                                                anyone,
	"GET /publications/:slug/:code/document.pdf":                                   anyone,
	"GET /coordinations/:slug/seances/:id/errata":                                  readers,
	"GET /coordinations/:slug/seances/:id/archives.zip":                            readers,
	"POST /coordinations/:slug/seances/:id/archivage":                              keepers,
	"GET /verifier":  anyone,
	"POST /verifier": anyone,
}

// The people of the Sicoval, by what they may do there.
var (
	atSicoval = []string{
		demonstration.Coordinator, demonstration.Chair, demonstration.ViceChair, demonstration.Secretary,
		demonstration.FunderBruyere, demonstration.FunderCedre, demonstration.Member, demonstration.Observer,
	}
	declarers   = []string{demonstration.Coordinator, demonstration.FunderBruyere, demonstration.FunderCedre}
	journalists = []string{demonstration.Coordinator, demonstration.Chair, demonstration.ViceChair, demonstration.Secretary}
)

// outcome is what a person gets at a route of the Sicoval: the status that
// refuses them, or 0 when they pass.
func (d door) outcome(persona, method string) int {
	if d == anyone {
		return 0
	}
	if persona == "" && method == http.MethodGet {
		return http.StatusSeeOther
	}
	if persona == "" {
		return http.StatusUnauthorized
	}
	switch d {
	case signed:
		return 0
	case instance:
		if persona == demonstration.Administrator {
			return 0
		}
		return http.StatusNotFound
	}
	if !slices.Contains(atSicoval, persona) {
		return http.StatusNotFound
	}
	if d == readers || persona == demonstration.Coordinator || d == callers && persona == demonstration.Secretary || (d == journal || d == keepers) && slices.Contains(journalists, persona) ||
		d == funders && slices.Contains(declarers, persona) || d == writers && persona != demonstration.Observer {
		return 0
	}
	return http.StatusForbidden
}

// parameter is a part of a route that an address fills.
var parameter = regexp.MustCompile(`:[a-z]+`)

// addressOf fills a route: with the Sicoval, and with objects that do not exist.
func addressOf(route string) string {
	return parameter.ReplaceAllStringFunc(route, func(name string) string {
		switch name {
		case ":fournisseur":
			return demoSlug
		case ":coordination", ":slug":
			return "sicoval"
		case ":jeton", ":code":
			return "inconnu"
		}
		return "999999999"
	})
}

// Every route, every role, in the right coordination and in a wrong one.
func TestEveryRouteHasADoorAndEveryDoorHolds(t *testing.T) {
	h := furnish(t)
	h.app.Limits.Writes = auth.NewLimiter(1_000_000, 100, h.now)
	h.app.Limits.Exports = auth.NewLimiter(1_000_000, 100, h.now)
	seen := map[string]bool{}
	routes := h.app.engine().Routes()
	for _, r := range routes {
		name := r.Method + " " + r.Path
		seen[name] = true
		if _, known := doors[name]; !known {
			t.Errorf("%s has no door in the matrix", name)
		}
	}
	for name := range doors {
		if !seen[name] {
			t.Errorf("the matrix has a door for %s, which does not exist", name)
		}
	}
	t.Run("people", func(t *testing.T) {
		h.inside(t).tryDoors("", routes)
		for _, p := range demonstration.Personas() {
			h.inside(t).tryDoors(p.Key, routes)
		}
	})
	if strings.Contains(h.log.String(), "request failed") || strings.Contains(h.log.String(), "msg=panic") {
		t.Errorf("something failed on the way:\n%s", h.log)
	}
}

// tryDoors is one person who tries every route, beside the others.
func (h *house) tryDoors(persona string, routes gin.RoutesInfo) {
	h.t.Run(persona, func(t *testing.T) {
		t.Parallel()
		h := h.inside(t)
		v := h.reader(persona).still()
		for _, r := range routes {
			name := r.Method + " " + r.Path
			h.tryDoor(name, r.Method, addressOf(r.Path), persona, v, doors[name])
		}
	})
}

func (h *house) tryDoor(name, method, path, persona string, v *visitor, d door) {
	h.t.Helper()
	if path == "/deconnexion" && persona != "" {
		return // it would end the visit
	}
	got := v.knock(method, path)
	switch want := d.outcome(persona, method); {
	case got >= 500:
		h.t.Errorf("%s as %q: %d", name, persona, got)
	case want != 0 && got != want:
		h.t.Errorf("%s as %q: %d, want %d", name, persona, got, want)
	case want == 0 && (got == http.StatusUnauthorized || got == http.StatusForbidden):
		h.t.Errorf("%s as %q: %d, and %s may pass", name, persona, got, d)
	}
	if !strings.Contains(path, "/coordinations/sicoval") || persona == "" {
		return
	}
	elsewhere := strings.Replace(path, "sicoval", "la-rochelle", 1) // where nobody of the story has a seat
	if got := v.knock(method, elsewhere); got != http.StatusNotFound {
		h.t.Errorf("%s in another coordination, as %q: %d, want 404", name, persona, got)
	}
}

// knock is the status of an answer. What follows of a stream is not read.
func (v *visitor) knock(method, path string) int {
	v.h.t.Helper()
	if !strings.HasSuffix(path, "/evenements") {
		return v.send(method, path, formFor(method)).status
	}
	s := v.listen(path)
	s.close()
	return s.status
}

func formFor(method string) map[string][]string {
	if method == http.MethodPost {
		return map[string][]string{"cle": {"matrix"}}
	}
	return nil
}
