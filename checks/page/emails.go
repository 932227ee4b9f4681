package page

import (
	"encoding/hex"
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

var _ = register("emails", readEmails)

var (
	plainEmail = pattern(`[\p{L}\p{N}][\p{L}\p{N}._%+-]*@[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+`)
	// The disguises that people put on an address against robots.
	wordyAt    = pattern(`(?i)[\[({<] ?(?:at|эт|ат|собака|dog|@) ?[\])}>]`)
	wordyDot   = pattern(`(?i)[\[({<] ?(?:dot|точка|тчк|нүкте|\.) ?[\])}>]`)
	spokenForm = pattern(`(?i)([a-z0-9._-]+)\s+(?:at|собака)\s+([a-z0-9-]+)\s+(?:dot|точка|нүкте)\s+([a-z]{2,10})`)
	spacedDots = pattern(`(?i)@ ?[a-z0-9-]+(?: ?\. ?[a-z0-9-]+)*(?: \. ?[a-z0-9-]+)+`)
	spacedAt   = pattern(`([\p{L}\p{N}]) ?@ ?([\p{L}\p{N}-]+\.)`)
)

// mailSigns is what a line needs that has an address in any form.
var mailSigns = maskOf(plainEmail(), wordyAt(), spokenForm())

// pictureEnds are what files are called, not mail servers: logo@2x.png.
var pictureEnds = words("png jpg jpeg gif svg webp css js ico bmp")

// readEmails finds addresses that a visitor can read or write to.
func readEmails(d *document, r *Reading) {
	seen := map[string]bool{}
	take := func(value string, place func(value string) Place) {
		value = strings.ToLower(strings.Trim(value, ".-_"))
		dot := strings.LastIndexByte(value, '.')
		if dot < 0 || len(value) > 254 || seen[value] || len(r.Emails) >= mostOfAKind {
			return
		}
		end := value[dot+1:]
		if pictureEnds[end] || utf8.RuneCountInString(end) < 2 || letters(end) == 0 || !strings.Contains(value, "@") {
			return
		}
		seen[value] = true
		r.Emails = append(r.Emails, Email{Value: value, Place: place(value)})
	}
	for _, l := range d.lines {
		if !l.mask.has(mailSigns()) {
			continue
		}
		plain := undisguise(l.text)
		at := strings.IndexByte(plain, '@')
		if at < 0 {
			continue
		}
		plain = plain[strings.LastIndexByte(plain[:at], ' ')+1:] // no address begins before that
		for _, value := range plainEmail().FindAllString(plain, mostOfAKind) {
			take(value, func(value string) Place { return d.place(l.node, l.text, value) })
		}
	}
	d.below(d.query.Get(0), func(n *html.Node) (enough bool) {
		if !(isElement(n, "a") && hasAttr(n, "href")) && !hasAttr(n, "data-cfemail") {
			return false
		}
		for _, value := range linkedEmails(attr(n, "href"), attr(n, "data-cfemail")) {
			take(value, func(value string) Place { return d.place(n, d.text(n)+" "+value, value) })
		}
		return false
	})
}

// undisguise writes an address as mail programs do.
func undisguise(text string) string {
	if strings.ContainsAny(text, "[({<") {
		text = closeUp(text, wordyAt(), "@")
		text = closeUp(text, wordyDot(), ".")
	}
	if sift(text).may(spokenForm()) {
		text = spokenForm().ReplaceAllString(text, "$1@$2.$3")
	}
	if strings.Contains(text, " .") {
		for _, spaced := range spacedDots().FindAllString(text, mostOfAKind) {
			text = strings.ReplaceAll(text, spaced, strings.ReplaceAll(spaced, " ", ""))
		}
	}
	if strings.Contains(text, " @") || strings.Contains(text, "@ ") {
		text = spacedAt().ReplaceAllString(text, "$1@$2")
	}
	return text
}

// closeUp replaces a word and takes the spaces around it away.
func closeUp(text string, word *expression, sign string) string {
	var b strings.Builder
	from := 0
	for _, m := range word.FindAllStringIndex(text, -1) {
		b.WriteString(strings.TrimSpace(text[from:m[0]]))
		b.WriteString(sign)
		from = m[1]
	}
	if from == 0 {
		return text
	}
	return b.String() + strings.TrimLeft(text[from:], " ")
}

// linkedEmails reads the addresses of a letter link, and those that Cloudflare
// scrambles: the first byte is the key of the rest.
func linkedEmails(href, scrambled string) []string {
	if _, code, ok := strings.Cut(href, "/cdn-cgi/l/email-protection#"); ok {
		scrambled = code
	}
	if code, err := hex.DecodeString(scrambled); err == nil && len(code) > 1 {
		plain := make([]byte, 0, len(code)-1)
		for _, b := range code[1:] {
			plain = append(plain, b^code[0])
		}
		return plainEmail().FindAllString(string(plain), 1)
	}
	scheme, list, ok := strings.Cut(href, ":")
	if !ok || !strings.EqualFold(strings.TrimSpace(scheme), "mailto") {
		return nil
	}
	list, _, _ = strings.Cut(list, "?")
	if whole, err := url.PathUnescape(list); err == nil {
		list = whole
	}
	return plainEmail().FindAllString(list, mostOfAKind)
}
