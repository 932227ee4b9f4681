package page

import (
	"bytes"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
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
	start := lowered(head[:min(len(head), 2048)])
	if strings.HasPrefix(start, "from:") || strings.HasPrefix(start, "mime-version:") {
		return false // an e-mail or a page archive (MHTML)
	}
	for _, root := range foreignRoots {
		if strings.Contains(start, root) {
			return !foreignRoot().MatchString(start)
		}
	}
	return true
}

// lowered makes the Latin letters small.
func lowered(b []byte) string {
	small := bytes.Clone(b)
	for i, c := range small {
		if c >= 'A' && c <= 'Z' {
			small[i] = c + 'a' - 'A'
		}
	}
	return string(small)
}

var foreignRoots = strings.Fields("<rss <feed <svg <urlset <sitemapindex <rdf:rdf")

// foreignRoot is the first element of a file in another language of tags,
// behind the lines that may stand before it.
var foreignRoot = pattern(`(?s)^(?:\s|<\?.*?\?>|<!--.*?-->|<!doctype[^>]*>)*<(?:rss|feed|svg|urlset|sitemapindex|rdf:rdf)[\s>]`)

// How much text a page has when it is not the page that was asked for, in
// letters and digits.
const (
	shellLetters = 200  // beside an empty mount point: a loader, a notice
	blankLetters = 20   // beside nothing but scripts
	errorLetters = 800  // an apology, advice, a search form
	traceLetters = 4000 // beside a title that begins with the number of the error: a trace of calls
	loginLetters = 500
)

// readOutcome judges a page that was parsed.
func readOutcome(d *document, r *Reading) {
	all, matter := d.weigh()
	switch {
	case d.errorTitle() && matter < traceLetters, all > 0 && all < shellLetters && d.saysError():
		r.Outcome = ErrorPage
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
	return within(n, d.isForm) != nil
}

// isForm tells a form to fill in from one that some systems put around the whole
// page.
func (d *document) isForm(n *html.Node) bool {
	if !isElement(n, "form") {
		return false
	}
	s := d.at(n)
	return !s.solid && 2*(s.end-d.index(n)) < len(d.spots)
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
	scripts := d.scripts()
	if all < blankLetters && scripts > 0 || portalTitle().MatchString(clean(d.windowTitle())) {
		return true
	}
	if scripts > 0 && (d.asksForScript() || needsScript().MatchString(d.text(d.query.Get(0)))) {
		return true
	}
	for _, n := range d.find(d.query.Get(0), isMount) {
		if signs(d.text(n)) < 2*blankLetters && len(d.links(n)) == 0 {
			return true
		}
	}
	return false
}

// scripts counts the scripts that a browser would have run.
func (d *document) scripts() int {
	count := 0
	for _, n := range d.notable[atom.Script] {
		kind := attr(n, "type")
		if hasAttr(n, "src") || !hasAttr(n, "type") || kind == "module" || kind == "text/javascript" {
			count++
		}
	}
	return count
}

// asksForScript tells a page that says so where a browser without scripts looks.
func (d *document) asksForScript() bool {
	var said strings.Builder
	for _, n := range d.notable[atom.Noscript] {
		said.WriteString(textBelow(n))
	}
	return needsScript().MatchString(said.String())
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

var errorNumber = pattern(`^(?:error|ошибка|кате)?[ :№-]*(?:40[0134]|410|429|50[0-4])(?:$|[:!]| [^\p{L}\d]| (?:error|not|bad|service|internal))`)

// errorTitle tells a page whose title begins with the number of an error.
func (d *document) errorTitle() bool {
	return errorNumber().MatchString(fold(clean(d.windowTitle())))
}

const errorLine = 120 // characters of a line that announces an error

// saysError tells a page whose title, heading or first lines are about an error.
func (d *document) saysError() bool {
	isError := func(text string) bool {
		return utf8.RuneCountInString(text) <= errorLine && errorWords().MatchString(fold(text))
	}
	if isError(clean(d.windowTitle())) {
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
		if l.mask.may(loginWords()) && !d.chrome(l.node) && loginWords().MatchString(fold(l.text)) {
			return true
		}
	}
	return false
}
