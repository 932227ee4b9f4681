//go:build unix

package main

import (
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adrg/xdg"
)

// Without HOME, as under cron, the database and the keys are looked for where the
// user's folder is, and never at the root of the disk.
func TestWithoutHomeTheUsersFolderIsFound(t *testing.T) {
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(xdg.Reload) // after the environment is as it was
	for _, name := range []string{"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"} {
		t.Setenv(name, "")
	}
	xdg.Reload()
	findHome()
	if os.Getenv("HOME") != me.HomeDir || !strings.HasPrefix(keys(), me.HomeDir+string(filepath.Separator)) {
		t.Errorf("HOME is %q, the keys lie in %s; the user's folder is %s", os.Getenv("HOME"), keys(), me.HomeDir)
	}
}
