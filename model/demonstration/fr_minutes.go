package demonstration

// What was said at the first committee.
const (
	proseRules = "La présidente présente le règlement intérieur, préparé avec les membres pendant l’été\u00a0: quorum de la moitié, " +
		"un pouvoir au plus par membre, voix prépondérante de la présidence.\n\n" +
		"Mûrier demande que les comptes rendus soient envoyés à toutes les personnes qui siègent, avec ou sans compte. Le comité en convient."
	proseColleges = "La coordinatrice rappelle les quatre collèges. Olivier souligne que deux sièges pour les représentants des bénéficiaires " +
		"sont un début\u202f; le comité reverra ce nombre dans un an."
	proseCalendar = "Deux séances par an au moins, l’après-midi, sur place et à distance."
)
