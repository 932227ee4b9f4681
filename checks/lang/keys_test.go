package lang

import (
	"slices"
	"testing"
)

// The positions, copied from the tables of the X keyboard extension (us, ru
// winkeys, kz basic), so that a slip in the rows is seen.
func TestLettersAreNamedByTheirKey(t *testing.T) {
	pairs := "йq цw уe кr еt нy гu шi щo зp х[ ъ] фa ыs вd аf пg рh оj лk дl яz чx сc мv иb тn ьm ЙQ ФA ЬM"
	runes := []rune(pairs)
	for i := 0; i < len(runes); i += 3 {
		if got, ok := LatinKey(runes[i]); !ok || got != runes[i+1] {
			t.Errorf("%c is on the key %c, got %c", runes[i], runes[i+1], got)
		}
	}
}

func TestSignsMeanWhatTheyLookLike(t *testing.T) {
	for _, r := range "жэбюё./,?№;:\"1290qwz[]әіңғүұқөһ" {
		if got, ok := LatinKey(r); ok {
			t.Errorf("%c was read as %c", r, got)
		}
	}
}

func TestWordsInTheWrongLayoutAreRead(t *testing.T) {
	for typed, meant := range map[string]string{
		"gjhnfk": "портал", "fys0nfvf": "анықтама", "3c": "іс", "куащкь": "reform", "CGHFDRF": "справка",
	} {
		if got := Retyped(typed); !slices.Contains(got, meant) {
			t.Errorf("%s: %q, want %s among them", typed, got, meant)
		}
	}
	if got := Retyped("!!"); got != nil {
		t.Errorf("nothing to read, got %q", got)
	}
}
