package desk_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/md"
	"ashyq/db"
)

// held writes down what the store holds: its heads. Whatever is appended moves
// them.
func (b *bureau) held() string {
	b.t.Helper()
	var heads []journal.Head
	must(b.t, b.store.Read(b.ctx, func(r journal.Reader) (err error) { heads, err = r.Heads(); return err }))
	return fmt.Sprint(heads)
}

// would tries an act and then carries it out: the same must follow.
func (b *bureau) would(inspection string, do func(*desk.Desk) error) desk.Effect {
	b.t.Helper()
	before, err := b.Check(b.ctx, inspection, "")
	must(b.t, err)
	was := b.held()
	effect, err := b.Would(b.ctx, inspection, do)
	must(b.t, err)
	if b.held() != was {
		b.t.Error("trying wrote something")
	}
	must(b.t, do(b.Desk))
	after, err := b.Check(b.ctx, inspection, "")
	must(b.t, err)
	if effect.Before != before.Summary || effect.After != after.Summary {
		b.t.Errorf("figures %+v → %+v, in truth %+v → %+v", effect.Before, effect.After, before.Summary, after.Summary)
	}
	for _, f := range after.Findings {
		old, _ := before.Finding(f.Check)
		i := slices.IndexFunc(effect.Checks, func(e desk.CheckEffect) bool { return e.Check == f.Check })
		if i < 0 && old.Verdict != f.Verdict || i >= 0 && (effect.Checks[i].Before != old.Verdict || effect.Checks[i].After != f.Verdict) {
			b.t.Errorf("%s: %s → %s was not told", f.Check, old.Verdict, f.Verdict)
		}
	}
	return effect
}

// only wants one check to change, and gives it.
func only(t *testing.T, e desk.Effect) desk.CheckEffect {
	t.Helper()
	if len(e.Checks) != 1 {
		t.Fatalf("%d checks change: %+v", len(e.Checks), e.Checks)
	}
	return e.Checks[0]
}

func TestWhatWouldChangeIsToldBeforeItIsWritten(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body", "public-order=no")
	event := func(date string) func(*desk.Desk) error {
		return func(d *desk.Desk) error {
			_, err := d.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, date), Title: "Хакатон"})
			return err
		}
	}
	// A slot is filled, and nobody had looked before.
	e := only(t, b.would(id, event("2025-05-14")))
	if e.Check != "open-data-events" || e.Before != checks.NotChecked || e.After != checks.CannotTell {
		t.Errorf("%+v", e)
	}
	want := []desk.UnitEffect{{Part: "events", Key: "2025-Q2", Before: checks.Unknown, After: checks.Filled}}
	if !reflect.DeepEqual(e.Units, want) {
		t.Errorf("units %+v", e.Units)
	}
	// A second event of the quarter moves nothing.
	if e := b.would(id, event("2025-06-20")); len(e.Checks) != 0 || e.Before != e.After {
		t.Errorf("%+v", e)
	}
	// A complete source turns what was unknown into what is missing.
	e = only(t, b.would(id, func(d *desk.Desk) error {
		_, err := d.Cover(b.ctx, id, desk.CoverageInput{Check: "open-data-events", Span: span(t, "2025-01-01..2025-12-31"), Source: "Журнал"})
		return err
	}))
	if e.After != checks.NotMet && e.After != checks.PartlyMet || len(e.Units) != 3 || e.Units[0].After != checks.NoEvent {
		t.Errorf("%+v", e)
	}
	// An answer to a question that lists no units is told by the part.
	e = only(t, b.would(id, func(d *desk.Desk) error {
		return d.Answer(b.ctx, id, desk.AnswerInput{Question: "stand/access", Verdict: checks.Met, Reason: "еркін кіреді"})
	}))
	if len(e.Units) != 0 || !slices.ContainsFunc(e.Parts, func(p desk.PartEffect) bool { return p.Part == "access" && p.After == checks.Met }) {
		t.Errorf("%+v", e)
	}
	// A trait that is answered moves whatever hangs on it.
	if e := b.would(id, func(d *desk.Desk) error {
		_, err := d.ChangeHolder(b.ctx, "Сынақ мекемесі", desk.HolderInput{Traits: []desk.TraitInput{{ID: "drafts-legal-acts", Value: checks.No}}})
		return err
	}); len(e.Checks) == 0 {
		t.Error("no check hangs on the trait")
	}
}

// Several acts are tried together, each seeing what the one before it wrote; undo
// and redo are acts like others.
func TestActsAreTriedOneUponAnother(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	_, err := b.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-02-01"), Title: "Бірінші"})
	must(t, err)
	e := only(t, b.would(id, func(d *desk.Desk) error {
		one, err := d.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-05-14"), Title: "Екінші"})
		if err != nil {
			return err
		}
		return d.ChangeEvidence(b.ctx, one, desk.EvidenceInput{At: at(t, "2025-08-14")})
	}))
	if len(e.Units) != 1 || e.Units[0].Key != "2025-Q3" || e.Units[0].After != checks.Filled {
		t.Errorf("%+v", e)
	}
	e = only(t, b.would(id, func(d *desk.Desk) error { _, err := d.Undo(b.ctx, id); return err }))
	if len(e.Units) != 2 {
		t.Errorf("undoing the correction: %+v", e)
	}
	b.would(id, func(d *desk.Desk) error { _, err := d.Redo(b.ctx, id); return err })
	b.would(id, func(d *desk.Desk) error { return d.Close(b.ctx, id, "") })
	b.would(id, func(d *desk.Desk) error { return d.Reopen(b.ctx, id, "қарсылық") })
	// What is opened in the trial is found in it, and nowhere else.
	_, err = b.Would(b.ctx, id, func(d *desk.Desk) error {
		opened, err := d.OpenInspection(b.ctx, desk.InspectionInput{
			Holder: "Басқа мекеме", Categories: []string{"state-body"}, Period: span(t, "2025-01-01..2025-12-31"),
			AsOf: day(t, "2026-01-20"), Form: checks.Monitoring,
		})
		if err != nil || opened.Number != "2026-002" {
			return fmt.Errorf("opened %+v: %w", opened, err)
		}
		list, err := d.ListInspections(b.ctx, journal.InspectionQuery{Number: "2026-002"})
		if err != nil || len(list) != 1 || list[0].Name.KK != "Басқа мекеме" || list[0].Shown != "2026-002" {
			return fmt.Errorf("listed %+v: %w", list, err)
		}
		_, err = d.Check(b.ctx, "2026-002", "")
		return err
	})
	must(t, err)
	if _, err := b.Check(b.ctx, "2026-002", ""); code(t, err) != "inspection.unknown" {
		t.Errorf("outside the trial: %v", err)
	}
}

// What an act would refuse is refused in the same words, and what one act of
// several wrote before it failed is not seen.
func TestATrialRefusesWhatTheActRefuses(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	file := filepath.Join(t.TempDir(), "үлкен.bin")
	must(t, os.WriteFile(file, make([]byte, 2<<20), 0o600))
	must(t, b.Set(b.ctx, "attachment.limit", "1", "бұйрық"))
	for what, do := range map[string]func(*desk.Desk) error{
		"a check that there is not": func(d *desk.Desk) error {
			_, err := d.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "blog", Kind: checks.Event, At: at(t, "2025-02-01")})
			return err
		},
		"a day to come": func(d *desk.Desk) error {
			_, err := d.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, "2027-02-01")})
			return err
		},
		"a file over the limit": func(d *desk.Desk) error {
			_, err := d.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-02-01"), Files: []string{file}})
			return err
		},
		"a file that is not there": func(d *desk.Desk) error {
			_, err := d.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-02-01"), Files: []string{file + "x"}})
			return err
		},
		"a verdict without a reason": func(d *desk.Desk) error {
			return d.Answer(b.ctx, id, desk.AnswerInput{Question: "stand", Verdict: checks.Met})
		},
		"a withdrawal of nothing": func(d *desk.Desk) error {
			_, err := d.WithdrawEvidence(b.ctx, "0192", desk.Withdrawal{Reason: "x"})
			return err
		},
		"a redo of nothing": func(d *desk.Desk) error { _, err := d.Redo(b.ctx, id); return err },
		"no name":           func(d *desk.Desk) error { return d.As(desk.Author{}).Close(b.ctx, id, "") },
		"writing into what was closed": func(d *desk.Desk) error {
			if err := d.Close(b.ctx, id, ""); err != nil {
				return err
			}
			_, err := d.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-02-01")})
			return err
		},
	} {
		was := b.held()
		_, tried := b.Would(b.ctx, id, do)
		if b.held() != was {
			t.Errorf("%s: trying wrote something", what)
		}
		real := do(b.Desk)
		x, ok := lang.AsError(tried)
		y, told := lang.AsError(real)
		if !ok || !told || x.Code != y.Code || x.Text != y.Text {
			t.Errorf("%s: the trial says %v, the act %v", what, tried, real)
		}
	}
	sorry := errors.New("sorry")
	if _, err := b.Would(b.ctx, id, func(*desk.Desk) error { return sorry }); !errors.Is(err, sorry) {
		t.Errorf("another failure: %v", err)
	}
	if _, err := b.Would(b.ctx, "2031-001", func(*desk.Desk) error { return nil }); code(t, err) != "inspection.unknown" {
		t.Errorf("of no inspection: %v", err)
	}
}

// A trial works where nothing can be written: no file is touched, no key is made.
func TestATrialWorksOnADatabaseThatIsOnlyRead(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	dir := t.TempDir()
	copied := filepath.Join(dir, "copy.db")
	_, err := b.store.Backup(b.ctx, copied)
	must(t, err)
	deriver, err := desk.NewDeriver()
	must(t, err)
	store, err := db.Open(b.ctx, copied, db.Options{ReadOnly: true, KeyDir: filepath.Join(dir, "streams"), Deriver: deriver, Now: b.Now})
	must(t, err)
	defer store.Close()
	photo := filepath.Join(t.TempDir(), "сурет.jpg")
	must(t, os.WriteFile(photo, []byte("сурет"), 0o600))
	d, err := desk.New(desk.Tools{Store: store, Clock: b, Files: desk.Disk{}, Author: desk.Author{Name: "Гүлнар С."}})
	must(t, err)
	add := func(d *desk.Desk) error {
		_, err := d.AddEvidence(b.ctx, id, desk.EvidenceInput{
			Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-05-14"), Title: "Хакатон", Files: []string{photo},
		})
		return err
	}
	e, err := d.Would(b.ctx, id, add)
	must(t, err)
	if only(t, e).After != checks.CannotTell {
		t.Errorf("%+v", e)
	}
	if code(t, add(d)) != "db.read-only" {
		t.Error("the act itself went through")
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 1 {
		t.Errorf("%v lie beside the database, %v", files, err)
	}
}

// A page that lay in memory is read again where it lies, so that what it proposes
// is known before it is kept; the shelf and files are left alone.
func TestATrialKeepsNothingElse(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	page := filepath.Join("..", "..", "fixtures", "pages", "blog-ru.html")
	out := filepath.Join(t.TempDir(), "memo.md")
	shelved, err := desk.New(desk.Tools{Store: b.store, Shelf: b.store, Clock: b, Files: desk.Disk{}, Author: desk.Author{Name: "Асан Т."}})
	must(t, err)
	_, err = shelved.Would(b.ctx, id, func(d *desk.Desk) error {
		kept, err := d.Capture(b.ctx, id, desk.CaptureInput{Paths: []string{page}, Check: "weekly-blog", Saved: day(t, "2026-01-19")})
		if err != nil || kept[0].Proposals == 0 {
			return fmt.Errorf("captured %+v: %w", kept, err)
		}
		if _, err := d.Confirm(b.ctx, id, []string{"all"}); err != nil {
			return err
		}
		if err := d.KeepDraft(b.ctx, desk.Draft{ID: "x"}); err != nil {
			return err
		}
		request := desk.PaperRequest{Kind: checks.MemoPaper, Lang: lang.RU, Format: md.Format, Writers: paper.Writers{md.Format: md.Writer{}}}
		_, err = d.WritePaper(b.ctx, id, out, request)
		return err
	})
	must(t, err)
	if _, err := os.Stat(out); !os.IsNotExist(err) {
		t.Error("a file was written")
	}
	if drafts, err := shelved.Drafts(b.ctx); err != nil || len(drafts) != 0 {
		t.Errorf("%d drafts were kept, %v", len(drafts), err)
	}
}

// The form asks at every pause what would change, so it must be told at once.
func TestATrialIsQuick(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	uuid := b.id(id)
	var drafts []journal.Draft
	for n := range 150 {
		e := fmt.Sprintf("e%03d", n)
		drafts = append(drafts, draft(journal.KindEvidence, uuid, "evidence "+e, checks.Evidence{
			ID: e, Kind: checks.Event, At: calendar.Moment{Day: day(t, "2025-01-06").Add(2 * n), Minute: -1}, Title: fmt.Sprint("Жазба ", n),
			Serves: []checks.Service{{Check: "weekly-blog", Parts: []string{"posts"}}}, Text: strings.Repeat("мәтін ", 40),
		}))
	}
	b.append(drafts...)
	best := time.Hour
	for range 5 {
		start := time.Now()
		_, err := b.Would(b.ctx, id, func(d *desk.Desk) error {
			_, err := d.AddEvidence(b.ctx, id, desk.EvidenceInput{Check: "open-data-events", Kind: checks.Event, At: at(t, "2025-05-14"), Title: "Хакатон"})
			return err
		})
		must(t, err)
		best = min(best, time.Since(start))
	}
	t.Logf("150 entries: %v", best)
	if best > time.Second {
		t.Errorf("%v", best)
	}
}
