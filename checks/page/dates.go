package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"ashyq/checks/calendar"
)

var _ = register("dates", readDates)

// readDates finds when the page itself was posted and last renewed. What a
// visitor can read goes before what only a machine sees. The dates of a list's
// entries are theirs, not the page's.
func readDates(d *document, r *Reading) {
	r.Posted = firstDate(
		func() Date { return d.labelled(postedLabel) },
		func() Date { return d.timeElement("datePublished") },
		func() Date { return d.structured("datePublished") },
		func() Date {
			return d.meta("article:published_time", "og:published_time", "datePublished", "DC.date.issued", "pubdate")
		},
		d.dateline,
	)
	r.Updated = firstDate(
		func() Date { return d.labelled(updatedLabel) },
		func() Date { return d.timeElement("dateModified") },
		func() Date { return d.structured("dateModified") },
		func() Date {
			return d.meta("article:modified_time", "og:updated_time", "dateModified", "DC.date.modified", "last-modified")
		},
	)
}

// firstDate asks one source after the other.
func firstDate(sources ...func() Date) Date {
	for _, source := range sources {
		if date := source(); date.Day != 0 {
			return date
		}
	}
	return Date{}
}

// The labels are read in folded text, at the start of a line or after a mark
// that separates. What follows the date must not be a sentence.
var (
	postedLabel = pattern(`(?:^|[|•·;,()] ?)(?:жариялан\p{L}*(?: (?:куни|уакыты))?|орналастыр\p{L}*(?: куни)?|салынган куни|курылган куни|` +
		`(?:дата )?(?:публикации|размещения|создания|опубликовани\p{L}*)|опубликован\p{L}*|размещен\p{L}*|published(?: on)?|posted(?: on)?|date of publication)[ :–—-]*`)
	updatedLabel = pattern(`(?:^|[|•·;,()] ?)(?:(?:бет|материал|акпарат|страница|информация|page)\p{L}{0,3} )?(?:(?:сонгы )?(?:жанарт\p{L}*|озгертил\p{L}*|озгерту)(?: (?:куни|уакыты))?|` +
		`(?:дата |последн\p{L}* )?(?:обновлени\p{L}*|изменени\p{L}*|актуализаци\p{L}*)(?: (?:сайта|страницы|информации))?|обновлен\p{L}*|изменен\p{L}*|` +
		`(?:last )?(?:updated|modified)(?: on)?|last (?:update|change))[ :–—-]*`)
	fieldBorder = pattern(`[|•·;]`)
)

const (
	labelReach = 60 // a labelled line is short
	tailReach  = 12 // letters that may follow a date in its field: «года», «жылы»
)

// labelled finds a date behind a label. Two labels that disagree name things
// other than the page, and then nothing is known.
func (d *document) labelled(label func() *expression) Date {
	var found Date
	for i, l := range d.lines {
		if !l.mask.may(label()) || d.inList(l.node) {
			continue
		}
		text := folded(l.text)
		m := label().FindStringIndex(text)
		if m == nil {
			continue
		}
		field := text[m[1]:]
		if cut := fieldBorder().FindStringIndex(field); cut != nil {
			field = field[:cut[0]]
		}
		if strings.TrimSpace(field) == "" && i+1 < len(d.lines) {
			field = folded(d.lines[i+1].text) // the date stands in the next cell
		}
		day, ok := d.dateField(field)
		if !ok {
			continue
		}
		if found.Day != 0 && found.Day != day {
			return Date{}
		}
		found = Date{Day: day, Place: d.place(l.node, l.text, "")}
	}
	return found
}

// dateField reads a field that holds a date and not much else.
func (d *document) dateField(field string) (calendar.Day, bool) {
	found, ok := dayIn(field, d.in.Seen)
	if !ok || letters(found.rest) > tailReach {
		return 0, false
	}
	return found.day, true
}

// timeElement finds the date of an element that says what it is (microdata), or
// for the day of posting the only time element outside menus and lists.
func (d *document) timeElement(property string) Date {
	var found []Date
	see := func(n *html.Node) {
		if date := d.dateOf(n); date.Day != 0 && !d.inList(n) {
			found = append(found, date)
		}
	}
	for _, n := range d.notable[atom.Itemprop] {
		if attr(n, "itemprop") == property {
			see(n)
		}
	}
	if len(found) == 0 && property == "datePublished" {
		for _, n := range d.notable[atom.Time] {
			if d.visible(n) && !d.chrome(n) && !isRenewal(n) {
				see(n)
			}
		}
		if len(found) > 1 {
			return Date{}
		}
	}
	if len(found) == 0 {
		return Date{}
	}
	return found[0]
}

// dateOf reads an element's own date: what it shows, unless that is relative,
// and else what its attribute says.
func (d *document) dateOf(n *html.Node) Date {
	shown := d.text(n)
	found, ok := dayIn(shown, d.in.Seen)
	if !ok || found.relative {
		for _, key := range []string{"datetime", "content"} {
			if day, ok := machineDay(attr(n, key), d.in.Seen); ok {
				if shown == "" {
					shown = attr(n, key)
				}
				return Date{Day: day, Place: d.place(n, shown, "")}
			}
		}
	}
	return Date{Day: found.day, Place: d.place(n, shown, "")}
}

// meta finds a date in the head of the page.
func (d *document) meta(names ...string) Date {
	for _, name := range names {
		n := d.metaOf(name)
		if n == nil {
			continue
		}
		value := attr(n, "content")
		if day, ok := machineDay(value, d.in.Seen); ok {
			return Date{Day: day, Place: d.place(n, name+": "+value, "")}
		}
	}
	return Date{}
}

// metaOf is the first element of the head that gives a property.
func (d *document) metaOf(name string) *html.Node {
	for _, n := range d.notable[atom.Meta] {
		if attr(n, "property") == name || attr(n, "name") == name {
			return n
		}
	}
	return nil
}

// dateline finds the bare date that stands by the heading of an article. Where
// there are several, nobody knows which one it is.
func (d *document) dateline() Date {
	var found Date
	headed := false
	for _, l := range d.lines {
		headed = headed || within(l.node, isH1) != nil
		if !mayNameDay(l.text, l.mask) || d.inList(l.node) || d.chrome(l.node) || letters(l.text) > labelReach {
			continue
		}
		day, ok := d.dateField(folded(l.text))
		switch {
		case !ok || day == d.in.Seen: // today's date is a clock of the site
		case found.Day != 0:
			return Date{}
		default:
			found = Date{Day: day, Place: d.place(l.node, l.text, "")}
		}
	}
	if !headed {
		return Date{}
	}
	return found
}

func isH1(n *html.Node) bool { return heading(n) == 1 }
