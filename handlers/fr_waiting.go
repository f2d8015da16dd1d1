package handlers

import (
	"fmt"

	"ctin/governance"
	"ctin/templates"
)

// one leads to the only page where everything waits, else to the list.
func one(w governance.Waiting, list, page string) string {
	if w.Object == 0 {
		return list
	}
	return fmt.Sprintf(page, w.Object)
}

// commitmentTask is a commitment entered in the name of an organisation.
func commitmentTask(home string, w governance.Waiting) templates.Task {
	return templates.Task{
		Path:  one(w, home+"/engagements?confirmed=non", home+"/engagements/%d/confirmation"),
		Label: templates.Plural(w.Count, "engagement à confirmer en votre nom", "engagements à confirmer en votre nom"),
		Hint:  "Tant qu’il n’est pas confirmé, il ne compte dans aucun montant ferme.",
	}
}

// lapseTask is a commitment whose lapse is near, or past.
func lapseTask(home string, w governance.Waiting) templates.Task {
	return templates.Task{
		Path:  one(w, home+"/alertes", home+"/engagements/%d"),
		Label: templates.Plural(w.Count, "engagement arrive à sa caducité", "engagements arrivent à leur caducité"),
		Hint:  fmt.Sprintf("Dans les %d jours, ou déjà passée\u00a0: versez, ou prorogez la date par un avenant.", governance.LapseNotice[0]),
	}
}

// versionTask is the version of the diagnostic that the committee votes on.
func versionTask(home string, w governance.Waiting) templates.Task {
	return templates.Task{
		Path:  one(w, home+"/diagnostic", home+"/diagnostic/versions/%d"),
		Label: fmt.Sprintf("La version %d du diagnostic est à lire", w.Object),
		Hint:  "Elle est soumise au vote du comité stratégique.",
	}
}

// minutesTask is a document of a meeting, to sign, to read, to write or to
// approve.
func minutesTask(home string, w governance.Waiting) templates.Task {
	list, at := home+"/comites", home+"/seances/%d/"
	switch w.Kind {
	case governance.WaitingLogs:
		return templates.Task{
			Path:  one(w, list, at+decisionLog.path+"/signer"),
			Label: templates.Plural(w.Count, "relevé de décisions à signer", "relevés de décisions à signer"),
			Hint:  "Votre signature manque\u00a0: il est scellé dès que toutes y sont.",
		}
	case governance.WaitingMinutes:
		return templates.Task{
			Path:  one(w, list, at+minutes.path+"/signer"),
			Label: templates.Plural(w.Count, "compte rendu ou procès-verbal à signer", "comptes rendus ou procès-verbaux à signer"),
			Hint:  "Votre signature manque\u00a0: il est scellé dès que toutes y sont.",
		}
	case governance.WaitingErrata:
		return templates.Task{
			Path:  one(w, list, at+attachedPath(governance.Erratum)),
			Label: templates.Plural(w.Count, "erratum à signer", "errata à signer"),
			Hint:  "Il rectifie un document que vous avez signé.",
		}
	case governance.WaitingReading:
		return templates.Task{
			Path:  one(w, list, at+minutes.path),
			Label: templates.Plural(w.Count, "compte rendu ou procès-verbal à relire", "comptes rendus ou procès-verbaux à relire"),
			Hint:  "Vous pouvez encore demander une réserve.",
		}
	case governance.WaitingProse:
		return templates.Task{
			Path:  one(w, list, at+minutes.path),
			Label: templates.Plural(w.Count, "compte rendu ou procès-verbal à écrire, puis à diffuser", "comptes rendus ou procès-verbaux à écrire, puis à diffuser"),
		}
	}
	return templates.Task{
		Path:  one(w, list, at+minutes.path+"/approbation"),
		Label: templates.Plural(w.Count, "compte rendu ou procès-verbal à approuver", "comptes rendus ou procès-verbaux à approuver"),
		Hint:  "Le délai des réserves est passé.",
	}
}
