package demonstration

// The first committee.
const (
	placeSicoval  = "Siège du Sicoval, salle du conseil"
	itemRules     = "Règlement intérieur du comité stratégique"
	itemColleges  = "Composition des quatre collèges"
	itemCalendar  = "Calendrier des travaux"
	draftRules    = "Le comité adopte son règlement intérieur\u00a0: quorum de la moitié des sièges pourvus, un pouvoir au plus par membre, voix prépondérante de la présidence en cas de partage."
	draftColleges = "Le comité répartit ses onze sièges entre quatre collèges\u00a0: institutionnels, privés, associations, représentants des bénéficiaires."
)
