package calendar

import (
	"flag"
	"math/rand/v2"
	"testing"
)

var seed = flag.Uint64("seed", 0, "repeat a test with random values; 0 draws a new seed")

// random gives random numbers and prints the seed they can be repeated with.
func random(t *testing.T) *rand.Rand {
	t.Helper()
	s := *seed
	if s == 0 {
		s = rand.Uint64()
	}
	t.Logf("repeat with -seed %d", s)
	return rand.New(rand.NewPCG(s, s))
}

// day is a day that a test is sure of.
func day(t testing.TB, iso string) Day {
	t.Helper()
	d, err := ParseDay(iso)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// span is a span that a test is sure of.
func span(t testing.TB, text string) Span {
	t.Helper()
	s, err := ParseSpan(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func kazakhstan(t testing.TB) *Calendar {
	t.Helper()
	c, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return c
}
