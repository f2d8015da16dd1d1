package check

const (
	sayActionNumbers        = "Les actions d’une coordination sont numérotées sans trou"
	sayActionLed            = "Une action commencée a une personne pour la piloter"
	sayActionExplained      = "Une action bloquée ou annulée dit pourquoi, une action réalisée est à 100\u00a0%"
	sayActionsMerged        = "Une action est pilotée et portée par des fiches qui n’ont pas été réunies à d’autres"
	sayAllocations          = "Les affectations d’un engagement ne dépassent pas son montant"
	sayAllocationsDecided   = "Ce qui vient du fonds commun est affecté par une décision, et en numéraire"
	sayAllocationsCancelled = "Une action annulée ne garde aucune affectation"
	sayAllocationsGuarded   = "La base refuse d’affecter plus que le montant d’un engagement"
)
