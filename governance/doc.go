// Package governance holds what ctin knows about governing digital inclusion
// on a territory: types, rules and state machines. It imports the standard
// library only and knows no gin, no SQL, no HTML and no clock: the time is an
// argument.
//
// The glossary fixes the pairs of words: coordination territoriale =
// Coordination, collège = College, siège = Seat, mandat = Mandate, adhésion =
// Membership, organisation = Organization, financeur = funder, comité =
// Committee, conférence des financeurs = FundersConference, porteur = carrier,
// titulaire and suppléant = holder and alternate, journal = journal, action =
// Action, jalon = Milestone, affectation = Allocation, fonds commun = Pool, reste
// à financer = Missing.
package governance
