package main

import (
	"bytes"
	"context"
	"os"
	"testing"
)

// The sample office takes a while to open. Whoever gives it up meanwhile, or whose
// terminal goes away, leaves nothing behind.
func TestAnOfficeThatIsGivenUpWhileItIsOpenedLeavesNothing(t *testing.T) {
	away := t.TempDir()
	t.Setenv("TMPDIR", away)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var out, told bytes.Buffer
	code := start(ctx, world{
		args: []string{"demo", "holders", "list"}, stdout: &out, stderr: &told,
		getenv: func(string) string { return "" }, user: func() string { return "sysuser" },
	})
	if code != exitRefused || told.Len() == 0 {
		t.Errorf("%d %q", code, told.String())
	}
	if left, err := os.ReadDir(away); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}
