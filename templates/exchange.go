package templates

// ExchangeIndex offers the files of the conference.
type ExchangeIndex struct {
	Frame
	Filtered                            bool   // the first two hold what the list was asked for
	Whole                               string // path of this page without a filter
	Text, Book, Conference, Paper, Open string // paths
	Back                                string
}

func (ExchangeIndex) template() string { return "exchange/index.html" }

// ExchangeOpen says what the open format takes of the commitments, and what it
// refuses and why (F19).
type ExchangeOpen struct {
	Frame
	Kept     int // commitments
	Lines    int // of the file
	File     string
	Rejected []ExchangeRefusal
	Refusals string // path of the same list as a file
}

// ExchangeRefusal is a commitment that the open format refuses: the columns
// at fault, and why.
type ExchangeRefusal struct {
	Label, Path, Funder string
	Reasons             []Row
}

func (ExchangeOpen) template() string { return "exchange/open.html" }

// ExchangeImport asks for a file of commitments, and says how to write one.
type ExchangeImport struct {
	Frame
	CSV, Workbook string // paths of the model file
	Accept        string // kinds of files
	MaxLines      int
	Columns       []ListColumn
	OnBehalf      bool // the person may enter commitments of any funder
	Back          string
}

func (ExchangeImport) template() string { return "exchange/import.html" }

// ExchangeImported says what was imported, and what comes next.
type ExchangeImported struct {
	Frame
	Rows         []Row
	Made         string
	Funding, New string // paths
}

func (ExchangeImported) template() string { return "exchange/imported.html" }

func exchangeViews() []Page {
	return []Page{ExchangeIndex{}, ExchangeOpen{}, ExchangeImport{}, ExchangeImported{}}
}
