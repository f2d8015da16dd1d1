package governance

import "time"

// MinutesSchema names the form of MinutesContent, so that a proof can be read
// long after the form has changed.
const MinutesSchema = "ctin.minutes.1"

// MinutesContent is everything that minutes say: its canonical JSON is what is
// hashed, signed, printed and shown. It holds what was true at the meeting, as
// text and figures; nothing in it is looked up again later (C11).
type MinutesContent struct {
	Schema          string               `json:"schema"`
	Header          MinutesHeader        `json:"header"`                      // parts 1 and 2
	Chair           *MinutesPerson       `json:"chair,omitempty"`             // part 3
	Secretary       *MinutesPerson       `json:"secretary,omitempty"`         //
	Convocation     *MinutesConvocation  `json:"convocation,omitempty"`       // part 4
	Attendance      MinutesAttendance    `json:"attendance"`                  // parts 5 to 9
	Quorum          MinutesQuorum        `json:"quorum"`                      // part 10
	Decisions       []MinutesDecision    `json:"decisions,omitempty"`         // part 11
	BudgetNotice    string               `json:"budget_notice,omitempty"`     // a vote binds no funder (F18)
	Agenda          []MinutesItem        `json:"agenda,omitempty"`            // parts 12 and 13
	Reservations    []MinutesReservation `json:"reservations,omitempty"`      // part 14
	Money           *MinutesMoney        `json:"money,omitempty"`             // parts 15 and 16
	Progress        []MinutesProgress    `json:"progress,omitempty"`          // part 17
	Tasks           []MinutesTask        `json:"tasks,omitempty"`             // part 18
	NextMeeting     *MinutesNext         `json:"next_meeting,omitempty"`      // part 19
	Annexes         []MinutesDocument    `json:"annexes,omitempty"`           // part 21
	Approval        *MinutesApproval     `json:"approval,omitempty"`          // part 22
	Correction      *MinutesCorrection   `json:"correction,omitempty"`        // of an erratum alone
	Source          *MinutesSource       `json:"source,omitempty"`            // what an erratum or an extract is of
	Withheld        []MinutesWithheld    `json:"withheld,omitempty"`          // what an extract leaves out
	RecordedLater   bool                 `json:"recorded_later,omitempty"`    // « saisi a posteriori » (C7)
	RecordedLaterOn *MinutesInstant      `json:"recorded_later_on,omitempty"` // when it was really entered
}

// MinutesInstant is an instant as minutes print it, and as it was.
type MinutesInstant struct {
	Local string `json:"local"` // in the zone of the coordination, in words
	UTC   string `json:"utc"`   // RFC 3339
}

// InstantOf writes a day and an hour; the zero time gives the zero instant.
func InstantOf(t time.Time, zone *time.Location) MinutesInstant {
	if t.IsZero() {
		return MinutesInstant{}
	}
	return MinutesInstant{momentWords(t.In(zone)), t.UTC().Format(time.RFC3339)}
}

// HourOf writes an hour alone, for what happens during a meeting.
func HourOf(t time.Time, zone *time.Location) MinutesInstant {
	if t.IsZero() {
		return MinutesInstant{}
	}
	return MinutesInstant{hourWords(t.In(zone)), t.UTC().Format(time.RFC3339)}
}

// MinutesHeader says which meeting this is, and which document on it.
type MinutesHeader struct {
	Title        string         `json:"title"`
	Kind         MinutesKind    `json:"kind"`
	Edition      int            `json:"edition"`
	Public       bool           `json:"public,omitempty"` // an extract for everyone (C10)
	Coordination string         `json:"coordination"`
	Body         string         `json:"body"`
	Meeting      int            `json:"meeting"` // number of the meeting in its body
	Day          Date           `json:"day"`
	Opened       MinutesInstant `json:"opened"`
	Closed       MinutesInstant `json:"closed"`
	Suspensions  []MinutesSpan  `json:"suspensions,omitempty"`
	Place        string         `json:"place,omitempty"`
	Modality     string         `json:"modality,omitempty"` // in words: on site, remote, both
}

// MinutesSpan is a part of the meeting, such as a suspension.
type MinutesSpan struct {
	From MinutesInstant `json:"from"`
	To   MinutesInstant `json:"to"`
}

// MinutesPerson is someone at the meeting, as they were then.
type MinutesPerson struct {
	Name         string        `json:"name"`
	Function     string        `json:"function,omitempty"`
	Organization string        `json:"organization,omitempty"`
	College      College       `json:"college,omitempty"`
	Voting       bool          `json:"voting,omitempty"`
	Alternate    string        `json:"alternate,omitempty"` // whom they stand in for
	Moves        []MinutesMove `json:"moves,omitempty"`     // late arrival, departure, return
}

// MinutesMove is someone who comes in or goes out during the meeting.
type MinutesMove struct {
	In bool           `json:"in"`
	At MinutesInstant `json:"at"`
}

// MinutesConvocation is how the meeting was called (C1).
type MinutesConvocation struct {
	Sent      MinutesInstant    `json:"sent"`
	Days      int               `json:"days"`     // between sending and meeting
	Required  int               `json:"required"` // by the rule set
	Urgency   string            `json:"urgency,omitempty"`
	Second    bool              `json:"second,omitempty"` // second convocation on the same agenda
	Documents []MinutesDocument `json:"documents,omitempty"`
}

// MinutesDocument is a document that was sent, shown or joined.
type MinutesDocument struct {
	Name string `json:"name"`
	Hash string `json:"hash,omitempty"` // SHA-256, hexadecimal
	Item int    `json:"item,omitempty"` // number of the item that an annex is of
}

// MinutesAttendance is who was there and who was not. The counts say the same
// for the decision log, which names nobody.
type MinutesAttendance struct {
	Present     []MinutesPerson `json:"present,omitempty"`
	Remote      []MinutesPerson `json:"remote,omitempty"`
	Represented []MinutesPerson `json:"represented,omitempty"`
	Proxies     []MinutesProxy  `json:"proxies,omitempty"`
	Excused     []MinutesPerson `json:"excused,omitempty"`
	Absent      []MinutesPerson `json:"absent,omitempty"`
	Guests      []MinutesPerson `json:"guests,omitempty"`
	Counts      *MinutesCounts  `json:"counts,omitempty"`
}

// MinutesCounts counts the lists of an attendance.
type MinutesCounts struct {
	Present     int `json:"present"`
	Remote      int `json:"remote"`
	Represented int `json:"represented"`
	Proxies     int `json:"proxies"`
	Excused     int `json:"excused"`
	Absent      int `json:"absent"`
	Guests      int `json:"guests"`
}

// MinutesProxy is a proxy that was used, or ended (C3).
type MinutesProxy struct {
	Giver              string          `json:"giver"`
	GiverOrganization  string          `json:"giver_organization,omitempty"`
	Bearer             string          `json:"bearer"`
	BearerOrganization string          `json:"bearer_organization,omitempty"`
	Item               int             `json:"item,omitempty"` // for one item only
	Ended              *MinutesInstant `json:"ended,omitempty"`
}

// MinutesQuorum is a quorum at one moment (C2).
type MinutesQuorum struct {
	Base     int    `json:"base"`
	Required int    `json:"required"`
	Reached  int    `json:"reached"`
	Met      bool   `json:"met"`
	Waived   bool   `json:"waived,omitempty"` // second convocation, without condition of quorum
	Rule     string `json:"rule,omitempty"`   // the rule in words
}

// MinutesSource names the document that an erratum corrects, or that an extract
// is of, as it was issued.
type MinutesSource struct {
	Title       string `json:"title"`
	ContentHash string `json:"content_hash"`
	FileHash    string `json:"file_hash"`
	Code        string `json:"code,omitempty"` // left out of an extract: the code opens the register, not the document
}

// MinutesCorrection is what an erratum says (C8).
type MinutesCorrection struct {
	Passage string `json:"passage"` // which one, in words
	Text    string `json:"text"`    // what is to be read instead
	Reason  string `json:"reason"`
}

// MinutesWithheld is an item that an extract leaves out: its number alone.
type MinutesWithheld struct {
	Item int `json:"item"`
}

// MinutesApproval is when and how minutes were approved (part 22).
type MinutesApproval struct {
	Mode     ApprovalMode `json:"mode"`
	On       Date         `json:"on"`
	Decision string       `json:"decision,omitempty"` // number of the decision of the next meeting
}
