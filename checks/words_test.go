package checks_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// spokenBy lists the keys of messages that the nouns of the package speak.
func spokenBy() map[string]lang.Text {
	out := map[string]lang.Text{}
	for _, v := range checks.Verdicts() {
		out["verdict."+string(v)] = v.Words()
	}
	states := []checks.State{checks.Filled, checks.NoEvent, checks.Unknown, checks.Cut, checks.Future, checks.InTime, checks.Late,
		checks.State(checks.Present), checks.State(checks.Incomplete), checks.State(checks.Absent), checks.State(checks.Inapplicable)}
	for _, s := range states {
		out["state."+string(s)] = s.Words()
	}
	for _, s := range []checks.State{checks.InTerm, checks.Pending, checks.Unclear, checks.Outside, checks.Alike, checks.Differs} {
		out["state."+string(s)] = s.Words()
	}
	for _, s := range checks.ItemStates() {
		out["item."+string(s)] = s.Words()
	}
	for _, f := range checks.Forms() {
		out["form."+string(f)] = f.Words()
	}
	for _, k := range checks.EvidenceKinds() {
		out["evidence."+string(k)] = k.Words()
	}
	papersSaid(out)
	for _, k := range checks.ItemKinds() {
		out["item-kind."+string(k)] = k.Words()
	}
	for _, c := range checks.Changes() {
		out["change."+string(c)] = c.Words()
	}
	out["change.kept"], out["change.unlooked"] = checks.StillKept.Words(), checks.Unlooked.Words()
	for _, v := range checks.DecisionValues() {
		out["decided."+v] = (&checks.Decision{Value: v}).Words()
	}
	for _, v := range checks.ReviewValues() {
		out["review."+v] = (&checks.Review{Value: v}).Words()
	}
	for _, id := range checks.IndicatorIDs() {
		i := checks.Indicator{ID: id}
		out["indicator."+id], out["indicator-formula."+id] = i.Words(), i.Formula()
		out["indicator-none"], out["indicator-told"] = i.Told(), checks.Indicator{ID: id, Kept: 1, Of: 2}.Told()
	}
	out["indicator-note"] = checks.IndicatorNote()
	days, _ := calendar.Embedded()
	sunday, _ := calendar.NewDay(2026, 2, 1)
	out["sitting-span"] = checks.SittingSpanTold(sunday, days)
	remarks := (&checks.Sitting{Day: sunday}).DayRemarks(days)
	out["sitting-outside"], out["sitting-off"] = remarks[0], remarks[1]
	out["other.title"], out["other.one"] = checks.OtherTitle(), checks.OtherName("1")
	out["visit.remote"], _ = checks.Remote.Visit(true)
	out["visit.help"], _ = checks.OnSite.Visit(true)
	termsSaid(out)
	return out
}

// papersSaid notes the words of papers, and of what follows them.
func papersSaid(out map[string]lang.Text) {
	for _, p := range checks.PaperKinds() {
		out["paper."+string(p)] = p.Words()
	}
	for _, p := range checks.OfficePapers() {
		out["paper."+string(p)] = p.Words()
	}
	for _, k := range checks.StepKinds() {
		out["step."+string(k)] = k.Words()
	}
	for _, v := range []string{checks.Accepted, checks.Partly, checks.Rejected} {
		out["ruling."+v] = (&checks.Ruling{Value: v}).Words()
	}
	for _, v := range []string{checks.Executed, checks.Partly, checks.NotExecuted} {
		out["execution."+v] = (&checks.Execution{Value: v}).Words()
		out["execution-looked"] = (&checks.Execution{Value: v, Looked: 1}).When()
	}
	for _, v := range checks.PaperStates() {
		out["paper-state."+v] = (&checks.PaperState{Value: v}).Words()
	}
}

func messageKeys(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("messages.toml")
	if err != nil {
		t.Fatal(err)
	}
	m, err := lang.ParseMessages(string(text))
	if err != nil {
		t.Fatal(err)
	}
	return m.Keys()
}

func TestEveryNounHasItsWordInThreeLanguages(t *testing.T) {
	for key, w := range spokenBy() {
		if len(w.Missing()) > 0 || strings.HasPrefix(w.EN, "!") {
			t.Errorf("%s is said as %+v", key, w)
		}
	}
}

func TestEveryMessageIsUsedByACaseAndEveryReasonHasItsMessage(t *testing.T) {
	used := map[string]bool{}
	for key := range spokenBy() {
		used[key] = true
	}
	for _, u := range calendar.Units() {
		used["unit."+string(u)] = true
	}
	used["trait.yes"], used["trait.no"], used["rows.more"] = true, true, true
	for _, f := range []string{"inspection.period", "inspection.as_of", "inspection.categories", "inspection.holder",
		"holder.categories", "holder.traits", "holder.premises", "holder.life"} {
		used["field."+f] = true
	}
	take := func(list []checks.Reason) {
		for _, r := range list {
			used["reason."+r.Code] = true
		}
	}
	for _, o := range outcomes(t) {
		take(o.finding.Reasons)
		for _, p := range o.finding.Parts {
			take(p.Reasons)
			for _, u := range slices.Concat(p.Slots, p.Events, p.Items, p.Rows) {
				take(u.Reasons)
			}
		}
	}
	take(hanging(t, checks.Trait{ID: "collegial-open", Value: checks.No, Dated: checks.Dated{To: day(t, "2025-02-01")}},
		checks.Trait{ID: "collegial-open", Value: checks.Yes, Dated: checks.Dated{From: day(t, "2025-02-02")}}).Parts[0].Reasons)
	take(othersSaid(t))
	take(remotely(t, checks.Remote).Reasons)
	for _, u := range itemEnded(t).Items {
		take(u.Reasons)
	}
	keys := messageKeys(t)
	for _, key := range keys {
		if !used[key] {
			t.Errorf("no case says %s", key)
		}
	}
	for key := range used {
		if !slices.Contains(keys, key) {
			t.Errorf("%s has no message", key)
		}
	}
}

var (
	coded    = regexp.MustCompile(`reason\("([a-z.-]+)"[,)]`)
	prefixed = regexp.MustCompile(`reason\("([a-z.-]+\.)"\+`)
)

func TestEveryReasonWrittenInTheSourceHasAMessage(t *testing.T) {
	keys := messageKeys(t)
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range coded.FindAllStringSubmatch(string(source), -1) {
			found++
			if !slices.Contains(keys, "reason."+m[1]) {
				t.Errorf("%s: reason %q has no message", file, m[1])
			}
		}
		for _, m := range prefixed.FindAllStringSubmatch(string(source), -1) {
			found++
			if !slices.ContainsFunc(keys, func(k string) bool { return strings.HasPrefix(k, "reason."+m[1]) }) {
				t.Errorf("%s: no message begins with %q", file, m[1])
			}
		}
	}
	if found < 30 {
		t.Errorf("only %d reasons found in the source", found)
	}
}

// No argument may be inflected: a list stands after a colon or in brackets, at
// the end of its sentence.
func TestListsStandAfterAColon(t *testing.T) {
	text, err := os.ReadFile("messages.toml")
	if err != nil {
		t.Fatal(err)
	}
	var tree struct {
		Reason map[string]any `toml:"reason"`
	}
	if _, err := toml.Decode(string(text), &tree); err != nil {
		t.Fatal(err)
	}
	list := regexp.MustCompile(`(.{2})\{(slots|rows|items|traits|spans|days|fields)\}`)
	n := 0
	for _, m := range list.FindAllStringSubmatch(string(text), -1) {
		n++
		if m[1] != ": " {
			t.Errorf("%q stands before the list %s", m[1], m[2])
		}
	}
	if n == 0 {
		t.Error("no lists found")
	}
}

func TestAReasonThatWasSealedKeepsItsWords(t *testing.T) {
	var f checks.Finding
	f.SealReason(checks.SealedReason{Part: "events", Code: "cadence.missing", KK: "бұрынғы сөз", RU: "прежние слова", EN: "old words"})
	f.SealReason(checks.SealedReason{Part: "events", Code: "coverage.events", KK: "қ", RU: "р", EN: "e"})
	f.SealReason(checks.SealedReason{Code: "answer.given", KK: "жауап", RU: "ответ", EN: "answer"})
	if len(f.Parts) != 1 || len(f.Parts[0].Reasons) != 2 || len(f.Reasons) != 1 {
		t.Fatalf("%+v", f)
	}
	if got := f.Parts[0].Reasons[0].Words(); got != (lang.Text{KK: "бұрынғы сөз", RU: "прежние слова", EN: "old words"}) {
		t.Errorf("got %+v", got)
	}
	if got := f.Reasons[0].Words().RU; got != "ответ" {
		t.Errorf("got %q", got)
	}
}

// given finds the first reason with a code that a case of a check gives.
func given(t *testing.T, code, check, says string) checks.Reason {
	t.Helper()
	for _, o := range outcomes(t) {
		for _, p := range o.finding.Parts {
			for _, r := range p.Reasons {
				if r.Code == code && o.finding.Check == check && strings.Contains(o.Says, says) {
					return r
				}
			}
		}
	}
	t.Fatalf("no case of %s says %s", check, code)
	return checks.Reason{}
}

func TestArgumentsAsJSONAreBareIDs(t *testing.T) {
	for _, row := range []struct{ code, check, says, args string }{
		{"item.absent", "stand", "one item is absent", `{"items":["hours"],"n":1}`},
		{"item.absent", "public-discussion", "one draft was not", `{"items":["Бұйрық жобасы"],"n":1}`},
		{"notice.late", "dialogue-notices", "both late", `{"n":1,"rows":["Конференция"]}`},
		{"trait.not-held", "open-sittings", "not a collegial body", `{"traits":["collegial-open"]}`},
		{"trait.unknown", "stand", "must be asked", `{"traits":["public-order"]}`},
		{"item.absent", "stand", "whole at one address, absent at another", `{"items":["placed@P2"],"n":1}`},
		{"reading.accepted", "site-currency", "“every working day”", `{"ground":"бұйрық № 5","reading":"working-days"}`},
		{"notice.last", "dialogue-notices", "both late", `{"event":"2024-04-25","last":"2024-04-26","sum":{"from":"2024-04-25","count":1}}`},
		{"edition.unsettled", "stand", "an unsettled day", `{"days":["2025-05-06"]}`},
		{"law.text-not-held", "site-content", "before the middle of March", `{"article":"16.9","day":"2025-03-16"}`},
		{"answer.given", "disclosure", "disclosed in time and in full", `{"author":"А. Талдаушы","computed":"not-checked","verdict":"met","why":"қарадым"}`},
	} {
		b, err := json.Marshal(given(t, row.code, row.check, row.says))
		var got struct{ Args json.RawMessage }
		if err == nil {
			err = json.Unmarshal(b, &got)
		}
		if err != nil || string(got.Args) != row.args {
			t.Errorf("%s: %s %v", row.code, got.Args, err)
		}
	}
}

func TestArgumentsAreSaidInFull(t *testing.T) {
	for _, row := range []struct{ code, check, says, ru string }{
		{"trait.not-held", "open-sittings", "not a collegial body", "Не применяется, признак: коллегиальный орган с открытыми заседаниями – нет"},
		{"trait.not-held", "open-sittings", "law-enforcement body", "Не применяется, признак: правоохранительный или специальный государственный орган – да"},
		{"trait.not-held", "public-discussion", "neither drafts", "Не применяется, признак: разработчик проектов нормативных правовых актов – нет"},
		{"trait.unknown", "stand", "must be asked", "Признак не установлен, его следует выяснить: деятельность связана с охраной общественного порядка и обеспечением общественной безопасности (Связана ли деятельность обладателя информации с охраной общественного порядка и обеспечением общественной безопасности?)"},
		{"law.text-not-held", "site-content", "before the middle of March", "Текста Закона на этот день у нас нет: 16 марта 2025 года, пункт 9 статьи 16 Закона"},
		{"cadence.unknown", "site-currency", "days off have two readings", "Не доказано ни наличие, ни отсутствие: 18.05.2024–19.05.2024, 25.05.2024–26.05.2024, 01.06.2024–02.06.2024, 08.06.2024–09.06.2024 (всего – 8)"},
		{"item.absent", "stand", "whole at one address, absent at another", "Осмотрено, отсутствует: информационный стенд и (или) другое техническое средство аналогичного назначения – Достық көшесі, P2 (всего – 1)"},
		{"reading.accepted", "site-currency", "“every working day”", "Применено принятое толкование: каждый рабочий день. Основание: бұйрық № 5."},
		{"document.after-slot", "openness-plan", "shown and does not fill", "Документ составлен после года, на который он рассчитан, и не засчитывается: Жоспар, 15 января 2026 года"},
	} {
		if got := given(t, row.code, row.check, row.says).Words().RU; got != row.ru {
			t.Errorf("%s: %s", row.code, got)
		}
	}
}
