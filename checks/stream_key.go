package checks

import "ashyq/checks/calendar"

// StreamKey says that the key of a stream is out of use: nothing is written or
// signed with it from that entry on, and nobody takes that back. What it wrote before
// stands.
type StreamKey struct {
	Stream string       `json:"stream"`
	Value  string       `json:"value"`
	Last   LastOfKey    `json:"last"`
	Day    calendar.Day `json:"day"` // since when, as the analyst knows it: the day a laptop was lost
	Reason string       `json:"reason"`
	Mark   Mark         `json:"-"`
}

// LastOfKey is the last entry of a stream that was held when its key was taken out of
// use: what stands in the stream up to it is good, and nothing after it. A clock could
// not tell that, for whoever holds the key chooses it.
type LastOfKey struct {
	Number int64  `json:"number"`
	Hash   string `json:"hash"`
}

// KeyRetired is the one word about a key.
const KeyRetired = "retired"
