package desk

import (
	"context"

	"ashyq/checks/capture"
)

// Web takes pages from their addresses: by asking the server, or by letting a
// browser on this computer draw them (see the methods of package capture). What
// came of it is the outcome of the capture; an error is only that of our own side:
// an address that is none, a browser that is missing, work that was stopped.
type Web interface {
	Take(ctx context.Context, address string, how capture.Method) (capture.Capture, error)
}
