package checks

import "ashyq/checks/calendar"

// StreamKey says that the key of a stream is out of use: nothing is written or
// signed with it from that entry on. What it wrote before stands.
type StreamKey struct {
	Stream string       `json:"stream"`
	Value  string       `json:"value"`
	Day    calendar.Day `json:"day"` // since when, as the analyst knows it: the day a laptop was lost
	Reason string       `json:"reason"`
	Mark   Mark         `json:"-"`
}

// KeyRetired is the one word about a key.
const KeyRetired = "retired"
