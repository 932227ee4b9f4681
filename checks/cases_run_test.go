package checks_test

import (
	"sync"
	"testing"

	"ashyq/checks"
)

// outcome is what came of one telling.
type outcome struct {
	*told
	finding checks.Finding
}

// outcomes tells every case once and keeps what came of it.
func outcomes(t *testing.T) []outcome {
	t.Helper()
	allOnce.Do(func() { all = tellAll(t) })
	return all
}

var (
	all     []outcome
	allOnce sync.Once
)

func tellAll(t *testing.T) []outcome {
	law, days := loadLaw(t), loadCalendar(t)
	frames, table := readFrames(t), readClauses(t)
	var out []outcome
	for _, file := range readCases(t) {
		if law.Check(file.check) == nil {
			t.Fatalf("%s: no such check", file.path)
		}
		for _, w := range file.Cases {
			n, missing := 0, ""
			for _, one := range tellings(file, w, frames, table, law) {
				if !one.build(t) {
					missing = one.missing
					continue
				}
				n++
				f, ok := one.judge(days)
				if !ok {
					t.Errorf("%s: does not bind", one.name())
				}
				out = append(out, outcome{one, f})
			}
			if n == 0 {
				t.Errorf("%s: %s: told nowhere; no frame has %q", file.path, w.Says, missing)
			}
		}
	}
	return out
}

func TestEveryCaseGivesTheVerdictsItStates(t *testing.T) {
	table := readClauses(t)
	cases := map[*written]bool{}
	for _, o := range outcomes(t) {
		cases[o.written] = true
		o.compare(t, o.finding, table)
	}
	t.Logf("%d cases, told %d times", len(cases), len(outcomes(t)))
}

func TestEveryFindingOfACaseIsLawful(t *testing.T) {
	law := loadLaw(t)
	var forms citations
	decode(t, "testdata/citations.toml", &forms)
	for _, o := range outcomes(t) {
		lawful(t, o.name(), o.finding, law, forms)
		for _, p := range o.finding.Parts {
			inForce(t, o.name(), p, law.Timeline(published(o.office)))
		}
	}
}
