package main

import (
	"slices"
	"strings"
	"testing"

	"ashyq/checks/lang"
)

// One idea has one name in every language, the name that the acts give it. The
// glossary is data, testdata/glossary.toml; these tests hold every sentence of
// the program against it, whoever wrote it and wherever it stands.

func TestEverySentenceKeepsToTheGlossary(t *testing.T) {
	g := readGlossary(t)
	used := make([]bool, len(g.Leave))
	for _, w := range wordings(t) {
		for _, r := range rulesOf(g) {
			slips := r.find(w)
			if len(slips) == 0 {
				continue
			}
			if i := slices.IndexFunc(g.Leave, func(l exempt) bool { return l.covers(r.name, w) }); i >= 0 {
				used[i] = true
				continue
			}
			t.Errorf("%s [%s] %s: %s\n\tkk = %s\n\tru = %s\n\ten = %s",
				w.file, w.key, r.name, strings.Join(slips, "; "), w.said.KK, w.said.RU, w.said.EN)
		}
	}
	for i, l := range g.Leave {
		if !used[i] {
			t.Errorf("glossary.toml leaves %s %v alone, and nothing there is against %q", l.File, l.Keys, l.Rule)
		}
	}
}

func TestTheGlossarySaysWhyAndContradictsNothing(t *testing.T) {
	g := readGlossary(t)
	for _, x := range g.Term {
		if len(x.EN) == 0 || len(x.KK) == 0 || len(x.RU) == 0 {
			t.Errorf("the term %v is not said in three languages", x.EN)
		}
		whole := wordingOf("", "", lang.Text{KK: firstOf(x.KK), RU: firstOf(x.RU), EN: firstOf(x.EN)})
		if slips := g.forbidden(whole); len(slips) > 0 {
			t.Errorf("the term %v is forbidden: %v", x.EN, slips)
		}
	}
	for _, n := range g.Never {
		if n.Why == "" || n.Instead == "" || !slices.Contains(lang.Langs(), n.Lang) {
			t.Errorf("%v is forbidden without a reason, without another word or without a language", n.Word)
		}
	}
	for _, l := range g.Leave {
		if l.Why == "" {
			t.Errorf("%s %v is left alone without a reason", l.File, l.Keys)
		}
	}
}

// firstOf is the first expression of a term as a text.
func firstOf(expressions []pattern) string {
	return strings.ReplaceAll(wordsOfAll(expressions[:1]), "*", "")
}

// What the rules are for is seen from sentences that break them.
func TestEachRuleFindsWhatItIsFor(t *testing.T) {
	g := readGlossary(t)
	for _, row := range []struct {
		rule, says string
		file, key  string
		kk, ru, en string
		slips      int
	}{
		{rule: "term", says: "a term by its own names", kk: "Ақпарат иеленушінің істері", ru: "Дела обладателя информации", en: "Inspections of the holder"},
		{rule: "term", says: "a term by another name in both", kk: "Ақпарат қожайыны", ru: "Владелец информации", en: "The holder", slips: 2},
		{rule: "term", says: "a command keeps its English name", kk: "ashyq holders list", ru: "ashyq holders list", en: "ashyq holders list"},
		{rule: "term", says: "a noun behind a number", kk: "19-1-бабының талабы", ru: "требование статьи 19-1", en: "a clause of article 19-1"},
		{rule: "term", says: "a word inside another is not the word", kk: "Ішкі тәртіп", ru: "Внутренний порядок", en: "The inspection", slips: 2},
		{rule: "never", says: "help called by the name of the memo", kk: "Анықтама", ru: "Справка", en: "Help", slips: 2},
		{rule: "never", says: "the memo by its name", kk: "Анықтама", ru: "Справка", en: "Memo"},
		{rule: "never", says: "saving that reads as compliance", kk: "Сақталды", ru: "Сохранено", en: "Saved", slips: 2},
		{rule: "never", says: "a verdict", kk: "Талап сақталды", ru: "Требование соблюдено", en: "The clause is met"},
		{rule: "never", says: "looking called by the name of the unscheduled inspection", kk: "Файлды тексеріңіз", ru: "Проверьте файл", en: "Look at the file", slips: 2},
		{rule: "never", says: "the unscheduled inspection", kk: "Жоспардан тыс тексеру", ru: "Внеплановая проверка", en: "The inspection"},
		{rule: "letters", says: "a Latin letter in a Cyrillic word", kk: "іс", ru: "cтрока", en: "row", slips: 1},
		{rule: "letters", says: "a Cyrillic letter in an English word", kk: "іс", ru: "дело", en: "сase", slips: 1},
		{rule: "letters", says: "a letter that the acts do without", kk: "іс", ru: "учёт", en: "count", slips: 1},
		{rule: "letters", says: "Kazakh left where Russian should be", kk: "Тізілім", ru: "Тізілім", en: "Register", slips: 1},
		{rule: "marks", says: "three stops", kk: "Күте тұрыңыз...", ru: "Ждите…", en: "Wait…", slips: 1},
		{rule: "marks", says: "quotes of another language", kk: "“{name}”", ru: "\"{name}\"", en: "“{name}”", slips: 2},
		{rule: "marks", says: "an open quote", kk: "«{name}", ru: "«{name}»", en: "{name}", slips: 1},
		{rule: "marks", says: "quotes of a command line are those of a shell", kk: `--how "…"`, ru: `--how «…»`, en: `--how "…"`, slips: 1},
		{rule: "marks", says: "a hyphen for a dash", kk: "{a} – {b}", ru: "{a} - {b}", en: "{a} – {b}", slips: 1},
		{rule: "marks", says: "blanks too many and too few", kk: "бір  екі", ru: "один , два", en: "one,two", slips: 3},
		{rule: "ending", says: "an ending joined to a value", kk: "{day}-не дейін", ru: "до {n}-го", en: "until {day} {n}", slips: 2},
		{rule: "ending", says: "letters joined to a value", kk: "{name}ның", ru: "{name}а", en: "of {name}", slips: 2},
		{rule: "ending", says: "ordinals before a noun", kk: "{n}-апта", ru: "{n}-я неделя", en: "week {n}"},
		{rule: "gender", says: "a gender of the reader", kk: "жазылды", ru: "Аналитик не указал день", en: "no day", slips: 1},
		{rule: "gender", says: "both genders in brackets", kk: "жазылды", ru: "записал(а)", en: "written", slips: 1},
		{rule: "gender", says: "a thing has a gender", kk: "жазылды", ru: "сервер ответил", en: "the server answered"},
		{rule: "count", says: "a noun that stands in one form", kk: "{n} күн", ru: "{n} дней", en: "{n} {n:day|days}", slips: 1},
		{rule: "count", says: "a number behind a colon", kk: "күн: {n}", ru: "дней: {n}", en: "{n} {n:day|days}"},
		{rule: "stop", says: "a stop in one language alone", kk: "Файл бұл жерде жоқ.", ru: "Файла на этом месте нет", en: "The file is not here", slips: 1},
		{rule: "number", says: "another article", kk: "Заңның 11-бабы", ru: "статья 12 Закона", en: "article 11", slips: 1},
		{rule: "hint", says: "a hint that the last row cannot hold", file: "tui/screen/messages.toml", key: "act.x.hint", kk: "көмек", ru: "показать все действия экрана", en: "help", slips: 1},
	} {
		w := wordingOf(row.file, row.key, lang.Text{KK: row.kk, RU: row.ru, EN: row.en})
		rules := rulesOf(g)
		i := slices.IndexFunc(rules, func(r rule) bool { return r.name == row.rule })
		if slips := rules[i].find(w); len(slips) != row.slips {
			t.Errorf("%s: %d slips, want %d: %v", row.says, len(slips), row.slips, slips)
		}
	}
}
