package check

const (
	sayCommitteeCode       = "Chaque instance a un code de décisions, qu’elle ne partage avec aucune autre de sa coordination"
	sayCommitteeTree       = "Aucune instance n’est placée, même de loin, sous elle-même, ni sous celle d’une autre coordination"
	sayMeetingNumbers      = "Les séances d’une instance se numérotent à partir de 1, sans trou"
	sayMeetingState        = "L’état d’une séance est celui que disent ses heures de convocation et d’annulation"
	sayAgendaFrozen        = "L’ordre du jour d’une séance convoquée est celui qui a été envoyé"
	sayMeetingCalled       = "Une séance convoquée a des convocations, et elle seule"
	sayAgendaPositions     = "Les points d’un ordre du jour se suivent à partir de 1, sans trou"
	sayAgendaDecides       = "Seule une décision approuve un diagnostic ou un programme, ou propose d’affecter de l’argent"
	sayConvocationAnswered = "Une convocation envoyée par courriel dit quand et par lequel, et sa réponse est datée"
	sayLinksReply          = "Un lien personnel répond à la convocation de la personne à qui il a été donné"
	sayRuleBounds          = "Les règles d’une instance restent dans leurs bornes"
)
