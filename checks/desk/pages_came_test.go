package desk_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// Every outcome has a word for lists in each language, short enough for a column, and
// its sentence says that a page that was not read proves nothing. A server does not
// refuse: refusal is what the Law calls the answer to a request.
func TestEveryOutcomeIsSaidInAWordAndProvesNothing(t *testing.T) {
	nothing := map[lang.Lang]string{lang.KK: "ештеңені дәлелдемейді", lang.RU: "ничего не доказывает", lang.EN: "proves nothing"}
	refusal := []string{"бас тарт", "отказ"}
	for _, o := range page.Outcomes() {
		short := desk.CameWords(string(o))
		for _, l := range []lang.Lang{lang.KK, lang.RU, lang.EN} {
			word, whole := short.In(l), o.Words().In(l)
			if strings.HasPrefix(word, "!") || utf8.RuneCountInString(word) > 25 {
				t.Errorf("%s (%s): %q", o, l, word)
			}
			if o != page.Fetched && !strings.Contains(whole, nothing[l]) {
				t.Errorf("%s (%s) does not say that it proves nothing: %s", o, l, whole)
			}
			for _, bad := range refusal {
				if strings.Contains(word+whole, bad) {
					t.Errorf("%s (%s) speaks of a refusal: %s, %s", o, l, word, whole)
				}
			}
		}
	}
}
