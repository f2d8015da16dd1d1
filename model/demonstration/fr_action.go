package demonstration

// The action plan of the story.
const (
	actionPosts     = "Déployer 60 conseillers numériques"
	objectivePosts  = "60 postes en activité dans les communes du territoire d’ici deux ans."
	costPosts       = "60 postes à 50\u202f000\u00a0€ sur deux ans"
	milestoneShares = "Répartir les postes entre le Sicoval et le département"
	milestoneHiring = "Premiers recrutements"

	actionPass     = "Distribuer 16\u202f000 chèques Pass numérique"
	objectivePass  = "16\u202f000 chèques de 10\u00a0€ remis à des personnes accompagnées vers l’autonomie."
	costPass       = "16\u202f000 chèques à 10\u00a0€"
	milestoneOrder = "Commander les chèques"
	milestoneFirst = "Remettre les premiers chèques dans cinq communes"
	milestoneHalf  = "La moitié des chèques remis"

	actionCounter    = "Ouvrir un guichet unique multicanal"
	objectiveCounter = "Un accueil, un numéro de téléphone et une page en ligne pour toute demande d’aide."
	costCounter      = "Aménagement, outils et animation de la première année"
	blockerCounter   = "Le local d’accueil n’est pas encore attribué\u00a0: deux communes le proposent, il faut choisir."
	milestonePlace   = "Choisir le local"
	milestoneOpening = "Ouvrir au public"

	actionTraining    = "Former 100 aidants"
	objectiveTraining = "100 agents et bénévoles capables d’orienter et d’aider, dans dix communes."
	costTraining      = "Dix sessions de formation"
	milestoneSession  = "Première session"

	actionDevices     = "Remettre 120 ordinateurs reconditionnés"
	objectiveDevices  = "120 foyers équipés, avec une prise en main accompagnée."
	costDevices       = "120 ordinateurs, valorisés 150\u00a0€ pièce"
	milestoneSorting  = "Trier et tester le premier lot"
	milestoneDelivery = "Remettre les 60 premiers"
)
