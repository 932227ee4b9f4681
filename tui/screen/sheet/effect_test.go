package sheet_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
	"ashyq/tui/screen/sheet"
	"ashyq/tui/widget"
)

// golden compares a text with the one kept under testdata. With
// ASHYQ_GOLDEN=write it is kept in its place: then look at what has changed.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".txt")
	if os.Getenv("ASHYQ_GOLDEN") == "write" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if strings.ReplaceAll(string(want), "\r\n", "\n") != got {
		t.Errorf("%s is another; it was\n%s\nand is\n%s", name, want, got)
	}
}

func box(plain string, w int) string {
	edge := "+" + strings.Repeat("-", w) + "+\n"
	out := edge
	for line := range strings.SplitSeq(plain, "\n") {
		out += "|" + widget.Pad(line, w) + "|\n"
	}
	return out + edge
}

// adds makes a sheet tell what an event would change in an inspection.
func adds(inspection string) func(*sheet.Sheet) {
	return func(sh *sheet.Sheet) {
		sh.Effect = func(v form.Values) func(context.Context, *desk.Desk) (desk.Effect, error) {
			return func(ctx context.Context, d *desk.Desk) (desk.Effect, error) {
				return d.Would(ctx, inspection, func(d *desk.Desk) error {
					at, _, err := calendar.Typed(v.One("at"), calendar.Span{}, d.Today())
					if err != nil {
						return err
					}
					_, err = d.AddEvidence(ctx, inspection, desk.EvidenceInput{
						Check: "open-data-events", Kind: checks.Event, Title: v.One("title"), At: calendar.Moment{Day: at, Minute: -1},
					})
					return err
				})
			}
		}
	}
}

func TestWhatWillChangeIsShownBeforeItIsWritten(t *testing.T) {
	s := newStage(t)
	sh := s.open(adds(s.inspection()))
	s.shows(sh, "── Что изменится ──", "будет показано после заполнения: Название")
	s.typed(sh, "Круглый стол «Какие данные нужны жителям»")
	s.wait(399 * time.Millisecond)
	s.lacks(sh, "квартал")
	s.wait(time.Millisecond)
	s.shows(sh, "2-й квартал 2025 года", "? неизвестно → ■ есть", "вывод по критерию", "○ не рассматривалось → ? установить не удалось")

	for _, l := range []lang.Lang{lang.KK, lang.RU} {
		s.env.Lang = l
		var b strings.Builder
		for _, size := range [][2]int{{60, 11}, {80, 18}, {118, 34}} {
			fmt.Fprintf(&b, "%d×%d\n%s\n", size[0], size[1], box(s.draw(sh, size[0], size[1]), size[0]))
		}
		golden(t, "effect."+string(l), b.String())
	}
}

func TestWhatWouldBeRefusedIsSaidInTheSameWords(t *testing.T) {
	s := newStage(t)
	sh := s.open(adds("2030-999"))
	s.typed(sh, "Отырыс")
	s.wait(time.Second)
	s.shows(sh, "2030-999")
	if len(s.env.Failures()) != 0 {
		t.Error("it is no fault yet")
	}

	plain := s.open(func(sh *sheet.Sheet) {
		sh.Draft.ID = "event 2"
		sh.Effect = func(form.Values) func(context.Context, *desk.Desk) (desk.Effect, error) {
			return func(context.Context, *desk.Desk) (desk.Effect, error) { return desk.Effect{}, errors.New("no\ndisk") }
		}
	})
	s.typed(plain, "Отырыс")
	s.wait(time.Second)
	s.shows(plain, "no disk")
}

func TestAnAnswerForWhatWasTypedEarlierIsDropped(t *testing.T) {
	s := newStage(t)
	asked := 0
	sh := s.open(func(sh *sheet.Sheet) {
		sh.Effect = func(v form.Values) func(context.Context, *desk.Desk) (desk.Effect, error) {
			if v.One("title") == "-" {
				return nil
			}
			return func(context.Context, *desk.Desk) (desk.Effect, error) {
				asked++
				return desk.Effect{}, fmt.Errorf("would be %s", v.One("title"))
			}
		}
	})
	s.typed(sh, "a")
	s.hold = true
	s.wait(time.Second)
	s.shows(sh, "рассчитывается…")
	s.typed(sh, "b")
	s.release()
	s.lacks(sh, "would be a")
	s.wait(time.Second)
	s.shows(sh, "would be ab")

	s.press(sh, "ctrl+u")
	s.wait(time.Second)
	if asked != 2 {
		t.Errorf("asked %d times: nothing is asked while something is missing", asked)
	}
	s.typed(sh, "-")
	s.wait(time.Second)
	s.lacks(sh, "would be", "рассчитывается…")
}

// Another screen may have changed the inspection: it is asked anew when the sheet
// comes to the front.
func TestWhatWillChangeIsAskedAnewInFront(t *testing.T) {
	s := newStage(t)
	inspection := s.inspection()
	sh := s.open(adds(inspection))
	s.typed(sh, "Отырыс")
	s.wait(time.Second)
	s.shows(sh, "? неизвестно → ■ есть")
	_, err := s.env.Desk.AddEvidence(t.Context(), inspection, desk.EvidenceInput{
		Check: "open-data-events", Kind: checks.Event, Title: "Сауалнама", At: calendar.Moment{Day: day("2025-05-15"), Minute: -1},
	})
	s.must(err)
	s.env.Push(&floor{})
	s.do(s.env.Pop())
	s.shows(sh, "выводы не изменятся")
}

func TestLinesOfWhatChanges(t *testing.T) {
	s := newStage(t)
	weeks := func(from, to int, before, after checks.State) (out []desk.UnitEffect) {
		for n := from; n <= to; n++ {
			out = append(out, desk.UnitEffect{Part: "posts", Key: fmt.Sprintf("2025-W%02d", n), Before: before, After: after})
		}
		return out
	}
	for _, c := range []struct {
		file   string
		effect desk.Effect
	}{
		{"nothing", desk.Effect{}},
		{"weeks", desk.Effect{
			Before: checks.Summary{NotMet: 2, CannotTell: 4}, After: checks.Summary{NotMet: 3, CannotTell: 3},
			Checks: []desk.CheckEffect{{Check: "weekly-blog", Before: checks.CannotTell, After: checks.NotMet,
				Units: append(weeks(10, 48, checks.Unknown, checks.NoEvent), weeks(50, 51, checks.Unknown, checks.Filled)...)}},
		}},
		{"events", desk.Effect{Checks: []desk.CheckEffect{{
			Check: "dialogue-notices", Before: checks.NotMet, After: checks.NotMet,
			Units: []desk.UnitEffect{{Part: "x", Key: "Отырыс\n1", After: checks.InTime}, {Part: "x", Key: "Отырыс 2", Before: checks.Late}},
		}}}},
		{"checks", desk.Effect{Checks: []desk.CheckEffect{
			{Check: "stand", Before: checks.NotChecked, After: checks.NotMet, Units: []desk.UnitEffect{
				{Part: "content", Key: firstItem(s, "stand"), Before: checks.Unknown, After: checks.State(checks.Absent)}}},
			{Check: "accessibility", Before: checks.NotMet, After: "", Parts: []desk.PartEffect{
				{Part: s.env.Desk.Standard().Check("accessibility").Parts[0].ID, Before: checks.NotMet, After: checks.CannotTell}}},
		}}},
		{"newer-program", desk.Effect{Checks: []desk.CheckEffect{{Check: "x", Before: checks.Met, After: checks.NotMet,
			Units: []desk.UnitEffect{{Key: "y", Before: checks.Filled, After: checks.NoEvent}}}}}},
	} {
		var b strings.Builder
		for _, l := range lang.Langs() {
			s.env.Lang = l
			lines := sheet.EffectLines(s.env, s.env.Desk.Standard(), c.effect)
			for _, size := range [][2]int{{100, 8}, {47, 16}, {56, 3}} {
				canvas := widget.NewCanvas(size[0], size[1])
				sheet.DrawLines(canvas, lines)
				b.WriteString(strings.TrimRight(box(canvas.Plain(), size[0]), "\n") + "\n")
			}
		}
		golden(t, "lines-"+c.file, b.String())
	}
}

// firstItem is the id of the first item that a check asks for.
func firstItem(s *stage, check string) string {
	for _, p := range s.env.Desk.Standard().Check(check).Parts {
		if len(p.Items) > 0 {
			return p.Items[0].ID
		}
	}
	s.Fatal(check + " has no items")
	return ""
}

var _ screen.Screen = (*sheet.Sheet)(nil)

// What becomes a violation stands first and is hidden last, however many good
// lines stand before it; where some are hidden nevertheless they are counted.
func TestAViolationIsNeverHiddenBehindWhatIsGood(t *testing.T) {
	s := newStage(t)
	s.env.Lang = lang.RU
	told := func(broken int) *sheet.Sheet {
		units := []desk.UnitEffect{}
		for n := range 4 {
			units = append(units, desk.UnitEffect{Part: "posts", Key: fmt.Sprintf("2025-W%02d", 10+2*n), Before: checks.Unknown, After: checks.Filled})
		}
		for n := range broken {
			units = append(units, desk.UnitEffect{Part: fmt.Sprint(n), Key: fmt.Sprintf("2025-W%02d", 30+2*n), Before: checks.Unknown, After: checks.NoEvent})
		}
		return s.open(func(sh *sheet.Sheet) {
			sh.Draft.ID = ""
			sh.Effect = func(form.Values) func(context.Context, *desk.Desk) (desk.Effect, error) {
				return func(context.Context, *desk.Desk) (desk.Effect, error) {
					return desk.Effect{Checks: []desk.CheckEffect{{Check: "weekly-blog", Before: checks.CannotTell, After: checks.NotMet, Units: units}}}, nil
				}
			}
		})
	}
	few := told(1)
	s.typed(few, "Отырыс")
	s.wait(time.Second)
	low := s.draw(few, 60, 11)
	for _, text := range []string{"→ × не соблюдено", "30-я неделя 2025 года", "еще 1"} {
		if !strings.Contains(low, text) {
			t.Errorf("it does not show %q:\n%s", text, low)
		}
	}
	if strings.Contains(low, "нарушений") {
		t.Errorf("no violation is hidden:\n%s", low)
	}
	many := told(7)
	s.typed(many, "Отырыс")
	s.wait(time.Second)
	if low := s.draw(many, 60, 11); !strings.Contains(low, "нарушений: 4") || !strings.Contains(low, "Отырыс") {
		t.Errorf("violations are hidden and not counted:\n%s", low)
	}
}
