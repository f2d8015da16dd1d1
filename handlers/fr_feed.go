package handlers

// The secret address of one's meetings.
const (
	titleFeed      = "Mon agenda"
	msgFeedMade    = "L’adresse est créée. Copiez-la maintenant\u00a0: elle ne sera plus montrée."
	msgFeedRevoked = "L’adresse ne sert plus\u00a0: votre agenda ne reçoit plus rien."
)
