package desk

import (
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// searchHits puts hits of the index into words: where each belongs, what it is, and
// the lines around the place at which it was found.
func (v *view) searchHits(list []journal.SearchHit, words journal.SearchWords) ([]SearchHit, error) {
	inspections, holders := map[string]bool{}, map[string]bool{}
	for _, h := range list {
		switch h.Subject.Family() {
		case "inspection":
			inspections[h.Subject.ID()] = true
		case "holder":
			holders[h.Subject.ID()] = true
		}
	}
	rows, names, err := v.belonging(inspections, holders)
	if err != nil {
		return nil, err
	}
	numbers, err := v.numbering()
	if err != nil {
		return nil, err
	}
	var out []SearchHit
	for _, h := range list {
		hit := SearchHit{
			Kind: h.Kind, Ref: h.Ref, Check: h.Check, Date: h.Date, Gone: h.Gone, Entry: h.Entry,
			Alike: h.Rank == journal.RankAlike, rank: h.Rank, kind: h.What,
		}
		if row, ok := rows[h.Subject.ID()]; ok {
			hit.Inspection, hit.Number, hit.Holder = row.ID, numbers.shown(row), row.Holder
		} else if h.Subject.Family() == "holder" {
			hit.Holder = h.Subject.ID()
		}
		hit.Name = names[hit.Holder]
		hit.around(h.Title, h.Text, words)
		v.entitle(&hit, h.Title)
		out = append(out, hit)
	}
	return out, nil
}

// belonging reads the rows of inspections, and the names of holders.
func (v *view) belonging(inspections, holders map[string]bool) (map[string]journal.InspectionRow, map[string]lang.Text, error) {
	rows, names := map[string]journal.InspectionRow{}, map[string]lang.Text{}
	if len(inspections) > 0 {
		list, err := v.Inspections(journal.InspectionQuery{IDs: joined(inspections)})
		if err != nil {
			return nil, nil, err
		}
		for _, r := range list {
			rows[r.ID] = r
			holders[r.Holder] = true
		}
	}
	if len(holders) == 0 {
		return rows, names, nil
	}
	list, err := v.Holders(journal.HolderQuery{IDs: joined(holders)})
	for _, h := range list {
		names[h.ID] = rowName(h)
	}
	return rows, names, err
}

func joined(ids map[string]bool) string {
	var b strings.Builder
	for id := range ids {
		b.WriteString(id + " ")
	}
	return strings.TrimSpace(b.String())
}

// around keeps the lines around the one that holds most of the words; where the
// title alone holds them, the first ones.
func (h *SearchHit) around(title, text string, words journal.SearchWords) {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	best, most := 0, 0
	for i, line := range lines {
		if _, seen := words.Marks(line); seen > most {
			best, most = i, seen
		}
		if most == len(words.Terms) {
			break
		}
	}
	h.Line, h.First = best, max(0, best-linesBefore)
	h.Lines = lines[h.First:min(len(lines), best+linesAfter)]
	if text == "" {
		h.Lines = nil
	}
	if most == 0 && title != "" && h.Kind == journal.SearchPage {
		h.Lines, h.Line, h.First = []string{title}, 0, 0
	}
}

// entitle says what was found.
func (v *view) entitle(h *SearchHit, title string) {
	h.Title, h.What = lang.Same(title), KindWords(h.kind)
	switch h.Kind {
	case journal.SearchHolder:
		if h.Name != (lang.Text{}) {
			h.Title = h.Name
		}
		h.What = lang.Text{}
	case journal.SearchInspection:
		h.Title = joinText(lang.Same(h.Number), h.Name)
		h.What = checks.Form(h.kind).Words()
	case journal.SearchEvidence:
		h.What = checks.EvidenceKind(h.kind).Words()
		if title == "" {
			h.Title = h.What
		}
	case journal.SearchVerdict:
		h.Title = v.checkTitle(h.Check)
		h.What = checks.Verdict(h.kind).Words()
	case journal.SearchPage:
		h.What = KindWords(journal.KindCapture)
	case journal.SearchPaper:
		h.Title = joinText(paperOrStep(h.kind), lang.Same(title))
		h.What = KindWords(journal.KindPaper)
	case journal.SearchCommission, journal.SearchOffice, journal.SearchJournal:
		if h.kind == journal.KindSetting {
			title = h.Ref + " = " + title
		}
		h.Title = joinText(KindWords(h.kind), lang.Same(title))
	}
}

func (v *view) checkTitle(id string) lang.Text {
	if c := v.law.Check(id); c != nil {
		return c.Short
	}
	return lang.Same(id)
}

// joinText puts two texts beside each other.
func joinText(a, b lang.Text) lang.Text {
	join := func(a, b string) string {
		if a == "" || b == "" {
			return a + b
		}
		return a + " · " + b
	}
	return lang.Text{KK: join(a.KK, b.KK), RU: join(a.RU, b.RU), EN: join(a.EN, b.EN)}
}
