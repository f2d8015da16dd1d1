package governance

// ReadyScheme is a scheme of the public record, offered to a coordination that
// adds one: what it types starts from there, and stays its own to change.
type ReadyScheme struct {
	Key string // in the address of the form
	SchemeDraft
	Says string // in a sentence, what it is
	// Matched tells that the public record gives it a matching, euro for euro
	// up to a cap: the coordination says by whom (F8).
	Matched bool
}

// ReadySchemes lists the schemes of the public record.
func ReadySchemes() []ReadyScheme {
	return []ReadyScheme{
		{
			Key: "pass", Says: readyPassSays, Matched: true,
			SchemeDraft: SchemeDraft{Name: readyPass, Unit: string(UnitVoucher), UnitCost: "10", BookLow: "50", BookHigh: "100", Fact: "A"},
		},
		{
			Key: "conseillers", Says: readyPostsSays,
			SchemeDraft: SchemeDraft{Name: readyPosts, Unit: string(UnitPost), UnitCost: "50 000", Years: "2", Fact: "D"},
		},
		{Key: "hubs", Says: readyHubsSays, SchemeDraft: SchemeDraft{Name: readyHubs, Fact: "C"}},
		{Key: "aidants", Says: readyHelpersSays, SchemeDraft: SchemeDraft{Name: readyHelpers, Fact: "D"}},
		{Key: "reseaux", Says: readyNetworksSays, SchemeDraft: SchemeDraft{Name: readyNetworks, Fact: "D"}},
		{Key: "guichets", Says: readyDesksSays, SchemeDraft: SchemeDraft{Name: readyDesks, Fact: "D"}},
		{Key: "fonds", Says: readyPoolSays, SchemeDraft: SchemeDraft{Name: readyPool, Pooled: true, Fact: "E"}},
	}
}

// ReadySchemeOf is the one of a key, or an empty one.
func ReadySchemeOf(key string) ReadyScheme {
	for _, r := range ReadySchemes() {
		if r.Key == key {
			return r
		}
	}
	return ReadyScheme{}
}
