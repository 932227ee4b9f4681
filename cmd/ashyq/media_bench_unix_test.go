//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// What may happen to the medium while the workbench is open: what was typed stands, the
// screen says what has happened and what to do, and when the cause is gone the same form
// is written.

// sits is the workbench for the user of a medium; its database lies in a folder of its
// own, which may go.
func (m *medium) sits(l layout) *terminal {
	m.Helper()
	s := &terminal{T: m.T, dir: m.dir, screen: vt10x.New(vt10x.WithSize(120, 40)), done: make(chan error, 1)}
	s.cmd = m.command(m.dir, "--db", filepath.Join("base", "a.db"), "--lang", l.lang)
	s.cmd.Env = append(s.cmd.Env, "TERM=xterm-256color")
	if m.as != nil {
		s.cmd.Path = filepath.Join(m.dir, "program", "ashyq")
		s.cmd.SysProcAttr = &syscall.SysProcAttr{Credential: m.as}
	}
	tty, err := pty.StartWithSize(s.cmd, &pty.Winsize{Cols: 120, Rows: 40})
	m.must(err)
	s.tty = tty
	go s.watch()
	go func() { s.done <- s.cmd.Wait() }()
	m.Cleanup(func() {
		_ = s.cmd.Process.Kill()
		_ = s.tty.Close()
	})
	return s
}

// benchSays are the words of the screen: what has happened, and what to do.
var (
	benchGone = map[string][2]string{
		"kk": {"Дерекқор файлы орнында жоқ не ауыстырылған", "Файлды орнына қайтарыңыз"},
		"ru": {"Файла базы данных больше нет на месте", "Верните файл на место"},
		"en": {"The database file is gone from its place", "Put the file back"},
	}
	benchClosed = map[string][2]string{
		"kk": {"Файлды ашу мүмкін болмады", "құқығыңызды қараңыз"},
		"ru": {"Файл не удалось открыть", "есть ли у вас права"},
		"en": {"The file could not be opened", "that you may use it"},
	}
)

// TestTheWorkbenchWhoseMediumGoes tells each story in each language.
func TestTheWorkbenchWhoseMediumGoes(t *testing.T) {
	for _, story := range []struct {
		name  string
		says  map[string][2]string
		goes  func(m *medium, base string) bool // false: it cannot be shown here
		comes func(m *medium, base string)
	}{
		{"its folder is moved away", benchGone, func(m *medium, base string) bool {
			m.must(os.Rename(base, base+".away"))
			return true
		}, func(m *medium, base string) { m.must(os.Rename(base+".away", base)) }},
		{"another medium stands in its place", benchGone, func(m *medium, base string) bool {
			m.Cleanup(func() { _ = exec.Command("umount", "-l", base).Run() })
			return exec.Command("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", base).Run() == nil
		}, func(m *medium, base string) { m.must(exec.Command("umount", base).Run()) }},
		{"the rights are taken away", benchClosed, func(m *medium, base string) bool {
			m.must(os.Chmod(base, 0))
			return true
		}, func(m *medium, base string) { m.must(os.Chmod(base, 0o700)) }},
	} {
		for _, l := range layouts {
			t.Run(story.name+" "+l.lang, func(t *testing.T) {
				m := asUser(t)
				base := filepath.Join(m.dir, "base")
				m.must(os.Rename(filepath.Join(m.dir, "a.db"), filepath.Join(base, "a.db")))
				s := m.sits(l)
				s.waits("2026-001")
				s.press("n")
				s.waits(l.appeared[1])
				s.press("enter")
				s.waits(l.appeared[2])
				if !story.goes(m, base) {
					t.Log("NOT SHOWN HERE, nothing may be mounted")
					return
				}
				s.openInspection(l)
				s.waits(story.says[l.lang][0])
				s.waits(story.says[l.lang][1])
				s.waits(l.holder)
				story.comes(m, base)
				s.press("ctrl+s")
				s.waits("2026-002")
				s.press("ctrl+q", "ctrl+q")
				_ = s.ends()
				if out, told, code := m.run("journal verify --lang en --db base/a.db"); code != 0 || !strings.Contains(out, "The journal is whole") {
					t.Errorf("exit %d: %s%s", code, out, told)
				}
			})
		}
	}
}
