package desk

import (
	"regexp"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/checks/table"
)

// said is what a row says of a holder. What it does not say is empty, and leaves
// the register as it is.
type said struct {
	row          int
	kk, ru       string
	nameFrom     calendar.Day
	former       []checks.Name
	bin          string
	categories   []checks.Belonging
	traits       []checks.Trait
	addresses    []AddressInput
	sites        []string
	parent       string
	predecessors []string
	life         checks.Dated
	region       string
	source       string

	doubts  []lang.Text // why it is left for the analyst
	refused []lang.Text // why it cannot be taken
}

// sayer reads rows.
type sayer struct {
	*Desk
	*holderTable
	order table.Order
	words map[string]string // names of categories, folded → id
	*said
}

func (s *sayer) refuse(code string, with args) {
	s.refused = append(s.refused, messages().Text(code, with))
}

// read reads one row.
func (s *sayer) read(r table.Row) *said {
	c := s.columns
	s.said = &said{row: r.Number, parent: r.Cell(c.parent)}
	for _, i := range r.Bare {
		if slices.Contains(c.all(), i) {
			s.refuse("holder-row.formula", args{"column": s.head.Cell(i)})
		}
	}
	s.names(r)
	if s.bin = mendedBIN(r.Cell(c.bin)); s.bin != "" && !binShaped(s.bin) {
		s.refuse("holder.bin", args{"bin": s.bin})
	} else if s.bin != "" && !validBIN(s.bin) {
		s.doubts = append(s.doubts, messages().Text("holder-row.bin-control", args{"bin": s.bin}))
	}
	source := lang.Line(r.Cell(c.source))
	if source == "" {
		source = lang.Line(s.name)
	}
	s.region, s.source = lang.Line(r.Cell(c.region)), source
	s.readCategories(r, source)
	s.readTraits(r, source)
	for _, one := range parted(r.Cell(c.address)) {
		address, days := s.dated(one)
		s.addresses = append(s.addresses, AddressInput{address, days})
	}
	for _, i := range c.sites {
		s.sites = add(s.sites, parted(r.Cell(i))...)
	}
	s.predecessors = parted(r.Cell(c.predecessors))
	s.life = checks.Dated{From: s.dayOf(r, c.lifeFrom), To: s.dayOf(r, c.lifeTo)}
	return s.said
}

// names reads the names of a row. A column that does not say its language holds
// the one whose letters the name has.
func (s *sayer) names(r table.Row) {
	c := s.columns
	s.kk, s.ru = lang.Line(r.Cell(c.kk)), lang.Line(r.Cell(c.ru))
	if other := lang.Line(r.Cell(c.name)); other != "" {
		kk, ru := named(other)
		if s.kk == "" {
			s.kk = kk
		}
		if s.ru == "" {
			s.ru = ru
		}
	}
	if s.kk == "" && s.ru == "" {
		s.refuse("holder-row.name", nil)
	}
	s.nameFrom = s.dayOf(r, c.nameFrom)
	for _, one := range parted(r.Cell(c.former)) {
		name, days := s.dated(one)
		former := checks.Name{Dated: dated(days)}
		if a, b, two := strings.Cut(name, " / "); two {
			former.KK, former.RU = lang.Line(a), lang.Line(b)
		} else {
			former.KK, former.RU = named(name)
		}
		s.former = append(s.former, former)
	}
}

// readCategories reads the categories of a row: ids or their names. Days that
// stand in columns of their own are those of each that has none beside it.
func (s *sayer) readCategories(r table.Row, source string) {
	own := calendar.Span{From: s.dayOf(r, s.columns.categoryFrom), To: s.dayOf(r, s.columns.categoryTo)}
	whole := lang.Line(r.Cell(s.columns.category))
	list := parted(whole)
	if s.words[lang.Fold(whole)] != "" {
		list = []string{whole} // a name may hold the mark that parts them
	}
	for _, one := range list {
		name, days := s.dated(one)
		id := s.words[lang.Fold(name)]
		if id == "" {
			s.refuse("holder-row.category", args{"value": name})
			continue
		}
		if days == (calendar.Span{}) {
			days = own
		}
		s.categories = append(s.categories, checks.Belonging{ID: id, Dated: dated(days), Source: source})
	}
}

// readTraits reads the traits of a row: from the columns that are named as one,
// and from that of all.
func (s *sayer) readTraits(r table.Row, source string) {
	put := func(id, value string) {
		word, days := s.dated(value)
		if said := yesOrNoWord(word); said != "" {
			s.traits = append(s.traits, checks.Trait{ID: id, Value: said, Dated: dated(days), Source: source})
		} else {
			s.refuse("holder-row.trait", args{"trait": s.traitName(id), "value": word})
		}
	}
	for i, cell := range r.Cells {
		if id := s.columns.trait[i]; id != "" && cell != "" {
			put(id, cell)
		}
	}
	for _, one := range parted(r.Cell(s.columns.traits)) {
		name, value, ok := strings.Cut(one, "=")
		if !ok {
			name, value, ok = strings.Cut(one, ":")
		}
		i := slices.IndexFunc(s.law.Traits(), func(t *standard.Trait) bool {
			n := lang.Fold(lang.Line(name))
			return n == lang.Fold(t.ID) || n == lang.Fold(t.Name.KK) || n == lang.Fold(t.Name.RU) || n == lang.Fold(t.Name.EN)
		})
		if !ok || i < 0 {
			s.refuse("holder-row.no-trait", args{"value": one})
			continue
		}
		put(s.law.Traits()[i].ID, value)
	}
}

// dayOf reads a cell with a day.
func (s *sayer) dayOf(r table.Row, column int) calendar.Day {
	day, err := s.day(r.Cell(column), s.order)
	if err != nil {
		s.refuse("row.date", args{"value": r.Cell(column)})
	}
	return day
}

// yesOrNoWord reads an answer; "" where it is none.
func yesOrNoWord(word string) string {
	switch lang.Fold(lang.Line(word)) {
	case "yes", "да", lang.Fold("иә"), "ия", "+", "1", "true":
		return checks.Yes
	case "no", "нет", lang.Fold("жоқ"), "-", "–", "0", "false":
		return checks.No
	}
	return ""
}

// parted parts a cell that holds several values.
func parted(cell string) []string {
	var out []string
	for one := range strings.SplitSeq(cell, ";") {
		if one = lang.Line(one); one != "" {
			out = append(out, one)
		}
	}
	return out
}

var (
	inBrackets = regexp.MustCompile(`^(.*\S)\s*\(([^()]*)\)$`)
	someDay    = regexp.MustCompile(`\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}`)
	onlyDays   = regexp.MustCompile(`^[\s.,–—-]*(?:(?:с|со|по|до|от|from|to|until|since|бастап|дейін)[\s.,–—-]*)*$`)
	untilWord  = regexp.MustCompile(`(?:\.\.|–|—|-|по|до|to|until)\s*$`)
)

// dated parts a value from the days that stand behind it, in brackets or after @:
// «Білім басқармасы (01.01.2015–31.12.2020)», "state-body@2024-01-01". What stands
// in brackets and is no days belongs to the value.
func (s *sayer) dated(value string) (string, calendar.Span) {
	value = lang.Line(value)
	if i := strings.LastIndexByte(value, '@'); i >= 0 {
		if span, ok := s.daysIn(value[i+1:]); ok {
			return lang.Line(value[:i]), span
		}
	}
	if m := inBrackets.FindStringSubmatch(value); m != nil {
		if span, ok := s.daysIn(m[2]); ok {
			return lang.Line(m[1]), span
		}
	}
	return value, calendar.Span{}
}

// daysIn reads one day or two, with nothing else beside them than words that say
// from and to; one that is not said to be the last is the first.
func (s *sayer) daysIn(text string) (calendar.Span, bool) {
	at := someDay.FindAllStringIndex(text, -1)
	rest := someDay.ReplaceAllString(text, " ")
	if len(at) < 1 || len(at) > 2 || !onlyDays.MatchString(strings.ToLower(rest)) {
		return calendar.Span{}, false
	}
	var days []calendar.Day
	for _, a := range at {
		day, err := s.day(text[a[0]:a[1]], s.order)
		if err != nil {
			return calendar.Span{}, false
		}
		days = append(days, day)
	}
	if len(days) == 2 {
		return calendar.Span{From: days[0], To: days[1]}, true
	}
	before, after := strings.ToLower(text[:at[0][0]]), strings.ToLower(text[at[0][1]:])
	if untilWord.MatchString(before) || strings.Contains(after, "дейін") {
		return calendar.Span{To: days[0]}, true
	}
	return calendar.Span{From: days[0]}, true
}

// categoryWords lists the names under which categories are known: their ids, their
// sub-items of the Law, and what offices write for one of them.
func (d *Desk) categoryWords() map[string]string {
	out := map[string]string{}
	for _, c := range d.law.Categories() {
		for _, word := range append([]string{c.ID, c.Holder, c.Name.KK, c.Name.RU, c.Name.EN}, oneOfCategory[c.ID]...) {
			out[lang.Fold(word)] = c.ID
		}
	}
	return out
}

// oneOfCategory is what one holder of a category is called: the Standard names
// them in the plural.
var oneOfCategory = map[string][]string{
	"state-body":        {"мемлекеттік орган", "жергілікті өзін-өзі басқару органы", "государственный орган", "орган местного самоуправления", "мемлекеттік органдар", "государственные органы"},
	"quasi-state":       {"квазимемлекеттік сектор субъектісі", "субъект квазигосударственного сектора", "квазимемлекеттік сектор", "квазигосударственный сектор"},
	"state-institution": {"мемлекеттік мекеме", "мемлекеттік мекемелер", "государственное учреждение", "государственные учреждения"},
	"budget-recipient":  {"бюджет қаражатын алушы", "получатель бюджетных средств"},
	"state-monopoly":    {"мемлекеттік монополия субъектісі", "субъект государственной монополии"},
	"risk-information":  {"экологиялық ақпараты бар заңды тұлға", "юридическое лицо, обладающее экологической информацией"},
	"function-executor": {"функцияларды орындаушы", "исполнитель функций"},
}
