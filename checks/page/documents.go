package page

import (
	"net/url"
	"path"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"ashyq/checks/lang"
)

var _ = register("documents", readDocuments)

// formats are the ends of names of files that people read as documents.
var formats = words("pdf doc docx xls xlsx xlsm ppt pptx rtf odt ods odp csv xml zip rar 7z txt djvu")

// formatOf is the kind of document that a link leads to, empty for a page.
func formatOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	names := []string{u.Path}
	for _, key := range []string{"file", "filename", "name", "path", "url", "download"} {
		names = append(names, u.Query().Get(key))
	}
	for _, name := range names {
		if end := strings.ToLower(strings.TrimPrefix(path.Ext(name), ".")); formats[end] {
			return end
		}
	}
	return ""
}

// portalSize is how gov.kz names its files: …_original.245760.pdf has so many
// bytes.
var (
	portalSize = pattern(`_original\.(\d{1,12})\.\w+$`)
	statedSize = pattern(`(?i)(\d[\d\s]{0,14})\s*(?:байт|bytes?)(?:\P{L}|$)`)
)

// readDocuments lists the files that the page offers.
func readDocuments(d *document, r *Reading) {
	seen := map[string]bool{}
	for _, n := range d.links(d.query.Get(0)) {
		address := d.resolve(attr(n, "href"))
		format := formatOf(address)
		if format == "" || seen[address] || len(r.Documents) >= mostOfAKind {
			continue
		}
		seen[address] = true
		r.Documents = append(r.Documents, Document{
			Title: d.documentTitle(n, address), URL: address, Format: format,
			Bytes: d.documentBytes(n, address), Place: d.placeOf(n),
		})
	}
}

// emptyTitle are words of links that name an act, not what it leads to.
var emptyTitle = pattern(`^(?:` + oneOf(`(?:файлды_|құжатты_)?(?:жүктеу|жүктеп_алу|көшіру|ашу|қарау|көру) толығырақ толық_оқу оқу жалғасы
	(?:ары|әрі)_қарай(?:_оқу)? көбірек барлығы файл сілтеме
	скачать(?:_файл|_документ)? открыть просмотр смотреть подробнее подробно читать(?:_далее|_полностью|_дальше)? далее перейти все ссылка
	download(?:_file)? open view read_more more learn_more details all file link
	pdf docx? xlsx? қаз(?:ақша)? рус(?:ский)? eng(?:lish)? kz ru en`) + `|[\d\s.,]*(?:кб|мб|kb|mb)?)$`)

// isEmptyTitle tells a text that names nothing.
func isEmptyTitle(title string) bool {
	title = strings.Trim(strings.ToLower(lang.Line(title)), " .…»›→>()[]«-–:")
	return letters(title) < 2 || emptyTitle().MatchString(title)
}

// documentTitle is the text of the link, or else what stands beside it in its
// row, or else the name of the file.
func (d *document) documentTitle(n *html.Node, address string) string {
	title := d.linkText(n)
	if !isEmptyTitle(title) {
		return title
	}
	beside := within(n, func(up *html.Node) bool {
		return isElement(up, "tr", "li", "p", "dd", "article") || up.Data == "div" && up != n
	})
	if beside != nil {
		for _, l := range d.cut(beside) {
			text := trailingFormat().ReplaceAllString(strings.TrimSpace(strings.TrimSuffix(l.text, title)), "")
			if _, dated := d.dateField(folded(text)); !isEmptyTitle(text) && !dated {
				return around(text, "")
			}
		}
	}
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return lang.Line(path.Base(u.Path))
}

// trailingFormat is what stands behind a title that is not a link: «(PDF, 2 МБ)».
var trailingFormat = pattern(`(?i)[\s(,–—:-]*(?:\(?(?:pdf|docx?|xlsx?|rtf|zip)\b.*)?$`)

// linkText is what a link shows, or what stands for its picture.
func (d *document) linkText(n *html.Node) string {
	if text := d.text(n); text != "" {
		return text
	}
	for _, key := range []string{"title", "aria-label"} {
		if text := lang.Line(attr(n, key)); text != "" {
			return text
		}
	}
	for _, img := range d.find(n, func(c *html.Node) bool { return isElement(c, "img") }) {
		if text := lang.Line(attr(img, "alt")); text != "" {
			return text
		}
	}
	return ""
}

// documentBytes is the size of the file, where the page states it to the byte.
func (d *document) documentBytes(n *html.Node, address string) *int64 {
	m := portalSize().FindStringSubmatch(address)
	if m == nil {
		m = statedSize().FindStringSubmatch(d.text(n))
	}
	if m == nil {
		return nil
	}
	size, err := strconv.ParseInt(strings.Join(strings.Fields(m[1]), ""), 10, 64)
	if err != nil {
		return nil
	}
	return &size
}
