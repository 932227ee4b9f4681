package checks_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"ashyq/checks"
)

// ranked makes the figures of a holder: kept, broken, unknown, not looked at.
func ranked(kept, broken, unknown, unlooked int) *checks.Ranked {
	return &checks.Ranked{Kept: kept, Broken: broken, Unknown: unknown, Unlooked: unlooked}
}

func TestWhatIsUnknownGivesAShareTwoEnds(t *testing.T) {
	for _, c := range []struct {
		says        string
		of          *checks.Ranked
		least, most int
		apart       bool
	}{
		{"all known and kept", ranked(18, 0, 0, 0), 100, 100, false},
		{"all known", ranked(9, 9, 0, 0), 50, 50, false},
		{"what cannot be told may turn out either way", ranked(9, 3, 6, 0), 50, 84, false},
		{"and so may what nobody looked at", ranked(9, 3, 0, 6), 50, 84, false},
		{"with half known there is a place", ranked(4, 5, 9, 0), 22, 73, false},
		{"with less than half known there is none", ranked(8, 0, 0, 10), 44, 100, true},
		{"nobody looked at anything", ranked(0, 0, 0, 18), 0, 100, true},
		{"nothing applies", ranked(0, 0, 0, 0), 0, 100, true},
		{"partly met is not met", &checks.Ranked{Kept: 1, Partly: 2}, 33, 34, false},
	} {
		if c.of.Least() != c.least || c.of.Most() != c.most || c.of.Apart() != c.apart {
			t.Errorf("%s: %d–%d, apart %v; want %d–%d, %v", c.says, c.of.Least(), c.of.Most(), c.of.Apart(), c.least, c.most, c.apart)
		}
	}
}

func TestAPlaceIsAsSureAsWhatIsKnown(t *testing.T) {
	for _, c := range []struct {
		says string
		list []*checks.Ranked
		want []string
	}{
		{"known shares have sure places", []*checks.Ranked{ranked(10, 0, 0, 0), ranked(5, 5, 0, 0), ranked(1, 9, 0, 0)}, []string{"1–1", "2–2", "3–3"}},
		{"equal shares share their places", []*checks.Ranked{ranked(5, 5, 0, 0), ranked(9, 9, 0, 0), ranked(1, 9, 0, 0)}, []string{"1–2", "1–2", "3–3"}},
		{"who may still come first is not put behind", []*checks.Ranked{ranked(8, 2, 0, 0), ranked(5, 0, 5, 0), ranked(1, 9, 0, 0)}, []string{"1–2", "1–2", "3–3"}},
		{"who is apart has no place and may yet come before others", []*checks.Ranked{ranked(8, 2, 0, 0), ranked(0, 0, 0, 10), ranked(1, 9, 0, 0)}, []string{"1–2", "0–0", "2–3"}},
		{"alone there is one place", []*checks.Ranked{ranked(1, 0, 1, 0)}, []string{"1–1"}},
		{"nobody has none", nil, nil},
	} {
		checks.Places(c.list)
		var got []string
		for _, r := range c.list {
			got = append(got, fmt.Sprintf("%d–%d", r.Best, r.Worst))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.says, got, c.want)
		}
	}
}

// However the unknown turns out, the place that follows lies between the two ends.
func TestNoOutcomeLiesOutsideThePlaces(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	chance := rand.New(rand.NewPCG(seed, 7))
	for round := range 300 {
		var list []*checks.Ranked
		for range 1 + chance.IntN(8) {
			list = append(list, ranked(chance.IntN(9), chance.IntN(9), chance.IntN(4), chance.IntN(4)))
		}
		checks.Places(list)
		var turned []*checks.Ranked
		for _, r := range list {
			open := r.Unknown + r.Unlooked
			kept := chance.IntN(open + 1)
			exempt := chance.IntN(open - kept + 1)
			turned = append(turned, ranked(r.Kept+kept, r.Broken+open-kept-exempt, 0, 0))
		}
		checks.Places(turned)
		for i, r := range list {
			if now := turned[i]; !r.Apart() && !now.Apart() && (now.Best < r.Best || now.Worst > r.Worst) {
				t.Fatalf("seed %d round %d: %+v became %+v", seed, round, r, now)
			}
		}
	}
}

func TestTheBestKnownShareStandsFirstAndTheUnknownLast(t *testing.T) {
	list := []*checks.Ranked{ranked(0, 0, 0, 9), ranked(2, 8, 0, 0), ranked(3, 0, 6, 0), ranked(6, 0, 4, 0), ranked(6, 4, 0, 0)}
	slices.SortStableFunc(list, func(a, b *checks.Ranked) int { return checks.CompareRanked(*a, *b) })
	var got []string
	for _, r := range list {
		got = append(got, fmt.Sprintf("%d–%d %v", r.Least(), r.Most(), r.Apart()))
	}
	want := []string{"60–100 false", "60–60 false", "20–20 false", "33–100 true", "0–100 true"}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
