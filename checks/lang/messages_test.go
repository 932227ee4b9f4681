package lang

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

const sample = `
[weeks]
kk = "{n} апта жоқ: {list}"
ru = "нет {n} {n:недели|недель|недель}: {list}"
en = "{n} {n:week|weeks} missing: {list}"

[file.absent]
kk = "файл жоқ: {name}"
ru = "нет файла: {name}"
en = "no file: {name}"
[file.absent.hint]
kk = "жолын тексеріңіз"
ru = "проверьте путь"
en = "check the path"

["file.locked"]
kk = "файл бос емес"
ru = "файл занят"
en = "the file is busy"
`

func parsed(t *testing.T, text string) *Messages {
	t.Helper()
	m, err := ParseMessages(text)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestAMessageIsSaidInThreeLanguages(t *testing.T) {
	m := parsed(t, sample)
	got := m.Text("weeks", Args{"n": 2, "list": []string{"2025-W07", "2025-W09"}})
	want := Text{
		KK: "2 апта жоқ: 2025-W07, 2025-W09",
		RU: "нет 2 недель: 2025-W07, 2025-W09",
		EN: "2 weeks missing: 2025-W07, 2025-W09",
	}
	if got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestKeysAreFoundQuotedOrAsPaths(t *testing.T) {
	want := []string{"file.absent", "file.absent.hint", "file.locked", "weeks"}
	if got := parsed(t, sample).Keys(); !reflect.DeepEqual(got, want) {
		t.Errorf("Keys() = %v, want %v", got, want)
	}
}

func TestASlipIsSeenAndBreaksNothing(t *testing.T) {
	m := parsed(t, sample)
	for _, row := range []struct{ says, got, want string }{
		{"an unknown key", m.Text("nothing", nil).RU, "!nothing!"},
		{"an absent value", m.Text("file.absent", nil).EN, "no file: !name!"},
		{"a value of a wrong kind", m.Text("file.absent", Args{"name": 1.5}).EN, "no file: !name!"},
		{"a number that is not one", m.Text("weeks", Args{"n": "2", "list": ""}).EN, "2 !n! missing: "},
	} {
		if row.got != row.want {
			t.Errorf("%s: got %q, want %q", row.says, row.got, row.want)
		}
	}
}

type wordy struct{}

func (wordy) Words() Text    { return Text{"сөз", "слово", "word"} }
func (wordy) String() string { return "not this" }

type plain struct{}

func (plain) String() string { return "plain" }

func TestEveryKindOfValueIsSaid(t *testing.T) {
	m := parsed(t, sample)
	ours := m.Error("file.locked", nil)
	for _, row := range []struct {
		says  string
		value any
		want  string
	}{
		{"a string", "а", "нет файла: а"},
		{"a string that looks like a place stays as it is", "{n}", "нет файла: {n}"},
		{"a number without spaces in it", 1234567, "нет файла: 1234567"},
		{"a long number", int64(-8), "нет файла: -8"},
		{"a text in the language of the message", Text{"қ", "р", "e"}, "нет файла: р"},
		{"a text that lacks the language in one it has", Text{KK: "қ"}, "нет файла: қ"},
		{"a list", []string{"а", "б"}, "нет файла: а, б"},
		{"an empty list", []string{}, "нет файла: "},
		{"a list of texts", []Text{{"қ", "р", "e"}, Same("5")}, "нет файла: р, 5"},
		{"words before String", wordy{}, "нет файла: слово"},
		{"String where there are no words", plain{}, "нет файла: plain"},
		{"our error inside another", fmt.Errorf("while: %w", ours), "нет файла: файл занят"},
		{"a foreign error as it is", errors.New("EOF"), "нет файла: EOF"},
	} {
		if got := m.Text("file.absent", Args{"name": row.value}).RU; got != row.want {
			t.Errorf("%s: got %q, want %q", row.says, got, row.want)
		}
	}
}

func TestNounsStandInTheFormTheNumberAsksFor(t *testing.T) {
	m := parsed(t, `
[day]
kk = "{n} күн"
ru = "{n} {n:день|дня|дней}"
en = "{n} day{n:|s}"
`)
	for _, row := range []struct {
		n      int
		ru, en string
	}{
		{0, "0 дней", "0 days"}, {1, "1 день", "1 day"}, {2, "2 дня", "2 days"},
		{4, "4 дня", "4 days"}, {5, "5 дней", "5 days"}, {11, "11 дней", "11 days"},
		{12, "12 дней", "12 days"}, {14, "14 дней", "14 days"}, {21, "21 день", "21 days"},
		{22, "22 дня", "22 days"}, {25, "25 дней", "25 days"}, {100, "100 дней", "100 days"},
		{101, "101 день", "101 days"}, {111, "111 дней", "111 days"}, {112, "112 дней", "112 days"},
		{1002, "1002 дня", "1002 days"}, {-1, "-1 день", "-1 day"}, {-11, "-11 дней", "-11 days"},
		{-101, "-101 день", "-101 days"},
	} {
		got := m.Text("day", Args{"n": row.n})
		want := Text{KK: fmt.Sprintf("%d күн", row.n), RU: row.ru, EN: row.en}
		if got != want {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

func TestAFileOfMessagesIsReadStrictly(t *testing.T) {
	for _, row := range []struct{ says, text, complains string }{
		{"broken TOML", `[a`, "messages"},
		{"words outside a table", `kk = "x"`, "not a table"},
		{"an unknown field", "[a]\nkk=\"x\"\nru=\"x\"\nen=\"x\"\nde=\"x\"", "not a language"},
		{"a language in capitals", "[a]\nKK=\"x\"\nru=\"x\"\nen=\"x\"", "not a language"},
		{"a missing language", "[a]\nkk=\"x\"\nru=\"x\"", "en is missing"},
		{"a blank language", "[a]\nkk=\"x\"\nru=\" \"\nen=\"x\"", "ru is blank"},
		{"an empty table", "[a]", "kk is missing"},
		{"a number", "[a]\nkk=1\nru=\"x\"\nen=\"x\"", "neither words nor a table"},
		{"a place that only one language has", "[a]\nkk=\"{n}\"\nru=\"x\"\nen=\"x\"", "places differ"},
		{"another place", "[a]\nkk=\"{n}\"\nru=\"{n}\"\nen=\"{m}\"", "places differ"},
		{"two forms in Russian", "[a]\nkk=\"{n}\"\nru=\"{n:a|b}\"\nen=\"{n}\"", "ru counts with 3"},
		{"three forms in English", "[a]\nkk=\"{n}\"\nru=\"{n}\"\nen=\"{n:a|b|c}\"", "en counts with 2"},
		{"two forms in Kazakh", "[a]\nkk=\"{n:a|b}\"\nru=\"{n}\"\nen=\"{n}\"", "kk counts with 1"},
		{"an open brace", "[a]\nkk=\"{n\"\nru=\"x\"\nen=\"x\"", "no pair"},
		{"a brace too many", "[a]\nkk=\"n}\"\nru=\"x\"\nen=\"x\"", "no pair"},
		{"a place in a place", "[a]\nkk=\"{n{m}}\"\nru=\"x\"\nen=\"x\"", "no pair"},
		{"a place without a name", "[a]\nkk=\"{}\"\nru=\"{}\"\nen=\"{}\"", "not a place"},
		{"a place with a Kazakh name", "[a]\nkk=\"{күн}\"\nru=\"x\"\nen=\"x\"", "not a place"},
		{"one key written in two ways", "[a.b]\nkk=\"x\"\nru=\"x\"\nen=\"x\"\n[\"a.b\"]\nkk=\"x\"\nru=\"x\"\nen=\"x\"", "stands twice"},
	} {
		_, err := ParseMessages(row.text)
		if err == nil || !strings.Contains(err.Error(), row.complains) {
			t.Errorf("%s: error %v, want one with %q", row.says, err, row.complains)
		}
	}
}

func TestAnErrorTellsWhatHappenedAndWhatToDo(t *testing.T) {
	m := parsed(t, sample)
	cause := errors.New("enoent")
	e := m.Error("file.absent", Args{"name": "a.csv"})
	e.Err = cause
	wrapped := fmt.Errorf("import: %w", e)

	found, ok := AsError(wrapped)
	if !ok || found.Code != "file.absent" {
		t.Fatalf("AsError = %v, %v", found, ok)
	}
	if found.Text.KK != "файл жоқ: a.csv" || found.Hint.RU != "проверьте путь" {
		t.Errorf("text %v, hint %v", found.Text, found.Hint)
	}
	if found.Error() != "no file: a.csv" {
		t.Errorf("Error() = %q, want the English text", found.Error())
	}
	if !errors.Is(wrapped, cause) {
		t.Error("the technical cause is lost")
	}
	if hint := m.Error("file.locked", nil).Hint; hint != (Text{}) {
		t.Errorf("an error without a hint has %v", hint)
	}
	if (&Error{Code: "bare"}).Error() != "bare" {
		t.Error("an error without words should show its code")
	}
	if _, ok := AsError(cause); ok {
		t.Error("a foreign error is not ours")
	}
}
