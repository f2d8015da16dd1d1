package perimeter

import "strings"

// String writes the ref as forms and addresses carry it: "epci:243100633".
func (r Ref) String() string { return string(r.Level) + ":" + r.Code }

// ParseRef reads what String writes. It does not say whether the perimeter exists.
func ParseRef(s string) Ref {
	level, code, _ := strings.Cut(s, ":")
	return Ref{Level(level), code}
}
