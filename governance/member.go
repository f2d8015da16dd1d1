package governance

import (
	"net/mail"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Person is someone the instance knows, with or without an account.
type Person struct {
	ID         PersonID
	GivenName  string
	FamilyName string
	Email      string // normalised; empty when there is none
	Phone      string
	CreatedAt  time.Time
	Version    int
}

// Name is the person's name as lists show it.
func (p Person) Name() string { return strings.TrimSpace(p.GivenName + " " + p.FamilyName) }

// SameName tells whether two cards bear one name, whatever the case, the
// accents and the hyphens.
func SameName(a, b Person) bool { return foldedName(a) == foldedName(b) }

func foldedName(p Person) string {
	return strings.Join(strings.FieldsFunc(plain(strings.ToLower(p.Name())), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// maxName is how long a name may be, in characters.
const maxName = 100

// CheckPerson normalises a person's card: a name is enough (P11), the e-mail
// and the phone may be missing but not wrong.
func CheckPerson(p Person) (Person, error) {
	var problems Problems
	if p.Name() == "" {
		problems.Add(Fail(Invalid, msgPersonName).On("family_name"))
	}
	problems.Add(tooLong(p.GivenName, maxName, "given_name"))
	problems.Add(tooLong(p.FamilyName, maxName, "family_name"))
	email, err := ParseEmail(p.Email)
	problems.Add(err)
	phone, err := ParsePhone(p.Phone)
	problems.Add(err)
	p.Email, p.Phone = email, phone
	return p, problems.Err()
}

// OwnContact is a person's card with the address and telephone that they give
// themself. Someone who logs in is written to: an address is wanted.
func OwnContact(card, typed Person) (Person, error) {
	card.Email, card.Phone = typed.Email, typed.Phone
	checked, err := CheckPerson(card)
	if err == nil && checked.Email == "" {
		return card, Fail(Invalid, msgEmailMissing).On("email")
	}
	return checked, err
}

// tooLong refuses a text of more than limit characters.
func tooLong(s string, limit int, field string) *Error {
	if utf8.RuneCountInString(s) <= limit {
		return nil
	}
	return Fail(Invalid, msgTooLong, limit).On(field)
}

// ParseEmail normalises an e-mail address: one in a coordination is one
// person, however it is typed. Empty stays empty. It fails with Invalid.
func ParseEmail(s string) (string, *Error) {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "" {
		return "", nil
	}
	a, err := mail.ParseAddress(s)
	_, domain, _ := strings.Cut(s, "@")
	if err != nil || a.Address != s || len(s) > 254 || !strings.Contains(domain, ".") {
		return "", Fail(Invalid, msgEmail).On("email")
	}
	return s, nil
}

// ParsePhone reads a telephone number and groups the ten digits of a French
// one by two. Empty stays empty. It fails with Invalid.
func ParsePhone(s string) (string, *Error) {
	s = strings.TrimSpace(s)
	number := strings.NewReplacer(".", "", "-", "", "/", "", "(", "", ")", "").Replace(squeeze(s))
	plus := strings.HasPrefix(number, "+")
	number = strings.TrimPrefix(number, "+")
	switch {
	case s == "":
		return "", nil
	case len(number) < 4 || len(number) > 15 || !digits(number, len(number)):
		return "", Fail(Invalid, msgPhone).On("phone")
	case plus:
		return "+" + number, nil
	case len(number) != 10:
		return number, nil
	}
	var pairs []string
	for i := 0; i < len(number); i += 2 {
		pairs = append(pairs, number[i:i+2])
	}
	return strings.Join(pairs, " "), nil
}

// KeepCoordinator fails with Conflict when a membership that stops giving the
// role of coordinator is the last that gives it (P8). others counts the
// memberships, this one apart, of coordinators who have an account: someone
// who cannot log in yet keeps nothing running.
func KeepCoordinator(before, after RoleSet, others int) error {
	if before.Has(Coordinator) && !after.Has(Coordinator) && others == 0 {
		return Fail(Conflict, msgLastCoordinator).On("roles")
	}
	return nil
}
