//go:build unix

package db

import (
	"os"
	"testing"

	"ashyq/checks/journal/journaltest"
)

// What is written into a file that nobody will find is not written: a database
// that was deleted or replaced under the program refuses, and says so.
func TestADatabaseThatIsGoneFromItsPlaceTakesNothing(t *testing.T) {
	for _, story := range []struct {
		sentence string
		happens  func(path string) error
	}{
		{"it was deleted", os.Remove},
		{"it was moved away", func(path string) error { return os.Rename(path, path+".away") }},
		{"another stands in its place", func(path string) error {
			if err := os.Remove(path); err != nil {
				return err
			}
			return os.WriteFile(path, []byte("another"), 0o600)
		}},
	} {
		t.Run(story.sentence, func(t *testing.T) {
			b := newBench(t)
			s := b.open()
			if _, err := try(s, journaltest.Setting("office.city", "Астана")); err != nil {
				t.Fatal(err)
			}
			if err := story.happens(s.path); err != nil {
				t.Fatal(err)
			}
			_, err := try(s, journaltest.Setting("office.city", "Алматы"))
			b.refused(err, "db.gone")
		})
	}
}
