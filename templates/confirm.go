package templates

// Confirm asks before an action that cannot be undone. The answer is posted to
// Action, with a field "confirme" worth "oui".
type Confirm struct {
	Frame
	Question     string   // the heading: « Retirer la Ville de Lille de la coordination ? »
	Consequences []string // what will happen, one sentence each
	Action       string   // path the form is posted to
	Button       string   // verb of the button
	Back         string   // path of « Renoncer »
	Version      int
	Hidden       []Row  // further fields, Label is the name
	AskReason    bool   // asks for a "motif"
	Reason       string // as typed
}

func (Confirm) template() string { return "confirm.html" }

func confirmViews() []Page { return []Page{Confirm{}} }
