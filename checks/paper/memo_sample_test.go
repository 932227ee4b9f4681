package paper_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/standard"
)

func law(t testing.TB) *standard.Standard {
	t.Helper()
	s, err := standard.Load()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func day(iso string) calendar.Day {
	d, err := calendar.ParseDay(iso)
	if err != nil {
		panic(err)
	}
	return d
}

// id is a made-up UUIDv7, and hash a made-up SHA-256.
func id(n int) string   { return fmt.Sprintf("0192aaaa-0000-7000-8000-%012x", n) }
func hash(n int) string { return fmt.Sprintf("%064x", 0xabc0000+n) }

// sample is an inspection being put together.
type sample struct {
	name   string
	c      *checks.Case
	h      *checks.HolderState
	o      *checks.Office
	photos bool
	n      int
}

func newSample(name string, form checks.Form, categories ...string) *sample {
	s := &sample{name: name,
		c: &checks.Case{
			Inspection: checks.Inspection{
				ID: id(1), Number: "2026-001", Holder: id(2), Categories: categories,
				Period: checks.Dated{From: day("2025-01-01"), To: day("2025-12-31")}, AsOf: day("2026-01-20"), Form: form,
			},
			Answers: map[checks.Question][]checks.Answer{},
		},
		h: &checks.HolderState{Holder: checks.Holder{ID: id(2)}},
		o: &checks.Office{Settings: map[string][]checks.Setting{}, Readings: map[string][]checks.Reading{}, Labels: map[string]string{hash(9): "KT"}},
	}
	for _, c := range categories {
		s.h.Holder.Categories = append(s.h.Holder.Categories, checks.Belonging{ID: c, Source: "ереже"})
	}
	for name, value := range map[string]string{
		"office.name.kk": "Қазақстан Республикасының Мәдениет және ақпарат министрлігі",
		"office.name.ru": "Министерство культуры и информации Республики Казахстан",
		"office.city.kk": "Астана қаласы", "office.city.ru": "город Астана",
		"signer.post.kk": "Басқарма басшысы", "signer.post.ru": "Руководитель управления",
		"signer.name.kk": "А. Сейітова", "signer.name.ru": "А. Сеитова",
		"executor.name": "К. Тоқтаров", "executor.phone": "8 (7172) 00-00-00",
	} {
		s.o.Settings[name] = []checks.Setting{{Value: value, Source: "бұйрық"}}
	}
	return s
}

func (s *sample) next() int { s.n++; return 100 + s.n }

func (s *sample) mark() checks.Mark {
	return checks.Mark{Entry: hash(1000 + s.n), Author: "К. Тоқтаров", Time: time.Date(2026, 1, 19, 5, 0, 0, 0, time.UTC)}
}

func (s *sample) add(kind checks.EvidenceKind, at, title, check string, parts ...string) *checks.Evidence {
	m, err := calendar.ParseMoment(at)
	if err != nil {
		panic(err)
	}
	s.c.Evidence = append(s.c.Evidence, checks.Evidence{
		ID: id(s.next()), Kind: kind, At: m, Title: title,
		Serves: []checks.Service{{Check: check, Parts: parts}}, Mark: s.mark(),
	})
	return &s.c.Evidence[len(s.c.Evidence)-1]
}

func (s *sample) cover(check, part string, of checks.Of, from, to, source string) {
	s.c.Coverage = append(s.c.Coverage, checks.Coverage{
		ID: id(s.next()), Check: check, Parts: []string{part}, Of: of,
		From: day(from), To: day(to), Source: source, Mark: s.mark(),
	})
}

func (s *sample) answer(question string, a checks.Answer) {
	s.next()
	a.Mark = s.mark()
	q := checks.ParseQuestion(question)
	s.c.Answers[q] = append(s.c.Answers[q], a)
}

func (s *sample) trait(id, value string) {
	s.h.Holder.Traits = append(s.h.Holder.Traits, checks.Trait{ID: id, Value: value, Source: "ереже"})
}

func (s *sample) premises(n int, address string) string {
	s.h.Holder.Premises = append(s.h.Holder.Premises, checks.Premises{ID: id(n), Address: address})
	return id(n)
}

var embedded, _ = calendar.Embedded()

// input judges the sample and gives what a memo is written from.
func (s *sample) input(t testing.TB, l lang.Lang) paper.Input {
	t.Helper()
	findings := checks.Judge(s.c, s.h, s.o, law(t), embedded)
	in := paper.Input{
		Lang: l, Case: s.c, Holder: s.h, Office: s.o, Findings: findings,
		Summary: checks.Summarize(findings), Basis: "sha256:" + hash(7), Program: "ashyq 1.0",
		Heads: []checks.Head{{Stream: hash(9), Number: 126, Hash: hash(10)}},
		Today: day("2026-01-21"), Draft: true,
	}
	if s.photos {
		in.Photos = photo
	}
	return in
}

// photo is a picture in one colour.
func photo(string) (io.ReadCloser, error) {
	m := image.NewRGBA(image.Rect(0, 0, 640, 400))
	for i := range m.Pix {
		m.Pix[i] = 200
	}
	m.Set(1, 1, color.Black)
	var b bytes.Buffer
	err := jpeg.Encode(&b, m, nil)
	return io.NopCloser(&b), err
}

// samples are the inspections whose memos are kept.
func samples() []*sample {
	return []*sample{remote(), visit(), monitored(), bare()}
}

// remote: a state body under remote control, with breaches under both acts.
func remote() *sample {
	s := newSample("remote", checks.Remote, "state-body")
	s.c.Inspection.Ground = "2026 жылға арналған бақылау жоспары"
	s.h.Holder.Names = []checks.Name{{
		KK: "Сарыдала облысының жолаушылар көлігі басқармасы", RU: "Управление пассажирского транспорта Сарыдалинской области",
	}}
	s.h.Holder.BIN = "210440000019"
	s.h.Holder.Sites = []string{"https://saridala.example.kz"}
	s.trait("state-control-exempt", checks.No)
	s.trait("collegial-open", checks.No)
	s.trait("administers-budget-programmes", checks.Yes)
	s.premises(50, "Сарыдала қаласы, Достық көшесі, 1")

	for _, e := range [][2]string{
		{"2025-05-14", "Тұрғындарға қандай деректер керек: дөңгелек үстел"},
		{"2025-08-20", "Ашық деректер бойынша сауалнама"}, {"2025-11-05", "Деректерге сұраныс туралы кездесу"},
	} {
		s.add(checks.Event, e[0], e[1], "open-data-events", "events").Source = "https://saridala.example.kz/news"
	}
	s.cover("open-data-events", "events", checks.Events, "2025-01-01", "2025-12-31", "ресми интернет-ресурстың жаңалықтар мұрағаты")

	s.add(checks.Event, "2025-10-10", "Мүгедектігі бар адамдардың қоғамдық бірлестіктерімен кездесу", "accessibility", "meetings")
	s.cover("accessibility", "meetings", checks.Events, "2025-01-01", "2025-12-31", "іс-шаралар есебі")
	s.cover("openness-plan", "plan", checks.Events, "2025-01-01", "2025-12-31", "басқарманың актілер тізілімі")

	s.blog()
	s.answer("evaluation-portal", checks.Answer{Verdict: checks.NotApplicable, Reason: "Басқарма бағаланатын органдар тізбесіне кірмейді"})
	s.override()
	return s
}

// blog: an entry in every week but three, one of which ends on a day for which
// it is not settled which act was in force.
func (s *sample) blog() {
	for d := day("2025-01-08"); d <= day("2025-12-31"); d = d.Add(7) {
		switch d {
		case day("2025-03-19"), day("2025-04-30"), day("2025-07-16"):
			continue
		}
		s.add(checks.Event, d.String(), "Блогтағы жазба", "weekly-blog", "posts")
	}
	s.cover("weekly-blog", "posts", checks.Events, "2025-01-01", "2026-01-18", "ашық диалогтың интернет-порталы")
}

// override: answers of the analyst: one against the machine, one with the norm
// that it must name, one on requests, one that leaves the question open.
func (s *sample) override() {
	s.add(checks.Page, "2026-01-15", "Ашық деректер порталының беті", "open-data-unified-list", "placed").Items =
		[]checks.ItemSeen{{Item: "placed", State: checks.Absent}}
	s.answer("open-data-unified-list/placed", checks.Answer{
		Verdict: checks.Met, Observed: day("2026-01-16"), Reason: "Деректер жинағы басқа атаумен орналастырылған",
	})
	e := s.add(checks.Page, "2026-01-16", "Интернет-ресурстың «Маршруттар» бөлімі", "disclosure", "disclosed")
	e.Source = "https://saridala.example.kz/routes"
	s.answer("disclosure/disclosed", checks.Answer{
		Verdict: checks.NotMet, Observed: day("2026-01-16"), Reason: "Маршруттар тізбесі жарияланбаған", Saw: []string{e.Mark.Entry},
		Places: map[string]string{"norm": "басқарманың 2025 жылғы 3 наурыздағы № 12 бұйрығының 4-тармағы", "items": "маршруттар тізбесі"},
	})
	e = s.add(checks.Register, "2026-01-12", "Сұрау салулар тізілімі", "requests", "register", "complete")
	e.Text = "Өтініш беруші, ЖСН 850101300123, тел. +7 701 234 56 78; кеңсе 8 (7172) 74-01-01"
	e.Note = "ішкі ескертпе: басып шығарылмайды"
	e.Files = []checks.File{{Hash: hash(21), Name: "тізілім.xlsx", Role: "original"}}
	s.answer("requests/complete", checks.Answer{
		Verdict: checks.NotMet, Observed: day("2026-01-12"), Reason: "Екі жауап сұрақтың өзіне жауап бермейді",
		Places: map[string]string{"rows": "№ 14, № 27"}, Saw: []string{e.Mark.Entry},
	})
	s.answer("proactive/interaction", checks.Answer{Verdict: checks.CannotTell, Reason: "Әлеуметтік желідегі парақшалар жабық"})
	e = s.add(checks.Page, "2026-01-16", "Ашық диалог порталындағы сауалнамалар тізімі", "dialogue-events", "polls")
	s.answer("dialogue-events/polls", checks.Answer{
		Verdict: checks.NotMet, Reason: "Порталда бірде-бір сауалнама жоқ", Saw: []string{e.Mark.Entry},
	})
}

// visit: a stand looked at with the holder's consent at two addresses.
func visit() *sample {
	s := newSample("visit", checks.OnSite, "state-body")
	s.photos = true
	s.c.Inspection.Ground = "Ақпарат иеленушінің 2026 жылғы 5 қаңтардағы хаты"
	s.h.Holder.Names = []checks.Name{{KK: "Көкдала ауданының әкімдігі", RU: "Акимат Кокдалинского района"}}
	s.trait("state-control-exempt", checks.No)
	s.trait("public-order", checks.No)
	first := s.premises(50, "Көкдала ауылы, Абай көшесі, 10")
	second := s.premises(51, "Көкдала ауылы, Тәуелсіздік даңғылы, 2")
	e := s.add(checks.Stand, "2026-01-14T10:30", "Стендті қарап шығу", "stand", "placed", "items", "information-order")
	e.Premises, e.Present = first, "әкімдік аппаратының бас маманы"
	e.Items = []checks.ItemSeen{
		{Item: "activity", State: checks.Present}, {Item: "hours", State: checks.Present},
		{Item: "reception", State: checks.Absent}, {Item: "appeals", State: checks.Present},
		{Item: "contacts", State: checks.Present}, {Item: "chancellery-phone", State: checks.Present},
		{Item: "personnel-phone", State: checks.Absent}, {Item: "accounts", State: checks.Unseen},
		{Item: "site-link", State: checks.Incomplete, Note: "сілтеме ескі мекенжайға апарады"},
		{Item: "information-order", State: checks.Absent},
	}
	e.Files = []checks.File{{Hash: hash(31), Name: "стенд-1.jpg", Role: "photo"}, {Hash: hash(32), Name: "стенд-2.jpg", Role: "photo"}}
	seen := []string{e.Mark.Entry}
	e = s.add(checks.Stand, "2026-01-14T12:00", "Екінші мекенжайды қарап шығу", "stand", "placed")
	e.Premises = second
	e.Items = []checks.ItemSeen{{Item: "placed", State: checks.Absent}}
	e.Files = []checks.File{{Hash: hash(33), Name: "дәліз.jpg", Role: "photo"}}
	s.answer("stand/access@"+first, checks.Answer{
		Verdict: checks.NotMet, Observed: day("2026-01-14"), Reason: "Стенд өткізу режимі бар дәлізде тұр", Saw: seen,
	})
	s.answer("accessibility/stand-access@"+first, checks.Answer{Verdict: checks.NotMet, Observed: day("2026-01-14"), Reason: "Пандус жоқ"})
	return s
}

// monitored: a company of the quasi-state sector, of which only a letter can
// come.
func monitored() *sample {
	s := newSample("monitored", checks.Monitoring, "quasi-state")
	s.c.Inspection.Ground = "Азаматтың 2026 жылғы 9 қаңтардағы жолданымы"
	s.h.Holder.Names = []checks.Name{{KK: "«Сарыдала су» АҚ", RU: "АО «Сарыдала су»"}}
	s.trait("state-owned-100", checks.Yes)
	s.o.Settings[checks.SettingPublished] = []checks.Setting{{Value: "2025-04-23", Source: "Эталондық бақылау банкі"}}
	s.o.Readings["lead-3wd"] = []checks.Reading{{Reading: "full-days-between", Ground: "департаменттің 2025 жылғы 1 маусымдағы хаты", From: day("2025-01-01")}}
	e := s.add(checks.Page, "2026-01-13", "Компания сайты", "site-content", "content", "governance-code")
	e.Source = "https://sarydalasu.example.kz"
	e.Origin = &checks.Origin{Capture: id(70), Fragment: "<h1>…</h1>", Path: "body > h1", Value: "Компания туралы"}
	e.Items = []checks.ItemSeen{
		{Item: "16.8.1.a", State: checks.Present}, {Item: "16.8.1.b", State: checks.Absent},
		{Item: "16.8.2.a", State: checks.Incomplete, Note: "2023 жылғы мәліметтер"}, {Item: "16.8.3", State: checks.Absent},
	}
	s.c.Captures = []checks.Capture{{
		ID: id(70), Asked: "https://sarydalasu.example.kz", Final: "https://sarydalasu.example.kz/kk", At: "2026-01-13T09:00:00+05:00",
		Tool: "ashyq 1.0", Files: []checks.File{{Hash: hash(41), Name: "page.html", Role: "original"}},
	}}
	sitting := s.add(checks.Event, "2025-09-18", "Директорлар кеңесінің ашық отырысы", "open-sittings", "broadcast", "notice", "agenda")
	sitting.Items = []checks.ItemSeen{{Item: "broadcast", State: checks.Present}}
	sitting.Noticed = []checks.Notice{{Part: "notice", At: calendar.Moment{Day: day("2025-09-16"), Minute: -1}, Place: "сайт"}}
	s.cover("open-sittings", "agenda", checks.Notices, "2025-08-01", "2025-12-31", "сайттың хабарландырулар бөлімі")
	s.add(checks.Paper, "2025-02-01", "2025 жылға арналған жоспар", "openness-plan", "plan").For = "2025"
	return s
}

// bare: an office and a holder of which nothing is entered; its own control.
func bare() *sample {
	s := newSample("bare", checks.Self, "budget-recipient")
	s.o = nil
	s.h.Holder.Names = []checks.Name{{RU: "ТОО «Пример»"}}
	return s
}
