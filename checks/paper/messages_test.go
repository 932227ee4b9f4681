package paper

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// source is the code of this package, without its tests.
func source(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(text)
	}
	return b.String()
}

// stems begin keys whose endings are ids: of forms, places, settings, methods, answers.
var stems = []string{
	"subject.", "form.", "place.", "setting.", "lang.", "register.of.", "holder.subject.", "trait.", "asked.", "outcome.", "decided.title.", "given.",
	"companion.", "companion.title.", "act.from.", "act.reason.", "dossier.what.",
}

func TestEveryMessageIsUsed(t *testing.T) {
	code := source(t)
	for _, key := range messages().Keys() {
		used := strings.Contains(code, `"`+key+`"`)
		for _, stem := range stems {
			used = used || strings.HasPrefix(key, stem) && strings.Contains(code, `"`+stem+`"`)
		}
		if i := strings.Index(key, "."); i > 0 {
			used = used || strings.Contains(code, `"`+key[:i+1]+`"`) && strings.Contains(code, `"`+key[i+1:]+`"`)
		}
		if !used {
			t.Errorf("%s is used nowhere", key)
		}
	}
}

func TestEveryReasonThatIsNotKnownHasWhatSettlesIt(t *testing.T) {
	known := strings.Join(messages().Keys(), " ") + " "
	for code, name := range settling {
		if name != "" && !strings.Contains(known, "settle."+name+" ") {
			t.Errorf("%s is settled by %q, for which there are no words", code, name)
		}
	}
}

// TestInspectionMeansOneThing: «тексеру», «проверка» is the unscheduled inspection
// of article 19-1 of the Law; nothing else may be called so.
func TestInspectionMeansOneThing(t *testing.T) {
	for _, key := range messages().Keys() {
		words := messages().Text(key, nil)
		kk, ru := strings.ToLower(words.KK), strings.ToLower(words.RU)
		if strings.Count(kk, "тексер") != strings.Count(kk, "жоспардан тыс тексер") {
			t.Errorf("%s: %s", key, words.KK)
		}
		if strings.Count(ru, "провер") != strings.Count(ru, "внеплановой провер")+strings.Count(ru, "внеплановая провер")+strings.Count(ru, "внеплановую провер")+strings.Count(ru, "внеплановых провер") {
			t.Errorf("%s: %s", key, words.RU)
		}
	}
}

func TestTheTwoRecommendationsAreNeverMixedUp(t *testing.T) {
	for _, key := range messages().Keys() {
		if strings.HasPrefix(key, "recommendation.") { // the paper itself, under its full name
			continue
		}
		ru := messages().Text(key, nil).RU
		bare := strings.NewReplacer(
			"екомендация об устранении нарушений", "", "екомендацию об устранении нарушений", "",
			"екомендации об устранении нарушений", "", "екомендацией об устранении нарушений", "",
			"екомендаций об устранении нарушений", "", "екомендациях об устранении нарушений", "",
			"екомендация Комиссии", "", "екомендации Комиссии", "", "вручения рекомендации", "", "включении в рекомендацию", "",
		).Replace(ru)
		if strings.Contains(strings.ToLower(bare), "екомендац") {
			t.Errorf("%s: which recommendation? %s", key, ru)
		}
	}
}
