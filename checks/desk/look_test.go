package desk_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

func hashOf(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

const blogPage = `<!doctype html><html lang="ru"><head><title>Блог</title></head><body><main>
<article><h2><a href=/p/2>%s</a></h2><time datetime=2025-03-10>10 марта 2025</time></article>
<article><h2><a href=/p/1>Ответ</a></h2><time datetime=2025-03-03>3 марта 2025</time></article></main></body></html>`

// look gives when what is broken was last looked at.
func (y *year) look() desk.LookView {
	y.t.Helper()
	v, err := y.LastLook(y.ctx, y.number)
	must(y.t, err)
	return v
}

// save saves a page into a folder.
func save(t *testing.T, folder, title string) {
	t.Helper()
	must(t, os.WriteFile(filepath.Join(folder, "blog.html"), fmt.Appendf(nil, blogPage, title), 0o600))
}

// The last look is named, goes stale after three working days, and is renewed by
// looking at the pages again: what the reader sees otherwise is told, and no verdict
// moves.
func TestPagesAreLookedAtAgainBeforeSigning(t *testing.T) {
	y := newYear(t)
	look := y.look
	again := func(folder string) ([]desk.LookedAgain, error) {
		return y.LookAgain(y.ctx, y.number, desk.LookAgainInput{Folder: folder, Saved: y.Today()})
	}
	if v := look(); v.Day != 0 || !v.Stale || len(v.Parts) != 2 {
		t.Errorf("nobody looked: %+v", v)
	}
	if _, err := again(t.TempDir()); code(t, err) != "look.no-pages" {
		t.Errorf("no page: %v", err)
	}
	folder := t.TempDir()
	save(t, folder, "Прием")
	_, err := y.Capture(y.ctx, y.number, desk.CaptureInput{Paths: []string{filepath.Join(folder, "blog.html")}, Check: "weekly-blog", Saved: day(t, "2026-01-20")})
	must(t, err)
	if v := look(); v.Day != day(t, "2026-01-20") || !v.Stale || !says([]lang.Text{v.Words}, "не записано 1 из 2") || !y.warned("не записано 1 из 2") {
		t.Errorf("nobody looked at the other: %+v", v)
	}
	must(t, y.Answer(y.ctx, y.number, desk.AnswerInput{
		Question: "open-data-events/events", Verdict: checks.NotMet, Reason: "портал қаралды", Seen: day(t, "2026-01-20"),
	}))
	before := y.verdicts()
	y.today("2026-01-23") // three working days later
	if v := look(); v.Day != day(t, "2026-01-20") || v.Ago != 3 || v.Stale || len(v.Pages) != 1 {
		t.Errorf("%+v", v)
	}
	y.today("2026-01-26")
	if v := look(); v.Ago != 4 || !v.Stale || !says([]lang.Text{v.Words}, "20.01.2026") {
		t.Errorf("%+v", v)
	}
	if !y.warned("20.01.2026") {
		t.Error("the paper does not warn of the stale look")
	}
	held := entries(y.bureau)
	if _, err := again(t.TempDir()); code(t, err) != "look.none-saved" || entries(y.bureau) != held {
		t.Errorf("an empty folder: %v", err)
	}
	save(t, folder, "Отчет")
	list, err := again(folder)
	must(t, err)
	if len(list) != 1 || list[0].Same || list[0].After == "" || len(list[0].Changes) == 0 {
		t.Fatalf("%+v", list)
	}
	posts := list[0].Changes[0]
	if posts.What != "posts" || len(posts.Added) != 1 || len(posts.Gone) != 1 || posts.Words().RU != "записи" {
		t.Errorf("%+v", posts)
	}
	if v := look(); !v.Stale || v.Day != day(t, "2026-01-20") {
		t.Errorf("the other was not looked at again: %+v", v)
	}
	portal := kept(t, "portal.html", fmt.Sprintf(blogPage, "Портал"))
	_, err = y.Capture(y.ctx, y.number, desk.CaptureInput{Paths: []string{portal}, Check: "open-data-events", Saved: y.Today()})
	must(t, err)
	if v := look(); v.Stale || v.Day != y.Today() || len(v.Pages) != 2 || v.Pages[0].Capture != list[0].After {
		t.Errorf("after it: %+v", v)
	}
	if y.warned("20.01.2026") || y.verdicts()["weekly-blog"] != before["weekly-blog"] {
		t.Error("the warning stays, or a verdict moved")
	}
}

// A page that cannot be read any more is kept and named, and proves nothing; a file
// that was not saved anew is no look at all.
func TestALookThatSawNothingProvesNothing(t *testing.T) {
	y := newYear(t)
	folder := t.TempDir()
	save(t, folder, "Прием")
	path := filepath.Join(folder, "blog.html")
	_, err := y.Capture(y.ctx, y.number, desk.CaptureInput{Paths: []string{path}, Check: "weekly-blog", Saved: day(t, "2026-01-20")})
	must(t, err)
	_, err = y.LookAgain(y.ctx, y.number, desk.LookAgainInput{Folder: folder, Saved: day(t, "2026-01-20")})
	if got := code(t, err); got != "look.none-saved" {
		t.Errorf("the very same file: %q", got)
	}
	must(t, os.WriteFile(path, []byte("<html><body><h1>503 Service Unavailable</h1></body></html>"), 0o600))
	y.today("2026-01-22")
	list, err := y.LookAgain(y.ctx, y.number, desk.LookAgainInput{Folder: folder, Saved: y.Today()})
	must(t, err)
	if list[0].After == "" || list[0].Why.RU == "" || len(list[0].Changes) != 0 {
		t.Errorf("%+v", list)
	}
}

// What was captured and could not be read is no look at what is broken: the warning
// stays as it was.
func TestACaptureThatSawNothingIsNoLook(t *testing.T) {
	y := newYear(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "blog.html")
	must(t, os.WriteFile(path, []byte("<html><body><h1>503 Service Unavailable</h1></body></html>"), 0o600))
	_, err := y.Capture(y.ctx, y.number, desk.CaptureInput{Paths: []string{path}, Check: "weekly-blog", Saved: day(t, "2026-01-20")})
	must(t, err)
	if v, err := y.LastLook(y.ctx, y.number); err != nil || v.Day != 0 || len(v.Pages) != 1 || !says([]lang.Text{v.Words}, "Не записано") {
		t.Errorf("%+v, %v", v, err)
	}
}

// A page cannot be looked at again before it was looked at, whatever day is given, and an
// older file shows nothing of the days since.
func TestAPageIsNotLookedAtAgainBeforeItWas(t *testing.T) {
	y := newYear(t)
	folder := t.TempDir()
	save(t, folder, "Прием")
	path := filepath.Join(folder, "blog.html")
	_, err := y.Capture(y.ctx, y.number, desk.CaptureInput{Paths: []string{path}, Check: "weekly-blog", Saved: day(t, "2026-01-20")})
	must(t, err)
	y.today("2026-01-22")
	save(t, folder, "Отчет")
	held := entries(y.bureau)
	_, err = y.LookAgain(y.ctx, y.number, desk.LookAgainInput{Folder: folder, Saved: day(t, "2026-01-19")})
	if got := code(t, err); got != "look.before" || entries(y.bureau) != held {
		t.Errorf("the day before: %q", got)
	}
	old := moment(t, "2026-01-10T10:00:00+05:00")
	must(t, os.Chtimes(path, old, old))
	if _, err = y.LookAgain(y.ctx, y.number, desk.LookAgainInput{Folder: folder}); code(t, err) != "look.none-saved" || entries(y.bureau) != held {
		t.Errorf("an older file: %v", err)
	}
	if _, err = y.LookAgain(y.ctx, y.number, desk.LookAgainInput{Folder: folder, Saved: day(t, "2026-01-20")}); err != nil {
		t.Errorf("another look on the same day: %v", err)
	}
}

// warned tells whether a preview of the memo warns in some words.
func (y *year) warned(words string) bool {
	y.t.Helper()
	_, gaps, err := y.PreviewPaper(y.ctx, y.number, checks.MemoPaper, lang.RU, checks.PaperDetails{})
	must(y.t, err)
	var texts []lang.Text
	for _, g := range gaps {
		if g.Blocks {
			continue
		}
		texts = append(texts, g.Text)
	}
	return says(texts, words)
}
