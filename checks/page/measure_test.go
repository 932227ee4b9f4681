package page

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// How much of what a careful person sees on a page is read, and how much is read that
// is not there. The pages of fixtures/pages/bodies were written, with what is to be
// seen on them, by people who had not seen this reader, from notes on real markup; those
// of fixtures/pages/aside were put aside before the reader was worked on, and read once
// at the end. Each observation counts as one: a telephone, the unit beside it, a post
// with its date.

// Figures below which a change of the reader is a step back.
const (
	leastRead = 0.95
	mostWrong = 0.02
)

// wanted is what is to be seen on a page.
type wanted struct {
	Outcome string `json:"outcome"`
	Lang    struct {
		Text *string `json:"text"`
	} `json:"lang"`
	Title        *string `json:"title"`
	Counterparts []struct{ Lang, URL string }
	Emails       []struct{ Value string }
	Phones       []struct {
		Value string
		Unit  *string
	}
	Addresses []struct{ Value string }
	People    []struct{ Name, Post string }
	Posts     []struct {
		Title string
		Date  *string
		URL   *string
	}
	Posted    *string
	Updated   *string
	Documents []struct{ Title, URL, Format string }
	Accounts  []struct{ Network, URL string }
	Sections  []struct{ Title, URL string }
}

// seenAs writes what was read, or is to be read, as lines that can be compared:
// sort → lines.
type seenAs map[string][]string

func (s seenAs) put(sort string, parts ...string) {
	for i, p := range parts {
		parts[i] = strings.Trim(lang.Line(p), " .,;:")
	}
	s[sort] = append(s[sort], strings.Join(parts, " | "))
}

func text(p *string) string {
	if p == nil {
		return ""
	}
	return *p
}

func (w wanted) lines() seenAs {
	s := seenAs{}
	s.put("outcome", w.Outcome)
	for sort, v := range map[string]*string{"lang": w.Lang.Text, "title": w.Title, "posted": w.Posted, "updated": w.Updated} {
		if v != nil {
			s.put(sort, *v)
		}
	}
	for _, v := range w.Counterparts {
		s.put("counterparts", v.Lang, v.URL)
	}
	for _, v := range w.Emails {
		s.put("emails", v.Value)
	}
	for _, v := range w.Phones {
		s.put("phones", v.Value)
		if v.Unit != nil {
			s.put("units", v.Value, *v.Unit)
		}
	}
	for _, v := range w.Addresses {
		s.put("addresses", v.Value)
	}
	for _, v := range w.People {
		s.put("people", v.Name, v.Post)
	}
	for _, v := range w.Posts {
		s.put("posts", v.Title, text(v.Date), text(v.URL))
	}
	for _, v := range w.Documents {
		s.put("documents", v.Title, v.URL, v.Format)
	}
	for _, v := range w.Accounts {
		s.put("accounts", v.Network, v.URL)
	}
	for _, v := range w.Sections {
		s.put("sections", v.Title, v.URL)
	}
	return s
}

// asWanted brings a reading into the same form, through its JSON.
func asWanted(t *testing.T, r Reading) seenAs {
	t.Helper()
	body, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var w wanted
	if err := json.Unmarshal(body, &w); err != nil {
		t.Fatal(err)
	}
	return w.lines()
}

// score counts observations: those that are there, those that were taken, those that
// are both.
type score struct{ there, taken, right int }

func (s *score) add(o score) {
	s.there, s.taken, s.right = s.there+o.there, s.taken+o.taken, s.right+o.right
}

func (s score) recall() float64 { return float64(s.right) / float64(max(s.there, 1)) }
func (s score) wrong() float64  { return float64(s.taken-s.right) / float64(max(s.taken, 1)) }

func (s score) String() string {
	return fmt.Sprintf("%5d there, %5d taken, read %.1f %%, wrong %.1f %%", s.there, s.taken, 100*s.recall(), 100*s.wrong())
}

// matched counts one sort of observation and names what differs.
func matched(want, got []string) (s score, missed, wrong []string) {
	s = score{there: len(want), taken: len(got)}
	left := slices.Clone(want)
	for _, line := range got {
		if at := slices.Index(left, line); at >= 0 {
			left = slices.Delete(left, at, at+1)
			s.right++
		} else {
			wrong = append(wrong, line)
		}
	}
	return s, left, wrong
}

// measure reads every page of a folder and gives the scores by sort.
func measure(t *testing.T, folder string) map[string]score {
	t.Helper()
	pages, err := filepath.Glob(filepath.Join(folder, "*.html"))
	if err != nil || len(pages) < 20 {
		t.Fatalf("%d pages in %s, %v", len(pages), folder, err)
	}
	sums := map[string]score{}
	for _, path := range pages {
		name := strings.TrimSuffix(path, ".html")
		var in struct {
			Address     string `json:"address"`
			ContentType string `json:"content_type"`
			Seen        string `json:"seen"` // the day of the capture
		}
		var want wanted
		load(t, name+".input.json", &in)
		load(t, name+".json", &want)
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		day, _ := calendar.ParseDay(in.Seen)
		got, expected := asWanted(t, Read(body, Input{ContentType: in.ContentType, Address: in.Address, Seen: day})), want.lines()
		if want.Outcome != string(Fetched) { // it proves nothing, whatever is read on it
			got, expected = seenAs{"outcome": got["outcome"]}, seenAs{"outcome": expected["outcome"]}
		}
		for _, sort := range sorts(got, expected) {
			s, missed, wrong := matched(expected[sort], got[sort])
			sum := sums[sort]
			sum.add(s)
			sums[sort] = sum
			for _, m := range missed {
				t.Logf("%s: %s missed: %s", filepath.Base(name), sort, m)
			}
			for _, w := range wrong {
				t.Logf("%s: %s wrong: %s", filepath.Base(name), sort, w)
			}
		}
	}
	return sums
}

func sorts(a, b seenAs) []string {
	var out []string
	for _, m := range []seenAs{a, b} {
		for sort := range m {
			if !slices.Contains(out, sort) {
				out = append(out, sort)
			}
		}
	}
	slices.Sort(out)
	return out
}

func load(t *testing.T, path string, v any) {
	t.Helper()
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(body, v); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

func TestWhatACarefulPersonSeesIsRead(t *testing.T) {
	for _, folder := range []string{"bodies", "aside"} {
		t.Run(folder, func(t *testing.T) {
			sums := measure(t, filepath.Join(fixtureDir, folder))
			var all score
			for _, sort := range slices.Sorted(maps.Keys(sums)) {
				t.Logf("%-12s %s", sort, sums[sort])
				all.add(sums[sort])
			}
			t.Logf("%-12s %s", "all", all)
			if all.recall() < leastRead || all.wrong() > mostWrong {
				t.Errorf("%s: %s", folder, all)
			}
		})
	}
}
