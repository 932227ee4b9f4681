package desk_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/docx"
	"ashyq/checks/paper/md"
)

// photographed opens an inspection with a photo in it, and gives its number and
// the bytes of the photo.
func photographed(b *bureau) (number string, photo []byte) {
	b.t.Helper()
	number = b.open("quasi-state", "public-order=no")
	photo = append([]byte("\x89PNG\r\n\x1a\n"), bytes.Repeat([]byte{7}, 300<<10)...)
	_, err := b.AddEvidence(b.ctx, number, desk.EvidenceInput{
		Check: "stand", Kind: checks.Stand, At: at(b.t, "2025-06-10"), Title: "Стенд", Source: "барып көру",
		Items: []checks.ItemSeen{{Item: "placed", State: checks.Present}}, Files: []string{write(b.t, "stand.png", photo)},
	})
	must(b.t, err)
	return number, photo
}

// figures lists the pictures of a paper.
func figures(d *paper.Document) (out []paper.Figure) {
	for _, annex := range d.Annexes {
		for _, block := range annex.Body {
			if f, ok := block.(paper.Figure); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

// The preview is the draft that would be written, letter for letter; its photos
// can be opened after it was made.
func TestThePreviewIsTheDraft(t *testing.T) {
	b := newBureau(t)
	number, photo := photographed(b)
	for _, l := range lang.Langs() {
		doc, missing, err := b.PreviewPaper(b.ctx, number, checks.MemoPaper, l, checks.PaperDetails{})
		must(t, err)
		var shown, written bytes.Buffer
		must(t, md.Writer{}.Write(b.ctx, &shown, doc))
		result, err := b.Paper(b.ctx, number, desk.PaperRequest{Kind: checks.MemoPaper,
			Lang: l, Format: md.Format, Writers: paper.Writers{md.Format: md.Writer{}}, Out: &written,
		})
		must(t, err)
		if doc.Draft == "" || doc.Lang != l || shown.Len() == 0 || shown.String() != written.String() {
			t.Errorf("%s: the preview has %d bytes, the draft %d", l, shown.Len(), written.Len())
		}
		if len(missing) == 0 || !reflect.DeepEqual(missing, result.Missing) {
			t.Errorf("%s: missing %v and %v", l, missing, result.Missing)
		}
		list := figures(doc)
		if len(list) != 1 {
			t.Fatalf("%s: %d pictures", l, len(list))
		}
		for range 2 {
			r, err := list[0].Open()
			must(t, err)
			if body, err := io.ReadAll(r); err != nil || !bytes.Equal(body, photo) {
				t.Errorf("%s: the photo has %d bytes, %v", l, len(body), err)
			}
			must(t, r.Close())
		}
	}
	lines, err := b.Journal(b.ctx, number)
	if must(t, err); len(lines) != 2 {
		t.Errorf("something was written: %d entries", len(lines))
	}
	if _, _, err := b.PreviewPaper(b.ctx, "2026-099", checks.MemoPaper, lang.KK, checks.PaperDetails{}); code(t, err) != "inspection.unknown" {
		t.Errorf("%v", err)
	}
}

// A memo goes into a file whole; where it cannot be made the file stays as it was.
func TestAMemoIsWrittenIntoAFile(t *testing.T) {
	b := newBureau(t)
	number, _ := photographed(b)
	path := filepath.Join(t.TempDir(), "memo.md")
	request := desk.PaperRequest{Kind: checks.MemoPaper, Lang: lang.RU, Format: md.Format, Writers: paper.Writers{md.Format: md.Writer{}, docx.Format: docx.Writer{}}}
	result, err := b.WritePaper(b.ctx, number, path, request)
	must(t, err)
	var draft bytes.Buffer
	request.Out = &draft
	_, err = b.Paper(b.ctx, number, request)
	must(t, err)
	body, err := os.ReadFile(path)
	if must(t, err); result.Issued || len(result.Missing) == 0 || !bytes.Equal(body, draft.Bytes()) {
		t.Errorf("%d bytes, %+v", len(body), result)
	}
	_, err = b.WritePaper(b.ctx, "2026-099", path, request)
	if got := code(t, err); got != "inspection.unknown" {
		t.Errorf("%q", got)
	}
	request.Issue = true
	_, err = b.As(desk.Author{Name: "Асан Т."}).WritePaper(b.ctx, number, path, request)
	if got := code(t, err); got != "memo.no-name" {
		t.Errorf("issued by nobody who gave a name: %q", got)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, body) {
		t.Errorf("the file has changed: %d bytes, %v", len(after), err)
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Errorf("something was left beside it: %v, %v", entries, err)
	}
}

// full is a disk on which no file comes to its place.
type full struct{ desk.Disk }

var errFull = errors.New("no room")

func (full) Write(_ string, write func(io.Writer) error) error {
	return errors.Join(write(io.Discard), errFull)
}

// Where the paper was issued and its file could not be written, the answer says
// both: the paper is in the journal.
func TestAnIssuedMemoIsToldOfEvenWithoutItsFile(t *testing.T) {
	b := newBureau(t)
	number, _ := photographed(b)
	d, err := desk.New(desk.Tools{Store: b.store, Clock: b, Files: full{}, Author: desk.Author{Name: "Асан Т.", Given: true}})
	must(t, err)
	result, err := d.WritePaper(b.ctx, number, "memo.md", desk.PaperRequest{Kind: checks.MemoPaper,
		Lang: lang.KK, Format: md.Format, Writers: paper.Writers{md.Format: md.Writer{}}, Issue: true,
	})
	if !errors.Is(err, errFull) || !result.Issued || result.ID == "" {
		t.Errorf("%+v, %v", result, err)
	}
}
