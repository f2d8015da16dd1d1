package templates

// Follow makes a page live: it is read again when something of these kinds is
// journaled in the coordination after this entry. Parts of the page with
// data-live and an id change; all others stay. Without scripts a page is what
// it was when it was read.
type Follow struct {
	Path  string // of the stream
	After int64  // the last entry of the journal when the page was read
	Kinds string // of objects, between spaces
}
