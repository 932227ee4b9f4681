//go:build unix

package main

import (
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashyq/db"
)

// The workbench is killed in a terminal, while somebody types and while a form is
// being written: what the screen called written is there, an act is there whole or not
// at all, and what the screen called a draft is offered back.
func TestAKillOfTheWorkbench(t *testing.T) {
	l := layouts[2] // Kazakh, in the smallest window
	for n := range max(2, killCount(t)/25) {
		s := sit(t, l.w, l.h, []string{"ASHYQ_NOW=2026-01-20T10:00:00+05:00"}, "--db", "a.db", "--lang", l.lang)
		s.waits(l.appeared[0])
		s.press("enter")
		s.waits(l.appeared[1])
		s.press("enter")
		s.waits(l.appeared[2])
		if n%2 == 0 {
			s.press(l.holder)
			if n%4 == 0 {
				s.waits("аяқталмаған") // it is a draft now
			}
		} else {
			s.openInspection(l)
		}
		time.Sleep(time.Duration(rand.IntN(700)) * time.Millisecond) // the moment of the kill
		shown := s.shown()
		if err := s.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = s.ends()
		left := &scene{T: t, dir: s.dir}
		drafts := left.drafts("a.db")
		entries := left.entries(s.dir, "a.db")
		switch written := strings.Contains(shown, l.appeared[3]); {
		case written && entries < 3:
			t.Errorf("the screen said it was written, and there are %d entries:\n%s", entries, shown)
		case entries > 0 && entries < 3:
			t.Errorf("half an act: %d entries", entries)
		case !written && strings.Contains(shown, "аяқталмаған") && drafts == 0 && entries <= 0:
			t.Errorf("the screen said it was a draft, and there is none:\n%s", shown)
		}
		t.Logf("killed: %d entries, %d drafts", entries, drafts)
	}
}

// drafts counts what lies on the shelf of a database.
func (s *scene) drafts(name string) int {
	s.Helper()
	store, err := db.Open(s.Context(), filepath.Join(s.dir, name), db.Options{KeyDir: filepath.Join(s.dir, "config", "ashyq", "streams")})
	if err != nil {
		s.Fatal(err)
	}
	defer store.Close()
	keys, err := store.Keys(s.Context(), "draft")
	if err != nil {
		s.Fatal(err)
	}
	return len(keys)
}
