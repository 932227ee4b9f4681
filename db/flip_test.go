package db

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"ashyq/checks/journal"
)

// contents reads back everything that a program can read.
func contents(s *Store) (string, error) {
	var out bytes.Buffer
	err := s.Read(context.Background(), func(r journal.Reader) error {
		for _, subject := range []journal.Subject{journal.Office, "holder h1", "inspection i1"} {
			list, err := r.Entries(subject)
			if err != nil {
				return err
			}
			for _, e := range list {
				out.Write(e.Raw)
				out.Write(e.Payload)
				act, err := r.Act(e.ActID())
				if err != nil {
					return err
				}
				for _, a := range act {
					out.WriteString(string(a.Hash))
				}
				for _, a := range e.Header.Attach {
					body, _, err := r.Open(a.Hash)
					if err != nil {
						return err
					}
					text, err := readAll(body)
					if err != nil {
						return err
					}
					out.Write(text)
				}
			}
		}
		return nil
	})
	return out.String(), err
}

// Whatever bit of the file is turned over: either opening or verifying names
// it, or nothing that is read back has changed. ASHYQ_FLIPS=20000 tries more.
func TestEveryFlipIsNamedOrChangesNothing(t *testing.T) {
	b, s := furnished(t)
	before, err := contents(s)
	if err != nil {
		t.Fatal(err)
	}
	before += join(b.rows(s))
	s.Close()
	whole, err := os.ReadFile(b.path)
	if err != nil {
		t.Fatal(err)
	}
	seed := uint64(time.Now().UnixNano())
	rng := rand.New(rand.NewPCG(seed, 0))
	refused, named, harmless := 0, 0, 0
	for range sample("ASHYQ_FLIPS", 120) {
		at, bit := rng.IntN(len(whole)), rng.IntN(8)
		damaged := bytes.Clone(whole)
		damaged[at] ^= 1 << bit
		if err := os.WriteFile(b.path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(context.Background(), b.path, b.options())
		if err != nil {
			refused++
			continue
		}
		report, err := s.Verify(context.Background(), nil)
		if err != nil || !report.OK {
			named++
		} else {
			harmless++
			after, err := contents(s)
			if err == nil {
				after += join(b.rows(s))
			}
			if err != nil || after != before {
				t.Errorf("seed %d: bit %d of byte %d changed what is read, and nothing was said (%v)", seed, bit, at, err)
			}
		}
		s.Close()
		os.Remove(b.path + "-wal")
		os.Remove(b.path + "-shm")
	}
	t.Logf("%d refused, %d named, %d harmless", refused, named, harmless)
}

func join(list []string) string {
	var out bytes.Buffer
	for _, s := range list {
		out.WriteString(s + "\n")
	}
	return out.String()
}

// A file whose end is cut off is named too, unless only its log was cut: then
// the note in the key folder tells.
func TestACutFileIsNamed(t *testing.T) {
	b, s := furnished(t)
	s.Close()
	whole, err := os.ReadFile(b.path)
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{1, 99, 512, 4096, 5000, len(whole) / 2, len(whole) - 4096, len(whole) - 1} {
		if err := os.WriteFile(b.path, whole[:size], 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(context.Background(), b.path, b.options())
		if err != nil {
			continue
		}
		if report, err := s.Verify(context.Background(), nil); err == nil && report.OK {
			t.Errorf("cut to %d of %d bytes: nothing was found", size, len(whole))
		}
		s.Close()
	}
}
