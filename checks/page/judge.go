package page

import (
	"bytes"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"ashyq/checks/lang"
)

var _ = register("outcome", readOutcome)

// sniff judges a body before it is parsed: nothing at all, or plainly another
// kind of file.
func sniff(body []byte, contentType string) Outcome {
	head := bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\ufeff")))
	if len(head) == 0 {
		return Empty
	}
	if kind, _, err := mime.ParseMediaType(contentType); err == nil {
		switch kind {
		case "text/html", "application/xhtml+xml", "text/plain", "application/octet-stream":
			// the last two are what a careless server says of anything
		default:
			return NotHTML
		}
	}
	if !isMarkup(head) {
		return NotHTML
	}
	return Fetched
}

// isMarkup looks at how a file begins.
func isMarkup(head []byte) bool {
	wide := bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff"))
	if !wide && bytes.IndexByte(head[:min(len(head), 4096)], 0) >= 0 {
		return false
	}
	for _, magic := range []string{"%PDF", "PK\x03\x04", "{", "[", "\x89PNG", "\xff\xd8\xff", "GIF8", "\x1f\x8b", "{\\rtf"} {
		if bytes.HasPrefix(head, []byte(magic)) {
			return false
		}
	}
	start := strings.ToLower(string(head[:min(len(head), 2048)]))
	if strings.HasPrefix(start, "from:") || strings.HasPrefix(start, "mime-version:") {
		return false // an e-mail or a page archive (MHTML)
	}
	return !foreignRoot().MatchString(start)
}

// foreignRoot is the first element of a file in another language of tags,
// behind the lines that may stand before it.
var foreignRoot = pattern(`(?s)^(?:\s|<\?.*?\?>|<!--.*?-->|<!doctype[^>]*>)*<(?:rss|feed|svg|urlset|sitemapindex|rdf:rdf)[\s>]`)

// How much text a page has when it is not the page that was asked for, in
// letters and digits.
const (
	shellLetters = 200 // beside an empty mount point: a loader, a notice
	blankLetters = 20  // beside nothing but scripts
	errorLetters = 800 // an apology, advice, a search form
	loginLetters = 500
)

// readOutcome judges a page that was parsed.
func readOutcome(d *document, r *Reading) {
	all, matter := d.weigh()
	switch {
	case d.isShell(all):
		r.Outcome = ScriptShell
	case all == 0 && d.first(d.query.Get(0), isPicture) == nil:
		r.Outcome = Empty
	case matter < errorLetters && d.saysError():
		r.Outcome = ErrorPage
	case matter < loginLetters && len(d.groups) == 0 && d.asksLogin():
		r.Outcome = LoginWall
	}
}

// weigh counts the letters and digits of the whole page, and of its matter alone: outside
// menus, heads and feet, and outside links.
func (d *document) weigh() (all, matter int) {
	for _, l := range d.lines {
		n := signs(l.text)
		all += n
		if !d.chrome(l.node) && !d.inForm(l.node) {
			matter += max(0, n-l.linked)
		}
	}
	return all, matter
}

func (d *document) inForm(n *html.Node) bool {
	return within(n, func(up *html.Node) bool { return isElement(up, "form") }) != nil
}

func isPicture(n *html.Node) bool { return isElement(n, "img", "picture", "a") }

// mounts are the ids and elements into which scripts draw a page.
var mounts = words("root app __next __nuxt app-root react-root main-app vue-app q-app application ng-app svelte")

var (
	needsScript = pattern(`(?i)javascript|джаваскрипт`)
	portalTitle = pattern(`(?i)^GOV\.KZ\s*[-–—]\s*(?:единая платформа интернет-ресурсов|мемлекеттік органдардың интернет-ресурстарының)`)
)

// isShell tells a page whose content a script in the browser would have drawn.
func (d *document) isShell(all int) bool {
	if all >= shellLetters {
		return false
	}
	scripts := d.query.Find("script[src], script:not([type]), script[type=module], script[type='text/javascript']").Length()
	if all < blankLetters && scripts > 0 || portalTitle().MatchString(lang.Line(d.windowTitle())) {
		return true
	}
	if scripts > 0 && (needsScript().MatchString(d.query.Find("noscript").Text()) || needsScript().MatchString(d.text(d.query.Get(0)))) {
		return true
	}
	for _, n := range d.find(d.query.Get(0), isMount) {
		if signs(d.text(n)) < 2*blankLetters && len(d.links(n)) == 0 {
			return true
		}
	}
	return false
}

func isMount(n *html.Node) bool {
	return mounts[strings.ToLower(attr(n, "id"))] || mounts[n.Data] || hasAttr(n, "ng-app") || hasAttr(n, "data-reactroot")
}

// errorWords are read in folded text; the line that they stand in must say
// little else.
var errorWords = pattern(`^(?:40[0134]|410|429|50[0-4])[.!]?$|(?:^|\P{L})(?:` +
	oneOf(`error ошибка кате код код_ошибки http status`) + `[ :№-]*(?:40[0134]|410|429|50[0-4])(?:$|\D)|` + oneOf(`
	not_found forbidden bad_gateway service_unavailable service_temporarily_unavailable internal_server_error access_denied
	too_many_requests just_a_moment checking_your_browser
	(?:страниц*|документ|материал|ресурс)(?:_\p{L}+)?_не_(?:найден|существу)* не_удалось_найти_страницу такой_страницы_нет
	доступ(?:_к_\p{L}+)?_(?:запрещ|огранич)* технические_работы внутренняя_ошибка_сервера проверка_браузера
	(?:сервис|сайт|сервер)(?:_\p{L}+)?_(?:недоступен|не_отвечает)
	(?:бет|парак|кужат|материал)(?:_\p{L}+)?_(?:табылмады|табылган_жок) мундай_бет_жок
	(?:кол_?жеткизуге|кируге)_(?:тыйым|рухсат)* техникалык_жумыстар уакытша_кол_?жетимсиз сервердин_ишки_катеси`) + `)`)

const errorLine = 120 // characters of a line that announces an error

// saysError tells a page whose title, heading or first lines are about an error.
func (d *document) saysError() bool {
	isError := func(text string) bool {
		return utf8.RuneCountInString(text) <= errorLine && errorWords().MatchString(lang.Fold(text))
	}
	if isError(lang.Line(d.windowTitle())) {
		return true
	}
	read := 0
	for _, l := range d.lines {
		if d.chrome(l.node) || l.linked > 0 {
			continue
		}
		if isError(l.text) {
			return true
		}
		if read++; read == 5 {
			break
		}
	}
	return false
}

var loginWords = pattern(oneOf(`
	жуйеге_кирини?з жуйеге_киру_кажет авторизациядан_отини?з эцк_(?:аркылы|комегимен)_кир*
	авторизуйтесь необходимо_(?:авторизоваться|войти) требуется_(?:авторизация|вход) войдите_в_(?:систему|личный_кабинет|аккаунт)
	войти_с_(?:помощью_)?эцп вход_по_эцп
	(?:sign|log)_in_to_(?:continue|view|access) login_required you_must_be_logged_in`))

// asksLogin tells a page that shows a form of entry in place of its content.
func (d *document) asksLogin() bool {
	passwords := d.find(d.query.Get(0), func(n *html.Node) bool {
		return isElement(n, "input") && strings.EqualFold(attr(n, "type"), "password")
	})
	for _, n := range passwords {
		if !d.chrome(n) {
			return true
		}
	}
	for _, l := range d.lines {
		if !d.chrome(l.node) && loginWords().MatchString(lang.Fold(l.text)) {
			return true
		}
	}
	return false
}
