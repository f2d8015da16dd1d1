package templates

import "time"

// FeedShow is the secret address of one's meetings, for a calendar.
type FeedShow struct {
	Frame
	Address string    // just made, shown once, or empty
	Since   time.Time // zero while there is none
	Renew   string
	Revoke  string
}

func (FeedShow) template() string { return "account/feed.html" }

func feedViews() []Page { return []Page{FeedShow{}} }
