package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// strace tells whether calls of the system can be watched here.
func strace(t *testing.T) bool {
	t.Helper()
	out, err := exec.Command("strace", "-f", "--seccomp-bpf", "-e", "trace=connect", "true").CombinedOutput()
	if err != nil {
		t.Logf("calls are not watched here, for strace is not there or may not: %v %.100s", err, out)
	}
	return err == nil
}

// outward lists the calls of a trace that open a way out of the computer.
func outward(t *testing.T, trace string) (out []string, calls int) {
	t.Helper()
	body, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(body)) {
		calls++
		if strings.Contains(line, "AF_INET") || strings.Contains(line, "AF_NETLINK") || strings.Contains(line, "AF_PACKET") {
			out = append(out, strings.TrimSpace(line))
		}
	}
	return out, calls
}

const watched = "trace=socket,connect,sendto,sendmsg,sendmmsg,bind,execve"

// The program that is shipped, watched by the system: a day's work without an address
// opens no way out, neither by itself nor by a program that it starts.
func TestTheSystemSeesNoWayOut(t *testing.T) {
	if !strace(t) {
		return
	}
	path, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	dir := seat(t)
	for i, args := range offline(t, dir) {
		if i%4 != 0 {
			continue // each is watched from inside already, see TestADaysWorkContactsNothing
		}
		trace := filepath.Join(t.TempDir(), "trace")
		cmd := exec.Command("strace", append([]string{"-f", "--seccomp-bpf", "-o", trace, "-e", watched, path}, args...)...)
		cmd.Dir, cmd.Env = dir, plainEnv(dir)
		if out, err := cmd.CombinedOutput(); err != nil && cmd.ProcessState.ExitCode() != exitRefused {
			t.Errorf("%v: %v %s", args, err, out)
		}
		found, calls := outward(t, trace)
		if len(found) > 0 || calls == 0 {
			t.Errorf("%v: %d calls, of them\n%s", args, calls, strings.Join(found, "\n"))
		}
	}
}

// The same for the workbench on the sample office, in a terminal: its rooms are opened
// and closed.
func TestTheSystemSeesNoWayOutOfTheWorkbench(t *testing.T) {
	if !strace(t) {
		return
	}
	path, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	dir, trace := seat(t), filepath.Join(t.TempDir(), "trace")
	s := &terminal{T: t, dir: dir, screen: vt10x.New(vt10x.WithSize(100, 30)), done: make(chan error, 1)}
	s.cmd = exec.Command("strace", "-f", "--seccomp-bpf", "-o", trace, "-e", watched, path, "demo", "--lang", "ru")
	s.cmd.Dir, s.cmd.Env = dir, append(plainEnv(dir), "TERM=xterm-256color")
	if s.tty, err = pty.StartWithSize(s.cmd, &pty.Winsize{Cols: 100, Rows: 30}); err != nil {
		t.Fatal(err)
	}
	go s.watch()
	go func() { s.done <- s.cmd.Wait() }()
	t.Cleanup(func() { _ = s.cmd.Process.Kill(); _ = s.tty.Close() })
	s.waits("Критерий") // it opens on an inspection
	s.press("down", "enter")
	s.waits("› 4(2)")
	s.press("esc", "esc")
	for _, key := range []string{"f2", "f1"} {
		s.press(key)
		s.rests() // it is open
		s.press("esc")
	}
	s.press("ctrl+q")
	select {
	case <-s.done:
	case <-time.After(patience):
		t.Fatalf("the workbench does not end:\n%s", s.shown())
	}
	if found, calls := outward(t, trace); len(found) > 0 || calls == 0 {
		t.Errorf("%d calls, of them\n%s", calls, strings.Join(found, "\n"))
	}
}

// plainEnv is what the program is given of the world.
func plainEnv(dir string) []string {
	return []string{
		"HOME=" + dir, "TMPDIR=" + dir + "/tmp", "ASHYQ_DB=" + dir + "/a.db", "ASHYQ_NOW=2026-01-20T09:00:00+05:00", "LANG=en_US.UTF-8",
		"XDG_DATA_HOME=" + dir + "/data", "XDG_CONFIG_HOME=" + dir + "/config", "PATH=" + os.Getenv("PATH"),
	}
}
