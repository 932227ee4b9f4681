package linear_test

import (
	"strings"
	"testing"
	"unicode"

	"ashyq/checks/lang"
	"ashyq/tui/widget"
)

// firstMinute is what is typed in the first minute: from the category to the memo.
// Answers are given by numbers, by the letters of their keys, by first letters, by an
// empty line.
func firstMinute(l lang.Lang) []string {
	w := map[lang.Lang][]string{
		lang.KK: {"мемлекеттік органдар, ж", "Сарыдала облысының жолаушылар көлігі басқармасы", "ж", "ашық деректер", "Тұрғындарға қандай деректер керек – дөңгелек үстел", "Ресми сайттың мұрағаты", "Хаттама жоқ.", "артқа"},
		lang.RU: {"государственные органы", "Управление пассажирского транспорта Сарыдалинской области", "нет", "открыт данн", "Какие данные нужны жителям – круглый стол", "Архив официального сайта", "Протокола нет.", "назад"},
		lang.EN: {"state bodies", "Passenger transport department of Sarydala region", "no", "open data", "What data do residents need – round table", "Archive of the official site", "There are no minutes.", "back"},
	}[l]
	return []string{
		"1", w[0], // a new inspection; the category by its first letters
		w[1], "", w[2], "ә", "2", "2", "2", "2", "2", "", // the holder, its traits
		"Ақбоз қ., Арман көшесі, 4", "", // premises
		"", "", "", "", // period, as of, form, opened
		"1", w[3], "4(15)", // the requirement
		"1", "", "14.05", "", w[4], "", "", "", "", "", "", "1", // an event
		"2", "", "", w[5], "3", // a source that is complete, left for later
		"4", "4", w[6], "", "", "1", // the verdict
		w[7], w[7], "4", "2", w[7], // the memo is read
	}
}

// daily is a morning in the sample office.
func daily(l lang.Lang) []string {
	w := map[lang.Lang][]string{
		lang.KK: {"артқа", "көмек", "кері қайтару", "Дербес", "стенд"},
		lang.RU: {"назад", "помощь", "отменить", "Другое", "стенд"},
		lang.EN: {"back", "help", "undo", "Another", "stand"},
	}[l]
	return []string{
		"1", w[0], // what waits
		"2", "1", w[1], w[0], w[0], // an inspection
		"4", w[4], w[0], "", // search
		"5", w[0], // terms
		"7", "4(15)", "1", "", // a norm
	}
}

// The conversation in three languages, both sides of it.
func TestTheConversationInThreeLanguages(t *testing.T) {
	for _, l := range lang.Langs() {
		t.Run(string(l)+"-first", func(t *testing.T) {
			p := at(t, l, false)
			p.golden(t, string(l)+"-first", p.says(firstMinute(l)...))
		})
		t.Run(string(l)+"-daily", func(t *testing.T) {
			p := at(t, l, true)
			p.golden(t, string(l)+"-daily", p.says(daily(l)...))
		})
	}
}

// No line is longer than a braille line, none holds a sign that a reader of screens
// would spell, and none an escape sequence.
func TestLinesAreShortAndPlain(t *testing.T) {
	for _, l := range lang.Langs() {
		p := at(t, l, true)
		for line := range strings.SplitSeq(p.says(daily(l)...), "\n") {
			if widget.Width(line) > 80 {
				t.Errorf("%s: %d cells: %q", l, widget.Width(line), line)
			}
			if strings.ContainsAny(line, "✓±×■▸◂○│─≠→\x1b\r\t") {
				t.Errorf("%s: a sign in %q", l, line)
			}
			for _, r := range line {
				if unicode.IsControl(r) {
					t.Errorf("%s: %q holds a control character", l, line)
				}
			}
		}
	}
}
