package db

import (
	"bufio"
	"context"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

// A program that is killed while it writes has kept all that it called saved.
// ASHYQ_KILLS=200 kills longer.
func TestWhatWasCalledSavedSurvivesAKill(t *testing.T) {
	b := newBench(t)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 0))
	saved := map[journal.Hash]journal.Subject{}
	for range sample("ASHYQ_KILLS", 12) {
		other := b.child("append")
		timer := time.AfterFunc(time.Duration(rng.IntN(150)+20)*time.Millisecond, func() { other.Process.Kill() })
		for other.out.Scan() {
			var hash journal.Hash
			word, rest, _ := strings.Cut(other.out.Text(), " ")
			hash, subject, whole := cutHash(rest)
			if word == "failed" {
				t.Fatal(other.out.Text())
			}
			if whole {
				saved[hash] = subject
			}
		}
		timer.Stop()
		other.Wait()
	}
	if len(saved) == 0 {
		t.Fatal("nothing was saved at all")
	}
	t.Logf("%d acts were called saved", len(saved))
	s := b.open()
	for hash, subject := range saved {
		list := b.entries(s, subject)
		if len(list) != 1 || list[0].Hash != hash || list[0].Payload == nil {
			t.Errorf("%s is lost", subject)
		}
	}
	if notes := b.verify(s).Notes; len(notes) != 0 {
		t.Errorf("notes %v", notes)
	}
	stream := b.heads(s)
	if len(stream) != 1 {
		t.Errorf("%d streams were begun, though none was behind", len(stream))
	}
	b.write(s, journaltest.Setting("office.city", "Астана"))
}

// cutHash reads what a child says after "saved"; its last line may be cut.
func cutHash(s string) (journal.Hash, journal.Subject, bool) {
	hash, subject, ok := strings.Cut(s, " ")
	return journal.Hash(hash), journal.Subject(subject), ok && journal.Hash(hash).Valid() &&
		regexp.MustCompile(`^inspection i\d+-\d+$`).MatchString(subject)
}

// An act is there whole or not at all: killed in the middle of one, a holder
// never stands without its inspection.
func TestAKillLeavesNoHalfAct(t *testing.T) {
	b := newBench(t)
	for range sample("ASHYQ_KILLS", 12) / 4 {
		other := b.child("append")
		time.Sleep(60 * time.Millisecond)
		other.Process.Kill()
		other.Wait()
	}
	s := b.open()
	odd, err := single[int](context.Background(), s.readers, `SELECT count(*) FROM entries h
WHERE h.kind = 'holder' AND NOT EXISTS (
  SELECT 1 FROM entries i WHERE i.kind = 'inspection' AND i.act = h.act AND i.payload IN (SELECT hash FROM payloads))`)
	if err != nil || odd != 0 {
		t.Errorf("%d acts are half there, %v", odd, err)
	}
	b.verify(s)
}

// Between the writing of an act and the word "saved" the log is flushed. Where there is
// no strace, or it may not trace, nothing is shown, and that is said.
func TestTheLogIsFlushedBeforeTheWordSaved(t *testing.T) {
	b := newBench(t)
	if err := exec.Command("strace", "-o", filepath.Join(b.dir, "try"), "true").Run(); err != nil {
		t.Logf("NOT SHOWN HERE, strace cannot be used: %v", err)
		return
	}
	trace := filepath.Join(b.dir, "trace")
	cmd := exec.Command("strace", "-f", "-y", "-o", trace, "-e", "trace=pwrite64,write,fsync,fdatasync", os.Args[0])
	cmd.Env = append(os.Environ(), roleVariable+"=append", fileVariable+"="+b.path, keysVariable+"="+b.keys)
	other := b.start(cmd)
	for range 20 {
		if !other.out.Scan() {
			t.Fatal("the traced program stopped")
		}
	}
	other.Process.Kill()
	other.Wait()
	f, err := os.Open(trace)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	written, flushed, said := false, false, 0
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := lines.Text()
		switch {
		case strings.Contains(line, "pwrite64(") && strings.Contains(line, "-wal>"):
			written, flushed = true, false
		case strings.Contains(line, "sync(") && strings.Contains(line, "-wal>"):
			flushed = true
		case strings.Contains(line, `"saved `):
			if said++; !written || !flushed {
				t.Errorf("act %d: written %v, flushed %v", said, written, flushed)
			}
			written, flushed = false, false
		}
	}
	t.Logf("%d acts were traced", said)
	if said < 15 {
		t.Errorf("only %d acts were traced", said)
	}
}
