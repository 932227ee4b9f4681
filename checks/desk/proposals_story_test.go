package desk_test

import (
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/propose"
)

// page saves a made-up page of the site, as it was on the day.
func (b *bureau) page(name, address, lang, title, matter string) string {
	b.t.Helper()
	body := `<!doctype html><html lang="` + lang + `"><head><title>` + title + `</title><link rel="canonical" href="` + address + `"></head><body><nav><ul>` +
		`<li><a href="/">Басты бет</a></li><li><a href="/tarih">Тарих</a></li><li><a href="/kitap">Кітап қоры</a></li></ul></nav><main>` +
		matter + `</main></body></html>`
	return write(b.t, name, []byte(body))
}

// captured keeps saved pages on a day.
func (b *bureau) captured(inspection, on, check string, paths ...string) {
	b.t.Helper()
	_, err := b.Capture(b.ctx, inspection, desk.CaptureInput{Paths: paths, Saved: day(b.t, on), Check: check})
	must(b.t, err)
}

// proposed gives the only open proposal for which a test holds.
func (b *bureau) proposed(inspection string, is func(desk.Proposal) bool) desk.Proposal {
	b.t.Helper()
	all, err := b.Proposals(b.ctx, inspection)
	must(b.t, err)
	var found []desk.Proposal
	for _, p := range all {
		if p.State == desk.ProposalOpen && is(p) {
			found = append(found, p)
		}
	}
	if len(found) != 1 {
		b.t.Fatalf("%d proposals of %d: %+v", len(found), len(all), found)
	}
	return found[0]
}

// confirm makes evidence of one proposal and gives the evidence.
func (b *bureau) confirm(inspection string, p desk.Proposal) checks.Evidence {
	b.t.Helper()
	ids, err := b.Confirm(b.ctx, inspection, []string{p.ID})
	must(b.t, err)
	list, _, err := b.ListEvidence(b.ctx, inspection)
	must(b.t, err)
	for _, e := range list {
		if e.ID == ids[0] {
			return e
		}
	}
	b.t.Fatal("no evidence was made")
	return checks.Evidence{}
}

func (b *bureau) part(inspection, check, part string) checks.PartFinding {
	b.t.Helper()
	for _, p := range b.finding(inspection, check).Parts {
		if p.Part == part {
			return p
		}
	}
	b.t.Fatalf("%s/%s is not there", check, part)
	return checks.PartFinding{}
}

func item(p checks.PartFinding, id string) checks.Unit {
	for _, u := range p.Items {
		if u.Item == id || id == "" {
			return u
		}
	}
	return checks.Unit{}
}

const site = "https://zhanatal.example.kz"

const history = "<p>Мекеме 1998 жылы құрылған, содан бері аудан тұрғындарына кітапхана қызметін көрсетіп келеді. Алғашқы ғимарат орталық алаңда орналасқан еді.</p>"

// An item that a page shows, and one that was looked for on the whole site and not
// found, are confirmed: each moves its own item and nothing else.
func TestConfirmedItemsMoveTheirOwn(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-institution")
	b.captured(id, "2026-01-15", "",
		b.page("index.html", site+"/", "kk", "Кітапхана", "<p>Кітапханаға қош келдіңіз, біз сізді күн сайын күтеміз, есігіміз барша оқырманға ашық, келіңіздер, құрметті тұрғындар.</p>"),
		b.page("tarih.html", site+"/tarih", "kk", "Тарих", "<h1>Тарих</h1>"+history),
		b.page("kitap.html", site+"/kitap", "kk", "Кітап қоры", "<h1>Кітап қоры</h1><p>Қорда алпыс мың кітап бар, олардың жартысы қазақ тілінде басылған, қалғаны орыс және ағылшын тілдерінде жазылған.</p>"))
	there := b.proposed(id, func(p desk.Proposal) bool {
		return p.Item == "16.7.1.a" && p.Check == "site-content" && p.Says == checks.Present
	})
	gone := b.proposed(id, func(p desk.Proposal) bool { return p.Item == "16.7.12" })
	if gone.Says != checks.Absent || gone.Looked != 3 || !strings.Contains(gone.Value, site+"/kitap") {
		t.Fatalf("%+v", gone)
	}
	e := b.confirm(id, there)
	if e.Kind != checks.Page || e.At.Day != day(t, "2026-01-15") || e.Origin == nil || e.Origin.Reader == "" || e.Origin.Capture != there.Capture {
		t.Errorf("%+v", e)
	}
	content := b.part(id, "site-content", "content")
	if u := item(content, "16.7.1.a"); u.State != checks.State(checks.Present) {
		t.Errorf("%+v", u)
	}
	if u := item(content, "16.7.12"); u.State != checks.Unknown {
		t.Errorf("what is not confirmed moves nothing: %+v", u)
	}
	b.confirm(id, gone)
	content = b.part(id, "site-content", "content")
	if u := item(content, "16.7.12"); u.State != checks.State(checks.Absent) || u.Breach != day(t, "2026-01-15") {
		t.Errorf("%+v", u)
	}
	seen := 0
	for _, u := range content.Items {
		if u.State != checks.Unknown {
			seen++
		}
	}
	if seen != 2 || b.finding(id, "site-currency").Verdict != checks.NotChecked {
		t.Errorf("%d items moved, site-currency is %s", seen, b.finding(id, "site-currency").Verdict)
	}
}

// "All" never confirms that something was not found: that is confirmed by its name.
func TestAllConfirmsNoAbsence(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-institution")
	b.captured(id, "2026-01-15", "",
		b.page("index.html", site+"/", "kk", "Кітапхана", "<p>Кітапханаға қош келдіңіз, біз сізді күн сайын күтеміз, есігіміз барша оқырманға ашық, келіңіздер, құрметті тұрғындар.</p>"),
		b.page("tarih.html", site+"/tarih", "kk", "Тарих", "<h1>Тарих</h1>"+history),
		b.page("kitap.html", site+"/kitap", "kk", "Кітап қоры", "<h1>Кітап қоры</h1><p>Қорда алпыс мың кітап бар, олардың жартысы қазақ тілінде басылған, қалғаны орыс және ағылшын тілдерінде жазылған.</p>"))
	_, err := b.Confirm(b.ctx, id, []string{"all"})
	must(t, err)
	list, err := b.Proposals(b.ctx, id)
	must(t, err)
	left := 0
	for _, p := range list {
		if p.Adverse() != (p.State == desk.ProposalOpen) {
			t.Errorf("%s %s (%s) is %s", p.Check, p.Item, p.Says, p.State)
		}
		if p.Adverse() {
			left++
		}
	}
	if left == 0 {
		t.Error("the site proposes no absence")
	}
}

// The same item read on one page for two parts is two proposals; each is remembered
// by itself.
func TestOneFragmentForTwoParts(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	b.captured(id, "2026-01-15", "", b.page("a.html", site+"/contacts", "kk", "Байланыс",
		"<h1>Байланыс</h1><p>Жарияланған күні: 12.03.2025</p><p>Жаңартылған күні: 14.09.2025</p><p>Телефон: +7 (7172) 74-01-01</p><p>E-mail: kense@example.kz</p>"))
	content := b.proposed(id, func(p desk.Proposal) bool { return p.Item == "16.3.1.b" })
	dates := b.proposed(id, func(p desk.Proposal) bool { return p.Item == "dates.16.3.1.b" })
	if content.ID == dates.ID {
		t.Fatal("one id for two proposals")
	}
	b.confirm(id, content)
	if again := b.proposed(id, func(p desk.Proposal) bool { return p.Item == "dates.16.3.1.b" }); again.ID != dates.ID {
		t.Errorf("%+v", again)
	}
	b.confirm(id, dates)
	if u := item(b.part(id, "site-content", "dates"), "dates.16.3.1.b"); u.State != checks.State(checks.Present) {
		t.Errorf("%+v", u)
	}
}

// A plan whose title names its year and its day fills the year.
func TestConfirmedPlanFillsItsYear(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	b.captured(id, "2026-01-15", "", b.page("plan.html", site+"/plan", "ru", "Документы",
		`<h1>Документы</h1><ul><li><a href="/p.pdf">Ведомственный план открытости на 2025 год, утвержден 14 января 2025 года</a></li></ul>`))
	p := b.proposed(id, func(p desk.Proposal) bool { return p.Check == "openness-plan" })
	if p.Kind != propose.Document || p.For != "2025" || p.From != day(t, "2025-01-14") {
		t.Fatalf("%+v", p)
	}
	e := b.confirm(id, p)
	if e.Kind != checks.Paper || e.For != "2025" {
		t.Errorf("%+v", e)
	}
	if s := b.part(id, "openness-plan", "plan").Slots; len(s) != 1 || s[0].State != checks.Filled {
		t.Errorf("%+v", s)
	}
}

// A plan for a year that was over when it was seen, and that bears no day, is a fact:
// it may have been made later. The year stays unknown.
func TestPlanWithoutItsDayIsAFact(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	b.captured(id, "2026-01-15", "", b.page("plan.html", site+"/plan", "ru", "Документы",
		`<h1>Документы</h1><ul><li><a href="/p.pdf">Ведомственный план открытости на 2025 год</a></li></ul>`))
	p := b.proposed(id, func(p desk.Proposal) bool { return p.Check == "openness-plan" })
	if p.Kind != propose.Fact {
		t.Fatalf("%+v", p)
	}
	b.confirm(id, p)
	if s := b.part(id, "openness-plan", "plan").Slots; len(s) != 1 || s[0].State != checks.Unknown {
		t.Errorf("%+v", s)
	}
}

// posts is a list of dated posts: "2025-09-05 title".
func posts(list ...string) string {
	out := "<h1>Хабарландырулар</h1><div>"
	for _, p := range list {
		d, title, _ := strings.Cut(p, " ")
		out += `<article><h3><a href="/p/` + d + `">` + title + `</a></h3><time datetime="` + d + `">` + d + `</time></article>`
	}
	return out + "</div>"
}

// An announcement of a conference with its day is confirmed as the event with its
// notice, and judged by its working days; the row is the check of the conferences'
// own, too.
func TestConfirmedNoticeIsJudged(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	b.captured(id, "2026-01-15", "", b.page("a.html", site+"/announcements", "kk", "Хабарландырулар", posts(
		"2025-09-05 2025 жылғы 12 қыркүйекте интернет-конференция өтеді",
		"2025-09-03 Мектептерге арналған хабарландыру",
		"2025-09-01 Жол жөндеу туралы хабар")))
	p := b.proposed(id, func(p desk.Proposal) bool { return p.Check == "dialogue-notices" })
	if p.Kind != propose.Notice || p.From != day(t, "2025-09-12") || p.Noticed != day(t, "2025-09-05") {
		t.Fatalf("%+v", p)
	}
	e := b.confirm(id, p)
	if len(e.Noticed) != 1 || e.Noticed[0].Part != "conference" || e.Noticed[0].Place != site+"/announcements" {
		t.Errorf("%+v", e)
	}
	part := b.part(id, "dialogue-notices", "conference")
	if len(part.Events) != 1 || part.Events[0].State != checks.InTime || part.Verdict != checks.Met {
		t.Errorf("%+v", part)
	}
	if b.part(id, "dialogue-notices", "poll").Verdict == checks.Met {
		t.Error("the polls were moved")
	}
}

// An agenda of an open sitting announces the sitting too; the sitting is one row for
// all questions about it.
func TestConfirmedAgendaIsOneSitting(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body", "collegial-open", "law-enforcement-special=no")
	b.captured(id, "2026-01-15", "", b.page("a.html", site+"/announcements", "ru", "Объявления", posts(
		"2025-09-01 Повестка открытого заседания коллегии 12 сентября 2025 года",
		"2025-08-29 Объявление для школ района",
		"2025-08-28 О ремонте дороги")))
	b.confirm(id, b.proposed(id, func(p desk.Proposal) bool { return p.Check == "open-sittings" }))
	for part, want := range map[string]checks.Verdict{"notice": checks.Met, "agenda": checks.Met, "broadcast": checks.CannotTell} {
		if got := b.part(id, "open-sittings", part); got.Verdict != want || len(got.Events)+len(got.Items)+len(got.Rows) != 1 {
			t.Errorf("%s: %+v", part, got)
		}
	}
}

// A notice of a discussion is seen for its draft: a row of its own.
func TestConfirmedDiscussionNotice(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body", "drafts-legal-acts", "administers-budget-programmes=no")
	b.captured(id, "2026-01-15", "", b.page("a.html", site+"/announcements", "ru", "Объявления", posts(
		"2025-09-01 Публичное обсуждение проекта приказа об утверждении правил до 15 сентября 2025 года",
		"2025-08-29 Объявление для школ района",
		"2025-08-28 О ремонте дороги")))
	b.confirm(id, b.proposed(id, func(p desk.Proposal) bool { return p.Check == "discussion-notices" }))
	if got := b.part(id, "discussion-notices", "notices"); got.Verdict != checks.Met {
		t.Errorf("%+v", got)
	}
}

// News and the days that their list covers: a working day without any is missing.
func TestConfirmedNewsAndCoverage(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	b.captured(id, "2025-12-12", "", b.page("news.html", site+"/news", "kk", "Жаңалықтар", strings.ReplaceAll(posts(
		"2025-12-11 Ауданда жаңа мектеп ашылды", "2025-12-09 Кітап көрмесі өтті", "2025-12-08 Жол жөндеу аяқталды"), "Хабарландырулар", "Жаңалықтар")))
	all, err := b.Proposals(b.ctx, id)
	must(t, err)
	var ids []string
	for _, p := range all {
		if p.Check == "site-currency" {
			ids = append(ids, p.ID)
		}
	}
	_, err = b.Confirm(b.ctx, id, ids)
	must(t, err)
	states := map[string]checks.State{}
	for _, s := range b.part(id, "site-currency", "news").Slots {
		states[s.Slot] = s.State
	}
	for day, want := range map[string]checks.State{
		"2025-12-08": checks.Filled, "2025-12-09": checks.Filled, "2025-12-10": checks.NoEvent, "2025-12-11": checks.Filled,
		"2025-12-12": checks.Unknown, "2025-12-05": checks.Unknown,
	} {
		if states[day] != want {
			t.Errorf("%s is %s, want %s", day, states[day], want)
		}
	}
}

// Versions that differ are confirmed as a pair that does not correspond.
func TestConfirmedPairs(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-institution")
	b.captured(id, "2026-01-15", "",
		b.page("kk.html", site+"/kk/tarih", "kk", "Тарих", `<a href="/ru/tarih">Русский</a><h1>Тарих</h1>`+history),
		b.page("ru.html", site+"/ru/tarih", "ru", "История", `<a href="/kk/tarih">Қазақша</a><h1>История</h1>`+
			"<p>Учреждение основано в 1989 году, с тех пор оно обслуживает читателей района. Первое здание стояло на центральной площади и было деревянным.</p>"))
	languages := b.proposed(id, func(p desk.Proposal) bool { return p.Item == "languages.16.7.1.a" })
	parity := b.proposed(id, func(p desk.Proposal) bool { return p.Item == "parity" })
	if languages.Says != checks.Present || parity.Says != checks.Incomplete || !strings.Contains(parity.Value, "1989") {
		t.Fatalf("%+v\n%+v", languages, parity)
	}
	b.confirm(id, parity)
	if got := b.part(id, "site-currency", "parity"); got.Verdict == checks.Met || got.Verdict == checks.NotChecked {
		t.Errorf("%+v", got)
	}
}

// A fact moves no verdict: the question is for the analyst to answer.
func TestAFactMovesNoVerdict(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	b.captured(id, "2026-01-15", "", b.page("a.html", "https://www.gov.kz/memleket/entities/zhanatal/contacts", "kk", "Байланыс", history))
	b.confirm(id, b.proposed(id, func(p desk.Proposal) bool { return p.Kind == propose.Fact && p.Check == "site-content" }))
	if got := b.part(id, "site-content", "platform"); got.Verdict != checks.NotChecked && got.Verdict != checks.CannotTell {
		t.Errorf("%+v", got)
	}
}

// Leads name what the menu leads to and nobody opened.
func TestLeads(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-institution")
	b.captured(id, "2026-01-15", "", b.page("index.html", site+"/", "kk", "Кітапхана", history))
	leads, err := b.Leads(b.ctx, id)
	must(t, err)
	if len(leads) != 2 || leads[0].URL != site+"/tarih" || len(leads[0].Items) != 1 || leads[0].Items[0] != "16.7.1.a" || leads[1].URL != site+"/kitap" || len(leads[1].Items) != 0 {
		t.Errorf("%+v", leads)
	}
	b.captured(id, "2026-01-15", "", b.page("tarih.html", site+"/tarih", "kk", "Тарих", "<h1>Тарих</h1>"+history))
	if leads, err = b.Leads(b.ctx, id); err != nil || len(leads) != 1 {
		t.Errorf("%+v %v", leads, err)
	}
}

// Reasons for a rejection are offered in three languages.
func TestRefusals(t *testing.T) {
	if got := desk.Refusals(); len(got) != 5 || got[0].KK == "" || got[0].RU == "" || got[0].EN == "" {
		t.Errorf("%+v", got)
	}
}

// "All" takes no notice that came too late: it may show a breach, and is confirmed by
// its name.
func TestAllConfirmsNoLateNotice(t *testing.T) {
	b := newBureau(t)
	id := b.open("state-body")
	b.captured(id, "2026-01-15", "", b.page("list.html", site+"/list", "kk", "Хабарландырулар", `<h1>Хабарландырулар</h1><div>
		<article><h3><a href="/p/3">Ашық отырыс 2025 жылғы 26 мамырда өтеді</a></h3><time datetime="2025-05-26">26.05.2025</time></article>
		<article><h3><a href="/p/2">Ашық отырыс 2025 жылғы 23 мамырда өтеді</a></h3><time datetime="2025-05-12">12.05.2025</time></article>
		<article><h3><a href="/p/1">Ауданда жол жөнделді</a></h3><time datetime="2025-05-08">08.05.2025</time></article></div>`))
	_, err := b.Confirm(b.ctx, id, []string{"all"})
	must(t, err)
	states := map[string]string{}
	list, err := b.Proposals(b.ctx, id)
	must(t, err)
	for _, p := range list {
		if p.Check == "open-sittings" {
			states[p.From.String()] = p.State
		}
	}
	if states["2025-05-26"] != desk.ProposalOpen || states["2025-05-23"] != desk.ProposalConfirmed || len(states) != 2 {
		t.Errorf("%v", states)
	}
}
