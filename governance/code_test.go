package governance

import (
	"strings"
	"testing"
)

func TestACodeIsReadAsPeopleTypeIt(t *testing.T) {
	code := VerificationCode([16]byte{0x10, 0x01, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 0xff})
	printed := PrintedCode(code)
	if len(code) != 26 || strings.Count(printed, "-") != 6 || strings.ContainsAny(code, "ILOU") {
		t.Fatalf("the code is %s, printed %s", code, printed)
	}
	for rule, typed := range map[string]string{
		"as printed":                          printed,
		"in small letters":                    strings.ToLower(printed),
		"with spaces":                         " " + strings.ReplaceAll(printed, "-", " ") + "\n",
		"with letters that look like figures": strings.NewReplacer("0", "o", "1", "l").Replace(printed),
		"glued":                               code,
	} {
		if got, err := ParseCode(typed); err != nil || got != code {
			t.Errorf("%s: %q gives %q, %v", rule, typed, got, err)
		}
	}
	if CodeBytes(code) != [16]byte{0x10, 0x01, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 0xff} {
		t.Errorf("read back: %x", CodeBytes(code))
	}
}

func TestWhatIsNoCodeIsSaidSo(t *testing.T) {
	for _, typed := range []string{"1234", "UUUUUUUUUUUUUUUUUUUUUUUUUU", strings.Repeat("A", 27), strings.Repeat("A", 25), "é", "<script>"} {
		if got, err := ParseCode(typed); err == nil || err.Field != "code" {
			t.Errorf("%q is read as %q, %v", typed, got, err)
		}
	}
	if got, err := ParseCode(" - "); got != "" || err != nil {
		t.Errorf("nothing typed gives %q, %v", got, err)
	}
}

func FuzzParseCode(f *testing.F) {
	for _, seed := range []string{"", "7K4M-P2QX-9RTV-3WYZ-A8BC-D5EF-G1", "OIL", "\xff", "ﬀ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		code, err := ParseCode(typed)
		if err != nil || code == "" {
			return
		}
		if again, err := ParseCode(PrintedCode(code)); err != nil || again != code {
			t.Errorf("%q is read as %q, then as %q", typed, code, again)
		}
	})
}
