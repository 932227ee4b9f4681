package propose

import (
	"strings"
	"testing"

	"ashyq/checks"
)

// What was posted before the period, or after it, tells nothing of the period: neither
// an event nor a row of a list is proposed of it.
func TestNothingOutsideThePeriodIsProposed(t *testing.T) {
	for _, c := range []struct {
		check, post string
		want        int
	}{
		{"accessibility", "2025-05-20 Мүгедектігі бар адамдармен кездесу өтті", 1},
		{"accessibility", "2024-05-20 Мүгедектігі бар адамдармен кездесу өтті", 0},
		{"accessibility", "2026-01-08 Мүгедектігі бар адамдармен кездесу өтті", 0},
		{"discussion-notices", "2025-12-20 Қаулы жобасын жария талқылау туралы", 1},
		{"discussion-notices", "2026-01-08 Қаулы жобасын жария талқылау туралы", 0},
	} {
		s := newSite(t, "state-body", "drafts-legal-acts")
		s.captured("2026-01-15", "/list", "", list("Хабарландырулар", c.post))
		if got := s.of(c.check, ""); len(got) != c.want {
			t.Errorf("%s: %d proposals: %+v", c.post, len(got), got)
		}
	}
}

// A post that speaks of a discussion shows no more than that: what it is about is for
// the analyst to say. A heading with what stands under it shows the thing.
func TestARowSaysWhatItIs(t *testing.T) {
	s := newSite(t, "state-body", "drafts-legal-acts")
	s.captured("2025-12-28", "/list", "", list("Хабарландырулар", "2025-12-20 Қаулы жобасын жария талқылау туралы"))
	rows := s.of("discussion-notices", "")
	if len(rows) != 1 || rows[0].Says != "" {
		t.Fatalf("%+v", rows)
	}
	if words := rows[0].Words(); words.RU != "строка на странице: Қаулы жобасын жария талқылау туралы; о чем она, решает аналитик" {
		t.Error(words.RU)
	}
	s = newSite(t, "quasi-state", "fixed-prices")
	s.captured("2025-12-28", "/tarif", "", html("ru", "Тарифы", "", "<h1>Тарифы</h1>"+long))
	for _, p := range s.of("prices", "") {
		if words := p.Words(); p.Says != checks.Present || words.RU != "на странице есть: Тарифы" {
			t.Errorf("%+v: %s", p, words.RU)
		}
	}
}

// A list of the site's own documents bears the day on which each was posted: it
// announces nothing.
func TestADocumentIsPostedAndNotAnnounced(t *testing.T) {
	s := newSite(t, "state-body")
	s.captured("2025-12-28", "/docs", "", list("Құжаттар", "2025-04-18 Протокол от 17 апреля 2025 года"))
	got := s.of("site-currency", "")
	if len(got) != 1 || !strings.Contains(got[0].Words().RU, "(размещен: 18 апреля 2025") {
		t.Errorf("%+v", got)
	}
}
