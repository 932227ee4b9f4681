package evidence

import (
	"context"
	"slices"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal/journaltest"
	"ashyq/checks/lang"
	"ashyq/tui/form"
	"ashyq/tui/screen"
)

// noon is a clock that stands still.
type noon struct{}

func (noon) Now() time.Time { return time.Date(2026, 1, 20, 12, 0, 0, 0, time.UTC) }

// newEnv makes a desk over an empty store, and what screens share.
func newEnv(t *testing.T) *screen.Env {
	t.Helper()
	deriver, err := desk.NewDeriver()
	if err != nil {
		t.Fatal(err)
	}
	d, err := desk.New(desk.Tools{
		Store: journaltest.New(deriver, noon{}.Now), Clock: noon{}, Files: desk.Disk{}, Author: desk.Author{Name: "А. Сейіт", Given: true},
	})
	if err != nil {
		t.Fatal(err)
	}
	return &screen.Env{Ctx: context.Background(), Desk: d, Lang: lang.RU, Now: noon{}.Now}
}

// inspected opens an inspection of a holder of one category, with two addresses.
func inspected(t *testing.T, e *screen.Env, category string) desk.CheckView {
	t.Helper()
	span := calendar.SlotOf(calendar.Year, e.Desk.Today().Add(-30)).Span
	opened, err := e.Desk.OpenInspection(e.Ctx, desk.InspectionInput{
		Holder: "Иеленуші " + category, Categories: []string{category}, Period: span, AsOf: e.Desk.Today(), Form: checks.Monitoring,
		Register: desk.HolderInput{Premises: []string{"Арман, 4", "Дала, 17"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	v, err := e.Desk.Check(e.Ctx, opened.ID, "")
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// filled gives what a sheet begins with, and an answer to all that it must have.
func filled(n *entry, k checks.EvidenceKind) form.Values {
	v := n.prefilled(Prefill{Kind: k})
	for field, value := range map[string]string{
		"date": "14.5.2025", "looked": "15.12.2025", "title": "Атауы", "page": "https://example.kz", "who": "Хатшы",
		"text": "Көрінгені", "premises": n.view.Holder.Holder.Premises[1].ID,
	} {
		v[field] = []string{value}
	}
	return v
}

// tried writes the evidence on trial, as the sheet would.
func (n *entry) tried(t *testing.T, says string, v form.Values) {
	t.Helper()
	s := form.New(n.form(), v)
	if missing := s.Missing(); len(missing) > 0 {
		t.Errorf("%s: the sheet still asks for %s: %s", says, missing[0].ID, s.Wrong(missing[0].ID).EN)
		return
	}
	if _, err := n.effect(n.act(s.Values(), false))(n.env.Ctx, n.env.Desk); err != nil {
		t.Errorf("%s: offered, but refused: %v", says, err)
	}
}

// Whatever the sheet offers the desk accepts: every kind that can be chosen, every
// question, items of both ends, every other check.
func TestWhateverIsOfferedIsAccepted(t *testing.T) {
	e := newEnv(t)
	for _, category := range e.Desk.Standard().Categories() {
		v := inspected(t, e, category.ID)
		for _, check := range e.Desk.ChecksOf([]string{category.ID}) {
			n := newEntry(e, v, check.ID)
			for _, k := range n.kinds() {
				if !n.useless(k) {
					n.each(t, category.ID+" "+check.ID+" "+string(k), filled(n, k))
				}
			}
		}
	}
}

// each tries what can be chosen for a kind.
func (n *entry) each(t *testing.T, says string, begin form.Values) {
	t.Helper()
	k := kind(begin)
	with := func(field string, value ...string) form.Values {
		v := form.Values{}
		for id, values := range begin {
			v[id] = slices.Clone(values)
		}
		v[field] = value
		return v
	}
	if !n.idle(begin) {
		n.tried(t, says, begin)
		for _, other := range n.also(begin) {
			n.tried(t, says+", also "+other.ID, with("serves", other.ID))
		}
	}
	if _, free := n.fixed(k); free {
		for _, id := range n.offered(k) {
			n.tried(t, says+", "+id, with("parts", id))
		}
	}
	items := n.itemsFor(k)
	for _, i := range slices.Compact([]int{0, len(items) - 1}) {
		if i >= 0 && i < len(items) && items[i].check == n.check && n.asked(begin, items[i]) {
			n.tried(t, says+", item "+items[i].id, with(itemField(items[i].id), string(checks.Absent)))
		}
	}
}

// A kind that answers nothing stays in sight and cannot be chosen.
func TestAKindThatAnswersNothingIsSaidToBeUseless(t *testing.T) {
	e := newEnv(t)
	n := newEntry(e, inspected(t, e, "state-body"), "open-data-events")
	for _, o := range n.kindOptions(nil) {
		if useless := o.Why != (lang.Text{}); useless == (o.ID == string(checks.Event)) {
			t.Errorf("%s: %v", o.ID, o.Why.EN)
		}
	}
}

// Every check can be written about: each has a kind that a question or an item
// takes, and begins with it.
func TestEveryCheckTakesSomeEvidence(t *testing.T) {
	e := newEnv(t)
	for _, category := range e.Desk.Standard().Categories() {
		v := inspected(t, e, category.ID)
		for _, check := range e.Desk.ChecksOf([]string{category.ID}) {
			n := newEntry(e, v, check.ID)
			if k := n.firstKind(); n.useless(k) || !slices.Contains(n.kinds(), k) {
				t.Errorf("%s of %s begins with %s", check.ID, category.ID, k)
			}
		}
	}
}
