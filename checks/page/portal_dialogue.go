package page

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// The portal of open dialogue: blogs of heads, with a word of welcome, entries,
// and questions of citizens. On a list each question is a card with its number
// and day under icons and a link «толығырақ»; its answer stands beside the card,
// hidden until it is asked for. A page of its own has the question in full and
// the answer under the name of who gave it.

var _ = registerPortal(PortalDialogue, readDialogue)

const questionPath = "/blogs/all-questions/"

func readDialogue(d *document, at *url.URL, p *Portal) {
	p.Kind, p.Owner = dialogueKind(at)
	switch p.Kind {
	case KindQuestion:
		if q, ok := d.question(at); ok {
			p.Questions = []Question{q}
		}
	case KindBlogPost, KindWelcome:
	default:
		d.scriptPages(p)
		p.Questions = d.questions()
		if p.Kind == KindOther && len(p.Questions) > 0 {
			p.Kind = KindQuestions
		}
	}
}

// dialogueKind tells from an address what a page is and whose blog it is of.
func dialogueKind(at *url.URL) (PortalKind, Maybe) {
	steps := strings.FieldsFunc(at.Path, func(r rune) bool { return r == '/' })
	if len(steps) < 2 || steps[0] != "blogs" {
		return KindOther, ""
	}
	owner, rest := Maybe(steps[1]), strings.Join(steps[2:], "/")
	switch {
	case steps[1] == "all-questions" && rest == "":
		return KindQuestions, ""
	case steps[1] == "all-questions":
		return KindQuestion, ""
	case steps[1] == "posts" && rest != "":
		return KindBlogPost, ""
	case !isDigits(steps[1]):
		return KindOther, ""
	case rest == "questions":
		return KindQuestions, owner
	case rest == "posts":
		return KindBlog, owner
	case rest == "welcome" || rest == "":
		return KindWelcome, owner
	}
	return KindOther, owner
}

// questions reads the cards of a list.
func (d *document) questions() []Question {
	links := map[string]*html.Node{}
	var order []string
	holds := map[*html.Node]int{} // how many questions stand in a node
	for _, n := range elements(d.query.Get(0), func(n *html.Node) bool { return isLink(n) && hasClass(n, "readmore") && d.visible(n) }) {
		id := questionID(attr(n, "href"))
		if id == "" || links[id] != nil {
			continue
		}
		links[id], order = n, append(order, id)
		for up := range n.Ancestors() {
			holds[up]++
		}
	}
	if len(order) == 0 {
		return nil
	}
	answers := d.answers()
	var out []Question
	for _, id := range order {
		card := links[id].Parent
		for level := 0; level < cardLevels && card.Parent != nil && holds[card.Parent] == 1 && !isElement(card.Parent, "body", "main", "html"); level++ {
			card = card.Parent
		}
		q := d.card(card)
		q.Number, q.URL = Maybe(id), Maybe(d.resolve(attr(links[id], "href")))
		if block := answers[id]; block != nil {
			d.answered(&q, block)
		}
		out = append(out, q)
	}
	return out
}

// questionID is the number of the question that a link leads to.
func questionID(href string) string {
	_, id, found := strings.Cut(href, questionPath)
	id, _, _ = strings.Cut(id, "?")
	if id = strings.Trim(id, "/"); !found || !isDigits(id) || len(id) > 20 {
		return ""
	}
	return id
}

// answers are the blocks of answers by the number of their question.
func (d *document) answers() map[string]*html.Node {
	out := map[string]*html.Node{}
	for _, n := range elements(d.query.Get(0), withClass("answers")) {
		out[attr(n, "id")] = n
	}
	return out
}

// card reads the text and the day of a question. Headings of a card are names of
// citizens and are passed over.
func (d *document) card(card *html.Node) Question {
	var q Question
	var text []string
	within := parts{card: "text"}
	for _, l := range d.inner(card) {
		part := within.of(l.node)
		switch {
		case part == "info":
			if q.Asked.Day == 0 {
				q.Asked = d.dateIn(l.node, l.text)
			}
		case part == "text" && l.linked == 0:
			text = append(text, l.text)
		}
	}
	whole := strings.Join(text, " ")
	q.Text, q.Place = startOf(whole), d.place(card, whole, "")
	return q
}

// parts tells in which part of a card each of its blocks stands.
type parts map[*html.Node]string

func (p parts) of(n *html.Node) string {
	part, known := p[n]
	switch {
	case known:
		return part
	case n == nil:
		return "text"
	case hasClass(n, "blog-info"):
		part = "info"
	case heading(n) > 0 || hasClass(n, "answers") || isElement(n, "button", "form"):
		part = "aside"
	default:
		part = p.of(n.Parent)
	}
	p[n] = part
	return part
}

// answered reads an answer. On a list who gave it, and when, stand in a place of
// their own; on the page of a question, in the first lines.
func (d *document) answered(q *Question, block *html.Node) {
	info := ""
	if n := firstElement(block, withClass("answer-info")); n != nil {
		info = joined(d.inner(n))
	}
	var text []string
	for i, l := range d.inner(block) {
		rest, signed := l.text, false
		if info != "" {
			rest, signed = strings.CutSuffix(l.text, info)
		} else if q.Answered.Day == 0 && i < signatureLines && d.isSignature(l.text) {
			rest, signed = "", true
		}
		if signed && q.Answered.Day == 0 {
			d.sign(q, l.node, strings.TrimPrefix(l.text, rest))
		}
		if rest != "" && within(l.node, isHeading) == nil {
			text = append(text, rest)
		}
	}
	q.Answer = startOf(strings.Join(text, " "))
}

func joined(lines []line) string {
	var text []string
	for _, l := range lines {
		text = append(text, l.text)
	}
	return strings.Join(text, " ")
}

const (
	signatureLines = 3   // among which the name and the day stand
	signatureRunes = 160 // how long such a line may be
)

// isSignature tells a line of who answered and when: a few words that are no
// sentence, and the day.
func (d *document) isSignature(text string) bool {
	if utf8.RuneCountInString(text) > signatureRunes || strings.ContainsAny(text, "!?") || strings.HasSuffix(text, ".") {
		return false
	}
	found, ok := dayIn(text, d.in.Seen)
	return ok && letters(found.rest) <= signatureRunes/2
}

// sign takes the day of an answer, and the post of who gave it if the line names
// one. The name itself is left out.
func (d *document) sign(q *Question, n *html.Node, text string) {
	at := max(strings.IndexFunc(text, unicode.IsDigit), 0)
	q.Answered = d.dateIn(n, text[at:])
	who := strings.Trim(text[:at], " ,;:–—-|")
	if _, post, ok := onOneLine(who); ok {
		q.By = Maybe(post)
	} else if isOffice(who) {
		q.By = Maybe(who)
	}
}

// question reads the page of one question: its text is the longest block of its
// kind, for menus use the same class.
func (d *document) question(at *url.URL) (Question, bool) {
	var q Question
	var longest string
	for _, n := range elements(d.query.Get(0), withClass("b-question")) {
		text := d.card(n)
		if d.visible(n) && len(text.Fragment) > 0 && len(d.ownText(n)) > len(longest) {
			q, longest = text, d.ownText(n)
		}
	}
	if longest == "" {
		return q, false
	}
	q.Number, q.URL = Maybe(questionID(at.Path)), Maybe(d.in.Address)
	if q.Asked.Day == 0 {
		if info := firstElement(d.query.Get(0), withClass("blog-info")); info != nil {
			q.Asked = d.dateIn(info, d.text(info))
		}
	}
	if block := firstElement(d.query.Get(0), func(n *html.Node) bool { return hasClass(n, "blog-item") && d.visible(n) }); block != nil {
		d.answered(&q, block)
	}
	return q, true
}

// ownText is the text of a block without that of its links.
func (d *document) ownText(n *html.Node) string {
	var b strings.Builder
	for _, l := range d.inner(n) {
		if l.linked == 0 {
			b.WriteString(l.text)
		}
	}
	return b.String()
}
