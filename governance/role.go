package governance

import (
	"database/sql/driver"
	"fmt"
	"slices"
	"strings"
)

// Role is what a person may be in a coordination. A membership carries a set
// of them; rights come from nowhere else (P2).
type Role string

// The roles, in the order the interface lists them.
const (
	Coordinator Role = "coordinator"
	Chair       Role = "chair"
	ViceChair   Role = "vice_chair"
	Secretary   Role = "secretary"
	Member      Role = "member"
	Funder      Role = "funder"
	Observer    Role = "observer"
)

// Roles returns every role in the order the interface lists them.
func Roles() []Role {
	return []Role{Coordinator, Chair, ViceChair, Secretary, Member, Funder, Observer}
}

// Permission is one thing that roles allow.
type Permission string

// The permissions of a coordination.
const (
	Read                Permission = "read"
	ReadJournal         Permission = "read_journal"
	ManageCoordination  Permission = "manage_coordination"
	ManageOrganizations Permission = "manage_organizations"
	ManageMembers       Permission = "manage_members"
	WriteDiagnostic     Permission = "write_diagnostic"    // sections and findings
	SubmitDiagnostic    Permission = "submit_diagnostic"   // open a version, submit it
	DeclareCommitments  Permission = "declare_commitments" // of one's own organisation, or on behalf (F1)
	ManageFunding       Permission = "manage_funding"      // schemes, on behalf of any funder
	ManageActions       Permission = "manage_actions"      // the action plan and allocations
	ManageMeetings      Permission = "manage_meetings"     // rule sets, agenda, convocations
	KeepMeetings        Permission = "keep_meetings"       // attendance, votes, decisions, prose
	SignMinutes         Permission = "sign_minutes"        // as the chair or the secretary of that meeting
)

// allows is the whole table of rights: what is not here is denied (P1).
var allows = map[Role][]Permission{
	Coordinator: {
		Read, ReadJournal, ManageCoordination, ManageOrganizations, ManageMembers,
		WriteDiagnostic, SubmitDiagnostic, DeclareCommitments, ManageFunding, ManageActions,
		ManageMeetings, KeepMeetings, SignMinutes,
	},
	Chair:     {Read, ReadJournal, WriteDiagnostic, KeepMeetings, SignMinutes},
	ViceChair: {Read, ReadJournal, WriteDiagnostic, KeepMeetings, SignMinutes},
	Secretary: {Read, ReadJournal, WriteDiagnostic, ManageMeetings, KeepMeetings, SignMinutes},
	Member:    {Read, WriteDiagnostic},
	Funder:    {Read, WriteDiagnostic, DeclareCommitments},
	Observer:  {Read},
}

// RoleSet is the roles of one membership, written "coordinator member" in one text column.
type RoleSet []Role

// ParseRoles reads role identifiers, drops doubles, and orders them. It fails
// with Invalid on an unknown one or when there is none.
func ParseRoles(names []string) (RoleSet, *Error) {
	var set RoleSet
	for _, r := range Roles() {
		if slices.Contains(names, string(r)) {
			set = append(set, r)
		}
	}
	for _, name := range names {
		if !slices.Contains(set, Role(name)) {
			return nil, Fail(Invalid, msgRoleUnknown).On("roles")
		}
	}
	if len(set) == 0 {
		return nil, Fail(Invalid, msgRoleMissing).On("roles")
	}
	return set, nil
}

// Has tells whether the set holds a role.
func (s RoleSet) Has(r Role) bool { return slices.Contains(s, r) }

// Allows tells whether any role of the set allows p.
func (s RoleSet) Allows(p Permission) bool {
	return slices.ContainsFunc(s, func(r Role) bool { return slices.Contains(allows[r], p) })
}

// With returns the roles of both sets, in the order of the interface.
func (s RoleSet) With(others RoleSet) RoleSet {
	var set RoleSet
	for _, r := range Roles() {
		if s.Has(r) || others.Has(r) {
			set = append(set, r)
		}
	}
	return set
}

// String joins the roles with spaces, as stored.
func (s RoleSet) String() string {
	names := make([]string, len(s))
	for i, r := range s {
		names[i] = string(r)
	}
	return strings.Join(names, " ")
}

// Scan reads the roles of a membership as stored.
func (s *RoleSet) Scan(src any) error {
	text, ok := src.(string)
	if !ok {
		return fmt.Errorf("scan %T into roles", src)
	}
	*s = nil
	for name := range strings.FieldsSeq(text) {
		*s = append(*s, Role(name))
	}
	return nil
}

// Value writes the roles as stored.
func (s RoleSet) Value() (driver.Value, error) { return s.String(), nil }
