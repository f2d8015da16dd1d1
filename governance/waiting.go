package governance

// WaitingKind is something that waits for someone who runs a coordination.
type WaitingKind string

// What may wait, the most pressing first.
const (
	WaitingCommitments  WaitingKind = "commitments"   // entered in the name of their organisation, to be confirmed
	WaitingLapses       WaitingKind = "lapses"        // commitments that lapse soon, or did (F16)
	WaitingLogs         WaitingKind = "logs"          // relevés de décisions that wait for the person's signature
	WaitingMinutes      WaitingKind = "minutes"       // comptes rendus, likewise
	WaitingErrata       WaitingKind = "errata"        // likewise
	WaitingVersion      WaitingKind = "version"       // of the diagnostic, submitted: whoever votes on it reads it
	WaitingReading      WaitingKind = "reading"       // comptes rendus in circulation, of meetings of the person's bodies
	WaitingMyActions    WaitingKind = "my_actions"    // that the person leads, late by themselves or by a milestone
	WaitingMyDecisions  WaitingKind = "my_decisions"  // that the person sees to, due within a month
	WaitingReplies      WaitingKind = "replies"       // to convocations of the person
	WaitingProse        WaitingKind = "prose"         // comptes rendus of meetings that the person keeps, to be written
	WaitingApproval     WaitingKind = "approval"      // the same, circulated long enough to be approved
	WaitingAgenda       WaitingKind = "agenda"        // sent agendas that lack the approval of minutes
	WaitingHanding      WaitingKind = "handing"       // convocations to hand over
	WaitingJoinRequests WaitingKind = "join_requests" // to be decided
	WaitingDiagnostic   WaitingKind = "diagnostic"    // a draft that lacks nothing, to be submitted
	WaitingInvitations  WaitingKind = "invitations"   // that expired without an answer
	WaitingMandates     WaitingKind = "mandates"      // that end soon
	WaitingLateActions  WaitingKind = "late_actions"  // that others lead, or nobody
	WaitingDecisions    WaitingKind = "decisions"     // late, that others see to, or nobody
	WaitingSeats        WaitingKind = "seats"         // with a vote, and vacant
	WaitingUninvited    WaitingKind = "uninvited"     // people with an address whom nobody invited
	WaitingUnidentified WaitingKind = "unidentified"  // organisations without identifier
)

// WaitingKinds returns the kinds in the order the dashboard lists them.
func WaitingKinds() []WaitingKind {
	return []WaitingKind{
		WaitingLogs, WaitingMinutes, WaitingErrata, WaitingCommitments, WaitingReplies, WaitingLapses, WaitingVersion, WaitingReading,
		WaitingMyActions, WaitingMyDecisions, WaitingProse, WaitingApproval, WaitingAgenda, WaitingHanding, WaitingJoinRequests,
		WaitingDiagnostic, WaitingInvitations, WaitingMandates, WaitingLateActions, WaitingDecisions,
		WaitingSeats, WaitingUninvited, WaitingUnidentified,
	}
}

// Permission is what a person must be allowed to, for a kind to wait for them.
func (k WaitingKind) Permission() Permission {
	switch k {
	case WaitingMyActions, WaitingMyDecisions, WaitingReplies, WaitingLogs, WaitingMinutes, WaitingErrata, WaitingVersion, WaitingReading:
		return Read // they are counted for the person alone
	case WaitingProse, WaitingApproval:
		return KeepMeetings
	case WaitingHanding, WaitingDecisions, WaitingAgenda:
		return ManageMeetings
	case WaitingLateActions:
		return ManageActions
	case WaitingUnidentified:
		return ManageOrganizations
	case WaitingCommitments, WaitingLapses:
		return DeclareCommitments
	}
	return ManageMembers
}

// Waiting is how many of a kind wait.
type Waiting struct {
	Kind   WaitingKind
	Count  int
	Object int64 // identifier of the one page where all of them are, or zero
}

// MandateNotice is how many days before its end a mandate waits to be renewed.
const MandateNotice = 60

// maxWaiting is how many tasks a dashboard shows: beyond, nobody begins.
const maxWaiting = 7

// WhatWaits keeps what the actor may act on, in order, and no more than a
// person can look at.
func WhatWaits(actor Actor, all []Waiting) []Waiting {
	var list []Waiting
	for _, kind := range WaitingKinds() {
		for _, w := range all {
			if w.Kind == kind && w.Count > 0 && actor.May(kind.Permission()) && len(list) < maxWaiting {
				list = append(list, w)
			}
		}
	}
	return list
}
