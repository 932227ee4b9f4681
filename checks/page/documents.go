package page

import (
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

var _ = register("documents", readDocuments)

// formats are the ends of names of files that people read as documents.
var formats = words("pdf doc docx xls xlsx xlsm ppt pptx rtf odt ods odp csv xml zip rar 7z txt djvu")

// formatOf is the kind of document that a link leads to, empty for a page.
func formatOf(address string) string {
	if !strings.ContainsAny(address, "%?#") && !formats[endOf(address)] {
		return "" // most links
	}
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	names := []string{u.Path}
	asked := u.Query()
	for _, key := range []string{"file", "filename", "name", "path", "url", "download"} {
		names = append(names, asked.Get(key))
	}
	for _, name := range names {
		if end := endOf(name); formats[end] {
			return end
		}
	}
	return ""
}

// endOf is the end of the name of a file, in small letters.
func endOf(name string) string { return strings.ToLower(strings.TrimPrefix(path.Ext(name), ".")) }

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
		address := d.target(n)
		format := formatOf(address)
		if format == "" {
			format = d.toldFormat(n, address)
		}
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

var (
	// formatNote tells the kind of a file beside its link: «(pdf, 1,2 МБ)», «DOCX».
	formatNote = pattern(`(?i)^[\s(\[,–—-]*(pdf|docx?|xlsx?|pptx?|rtf|odt|ods|zip|rar|csv|xml|json)(?:$|[^\p{L}\d])`)
	mediaType  = pattern(`^application/(?:.*[.-])?(pdf|msword|wordprocessingml\.document|excel|spreadsheetml\.sheet|rtf|zip)$`)
)

// fileAddress are parts of the addresses of files that do not name their kind.
var fileAddress = strings.Fields("ownload ttach pload etfile etFile .ashx /file /File /get /doc /Doc /media/ /storage/")

// mediaFormats are the ends of files by what their media types end with.
var mediaFormats = map[string]string{"pdf": "pdf", "msword": "doc", "wordprocessingml.document": "docx", "excel": "xls", "spreadsheetml.sheet": "xlsx", "rtf": "rtf", "zip": "zip"}

// toldFormat is the kind of a file whose address does not say it: by the link's
// type, or a note in the link or right behind it.
func (d *document) toldFormat(n *html.Node, address string) string {
	if kind := attr(n, "type"); kind != "" {
		if m := mediaType().FindStringSubmatch(kind); m != nil {
			return mediaFormats[m[1]]
		}
	}
	if !hasAttr(n, "download") && !slices.ContainsFunc(fileAddress, func(part string) bool { return strings.Contains(address, part) }) {
		return ""
	}
	notes := []string{strings.TrimPrefix(d.behindLink(n), "."), d.text(n)}
	if at := strings.LastIndexAny(notes[1], "(["); at >= 0 {
		notes[1] = notes[1][at:]
	}
	for _, note := range notes {
		if m := formatNote().FindStringSubmatch(note); m != nil {
			return strings.ToLower(m[1])
		}
	}
	return ""
}

// behindLink is the text right behind a link: what follows it, or follows an
// element that it makes up.
func (d *document) behindLink(n *html.Node) string {
	for level := 0; n != nil && level < 3; n, level = n.Parent, level+1 {
		for next := n.NextSibling; next != nil; next = next.NextSibling {
			text := next.Data
			if next.Type == html.ElementNode {
				text = d.text(next)
			}
			if text = strings.TrimSpace(text); text != "" && !d.hides(next) {
				return firstRunes(text, 60)
			}
		}
		if isElement(n, "li", "tr", "p", "div", "article", "section") {
			break
		}
	}
	return ""
}

// emptyTitle are words of links that name an act, not what it leads to.
var emptyTitle = pattern(`^(?:` + oneOf(`(?:файлды_|құжатты_)?(?:жүктеу|жүктеп_алу|көшіру|ашу|қарау|көру) толығырақ толық_оқу оқу жалғасы
	(?:ары|әрі)_қарай(?:_оқу)? көбірек барлығы файл сілтеме
	скачать(?:_файл|_документ)? открыть просмотр смотреть подробнее подробно читать(?:_далее|_полностью|_дальше)? далее перейти все ссылка
	download(?:_file)? open view read_more more learn_more details all file link
	pdf docx? xlsx? қаз(?:ақша)? рус(?:ский)? eng(?:lish)? kz ru en`) + `)$`)

// longestEmptyTitle is more than any of these words takes, in bytes.
const longestEmptyTitle = 60

// sizeUnits stand behind the number of a title that is but the size of a file.
var sizeUnits = words("кб мб kb mb")

// isEmptyTitle tells a text that names nothing.
func isEmptyTitle(title string) bool {
	title = strings.Trim(inSmall(clean(title)), " .…»›→>()[]«-–:")
	if letters(title) < 2 || sizeUnits[strings.TrimLeft(title, "0123456789., ")] {
		return true
	}
	return len(title) <= longestEmptyTitle && emptyTitle().MatchString(title)
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
	return clean(path.Base(u.Path))
}

// trailingFormat is what stands behind a title that is not a link: «(PDF, 2 МБ)».
var trailingFormat = pattern(`(?i)[\s(\[,–—:-]*(?:\(?(?:pdf|docx?|xlsx?|pptx?|rtf|odt|csv|zip|rar)\b.*|[(\[]?\d+(?:[.,]\d+)?\s?(?:[кмkm][бb]|байт|bytes)[)\].]*)?$`)

// linkText is what a link shows, or what stands for its picture.
func (d *document) linkText(n *html.Node) string {
	if text := d.text(n); text != "" {
		return text
	}
	for _, key := range []string{"title", "aria-label"} {
		if text := clean(attr(n, key)); text != "" {
			return text
		}
	}
	for _, img := range d.find(n, func(c *html.Node) bool { return isElement(c, "img") }) {
		if text := clean(attr(img, "alt")); text != "" {
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
