package db

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashyq/checks/journal"
	"ashyq/checks/journal/journaltest"
)

// The tests start this program again as another process that works on the same
// file. What it is to do stands in the environment.
const (
	roleVariable = "ASHYQ_DB_ROLE"
	fileVariable = "ASHYQ_DB_FILE"
	keysVariable = "ASHYQ_DB_KEYS"
)

// play does what a child process is there for.
func play(role string) int {
	ctx := context.Background()
	file := os.Getenv(fileVariable)
	o := Options{KeyDir: os.Getenv(keysVariable), Deriver: journaltest.Deriver("1"), Now: journaltest.Clock}
	if role == "restore" {
		for fmt.Println("started"); ; {
			if _, err := Restore(ctx, backupOf(file), file, o); err != nil {
				fmt.Println("failed", err)
				return 1
			}
		}
	}
	s, err := Open(ctx, file, o)
	if err != nil {
		fmt.Println("failed", err)
		return 1
	}
	switch role {
	case "rebuild":
		for fmt.Println("started"); err == nil; {
			err = s.Rebuild(ctx, nil)
		}
	case "merge":
		for fmt.Println("started"); err == nil; {
			_, err = s.Merge(ctx, file+".other")
		}
	case "backup":
		for fmt.Println("started"); err == nil; {
			_, err = s.Backup(ctx, backupOf(file))
		}
	case "erase":
		fmt.Println("started")
		err = eraseAll(s)
	case "number":
		err = openSome(s, 15)
	case "append": // without end: acts of several entries, some with an attachment
		err = appendForever(s)
	case "once": // one act, when a line comes in
		for lines := bufio.NewScanner(os.Stdin); lines.Scan() && err == nil; {
			_, err = try(s, journaltest.Setting("office."+lines.Text(), "из другого окна"))
			fmt.Println("saved", lines.Text())
		}
	case "hold": // takes the writing lock and keeps it
		_, err = s.hand.begin()
		fmt.Println("holding")
		_, _ = io.ReadAll(os.Stdin)
	}
	if err != nil {
		fmt.Println("failed", err)
		return 1
	}
	return 0
}

// backupOf is where the tests back up to.
func backupOf(file string) string { return filepath.Join(filepath.Dir(file), "backup.ashyq") }

// openSome opens inspections, each with the number after the greatest held.
func openSome(s *Store, count int) error {
	for n := range count {
		err := s.Write(context.Background(), journaltest.Signer, func(w journal.Writer) error {
			last, err := w.LastNumber(2026)
			if err == nil {
				_, err = w.Append(journaltest.Inspection(fmt.Sprintf("i%d-%d", os.Getpid(), n), fmt.Sprintf("2026-%03d", last+1), "h"))
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// eraseAll lets go of every payload of an inspection with its attachments, one
// by one.
func eraseAll(s *Store) error {
	for {
		err := s.Write(context.Background(), journaltest.Signer, func(w journal.Writer) error {
			list, err := w.Entries("inspection i1")
			if err != nil {
				return err
			}
			for _, e := range list {
				if e.Payload != nil && len(e.Header.Attach) > 0 {
					_, err := w.Append(journaltest.Erased("inspection i1", e.Header.Payload, e.Header.Attach[0].Hash))
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
}

func appendForever(s *Store) error {
	for n := 0; ; n++ {
		var last journal.Entry
		err := s.Write(context.Background(), journaltest.Signer, func(w journal.Writer) error {
			id := fmt.Sprintf("%d-%d", os.Getpid(), n)
			drafts := []journal.Draft{
				journaltest.Holder("h"+id, "Мектеп "+id, "Школа "+id),
				journaltest.Inspection("i"+id, fmt.Sprintf("2026-%03d", n), "h"+id),
			}
			if n%5 == 0 {
				a, err := w.Attach(strings.NewReader(strings.Repeat(id, 80_000)), 1<<20)
				if err != nil {
					return err
				}
				drafts[1].Attach = []journal.Attachment{a}
			}
			list, err := w.Append(drafts...)
			if err == nil {
				last = list[len(list)-1]
			}
			return err
		})
		if err != nil {
			return err
		}
		fmt.Printf("saved %s %s\n", last.Hash, last.Header.Subject)
	}
}

// child is another process at work.
type child struct {
	*exec.Cmd
	out *bufio.Scanner
	in  io.WriteCloser
}

func (b *bench) child(role string) *child {
	b.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), roleVariable+"="+role, fileVariable+"="+b.path, keysVariable+"="+b.keys)
	return b.start(cmd)
}

func (b *bench) start(cmd *exec.Cmd) *child {
	b.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	c := &child{Cmd: cmd, out: bufio.NewScanner(out), in: in}
	b.Cleanup(func() { in.Close(); cmd.Process.Kill(); cmd.Wait() })
	return c
}

// says waits for one line of the child.
func (c *child) says(t testing.TB, want string) {
	t.Helper()
	if !c.out.Scan() || c.out.Text() != want {
		t.Fatalf("the other process says %q, want %q", c.out.Text(), want)
	}
}

func TestAnotherProcessWritesMeanwhile(t *testing.T) {
	b := newBench(t)
	s := b.open()
	b.write(s, journaltest.Setting("office.name", "Департамент"))
	other := b.child("once")
	for n, name := range []string{"one", "two", "three"} {
		if changed, err := s.Changed(context.Background()); changed || err != nil {
			t.Errorf("before %s: changed %v, %v", name, changed, err)
		}
		fmt.Fprintln(other.in, name)
		other.says(t, "saved "+name)
		if changed, err := s.Changed(context.Background()); !changed || err != nil {
			t.Errorf("after %s: changed %v, %v", name, changed, err)
		}
		b.write(s, journaltest.Setting("office.own-"+name, "из этого окна"))
		if got, want := len(b.entries(s, journal.Office)), 2+2*(n+1); got != want {
			t.Errorf("%d entries, want %d", got, want)
		}
	}
	if heads := b.heads(s); len(heads) != 1 {
		t.Errorf("both wrote with one key, but there are %d streams", len(heads))
	}
	b.verify(s)
}

func TestTwoProcessesNeverGiveOneNumberTwice(t *testing.T) {
	b := newBench(t)
	s := b.open()
	other := b.child("number")
	if err := openSome(s, 15); err != nil {
		t.Fatal(err)
	}
	for other.out.Scan() {
		t.Error(other.out.Text())
	}
	if err := other.Wait(); err != nil {
		t.Error(err)
	}
	b.read(s, func(r journal.Reader) error {
		list, err := r.Inspections(journal.InspectionQuery{})
		for n, i := range list {
			if want := fmt.Sprintf("2026-%03d", len(list)-n); i.Number != want {
				t.Errorf("number %s stands where %s should", i.Number, want)
			}
		}
		if len(list) != 30 {
			t.Errorf("%d inspections were opened", len(list))
		}
		return err
	})
}

func TestAnAnswerThatAnotherProcessCameBeforeIsRefused(t *testing.T) {
	b := newBench(t)
	s := b.open()
	other := b.child("once")
	fmt.Fprintln(other.in, "city")
	other.says(t, "saved city")
	_, err := try(s, journaltest.Setting("office.city", "Астана"))
	if conflict, ok := err.(*journal.ConflictError); !ok || len(conflict.In) != 1 {
		t.Errorf("got %v", err)
	}
}

func TestALockThatIsNotReleasedIsTold(t *testing.T) {
	b := newBench(t)
	o := b.options()
	o.wait = 200 * time.Millisecond
	s := b.openAt(b.path, o)
	b.write(s, journaltest.Setting("office.name", "Департамент"))
	other := b.child("hold")
	other.says(t, "holding")
	_, err := try(s, journaltest.Setting("office.city", "Астана"))
	b.refused(err, "db.locked")
	if n := len(b.entries(s, journal.Office)); n != 2 {
		t.Errorf("reading goes on, but %d entries are there", n)
	}
	other.in.Close()
	other.Wait()
	b.write(s, journaltest.Setting("office.city", "Астана"))
}
