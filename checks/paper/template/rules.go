package template

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// The documentation rules (order 236 of 25.08.2023; decree 703 before it, whose
// items are named in the messages) ask for a sheet of A4 or A5, its margins, a font
// and its size, numbers of pages, and one language on one sheet. A template that has
// it otherwise can be used: its author is told.

// twips in a millimetre, and what rounding to whole ones may take away.
const (
	perMillimetre = 1440 / 25.4
	slack         = 12
)

// rulesOfSheet checks the pages of every section.
func (l *linter) rulesOfSheet(s *sheet) {
	sections := 0
	s.each(func(n *node, at spot) {
		if n.name != "w:sectPr" {
			return
		}
		sections++
		if at.paragraph == 0 {
			at.where = messages().Text("where.section", lang.Args{"n": sections})
		}
		l.pageSize(n.child("w:pgSz"), at)
		l.margins(n.child("w:pgMar"), at)
	})
	if sections == 0 {
		l.warn(s.whole, "page.none", nil)
	}
}

func (l *linter) pageSize(n *node, at spot) {
	var wide, high int
	if n != nil {
		wide, _ = strconv.Atoi(n.attr("w:w"))
		high, _ = strconv.Atoi(n.attr("w:h"))
	}
	a, b := min(wide, high), max(wide, high)
	near := func(x, millimetres int) bool {
		d := x - int(float64(millimetres)*perMillimetre)
		return d > -60 && d < 60
	}
	if near(a, 210) && near(b, 297) || near(a, 148) && near(b, 210) {
		return
	}
	l.warn(at, "page.size", lang.Args{"wide": millimetres(wide), "high": millimetres(high)})
}

func (l *linter) margins(n *node, at spot) {
	if n == nil {
		l.warn(at, "page.margins.none", nil)
		return
	}
	for _, side := range []struct {
		name  string
		least int
	}{{"left", 20}, {"right", 10}, {"top", 10}, {"bottom", 10}} {
		has, _ := strconv.Atoi(n.attr("w:" + side.name))
		if max(has, -has) < int(float64(side.least)*perMillimetre)-slack { // less than nought: an exact height
			l.warn(at, "page.margin."+side.name, lang.Args{"has": millimetres(has), "least": side.least})
		}
	}
}

func millimetres(twips int) string { return strconv.Itoa(int(float64(twips)/perMillimetre + 0.5)) }

// fontsOfRules are those of item 30; Liberation is how LibreOffice draws them.
var fontsOfRules = []string{"times new roman", "arial", "liberation serif", "liberation sans"}

// sizeOfRules is that of running text, in half points.
const sizeOfRules = 28

// rulesOfLetters tells each foreign font once, and each size of the running text
// that is not the one of the rules. Headers, tables and notes may have their own
// size.
func (l *linter) rulesOfLetters(s *sheet, f *faces, told map[string]bool) {
	tables := 0
	var walk func(n *node)
	walk = func(n *node) {
		if n.name == "w:tbl" {
			tables++
			defer func() { tables-- }()
		}
		if n.name == "w:p" {
			l.letters(n, s, f, told, tables == 0 && s.root.name == "w:document")
		}
		for _, k := range n.kids {
			walk(k)
		}
	}
	walk(s.root)
}

func (l *linter) letters(p *node, s *sheet, f *faces, told map[string]bool, running bool) {
	t := textOf(p)
	for _, x := range t.pieces {
		if strings.TrimSpace(x.text) == "" || x.run == nil {
			continue
		}
		look := f.of(p, x.run)
		if !slices.Contains(fontsOfRules, strings.ToLower(look.font)) && !told[look.font] {
			told[look.font] = true
			l.warn(s.spots[p], "font.other", lang.Args{"font": short(lang.Line(look.font), 40)})
		}
		key := "size " + strconv.Itoa(look.size)
		if running && len(t.places()) > 0 && look.size != sizeOfRules && !told[key] {
			told[key] = true
			size := strconv.FormatFloat(float64(look.size)/2, 'f', -1, 64)
			l.warn(s.spots[p], "font.size", lang.Args{"size": size})
		}
	}
}

// kazakhLetters stand in no Russian word.
const kazakhLetters = "әғқңөұүһіӘҒҚҢӨҰҮҺІ"

// russianWords stand in no Kazakh text, but in the head of nearly every Russian
// paper.
var russianWords = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:и|на|от|по|для|о|об|из|министерство|министерства|республики|` +
	`департамент|департамента|управление|управления|города|области|справка|рекомендация|государственное|учреждение|` +
	`руководитель|исполнитель|приложение)(?:$|[^\pL])`)

// rulesOfLanguages warns where one sheet speaks Kazakh and Russian.
func (l *linter) rulesOfLanguages(sheets []*sheet, d *paper.Document) {
	first := map[lang.Lang]spot{}
	for _, s := range sheets {
		for _, p := range paragraphs(s.root) {
			switch words := textOf(p).all; {
			case strings.ContainsAny(words, kazakhLetters):
				keep(first, lang.KK, s.spots[p])
			case russianWords.MatchString(words):
				keep(first, lang.RU, s.spots[p])
			}
		}
	}
	kk, hasKK := first[lang.KK]
	ru, hasRU := first[lang.RU]
	switch {
	case hasKK && hasRU && d.Lang == lang.KK:
		l.warn(ru, "rules.two-languages", nil)
	case hasKK && hasRU:
		l.warn(kk, "rules.two-languages", nil)
	case hasKK && d.Lang == lang.RU:
		l.warn(kk, "rules.other-language", lang.Args{"lang": messages().Text("lang.ru", nil)})
	case hasRU && d.Lang == lang.KK:
		l.warn(ru, "rules.other-language", lang.Args{"lang": messages().Text("lang.kk", nil)})
	}
}

func keep(first map[lang.Lang]spot, l lang.Lang, at spot) {
	if _, ok := first[l]; !ok {
		first[l] = at
	}
}

// rulesOfNumbers warns where pages are not numbered at the top.
func (l *linter) rulesOfNumbers(sheets []*sheet) {
	for _, s := range sheets {
		if s.root.name != "w:hdr" {
			continue
		}
		found := false
		s.each(func(n *node, _ spot) {
			if strings.Contains(strings.ToUpper(n.attr("w:instr")), "PAGE") {
				found = true
			}
			if n.name == "w:instrText" && len(n.kids) > 0 && strings.Contains(strings.ToUpper(n.kids[0].text), "PAGE") {
				found = true
			}
		})
		if found {
			return
		}
	}
	l.warn(spot{where: messages().Text("place.header", nil)}, "rules.pages", nil)
}
