package governance

// Verdict is what the register knows of a document that someone shows.
type Verdict string

// The verdicts.
const (
	Authentic Verdict = "authentic" // byte for byte the file that was issued, and still in force
	Replaced  Verdict = "replaced"  // the file that was issued, which a later one replaces
	Modified  Verdict = "modified"  // made from a file that was issued, and no longer it
	Unknown   Verdict = "unknown"   // nothing here was issued under this code or with these bytes
)

// Judge compares a file with the one that was issued: known says that its code
// names an issued file, same that it has its very bytes, replaced that another
// one was issued since.
func Judge(known, same, replaced bool) Verdict {
	switch {
	case !known:
		return Unknown
	case !same:
		return Modified
	case replaced:
		return Replaced
	}
	return Authentic
}
