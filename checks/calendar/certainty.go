package calendar

import (
	"fmt"

	"ashyq/checks/lang"
)

// Certainty is how sure it is that a day is a working day or a day off. The
// greater, the weaker.
type Certainty uint8

const (
	// Confirmed days stand in an official calendar or in a dated decision.
	Confirmed Certainty = iota
	// Computed days follow from the law on holidays; no official calendar of
	// their year was found, and a swap may still be ordered.
	Computed
	// Estimated days hang on a feast whose day is announced year by year.
	Estimated
	// Outside days lie in a year without a table: only the weekday is known.
	Outside
)

var certaintyNames = [...]string{"confirmed", "computed", "estimated", "outside"}

// String is the name that JSON and scripts see.
func (c Certainty) String() string {
	if int(c) >= len(certaintyNames) {
		return fmt.Sprintf("certainty %d", uint8(c))
	}
	return certaintyNames[c]
}

// Words says the certainty to the analyst.
func (c Certainty) Words() lang.Text { return messages().Text("certainty."+c.String(), nil) }

// MarshalText writes the name.
func (c Certainty) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads a name; any other word is an error.
func (c *Certainty) UnmarshalText(text []byte) error {
	for i, name := range certaintyNames {
		if name == string(text) {
			*c = Certainty(i)
			return nil
		}
	}
	return fmt.Errorf("calendar: unknown certainty %q", text)
}
