package migrations

import "ctin/governance"

// agree checks that what was applied is the beginning of the files, unchanged.
func agree(all []migration, done map[string]string) error {
	known := map[string]bool{}
	for i, m := range all {
		known[m.name] = true
		sum, applied := done[m.name]
		switch {
		case applied && sum != m.sum:
			return governance.Fail(governance.Conflict, msgChanged, m.name)
		case applied && i >= len(done):
			return governance.Fail(governance.Conflict, msgOutOfOrder, m.name)
		}
	}
	for name := range done {
		if !known[name] {
			return governance.Fail(governance.Conflict, msgNewer, name)
		}
	}
	return nil
}
