package journal

import (
	"flag"
	"math/rand/v2"
	"testing"
)

var seed = flag.Uint64("seed", 0, "repeat a test with random values; 0 draws a new seed")

// random gives random numbers and prints the seed they can be repeated with.
func random(t testing.TB) *rand.Rand {
	t.Helper()
	s := *seed
	if s == 0 {
		s = rand.Uint64()
	}
	t.Logf("repeat with -seed %d", s)
	return rand.New(rand.NewPCG(s, s))
}
