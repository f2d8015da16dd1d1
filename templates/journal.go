package templates

import "time"

// JournalIndex is a page of a journal, newest first.
type JournalIndex struct {
	Frame
	Instance bool // the journal of the instance, not of a coordination
	Filter   JournalFilter
	Kinds    []Option
	Authors  []Option
	Object   string // the one object whose entries are shown, or empty
	Total    int
	Days     []JournalDay
	Pages    Pages
	Clear    string // path of the whole journal, when it is filtered
	Verify   string // path of the verification
	Table    string // path of the export for spreadsheets, with the same filter
	Proof    string // path of the export that anybody can verify
}

// JournalFilter is what was asked in the address.
type JournalFilter struct{ Object, Kind, Author, From, Until string }

// JournalDay is the entries of one day, as seen from the zone of the page.
type JournalDay struct {
	Day   string
	Lines []JournalLine
}

// JournalLine is one entry told as a sentence: Actor, Verb, Object, After,
// Place. Empty parts are left out; Verb and After end as what follows wants.
type JournalLine struct {
	N            int64
	At           time.Time
	Actor, Verb  string
	Object       Link // Path is its page, or empty
	After, Place string
	Fields       string // those that changed, joined
	Story        string // path of the entries about the same object, or empty
	Mark         string // the beginning of its hash
}

func (JournalIndex) template() string { return "journal/index.html" }

// JournalVerify says whether a journal is whole, and how to verify it without us.
type JournalVerify struct {
	Frame
	State    Tag
	Whole    bool
	Sentence string
	Entries  int64
	Head     []string // the hash in groups, between which it may break
	At       time.Time
	Back     string
	Proof    string // path of the export
}

func (JournalVerify) template() string { return "journal/verify.html" }

// proofProgram verifies an export of a journal, given as its argument.
const proofProgram = `import hashlib, json, sys
previous = bytes(32)
for line in open(sys.argv[1], encoding="utf-8"):
    entry = json.loads(line)
    assert entry["previous"] == previous.hex(), entry["n"]
    previous = hashlib.sha256(previous + entry["text"].encode()).digest()
    assert entry["hash"] == previous.hex(), entry["n"]
print(entry["n"], entry["hash"])`

// Program is how anybody verifies an export.
func (JournalVerify) Program() string { return proofProgram }

// Verification is what the verification of the whole instance found.
type Verification struct {
	Frame
	At      time.Time
	Broken  int
	Entries int64
	Chains  []VerifiedChain
	Rules   []VerifiedRule
}

// VerifiedChain is one journal, verified.
type VerifiedChain struct {
	Title, Words, Mark string
	Entries            int64
	State              Tag
}

// VerifiedRule is one invariant, verified: Offenders are numbers of rows.
type VerifiedRule struct {
	Label, Name, Beyond string
	State               Tag
	Offenders           []string
}

func (Verification) template() string { return "journal/instance.html" }

func journalViews() []Page { return []Page{JournalIndex{}, JournalVerify{}, Verification{}} }
