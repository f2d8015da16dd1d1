package templates

import "slices"

// Views returns the zero value of every page: one line per feature, whose own
// file lists its pages.
func Views() []Page {
	return slices.Concat(
		publicViews(),
		legalViews(),
		confirmViews(),
		accountViews(),
		feedViews(),
		invitationViews(),
		joinViews(),
		linkViews(),
		pairingViews(),
		memberViews(),
		seatViews(),
		committeeViews(),
		rulesetViews(),
		meetingViews(),
		convocationViews(),
		roomViews(),
		decisionViews(),
		searchViews(),
		renewalViews(),
		listViews(),
		rosterViews(),
		coordinationViews(),
		organizationViews(),
		diagnosticViews(),
		administrationViews(),
		journalViews(),
		mailViews(),
		factsViews(),
		actionViews(),
		allocationViews(),
		distributionViews(),
		minutesViews(),
		minutesLifeViews(),
		fundingViews(),
		ownedViews(),
		programmeViews(),
		campaignViews(),
		conferenceViews(),
		exchangeViews(),
	)
}
