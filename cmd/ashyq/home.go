package main

import (
	"os"
	"os/user"

	"github.com/adrg/xdg"
)

// findHome names the user's folder where the environment does not, as under cron or a
// service: else the database and the keys would be looked for at the root of the disk,
// and a second journal would begin there.
func findHome() {
	if os.Getenv("HOME") != "" {
		return
	}
	if u, err := user.Current(); err == nil && u.HomeDir != "" && os.Setenv("HOME", u.HomeDir) == nil {
		xdg.Reload()
	}
}
