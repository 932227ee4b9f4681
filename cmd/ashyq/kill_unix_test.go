//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/db"
)

// The real program is killed in the middle of every kind of write. What it had called
// done is there, nothing stands half under its final name, and work goes on. ASHYQ_KILLS
// says how often; which acts there are says killActs.

// scene is a folder in which somebody has worked, and what an act makes of it.
type scene struct {
	*testing.T
	dir   string
	start int // entries before the act
	end   int // and after it
}

// command is the program in the folder, as a user starts it.
func (s *scene) command(dir string, args ...string) *exec.Cmd {
	s.Helper()
	path, err := binary()
	if err != nil {
		s.Fatal(err)
	}
	cmd := exec.Command(path, args...)
	cmd.Dir = dir
	cmd.Env = []string{
		"LC_ALL=C.UTF-8", "HOME=" + dir, "XDG_DATA_HOME=" + dir + "/data", "XDG_CONFIG_HOME=" + dir + "/config",
		"ASHYQ_DB=" + dir + "/a.db", "ASHYQ_NOW=2026-01-20T10:00:00+05:00", "PATH=" + os.Getenv("PATH"), "TMPDIR=" + dir + "/tmp",
	}
	return cmd
}

// does runs a command line to its end.
func (s *scene) does(dir, line string) string {
	s.Helper()
	out, err := s.command(dir, words(line)...).CombinedOutput()
	if err != nil {
		s.Fatalf("ashyq %s: %v\n%s", line, err, out)
	}
	return string(out)
}

// words parts a command line; what stands between quotes is one word.
func words(line string) (out []string) {
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}

// entries verifies a database and counts its entries; -1 where there is none.
func (s *scene) entries(dir, name string) int {
	s.Helper()
	report, ok := s.verified(dir, name)
	if !ok {
		return -1
	}
	if !report.OK {
		s.Errorf("%s: %v", name, report.Problems)
	}
	return report.Entries
}

// verified opens a database as the next program does, verifies it, writes to it, and
// gives what it held before that.
func (s *scene) verified(dir, name string) (journal.Report, bool) {
	s.Helper()
	path := filepath.Join(dir, name)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return journal.Report{}, false
	}
	deriver, err := desk.NewDeriver()
	if err != nil {
		s.Fatal(err)
	}
	ctx := context.Background()
	store, err := db.Open(ctx, path, db.Options{
		KeyDir: filepath.Join(dir, "config", "ashyq", "streams"), Deriver: deriver,
		Now: func() time.Time { return time.Date(2026, 1, 20, 6, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		s.Errorf("%s does not open: %v", name, err)
		return journal.Report{}, false
	}
	defer store.Close()
	report, err := store.Verify(ctx, nil)
	if err != nil {
		s.Errorf("%s: %v", name, err)
	}
	err = store.Write(ctx, journal.Signer{Author: "Келесі", Label: "KK"}, func(w journal.Writer) error {
		_, err := w.Append(journal.Draft{Kind: journal.KindCalendar, Subject: journal.Office, Matter: "calendar 2030-01-04",
			Payload: map[string]string{"day": "off", "reason": "next", "source": "test"}})
		return err
	})
	if err != nil {
		s.Errorf("%s: the next act fails: %v", name, err)
	}
	return report, true
}

// copied copies the folder, so that every kill begins from the same.
func (s *scene) copied() string {
	s.Helper()
	to, err := os.MkdirTemp(s.TempDir(), "kill-*")
	if err == nil {
		err = os.CopyFS(to, os.DirFS(s.dir))
	}
	if err != nil {
		s.Fatal(err)
	}
	return to
}

// furnished is the folder in which all acts begin.
func furnishedScene(t *testing.T) *scene {
	s := &scene{T: t, dir: t.TempDir()}
	for name, text := range killFiles {
		if err := os.WriteFile(filepath.Join(s.dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, folder := range []string{"tmp", "out"} {
		if err := os.Mkdir(filepath.Join(s.dir, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(s.dir, "big.bin"), bytes.Repeat([]byte("дәлел "), 200_000), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, line := range killStart {
		s.does(s.dir, line)
	}
	s.start = s.entries(s.copied(), "a.db")
	return s
}

// tally counts where the kills hit.
type tally struct{ before, inside, after int }

// TestAKillInTheMiddleOfEveryAct spreads the kills over the measured length of each
// act.
func TestAKillInTheMiddleOfEveryAct(t *testing.T) {
	all := furnishedScene(t)
	each := max(1, killCount(t)/len(killActs))
	var sum tally
	for _, act := range killActs {
		t.Run(act.name, func(t *testing.T) {
			s := *all
			s.T = t
			sum.add(s.kills(act, each))
		})
	}
	t.Logf("%d kills: %d before anything was written, %d inside, %d after the end",
		sum.before+sum.inside+sum.after, sum.before, sum.inside, sum.after)
	if sum.inside == 0 {
		t.Error("no kill hit inside")
	}
}

func (t *tally) add(o tally) {
	t.before, t.inside, t.after = t.before+o.before, t.inside+o.inside, t.after+o.after
}

// killCount is how many kills there are in all.
func killCount(t *testing.T) int {
	if long, err := strconv.Atoi(os.Getenv("ASHYQ_KILLS")); err == nil && long > 0 {
		return long
	}
	if testing.Short() {
		return len(killActs)
	}
	return 200
}

// kills does an act once to its end, and then kills it at other moments.
func (s *scene) kills(act killAct, times int) (sum tally) {
	s.Helper()
	if act.before != "" {
		dir := s.copied()
		s.does(dir, act.before)
		s.dir = dir
		s.start = s.entries(s.copied(), "a.db")
	}
	if strings.Contains(act.line, anyEvidence) {
		act.line = strings.ReplaceAll(act.line, anyEvidence, s.evidence())
	}
	whole := s.copied()
	began := time.Now()
	s.does(whole, act.line)
	length := time.Since(began)
	s.end = s.entries(whole, "a.db")
	if act.whole != nil {
		act.whole(s, whole)
	}
	for n := range times {
		at := length * time.Duration(2*n+1) / time.Duration(2*times)
		at += time.Duration(rand.Int64N(int64(length)/int64(2*times) + 1))
		s.kill(act, at, &sum)
	}
	s.Logf("%v long: %d before, %d inside, %d after", length.Round(time.Millisecond), sum.before, sum.inside, sum.after)
	return sum
}

// anyEvidence stands in an act for a piece of evidence that is there.
const anyEvidence = "EVIDENCE"

// evidence names the first piece of evidence that is listed.
func (s *scene) evidence() string {
	s.Helper()
	found := regexp.MustCompile(`"id": "([^"]+)"`).FindStringSubmatch(s.does(s.copied(), "evidence list 2026-001 --json"))
	if found == nil {
		s.Fatal("there is no evidence")
	}
	return found[1]
}

// kill does the act and kills it after a while.
func (s *scene) kill(act killAct, after time.Duration, sum *tally) {
	s.Helper()
	dir := s.copied()
	defer os.RemoveAll(dir)
	cmd := s.command(dir, words(act.line)...)
	var said bytes.Buffer
	cmd.Stdout = &said
	if err := cmd.Start(); err != nil {
		s.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	ended := cmd.Wait() == nil
	timer.Stop()
	acknowledged := ended || said.Len() > 0
	begun := s.begun(dir)
	got := s.entries(dir, "a.db")
	switch {
	case acknowledged && got != s.end:
		s.Errorf("killed after %v: it was told %q, and there are %d entries instead of %d", after, said.String(), got, s.end)
	case got != s.start && got != s.end:
		s.Errorf("killed after %v: %d entries, neither %d nor %d", after, got, s.start, s.end)
	}
	if act.whole != nil && acknowledged {
		act.whole(s, dir)
	}
	if act.never != nil {
		act.never(s, dir)
	}
	switch {
	case ended:
		sum.after++
	case begun || got != s.start:
		sum.inside++
	default:
		sum.before++
	}
}

// begun tells whether the killed program had something open to write: a log beside a
// database, or a file that has not got its name yet.
func (s *scene) begun(dir string) bool {
	for _, pattern := range []string{"a.db-wal", "*-journal", ".*part*", "out/.*", "tmp/*", "out/*"} {
		if list, err := filepath.Glob(filepath.Join(dir, pattern)); err == nil && len(list) > 0 {
			return true
		}
	}
	return false
}
