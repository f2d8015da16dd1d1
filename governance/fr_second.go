package governance

// A second convocation, said to the person.
const (
	msgSecondOpen    = "La séance n’est pas close\u00a0: une seconde convocation se prépare une fois le défaut de quorum constaté et la séance close."
	msgSecondUnknown = "Le règlement de cette instance ne prévoit pas de seconde convocation sans condition de quorum."
	msgSecondTwice   = "Cette séance est déjà une seconde convocation."
	msgSecondMet     = "Le quorum était atteint à la clôture de cette séance\u00a0: ce qui reste à décider va à l’ordre du jour de la suivante."
	msgSecondAgenda  = "Une seconde convocation porte sur le même ordre du jour que la première séance\u00a0: il ne change pas."
)
