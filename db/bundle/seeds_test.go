package bundle

import (
	"os"
	"path/filepath"
	"testing"

	"ashyq/checks/journal"
)

// ASHYQ_SEEDS=write writes the bundles with which fuzzing begins, and which every later
// program must still read: a bundle is kept for years.
func TestOldBundlesAreReadForEver(t *testing.T) {
	if os.Getenv("ASHYQ_SEEDS") == "write" {
		writeSeeds(t)
	}
	for name, want := range map[string]journal.Bundle{
		"inspection.bundle": {What: journal.BundleInspection, Entries: 3, Attachments: 2},
		"since.bundle":      {What: journal.BundleSince, Entries: 1, Attachments: 1},
		"unsigned.bundle":   {What: journal.BundleAll, Entries: 3, Attachments: 2},
	} {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		b, err := readBytes(text)
		if err != nil || b.What != want.What || b.Entries != want.Entries || b.Attachments != want.Attachments {
			t.Errorf("%s: %+v, %v", name, b, err)
		}
		if b.Signature.Empty() != (name == "unsigned.bundle") {
			t.Errorf("%s: signature %v", name, b.Signature)
		}
	}
}

func writeSeeds(t *testing.T) {
	t.Helper()
	l := at(t, t.TempDir(), "seed")
	l.attach("i1", "e1", "сурет")
	held := journal.Holding{Heads: l.export("x", journal.Selection{}).From.Heads}
	l.attach("i1", "e2", "екінші")
	l.export("since.bundle", journal.Selection{Since: &held})
	l.export("inspection.bundle", journal.Selection{Inspections: []string{"i1"}})
	l.must(os.RemoveAll(filepath.Join(l.dir, "seed-keys")))
	l.export("unsigned.bundle", journal.Selection{})
	for _, name := range []string{"since.bundle", "inspection.bundle", "unsigned.bundle"} {
		text, err := os.ReadFile(l.file(name))
		l.must(err)
		l.must(os.MkdirAll("testdata", 0o755))
		l.must(os.WriteFile(filepath.Join("testdata", name), text, 0o644))
	}
}
