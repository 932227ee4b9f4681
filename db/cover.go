package db

import (
	"path/filepath"

	"ashyq/checks/journal"
)

// Whoever steals a laptop that is switched off reads its disk, unless the disk is
// encrypted. Whether it is can be told on some systems by looking: a mount lies on a
// device, the device on others below it, and one of these is an encrypting one. What
// cannot be told is said to be unknown. A drive that encrypts by itself looks like
// one that does not.

// Cover tells whether the disk under a file is encrypted while the machine is off.
func Cover(file string) journal.Cover {
	full, err := filepath.Abs(file)
	if err != nil {
		return untold("system")
	}
	return coverOf(full)
}

func untold(why string) journal.Cover {
	return journal.Cover{State: journal.CoveredUnknown, By: why}
}
