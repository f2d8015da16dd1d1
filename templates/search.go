package templates

// SearchShow looks for words in what was decided, written and put on agendas.
type SearchShow struct {
	Frame
	Query, Kind, Committee string
	Kinds, Committees      []Option
	Lines                  []FoundLine
	Total                  int
	Most                   bool // only the best are shown
}

// FoundLine is one place where the words are.
type FoundLine struct {
	Kind        Tag
	Code, Title string
	Path        string
	Meeting     string
	Day         string
	Snippet     []Piece
}

// Piece is a part of a text, found or around what was found.
type Piece struct {
	Text  string
	Found bool
}

func (SearchShow) template() string { return "search/show.html" }

func searchViews() []Page { return []Page{SearchShow{}} }
