//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// binary builds the program once: what is tested here is what is shipped, down
// to the order in which its packages begin.
var binary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "ashyq-pty-*")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "ashyq")
	out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput()
	if err != nil {
		os.Stderr.Write(out)
	}
	return path, err
})

// terminal is the program in a terminal that answers no question, as seen by
// who sits before it.
type terminal struct {
	*testing.T
	dir  string
	tty  *os.File
	cmd  *exec.Cmd
	done chan error

	mu     sync.Mutex
	screen vt10x.Terminal
	raw    bytes.Buffer
}

// patience is how long a screen is waited for. It bounds a failing test, and
// measures nothing.
const patience = 60 * time.Second

// sit starts the program in a terminal of a size, in a folder of its own.
func sit(t *testing.T, w, h int, env []string, args ...string) *terminal {
	t.Helper()
	return sitIn(t, t.TempDir(), w, h, env, args...)
}

// sitIn is sit in a folder where somebody has worked before.
func sitIn(t *testing.T, dir string, w, h int, env []string, args ...string) *terminal {
	t.Helper()
	path, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	s := &terminal{T: t, dir: dir, screen: vt10x.New(vt10x.WithSize(w, h)), done: make(chan error, 1)}
	s.cmd = exec.Command(path, args...)
	s.cmd.Dir = s.dir
	s.cmd.Env = append([]string{
		"TERM=xterm-256color", "LC_ALL=C.UTF-8", "HOME=" + s.dir, "XDG_DATA_HOME=" + s.dir + "/data",
		"XDG_CONFIG_HOME=" + s.dir + "/config", "PATH=" + os.Getenv("PATH"),
	}, env...)
	s.tty, err = pty.StartWithSize(s.cmd, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)})
	if err != nil {
		t.Fatal(err)
	}
	go s.watch()
	go func() { s.done <- s.cmd.Wait() }()
	t.Cleanup(func() {
		_ = s.cmd.Process.Kill()
		_ = s.tty.Close()
	})
	return s
}

// watch draws what the program writes.
func (s *terminal) watch() {
	buf := make([]byte, 32<<10)
	var rest []byte // of a letter that came in two pieces: the screen wants it whole
	for {
		n, err := s.tty.Read(buf)
		s.mu.Lock()
		s.raw.Write(buf[:n])
		whole := append(rest, buf[:n]...)
		end := wholeLetters(whole)
		_, _ = s.screen.Write(whole[:end])
		rest = append([]byte(nil), whole[end:]...)
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// wholeLetters is how many bytes hold letters that are whole.
func wholeLetters(b []byte) int {
	for i := 1; i < utf8.UTFMax && i <= len(b); i++ {
		if tail := b[len(b)-i:]; utf8.RuneStart(tail[0]) {
			if !utf8.FullRune(tail) {
				return len(b) - i
			}
			break
		}
	}
	return len(b)
}

// shown is what stands on the screen.
func (s *terminal) shown() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.screen.String()
}

// waits waits until a text stands on the screen.
func (s *terminal) waits(text string) {
	s.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if strings.Contains(s.shown(), text) {
			return
		}
	}
	s.Fatalf("%q never appeared:\n%s", text, s.shown())
}

// keys are the bytes that a terminal sends for keys that are no letters.
var sent = map[string]string{
	"enter": "\r", "esc": "\x1b", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "tab": "\t",
	"ctrl+s": "\x13", "ctrl+z": "\x1a", "ctrl+q": "\x11", "ctrl+u": "\x15", "f1": "\x1bOP", "f2": "\x1bOQ", "f9": "\x1b[20~", "end": "\x1b[F",
	"space": " ",
}

// press sends keys one by one, by name or as the letters of a layout.
func (s *terminal) press(list ...string) {
	s.Helper()
	for _, key := range list {
		text, ok := sent[key]
		if !ok {
			text = key
		}
		before := s.shown()
		if _, err := io.WriteString(s.tty, text); err != nil {
			s.Fatal(err)
		}
		if key == "esc" {
			s.turns(before)
		}
		time.Sleep(15 * time.Millisecond)
	}
}

// turns waits until another screen is shown than before. Esc and the key after it are
// one key to a program that reads them together, so the next one waits for what Esc did.
func (s *terminal) turns(before string) {
	s.Helper()
	for end := time.Now().Add(patience); s.shown() == before; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			s.Fatalf("Esc changed nothing:\n%s", before)
		}
	}
}

// resize gives the window another size.
func (s *terminal) resize(w, h int) {
	s.Helper()
	s.mu.Lock()
	s.screen.Resize(w, h)
	s.mu.Unlock()
	if err := pty.Setsize(s.tty, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)}); err != nil {
		s.Fatal(err)
	}
}

// ends waits until the program has ended, and gives how.
func (s *terminal) ends() error {
	s.Helper()
	select {
	case err := <-s.done:
		return err
	case <-time.After(patience):
		s.Fatalf("it does not end:\n%s", s.shown())
		return nil
	}
}

// written is every byte that the program wrote.
func (s *terminal) written() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.raw.String()
}
