//go:build unix

package db

import (
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

// A limit on the length of files must stop a write, not the program.
func init() { signal.Ignore(syscall.SIGXFSZ) }

// When there is no room left, the act that does not fit is refused in words,
// and all that was called saved is there.
func TestAFullDiskLosesNothing(t *testing.T) {
	b := newBench(t)
	b.write(b.open(), journaltest.Setting("office.city", "Астана"))
	cmd := exec.Command("sh", "-c", `ulimit -f 3000; exec "$0"`, os.Args[0]) // some 1.5 MB
	cmd.Env = append(os.Environ(), roleVariable+"=append", fileVariable+"="+b.path, keysVariable+"="+b.keys)
	other := b.start(cmd)
	saved, refused := map[journal.Hash]journal.Subject{}, ""
	for other.out.Scan() {
		word, rest, _ := strings.Cut(other.out.Text(), " ")
		if hash, subject, ok := cutHash(rest); word == "saved" && ok {
			saved[hash] = subject
		} else {
			refused = rest
		}
	}
	other.Wait()
	if !strings.Contains(refused, "disk") {
		t.Errorf("the last act was answered %q", refused)
	}
	s := b.open()
	for hash, subject := range saved {
		if list := b.entries(s, subject); len(list) != 1 || list[0].Hash != hash {
			t.Errorf("%s is lost", subject)
		}
	}
	t.Logf("%d acts were called saved before %q", len(saved), refused)
	b.verify(s)
	b.write(s, journaltest.Setting("office.name", "Департамент"))
}
