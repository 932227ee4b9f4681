package db

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"ashyq/checks/journal/journaltest"
)

// What stands in a copy stands there once, so that erasing it after a restore leaves
// nothing of it behind.
func TestABackupHoldsEveryTextOnce(t *testing.T) {
	b := newBench(t)
	s := b.open()
	var marks []string
	for n := range 60 {
		mark := fmt.Sprintf("белгі-%03d-мұнда", n)
		marks = append(marks, mark)
		b.write(s, journaltest.Setting(fmt.Sprintf("office.note%d", n), mark+strings.Repeat(" сөз", n*3)))
	}
	path := b.path + ".copy"
	if _, err := s.Backup(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, mark := range marks {
		if n := bytes.Count(file, []byte(mark)); n != 1 {
			t.Errorf("%q stands there %d times", mark, n)
		}
	}
}
