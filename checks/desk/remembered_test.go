package desk_test

import (
	"slices"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/journal"
)

// texts gives what is offered for what was typed.
func (b *bureau) texts(d *desk.Desk, field, typed string) []string {
	b.t.Helper()
	list, err := d.Remembered(b.ctx, desk.Remember{Field: field, Typed: typed})
	must(b.t, err)
	var out []string
	for _, m := range list {
		out = append(out, m.Text)
	}
	return out
}

func (b *bureau) offers(d *desk.Desk, field, typed string, want ...string) {
	b.t.Helper()
	if got := b.texts(d, field, typed); !slices.Equal(got, want) {
		b.t.Errorf("%s %q: %q, want %q", field, typed, got, want)
	}
}

// blog records a post with its source.
func (b *bureau) blog(d *desk.Desk, inspection, title, source string) string {
	b.t.Helper()
	b.now = b.now.Add(time.Minute)
	id, err := d.AddEvidence(b.ctx, inspection, desk.EvidenceInput{
		Check: "weekly-blog", Kind: checks.Event, At: calendar.Moment{Day: day(b.t, "2025-05-14"), Minute: -1}, Title: title, Source: source,
	})
	must(b.t, err)
	return id
}

// Her own words stand first, then those of others; of each the frequent ones.
func TestWhatWasTypedBeforeIsOfferedHerOwnFirst(t *testing.T) {
	b := newBureau(t)
	in := b.open("state-body")
	other := b.as("Дина К.")
	b.blog(other, in, "Қабылдау", "Блог басшысының беті")
	b.blog(other, in, "Жауаптар", "Блог басшысының беті")
	b.blog(other, in, "Есеп", "Блог платформасы")
	b.blog(b.Desk, in, "Жол", "Блог, скриншот")
	b.offers(b.Desk, desk.TypedSource, "блог", "Блог, скриншот", "Блог басшысының беті", "Блог платформасы")
	b.offers(b.Desk, desk.TypedSource, "бас бет", "Блог басшысының беті")
	b.offers(b.Desk, desk.TypedSource, "скрин", "Блог, скриншот")
	b.offers(b.Desk, desk.TypedSource, "крин")
	b.offers(b.Desk, desk.TypedTitle, "кабыл", "Қабылдау") // without the Kazakh letter
	b.offers(b.Desk, desk.TypedTitle, "Жол")               // it stands there already
}

// What the keys give in another layout is found where nothing begins as it was typed.
func TestWordsTypedInAnotherLayoutAreFound(t *testing.T) {
	b := newBureau(t)
	in := b.open("state-body")
	b.blog(b.Desk, in, "Жол", "Портал ответов")
	list, err := b.Remembered(b.ctx, desk.Remember{Field: desk.TypedSource, Typed: "gjhnfk"})
	must(t, err)
	if len(list) != 1 || !list[0].Meant || list[0].Text != "Портал ответов" || list[0].Day != b.Today() {
		t.Errorf("%+v", list)
	}
}

// What was taken back is not offered; why it was taken back is.
func TestWhatWasTakenBackIsForgotten(t *testing.T) {
	b := newBureau(t)
	in := b.open("state-body")
	id := b.blog(b.Desk, in, "Жол", "Қате дереккөз")
	_, err := b.WithdrawEvidence(b.ctx, id, desk.Withdrawal{Why: journal.ByMistake, Reason: "екі рет енгізілген"})
	must(t, err)
	b.offers(b.Desk, desk.TypedSource, "қате")
	b.offers(b.Desk, desk.TypedWithdrawal, "екі", "екі рет енгізілген")
}

// Reasons why something does not apply are kept apart from other reasons.
func TestReasonsAreKeptApart(t *testing.T) {
	b := newBureau(t)
	in := b.open("state-body")
	must(t, b.Answer(b.ctx, in, desk.AnswerInput{Question: "open-sittings", Verdict: checks.NotApplicable, Reason: "алқалы орган емес, отырыс өткізбейді"}))
	b.offers(b.Desk, desk.TypedInapplicable, "алқалы", "алқалы орган емес, отырыс өткізбейді")
	b.offers(b.Desk, desk.TypedReason, "алқалы")
}

// The holder's earlier inspection is the one that is named, else the latest before.
func TestTheEarlierInspectionIsFound(t *testing.T) {
	b := newBureau(t)
	b.register("Арқа облысының әкімдігі", "state-body")
	open := func(asOf, earlier string) string {
		opened, err := b.OpenInspection(b.ctx, desk.InspectionInput{
			Holder: "Арқа облысының әкімдігі", Period: span(t, "2024-01-01.."+asOf), AsOf: day(t, asOf), Form: checks.Hearing, Earlier: earlier,
		})
		must(t, err)
		return opened.Number
	}
	first, third := open("2024-06-30", ""), open("2025-12-31", "")
	second := open("2024-12-31", "")
	named := open("2026-01-10", first)
	b.blog(b.Desk, second, "Жол", "Блог")
	for inspection, want := range map[string]string{first: "", second: first, third: second, named: first} {
		was, err := b.Before(b.ctx, inspection)
		must(t, err)
		got := ""
		if was != nil {
			got = was.Number
		}
		if got != want {
			t.Errorf("before %s is %q, want %q", inspection, got, want)
		}
	}
	was, err := b.Before(b.ctx, third)
	must(t, err)
	if e, ok := was.Evidence("weekly-blog", checks.Event, nil); !ok || e.Source != "Блог" || e.Mark.Author != "Асан Т." {
		t.Errorf("%+v, %v", e, ok)
	}
}
