package lang

import "errors"

// Error is a failure told to the analyst: what happened and what to do next,
// in her language. Err keeps the technical cause, if there is one.
type Error struct {
	Code string // stable, for tests and scripts: "date.impossible"
	Text Text
	Hint Text
	Err  error
}

// Error gives the English text, for logs and tests.
func (e *Error) Error() string {
	if e.Text.EN == "" {
		return e.Code
	}
	return e.Text.EN
}

// Unwrap gives the technical cause.
func (e *Error) Unwrap() error { return e.Err }

// AsError finds the first of our errors in a chain.
func AsError(err error) (*Error, bool) {
	var ours *Error
	ok := errors.As(err, &ours)
	return ours, ok
}
