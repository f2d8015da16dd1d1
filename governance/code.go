package governance

import (
	"encoding/base32"
	"strings"
)

// crockford writes 5 bits a character with no letter that reads like a digit.
var crockford = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// codeLength is how many characters a code of 128 bits has.
const codeLength = 26

// VerificationCode writes 128 random bits as people type them.
func VerificationCode(random [16]byte) string { return crockford.EncodeToString(random[:]) }

// CodeBytes are the 128 bits of a code, which also name the file.
func CodeBytes(code string) [16]byte {
	raw, err := crockford.DecodeString(code)
	if err != nil || len(raw) != 16 {
		return [16]byte{}
	}
	return [16]byte(raw)
}

// PrintedCode parts a code into groups of four, for paper.
func PrintedCode(code string) string {
	var groups []string
	for len(code) > 4 {
		groups = append(groups, code[:4])
		code = code[4:]
	}
	return strings.Join(append(groups, code), "-")
}

// ParseCode reads a code as people type it: in any case, with or without
// separators, O for 0 and I or L for 1. Empty stays empty.
func ParseCode(typed string) (string, *Error) {
	code := strings.Map(func(r rune) rune {
		switch {
		case r == 'O':
			return '0'
		case r == 'I', r == 'L':
			return '1'
		case r >= '0' && r <= '9', r >= 'A' && r <= 'Z':
			return r
		case strings.ContainsRune(" \t\n-–‑.\u00a0\u202f", r):
			return -1
		}
		return '?'
	}, strings.ToUpper(typed))
	if code == "" {
		return "", nil
	}
	raw, err := crockford.DecodeString(code)
	if err != nil || len(code) != codeLength || len(raw) != 16 {
		return "", Fail(Invalid, msgCode).On("code")
	}
	return crockford.EncodeToString(raw), nil // the last bits of a code may be typed in two ways
}
