package desk_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/docx"
	"ashyq/checks/paper/html"
	jsonpaper "ashyq/checks/paper/json"
	"ashyq/checks/paper/md"
	"ashyq/checks/paper/pdf"
	"ashyq/checks/paper/xlsx"
	"ashyq/db"
	"ashyq/fixtures/office"
)

// newTwin tells one story with a key, ids and a clock that are the same each time: two of
// them are one laptop and its copy.
func newTwin(t *testing.T) *year {
	t.Helper()
	b := &bureau{t: t, ctx: t.Context(), now: moment(t, "2026-01-20T10:00:00+05:00")}
	deriver, err := desk.NewDeriver()
	must(t, err)
	b.store, err = db.Open(b.ctx, filepath.Join(t.TempDir(), "a.db"), db.Options{MemoryKey: true, Random: office.Chance(), Deriver: deriver, Now: b.Now})
	must(t, err)
	t.Cleanup(func() { b.store.Close() })
	b.Desk, err = desk.New(desk.Tools{
		Store: b.store, Clock: b, Files: desk.Disk{}, Random: office.Chance(), Program: "ashyq 1.0", Author: desk.Author{Name: "Асан Т.", Given: true},
	})
	must(t, err)
	y := &year{bureau: b, number: b.open("state-body")}
	for _, s := range [][2]string{
		{"office.name.kk", "Сынақ министрлігі"}, {"office.name.ru", "Министерство испытаний"}, {"office.city.kk", "Арқа"}, {"office.city.ru", "Арка"},
		{"signer.post.kk", "Басшы"}, {"signer.post.ru", "Руководитель"}, {"signer.name.kk", "А. Сынақов"}, {"signer.name.ru", "А. Сынаков"},
	} {
		must(t, y.Set(y.ctx, s[0], s[1], "Ереже"))
	}
	return y
}

func allFormats() paper.Writers {
	return paper.Writers{
		docx.Format: docx.Writer{}, pdf.Format: pdf.Writer{}, html.Format: html.Writer{}, xlsx.Format: xlsx.Writer{},
		md.Format: md.Writer{}, jsonpaper.Format: jsonpaper.Writer{},
	}
}

// memoIn puts the memo for signature and gives its bytes in a format.
func (y *year) memoIn(f paper.Format) []byte {
	y.t.Helper()
	var out bytes.Buffer
	result, err := y.Paper(y.ctx, y.number, desk.PaperRequest{
		Kind: checks.MemoPaper, Lang: lang.KK, Format: f, Writers: allFormats(), Out: &out, Issue: true,
	})
	if err != nil {
		y.t.Fatalf("%s: %v %+v", f, err, result.Missing)
	}
	return out.Bytes()
}

// verified writes bytes into a file and asks what it is.
func (b *bureau) verified(body []byte) desk.FileReport {
	b.t.Helper()
	path := filepath.Join(b.t.TempDir(), "file")
	must(b.t, os.WriteFile(path, body, 0o600))
	out, err := b.VerifyFile(b.ctx, path, journal.Key{})
	must(b.t, err)
	return out
}

// resaved writes a zip anew, as a word processor does: the same parts, other bytes.
func resaved(t *testing.T, body []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	must(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range in.File {
		r, err := f.Open()
		must(t, err)
		part, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Store})
		must(t, err)
		_, err = io.Copy(part, r)
		must(t, err)
		must(t, r.Close())
	}
	must(t, w.Close())
	return out.Bytes()
}

// What becomes of a paper that left the office, and what is said of it when it comes
// back: here, on a laptop that lags behind, on one that went another way, on a stranger's.
func TestWhatIsSaidOfAPaperThatComesBack(t *testing.T) {
	type said struct {
		ok      bool
		found   string // "": it is no paper
		signed  bool   // the mark was found, and its signature stands
		known   bool   // whose key it is
		retired bool
		here    journal.HeadState
		problem string
		words   string // among those that are said in Russian
	}
	forged := func(body []byte) []byte {
		word := paper.FindSigned(body)[0].Word()
		return []byte("# Анықтама\n\nБәрі сақталған.\n\n<!-- " + word + " -->\n")
	}
	same := func(y *year) *bureau { return y.bureau }
	for _, story := range []struct {
		name   string
		format paper.Format
		file   func(body []byte) []byte
		at     func(y *year) *bureau // who is asked
		want   said
	}{
		{"an untouched paper", docx.Format, bytes.Clone, same,
			said{ok: true, found: desk.PaperKept, signed: true, known: true, here: journal.HeadHeld, words: "Не изменен"}},
		{"an untouched page", html.Format, bytes.Clone, same,
			said{ok: true, found: desk.PaperKept, signed: true, known: true, here: journal.HeadHeld, words: "Не изменен"}},
		{"one byte was changed", md.Format, func(b []byte) []byte { return bytes.Replace(b, []byte("."), []byte(","), 1) }, same,
			said{found: desk.PaperChanged, signed: true, known: true, here: journal.HeadHeld, words: "ИЗМЕНЕН"}},
		{"a word processor wrote it anew", docx.Format, func(b []byte) []byte { return resaved(t, b) }, same,
			said{found: desk.PaperChanged, signed: true, known: true, here: journal.HeadHeld, words: "ИЗМЕНЕН"}},
		{"the id in its mark was altered", md.Format, func(b []byte) []byte {
			m := paper.FindSigned(b)[0]
			other := m
			other.Paper = m.Paper[:len(m.Paper)-4] + "ffff"
			return bytes.Replace(b, []byte(m.Word()), []byte(other.Word()), 1)
		}, same, said{found: desk.PaperForged, known: true, here: journal.HeadHeld, words: "ПОДДЕЛКА"}},
		{"its mark was copied into another text", docx.Format, forged, same,
			said{found: desk.PaperChanged, signed: true, known: true, here: journal.HeadHeld, words: "ИЗМЕНЕН"}},
		{"its mark was altered", md.Format, func(b []byte) []byte {
			m := paper.FindSigned(b)[0]
			other := m
			other.Heads = slices.Clone(m.Heads)
			other.Heads[0].Number--
			return bytes.Replace(b, []byte(m.Word()), []byte(other.Word()), 1)
		}, same, said{found: desk.PaperChanged, known: true, here: journal.HeadOtherWay}},
		{"without its mark it is any text", md.Format, func(b []byte) []byte {
			return bytes.Replace(b, []byte("ashyq-signed"), []byte("ashyq-"), 1)
		}, same, said{ok: true}},
		{"its key went out of use since", docx.Format, bytes.Clone, func(y *year) *bureau {
			other := newBureau(t)
			carry(t, y.bureau, other)
			list, err := other.Keys(other.ctx)
			must(t, err)
			_, err = other.RetireKey(other.ctx, desk.KeyRetireInput{Key: string(list[0].Stream), Reason: "ноутбук жоғалды"})
			must(t, err)
			return other
		}, said{ok: true, found: desk.PaperKept, signed: true, known: true, retired: true, here: journal.HeadHeld, words: "20.01.2026"}},
		{"nobody here knows the key", docx.Format, bytes.Clone, func(*year) *bureau { return newBureau(t) },
			said{ok: true, found: desk.PaperUnknown, signed: true, here: journal.HeadUnknown, words: "НИЧЕГО сказать нельзя"}},
		{"a colleague's journal lags behind", docx.Format, bytes.Clone, func(y *year) *bureau {
			other := newBureau(t)
			carry(t, newTwin(t).bureau, other)
			return other
		}, said{ok: true, found: desk.PaperUnknown, signed: true, known: true, here: journal.HeadBehind}},
		{"the end of one's own journal is lost", docx.Format, bytes.Clone, func(*year) *bureau { return newTwin(t).bureau },
			said{found: desk.PaperUnknown, signed: true, known: true, here: journal.HeadBehind, problem: "journal-behind"}},
		{"one's own journal went another way", docx.Format, bytes.Clone, func(*year) *bureau {
			y := newTwin(t)
			must(t, y.Set(y.ctx, "office.city.kk", "Басқа", "Ереже"))
			return y.bureau
		}, said{found: desk.PaperUnknown, signed: true, known: true, here: journal.HeadOtherWay}},
	} {
		t.Run(story.name, func(t *testing.T) {
			y := newTwin(t)
			must(t, y.Set(y.ctx, "retention.months", "60", "Номенклатура"))
			body := y.memoIn(story.format)
			got := story.at(y).verified(story.file(body))
			is := said{ok: got.OK, here: got.Here, words: story.want.words}
			if got.Paper != nil {
				is.found = got.Paper.Found
			}
			if s := got.Signer; s != nil {
				is.signed, is.known, is.retired = s.Stands, s.Known, s.Retired != ""
			}
			if len(got.Problems) > 0 {
				is.problem = got.Problems[0].Code
			}
			if is != story.want {
				t.Errorf("it is said\n%+v, not\n%+v", is, story.want)
			}
			var words []string
			for _, w := range desk.FileWords(got) {
				words = append(words, w.RU)
			}
			if all := strings.Join(words, "\n"); !strings.Contains(all, story.want.words) {
				t.Errorf("it is said\n%s", all)
			}
		})
	}
}

// A paper is the same bytes whenever it is written from the same journal, signature
// included, in every format; and every format carries the mark.
func TestAnIssuedPaperIsTheSameBytesTwice(t *testing.T) {
	one, two := newTwin(t), newTwin(t)
	for _, f := range []paper.Format{docx.Format, pdf.Format, html.Format, xlsx.Format, md.Format, jsonpaper.Format} {
		a, b := one.memoIn(f), two.memoIn(f)
		if !bytes.Equal(a, b) {
			t.Errorf("%s: %d and %d bytes that are not the same", f, len(a), len(b))
		}
		marks := paper.FindSigned(a)
		if len(marks) == 0 {
			t.Errorf("%s carries no mark", f)
		}
		if got := one.verified(a); got.Paper == nil || got.Paper.Found != desk.PaperKept || !got.Signer.Stands {
			t.Errorf("%s: %+v", f, got)
		}
	}
}

// A draft carries no mark: only what is put for signature does.
func TestADraftIsNotSigned(t *testing.T) {
	y := newTwin(t)
	var out bytes.Buffer
	_, err := y.Paper(y.ctx, y.number, desk.PaperRequest{Kind: checks.MemoPaper, Lang: lang.KK, Format: md.Format, Writers: allFormats(), Out: &out})
	must(t, err)
	if marks := paper.FindSigned(out.Bytes()); len(marks) != 0 {
		t.Errorf("a draft is signed: %+v", marks)
	}
}

// What is no paper, what is too large and what is not there is told apart.
func TestAnyFileIsLookedAt(t *testing.T) {
	b := newBureau(t)
	b.open("state-body")
	if got := b.verified([]byte("хат")); got.Kind != journal.FileOther || got.Checked || !got.OK || got.SHA256 != string(journal.Sum([]byte("хат"))) {
		t.Errorf("%+v", got)
	}
	if _, err := b.VerifyFile(b.ctx, filepath.Join(t.TempDir(), "none"), journal.Key{}); err == nil {
		t.Error("what is not there is looked at")
	}
}
