package desk_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/db"
	"ashyq/fixtures/crowd"
)

// BenchmarkSearch asks two hundred different things of a crowd, with what the
// analyst sees of each hit, and prints the times between which half of them and all
// but one in a hundred lie. ASHYQ_EVIDENCE=100000 makes a crowd of as many pieces of
// evidence, and of a tenth and a hundredth of them.
func BenchmarkSearch(b *testing.B) {
	most, err := strconv.Atoi(os.Getenv("ASHYQ_EVIDENCE"))
	if err != nil {
		most = 3000
	}
	for _, n := range []int{most / 100, most / 10, most} {
		b.Run(strconv.Itoa(n), func(b *testing.B) { benchSearch(b, n) })
	}
}

const evidenceOfOne = 7 // pieces of evidence that an inspection of a crowd has, about

func benchSearch(b *testing.B, evidence int) {
	ctx := context.Background()
	dir := b.TempDir()
	deriver, err := desk.NewDeriver()
	fatal(b, err)
	store, err := db.Open(ctx, filepath.Join(dir, "a.db"), db.Options{MemoryKey: true, Deriver: deriver})
	fatal(b, err)
	defer store.Close()
	folk := crowd.Crowd{Seed: 7, Holders: max(1, evidence/evidenceOfOne/4), Inspections: max(1, evidence/evidenceOfOne)}
	fatal(b, folk.Load(ctx, store, nil))
	d, err := desk.New(desk.Tools{Store: store, Clock: wall{}, Files: desk.Disk{}, Author: desk.Author{Name: "Асан Т."}})
	fatal(b, err)
	before := size(b, dir)
	start := time.Now()
	fatal(b, d.CatchUpSearch(ctx, nil))
	b.Logf("%d pieces of evidence wanted: the index is made in %.1f s and takes %.1f MB beside %.1f MB",
		evidence, time.Since(start).Seconds(), size(b, dir)-before, before)
	queries := drawnQueries(folk)
	best := map[string]time.Duration{} // of each query: other programs run beside
	hits, n := 0, 0
	for ; b.Loop(); n++ {
		q := queries[n%len(queries)]
		at := time.Now()
		found, err := d.Search(ctx, desk.SearchQuery{Text: q, Limit: 5})
		fatal(b, err)
		if took := time.Since(at); best[q] == 0 || took < best[q] {
			best[q] = took
		}
		hits += found.Count
	}
	times := slices.Collect(maps.Values(best))
	slices.Sort(times)
	at := func(part float64) float64 {
		return float64(times[int(part*float64(len(times)-1))].Microseconds()) / 1000
	}
	b.ReportMetric(at(0.5), "p50-ms")
	b.ReportMetric(at(0.99), "p99-ms")
	b.ReportMetric(at(1), "max-ms")
	b.ReportMetric(float64(hits)/float64(n), "hits/op")
}

type wall struct{}

func (wall) Now() time.Time { return time.Now() }

func fatal(b *testing.B, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func size(b *testing.B, dir string) float64 {
	b.Helper()
	n := int64(0)
	list, err := os.ReadDir(dir)
	fatal(b, err)
	for _, f := range list {
		info, err := f.Info()
		fatal(b, err)
		n += info.Size()
	}
	return float64(n) / 1e6
}

// drawnQueries draws what is asked from the payloads of a crowd: words, beginnings,
// parts of words, two words, a phrase, letters of a Russian keyboard.
func drawnQueries(folk crowd.Crowd) []string {
	chance := rand.New(rand.NewPCG(1, 2))
	var texts []string
	for e, err := range folk.Entries() {
		if err == nil && chance.IntN(20) == 0 {
			for quoted := range strings.SplitSeq(string(e.Payload), `"`) {
				if len(quoted) != len([]rune(quoted)) || strings.Contains(quoted, "://") {
					texts = append(texts, quoted)
				}
			}
		}
	}
	seen := map[string]bool{}
	var out []string
	for len(out) < 200 {
		words := journal.Words(texts[chance.IntN(len(texts))])
		if len(words) == 0 {
			continue
		}
		i := chance.IntN(len(words))
		w := []rune(words[i])
		switch chance.IntN(5) {
		case 0:
			w = w[:min(len(w), 3+chance.IntN(4))]
		case 1:
			from := chance.IntN(len(w))
			w = w[from:min(len(w), from+3+chance.IntN(5))]
		case 2:
			w = []rune(words[i] + " " + words[chance.IntN(len(words))])
		case 3:
			w = []rune(fmt.Sprintf("%q", words[i]+" "+words[min(i+1, len(words)-1)]))
		case 4:
			w = []rune(journal.FoldWord(words[i]))
		}
		if q := string(w); len(w) > 1 && !seen[q] {
			seen[q] = true
			out = append(out, q)
		}
	}
	return out
}
