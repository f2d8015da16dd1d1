package check

// What must be true of meetings and decisions, in French.
const (
	sayMeetingHours    = "Une séance ouverte a son heure d’ouverture et son règlement, une séance close son heure de clôture"
	sayCurrentItem     = "Une séance en cours traite un point à la fois"
	saySeatsOfBody     = "Présences, pouvoirs, déports et votes sont ceux de sièges de l’instance qui se réunit (C7)"
	sayArrivals        = "Personne n’arrive avant l’ouverture de la séance, ni ne part avant d’arriver (C7)"
	sayProxiesHeld     = "Personne ne porte plus de pouvoirs que le règlement intérieur n’en permet (C3)"
	sayBallotsCounted  = "Le résultat d’un scrutin public est la somme de ses voix (C4)"
	sayBallotsNameless = "Un scrutin qui n’est pas public ne garde aucun nom (C4)"
	sayUrnsWhole       = "L’urne d’un scrutin secret a autant de voix que de sièges qui y ont voté, et se vide quand elle est comptée (C4)"
	sayGuests          = "Aucune personne invitée n’arrive avant l’ouverture de la séance (C7)"
	sayVotesAside      = "Un siège qui se déporte, ou sans voix délibérative, n’a pas voté (C5)"
	sayDecisionNumbers = "Les décisions d’une instance se suivent sans trou, chaque année (C6)"
	sayDecisionHash    = "L’empreinte de chaque décision est celle de son contenu"
	sayDecisionContent = "Une décision dit ce qui a été adopté, et affecte ce qu’elle dit (C11)"
	sayDecisionAdopted = "Chaque décision vient d’un scrutin qui a adopté son texte (C6)"
	sayDecisionQuorum  = "Aucune décision n’a été prise sans le quorum requis (C2)"
)
