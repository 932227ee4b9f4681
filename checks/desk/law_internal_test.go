package desk

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"ashyq/checks"
	"ashyq/checks/standard"
)

// officeWith is an office that added some texts, by their names; two of one name
// stand against each other.
func officeWith(texts ...checks.EditionText) *checks.Office {
	o := &checks.Office{Editions: map[string][]checks.EditionText{}}
	for _, t := range texts {
		o.Editions[t.ID] = append(o.Editions[t.ID], t)
	}
	return o
}

// What binds follows from the texts that are held, in whatever order they came:
// one that does not go with the others is left out, always the same; of two of
// one act neither is taken.
func TestWhatBindsDoesNotHangOnTheOrderOfTheTexts(t *testing.T) {
	embedded, err := standard.Load()
	if err != nil {
		t.Fatal(err)
	}
	sample, err := os.ReadFile("../standard/testdata/added/sample.toml")
	if err != nil {
		t.Fatal(err)
	}
	first := checks.EditionText{ID: "0-nq", Name: "0-НҚ", Text: string(sample)}
	// Of the same day as the first, and paired with the same clauses: the two
	// cannot both follow 177-НҚ.
	rival := checks.EditionText{ID: "1-nq", Name: "1-НҚ", Text: strings.NewReplacer("0-НҚ", "1-НҚ", `aliases = ["0"]`, `aliases = ["1"]`).Replace(string(sample))}
	foreign := checks.EditionText{ID: "2-nq", Name: "2-НҚ", Text: "colour = 1"}
	list := []checks.EditionText{first, rival, foreign}
	for range 6 {
		rand.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		law, left := lawOf(embedded, officeWith(list...))
		var names []string
		for _, l := range left {
			names = append(names, l.Name)
		}
		if law.Edition("0-НҚ") == nil || law.Edition("1-НҚ") != nil || !slices.Equal(names, []string{"1-НҚ", "2-НҚ"}) {
			t.Fatalf("left out: %v", names)
		}
	}
	other := first
	other.Text = strings.Replace(first.Text, "2027-01-01", "2027-02-01", 1)
	if law, left := lawOf(embedded, officeWith(first, other)); law != embedded || left != nil {
		t.Errorf("of two texts of one act one was taken, or left out: %v", left)
	}
	if law, _ := lawOf(embedded, officeWith()); law != embedded {
		t.Error("without a text the embedded Standard was put together anew")
	}
}
