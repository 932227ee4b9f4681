package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"ashyq/checks/lang"
)

// The portal of open data: the page of a set shows its passport, a table of two
// columns, and what is not a page of a set links to such pages.

var _ = registerPortal(PortalData, readData)

// passportLabels are the folded beginnings of the labels of a passport.
var passportLabels = []struct {
	label string
	set   func(s *DataSet, value string, date Date)
}{
	{"Название", setTitle}, {"Наименование", setTitle}, {"Атауы", setTitle},
	{"Государственный орган", setOwner}, {"Владелец", setOwner}, {"Мемлекеттік орган", setOwner}, {"Иесі", setOwner},
	{"Тип актуализации", setPeriod}, {"Периодичность", setPeriod}, {"Өзектілендіру түрі", setPeriod}, {"Жаңарту кезеңділігі", setPeriod},
	{"Дата размещения", setPosted}, {"Орналастырылған күні", setPosted}, {"Орналастыру күні", setPosted},
	{"Дата обновления", setUpdated}, {"Жаңартылған күні", setUpdated}, {"Жаңарту күні", setUpdated},
	{"Актуал", setActual}, {"Өзектілігі", setActual}, {"Өзекті", setActual},
}

func setOwner(s *DataSet, value string, _ Date)  { s.Owner = Maybe(value) }
func setPeriod(s *DataSet, value string, _ Date) { s.Period = Maybe(value) }
func setPosted(s *DataSet, _ string, date Date)  { s.Posted = date }
func setUpdated(s *DataSet, _ string, date Date) { s.Updated = date }

// setTitle takes the title; the passport of a page may show it in two languages.
func setTitle(s *DataSet, value string, date Date) {
	if s.Title == "" {
		s.Title, s.Place = value, date.Place
	}
	switch {
	case strings.ContainsAny(strings.ToLower(value), kazakhOnly):
		s.KK = Maybe(value)
	case s.RU == "":
		s.RU = Maybe(value)
	}
}

// kazakhOnly are letters that Kazakh has and Russian has not.
const kazakhOnly = "әғқңөұүһі"

// flags are the words of a passport for yes and no, folded.
var flags = map[string]bool{
	"да": true, "иа": true, "иэ": true, "yes": true, "актуален": true, "актуальный": true, "озекти": true,
	"нет": false, "жок": false, "no": false, "неактуален": false, "не актуален": false, "неактуальный": false, "озекти емес": false,
}

func setActual(s *DataSet, value string, _ Date) {
	if yes, ok := flags[fold(value)]; ok {
		s.Actual = &yes
	}
}

func readData(d *document, at *url.URL, p *Portal) {
	if number := setNumber(at); number != "" {
		p.Kind = KindDataSet
		if s, ok := d.passport(); ok {
			s.Number, s.URL = number, Maybe(d.in.Address)
			p.Sets = []DataSet{s}
		}
		return
	}
	p.Sets = d.dataSets()
	if strings.HasPrefix(at.Path, "/datasets") {
		p.Kind = KindDataSets
	}
}

const setPath = "/datasets/view"

// setNumber is the name of a set in the address of its page.
func setNumber(at *url.URL) Maybe {
	if strings.TrimSuffix(at.Path, "/") != setPath {
		return ""
	}
	return Maybe(lang.Line(firstRunes(at.Query().Get("index"), 100)))
}

// passport reads the table of the page of a set.
func (d *document) passport() (DataSet, bool) {
	var s DataSet
	for _, row := range d.innerRows() {
		var cells []*html.Node
		for c := row.FirstChild; c != nil; c = c.NextSibling {
			if isElement(c, "td", "th") {
				cells = append(cells, c)
			}
		}
		if len(cells) != 2 {
			continue
		}
		label, value := folded(strings.Trim(d.text(cells[0]), " :")), firstRunes(d.text(cells[1]), titleRunes)
		for _, known := range passportLabels {
			if strings.HasPrefix(label, fold(known.label)) && value != "" {
				date := d.dateIn(cells[1], value)
				date.Place = d.place(cells[1], value, "")
				known.set(&s, value, date)
				break
			}
		}
	}
	return s, s.Title != "" || s.Owner != ""
}

// innerRows are the rows of tables that hold no further table: older pages stand
// in tables whole.
func (d *document) innerRows() []*html.Node {
	var rows, inner []*html.Node
	outer := map[*html.Node]bool{}
	isRow := func(n *html.Node) bool { return isElement(n, "tr") }
	for n := range d.query.Get(0).Descendants() {
		if isRow(n) && d.visible(n) {
			rows = append(rows, n)
			outer[within(n.Parent, isRow)] = true
		}
	}
	for _, row := range rows {
		if !outer[row] && len(inner) < mostOfAKind {
			inner = append(inner, row)
		}
	}
	return inner
}

// dataSets lists the sets that a page links to.
func (d *document) dataSets() []DataSet {
	var out []DataSet
	seen := map[Maybe]bool{}
	for _, n := range elements(d.query.Get(0), func(n *html.Node) bool {
		return isLink(n) && strings.Contains(attr(n, "href"), setPath) && d.visible(n)
	}) {
		address := d.resolve(attr(n, "href"))
		to, err := url.Parse(address)
		if err != nil {
			continue
		}
		number, title := setNumber(to), d.text(n)
		if number == "" || seen[number] || isEmptyTitle(title) {
			continue
		}
		seen[number] = true
		s := DataSet{Number: number, URL: Maybe(address)}
		setTitle(&s, firstRunes(title, titleRunes), Date{Place: d.placeOf(n)})
		out = append(out, s)
	}
	return out
}
