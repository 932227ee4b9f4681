package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

var _ = register("accounts", readAccounts)

// networks are the hosts of social networks by the network's common name.
var networks = map[string]string{
	"facebook.com": "facebook", "fb.com": "facebook", "instagram.com": "instagram",
	"ok.ru": "ok", "odnoklassniki.ru": "ok", "t.me": "telegram", "telegram.me": "telegram", "telegram.dog": "telegram",
	"tiktok.com": "tiktok", "vk.com": "vk", "vk.ru": "vk", "vkontakte.ru": "vk", "x.com": "x", "twitter.com": "x",
	"youtube.com": "youtube", "youtu.be": "youtube", "linkedin.com": "linkedin", "threads.net": "threads", "threads.com": "threads",
	"wa.me": "whatsapp", "whatsapp.com": "whatsapp", "flickr.com": "flickr", "rutube.ru": "rutube", "dzen.ru": "dzen",
}

// notAccount are the first parts of addresses that share a page, show one post
// or belong to the network itself.
var notAccount = words(`sharer sharer.php share share.php dialog intent plugins hashtag home search explore p reel reels tv stories
	watch shorts embed playlist results login signup policies privacy legal about help dk offer sharing feed tr send events groups.php
	photo photo.php story.php permalink.php sharearticle i joinchat away.php widget_community.php status`)

// readAccounts lists the accounts that the page leads to. A button that shares
// this page, and a link to a single post or video, are not accounts.
func readAccounts(d *document, r *Reading) {
	seen := map[string]bool{}
	for _, n := range d.links(d.query.Get(0)) {
		address := d.target(n)
		network := networkOf(address)
		if network == "" {
			continue
		}
		key := network + " " + strings.ToLower(strings.TrimRight(address[strings.Index(address, "//")+1:], "/"))
		if seen[key] || len(r.Accounts) >= mostOfAKind || d.inSentence(n) {
			continue
		}
		seen[key] = true
		r.Accounts = append(r.Accounts, Account{Network: network, URL: address, Place: d.place(n, d.linkText(n)+" "+address, address)})
	}
}

// inSentence tells a link inside the running text of the matter, which leads to
// somebody whom the text is about, unless the words say that the account is ours.
func (d *document) inSentence(n *html.Node) bool {
	if d.chrome(n) {
		return false
	}
	block := within(n, func(up *html.Node) bool { return !inline[up.Data] })
	if block == nil || !isElement(block, "p", "li", "div", "td", "blockquote") || len(d.links(block)) > 2 {
		return false
	}
	text, name := d.text(block), d.text(n)
	_, rest, found := strings.Cut(text, name)
	return found && name != "" && letters(rest) > sentenceRest && letters(text)-letters(name) > 3*sentenceRest && !ourAccount().MatchString(text)
}

// sentenceRest is how many letters behind a link make it a part of a sentence.
const sentenceRest = 12

var ourAccount = pattern(`(?i)наш\p{L}{1,3}\s|біздің|ресми|официальн|подпис|жазыл|тіркел|our\s|official|follow|парақша|арнамыз`)

// networkOf is the network whose account an address names, empty for another
// address.
func networkOf(address string) string {
	if !mayBeSocial(address) {
		return "" // most links
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	network := socialHost(u.Hostname())
	parts := strings.FieldsFunc(strings.ToLower(u.Path), func(r rune) bool { return r == '/' })
	if network == "" || len(parts) == 0 {
		return ""
	}
	switch first := parts[0]; {
	case first == "profile.php" && u.Query().Get("id") != "":
		return network
	case notAccount[first] || strings.Contains(first, "share"):
		return ""
	case network == "youtube" && u.Hostname() == "youtu.be":
		return "" // the short form is of videos only
	case network == "whatsapp" && (len(parts) > 1 && first != "channel" && first != "message" || u.Query().Get("text") != ""):
		return ""
	case len(parts) > 1 && onePost[parts[1]]:
		return ""
	case network == "telegram" && len(parts) > 1 && isDigits(parts[1]):
		return ""
	}
	return network
}

// mayBeSocial looks at the host of an address without taking the address apart,
// and at no address that is written in an unusual way.
func mayBeSocial(address string) bool {
	_, host, ok := strings.Cut(address, "//")
	if !ok {
		return false
	}
	end := strings.IndexAny(host, "/?#")
	if end < 0 {
		end = len(host)
	}
	host = host[:end]
	return strings.ContainsAny(host, "@:[]%\\") || socialHost(host) != ""
}

// onePost are the second parts of addresses of single posts.
var onePost = words("posts status videos video photos reel p")

// socialHost is the network of a host, of its mobile and its www form.
func socialHost(host string) string {
	host = strings.ToLower(host)
	for host != "" {
		if network := networks[host]; network != "" {
			return network
		}
		_, rest, ok := strings.Cut(host, ".")
		if !ok {
			return ""
		}
		host = rest
	}
	return ""
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
