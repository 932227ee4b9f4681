package tui_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"ashyq/checks/lang"
	"ashyq/tui/tuitest"
)

// sizes are those in which every screen must be good to work in.
var sizes = [][2]int{{60, 16}, {80, 24}, {120, 40}}

// place is a screen and the keys that lead to it, from the list of inspections
// of the sample office or from what first names.
type place struct {
	name  string
	empty bool   // nothing is in the database
	first string // inspection that is open
	keys  []string

	stage func(testing.TB, *tuitest.Options) // what the program stands on
	set   func(*tuitest.Stage)               // what lies there before the first key
}

var places = []place{
	{name: "home"},
	{name: "home-cases", keys: []string{"tab", "down"}},
	{name: "home-needs-all", keys: []string{"m", "down"}},
	{name: "home-views", keys: []string{"v"}},
	{name: "home-view-new", keys: []string{"v", "n"}},
	{name: "home-first-run", empty: true},
	{name: "home-search", keys: []string{"f3", "м", "и", "н"}},
	{name: "holders", keys: []string{"]"}},
	{name: "deadlines", keys: []string{"]", "]"}},
	{name: "deadlines-ours", keys: []string{"]", "]", "f4"}},
	{name: "deadlines-why", keys: []string{"]", "]", "w"}},
	{name: "deadlines-file", keys: []string{"]", "]", "f9"}},
	{name: "office-journal", keys: []string{"]", "]", "]"}},
	{name: "settings", keys: []string{"["}},
	{name: "setting", keys: []string{"[", "down", "down", "down", "enter"}},
	{name: "category", keys: []string{"n"}},
	{name: "new-inspection", keys: []string{"n", "enter"}},
	{name: "holder-new", keys: []string{"]", "n"}},
	{name: "holder", keys: []string{"]", "enter"}},
	{name: "holder-fact", keys: []string{"]", "enter", "enter"}},
	{name: "holder-add", keys: []string{"]", "enter", "n", "right", "right"}},
	{name: "holder-record", keys: []string{"]", "enter", "end", "up", "up", "enter"}},
	{name: "holders-import", keys: []string{"]", "o"}},
	{name: "round", keys: []string{"]", "r"}},
	{name: "round-rows", keys: []string{"]", "r", "down", "right", "ctrl+s"}},
	{name: "inspection", first: "2025-003"},
	{name: "inspection-worst", first: "2025-001", keys: []string{"s"}},
	{name: "check-weeks", first: "2025-002", keys: []string{"filter weekly-blog", "enter"}},
	{name: "check-quarters", first: "2025-001", keys: []string{"filter open-data-events", "enter"}},
	{name: "check-items", first: "2025-002", keys: []string{"filter stand", "enter"}},
	{name: "check-halves", first: "2025-003", keys: []string{"filter accessibility", "enter"}},
	{name: "check-register", first: "2025-001", keys: []string{"filter requests", "enter"}},
	{name: "register", first: "2026-001", keys: []string{"filter requests", "enter", "r"}},
	{name: "register-late", first: "2026-001", keys: []string{"filter requests", "enter", "r", "f4", "down"}},
	{name: "sample-draw", first: "2026-001", keys: []string{"filter requests", "enter", "r", "c"}},
	{name: "evidence", first: "2025-003", keys: []string{"filter open-data-events", "n"}},
	{name: "coverage", first: "2025-003", keys: []string{"filter weekly-blog", "v"}},
	{name: "verdict", first: "2025-003", keys: []string{"filter accessibility", "m"}},
	{name: "other", first: "2025-002", keys: []string{"o"}},
	{name: "other-add", first: "2025-002", keys: []string{"o", "n"}},
	{name: "table-import", first: "2025-003", keys: []string{"filter open-sittings", "enter", "i"}},
	{name: "stand", first: "2025-002", keys: []string{"t"}},
	{name: "memo", first: "2025-001", keys: []string{"f9"}},
	{name: "memo-paper", first: "2025-001", keys: []string{"f9", "tab"}},
	{name: "memo-file", first: "2025-001", keys: []string{"f9", "f9"}},
	{name: "field-form", first: "2025-003", keys: []string{"filter stand", "b", "a", "d"}},
	{name: "field-line", first: "2025-003", keys: []string{"filter stand", "b", "s"}},
	{name: "field-head", first: "2025-003", keys: []string{"filter stand", "b", "f", "ctrl+s"}},
	{name: "field-print", first: "2025-003", keys: []string{"b", "f9"}},
	{name: "photos-folder", first: "2025-003", keys: []string{"i"}},
	{name: "photos", first: "2025-003", keys: []string{"i", "photos", "ctrl+s"}},
	{name: "photos-take", first: "2025-003", keys: []string{"i", "photos", "ctrl+s", "enter"}},
	{name: "papers", first: "2025-002", keys: []string{"d"}},
	{name: "papers-barred", first: "2025-002", keys: []string{"d", "end"}},
	{name: "look-again", first: "2025-002", keys: []string{"d", "f2", "l", "o", "o", "k", "enter"}},
	{name: "journal", first: "2025-002", keys: []string{"h"}},
	{name: "palette", first: "2025-003", keys: []string{"f2"}},
	{name: "palette-wrong-layout", first: "2025-003", keys: []string{"f2", "f", "y", "s", "0"}},
	{name: "help", first: "2025-003", keys: []string{"f1"}},
	{name: "acts", keys: []string{"x"}},
	{name: "acts-compare", keys: []string{"x", "c"}},
	{name: "acts-clause", first: "2025-002", keys: []string{"filter weekly-blog", "enter", "c"}},
	{name: "acts-add", keys: []string{"x", "n"}},
	{name: "commission", keys: []string{"]", "]", "]"}},
	{name: "sitting", keys: []string{"]", "]", "]", "enter"}},
	{name: "paper-course", first: "2025-012", keys: []string{"d", "enter"}},
	{name: "paper-preview", first: "2025-012", keys: []string{"d", "down", "down", "down", "enter"}},
	{name: "paper-give", first: "2025-012", keys: []string{"d", "down", "down", "down", "enter", "g"}},
	{name: "templates", keys: []string{"[", "t"}},
	{name: "pages", first: "2025-010", keys: []string{"u"}},
	{name: "pages-none", first: "2025-003", keys: []string{"u"}},
	{name: "pages-archive", first: "2025-010", keys: []string{"u", "f9"}},
	{name: "page-capture", first: "2025-010", keys: []string{"u", "n"}},
	{name: "page-text", first: "2025-010", keys: []string{"u", "o"}},
	{name: "leads", first: "2025-010", keys: []string{"u", "g"}},
	{name: "found", first: "2025-010", keys: []string{"u", "enter"}},
	{name: "found-marked", first: "2025-010", keys: []string{"filter weekly-blog", "enter", "o", "space", "space", "end"}},
	{name: "found-why", first: "2025-010", keys: []string{"u", "enter", "w"}},
	{name: "found-reject", first: "2025-010", keys: []string{"u", "enter", "f8"}},
	{name: "found-recorded", first: "2026-001", keys: []string{"u", "enter"}},
	{name: "visits", keys: []string{"]", "]", "]", "]"}},
	{name: "visits-change", keys: []string{"]", "]", "]", "]", "c"}},
	{name: "search-empty", keys: []string{"ctrl+f"}},
	{name: "search-found", keys: []string{"ctrl+f", "б", "л", "о", "г", "enter", "down"}},
	{name: "search-meant", keys: []string{"ctrl+f", "g", "j", "h", "n", "f", "k"}},
	{name: "year", first: "2025-003", keys: []string{"w"}},
	{name: "progress", first: "2025-003", keys: []string{"r"}},
	{name: "trend", first: "2025-002", keys: []string{"q"}},
	{name: "ranking", keys: []string{"]", "c"}},
	{name: "ranking-file", keys: []string{"]", "c", "f9"}},
	{name: "papers-all", keys: []string{"]", "]", "]", "]", "]"}},
	{name: "standard", keys: []string{"]", "]", "]", "]", "]", "]"}},
	{name: "clause", keys: []string{"]", "]", "]", "]", "]", "]", "down", "down", "enter"}},
	{name: "readings", keys: []string{"]", "]", "]", "]", "]", "]", "r"}},
	{name: "calendar", keys: []string{"b"}},
	{name: "calendar-count", keys: []string{"b", "w", "up", "up"}},
	{name: "calendar-correct", keys: []string{"b", "c"}},
	{name: "proofs", first: "2025-002", keys: []string{"x"}},
	{name: "premises", first: "2025-002", keys: []string{"z"}},
	{name: "conflicts-none", first: "2025-002", keys: []string{"f6"}},
	{name: "review-ask", first: "2026-001", keys: []string{"f9", "r"}},
	{name: "copy", first: "2025-002", keys: []string{"filter weekly-blog", "enter", "c"}},
	{name: "quit", keys: []string{"ctrl+c"}},
}

func init() { places = append(places, trustPlaces...) }

// enter plays the way to a place.
func (p place) enter(t testing.TB, l lang.Lang, w, h int) *tuitest.Stage {
	folder := "/" // paths that are shown are alike on every machine
	if p.set != nil {
		folder = t.TempDir()
	}
	defer from(t, folder)()
	o := tuitest.Options{Width: w, Height: h, Lang: l, Office: !p.empty, First: p.first}
	if p.stage != nil {
		p.stage(t, &o)
	}
	s := tuitest.Open(t, o)
	if p.set != nil {
		p.set(s)
	}
	for _, k := range p.keys {
		if check, ok := strings.CutPrefix(k, "filter "); ok {
			s.SeekCheck(check)
			continue
		}
		if act, ok := strings.CutPrefix(k, "act "); ok {
			ask(s, strings.Split(act, "|")[slices.Index(lang.Langs(), l)])
			s.Wait(time.Second)
			continue
		}
		if words, ok := strings.CutPrefix(k, "type "); ok {
			s.Paste(words)
			continue
		}
		if k == "photos" {
			s.Paste(camera(s))
			continue
		}
		s.Press(k)
	}
	s.Wait(500 * time.Millisecond)
	return s
}

// from works in another folder until what it gives is called.
func from(t testing.TB, folder string) (back func()) {
	t.Helper()
	home, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chdir(folder); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := os.Chdir(home); err != nil {
			t.Fatal(err)
		}
	}
}

func TestEveryScreenIsDrawnAsItWas(t *testing.T) {
	for _, p := range places {
		for _, l := range lang.Langs() {
			t.Run(p.name+"/"+string(l), func(t *testing.T) {
				var frames []string
				for _, size := range sizes {
					s := p.enter(t, l, size[0], size[1])
					frames = append(frames, framed(s.Screen(), size[0], size[1]))
				}
				tuitest.Golden(t, "frames/"+p.name+"."+string(l), strings.Join(frames, "\n\n"))
			})
		}
	}
}

var hash = regexp.MustCompile(`[0-9a-f]{64}`)

// framed draws the edge of the window around a frame, so that what ends where is
// seen.
func framed(screen string, w, h int) string {
	screen = hash.ReplaceAllString(screen, strings.Repeat("0", 64)) // of another salt each time
	edge := "+" + strings.Repeat("-", w) + "+"
	out := []string{edge}
	lines := strings.Split(screen, "\n")
	for y := range h {
		line := ""
		if y < len(lines) {
			line = lines[y]
		}
		out = append(out, "|"+line+strings.Repeat(" ", max(0, w-ansi.StringWidth(line)))+"|")
	}
	return strings.Join(append(out, edge), "\n")
}

func TestNoLineIsWiderThanTheWindowAndNoneIsTooMany(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	chance := rand.New(rand.NewPCG(seed, 1))
	var all [][2]int
	for w := 1; w <= 160; w++ {
		for _, h := range []int{5, 16, 40} {
			all = append(all, [2]int{w, h})
		}
	}
	for h := 1; h <= 50; h++ {
		for _, w := range []int{10, 60, 120} {
			all = append(all, [2]int{w, h})
		}
	}
	for range 500 {
		all = append(all, [2]int{1 + chance.IntN(200), 1 + chance.IntN(70)})
	}
	langs := lang.Langs()
	for i, p := range places {
		t.Run(p.name, func(t *testing.T) {
			s := p.enter(t, langs[i%len(langs)], 120, 40)
			for _, size := range all {
				s.Resize(size[0], size[1])
				if wrong := outside(s.Bench.View(), size[0], size[1]); wrong != "" {
					t.Fatalf("%d×%d: %s", size[0], size[1], wrong)
				}
			}
		})
	}
}

// outside says what of a frame does not fit its window.
func outside(frame string, w, h int) string {
	lines := strings.Split(frame, "\n")
	if len(lines) > h {
		return fmt.Sprintf("%d lines", len(lines))
	}
	for y, line := range lines {
		if n := ansi.StringWidth(line); n > w {
			return fmt.Sprintf("line %d is %d wide: %q", y+1, n, line)
		}
	}
	return ""
}
