package page

import (
	"net/url"
	"strings"
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
		address := d.resolve(attr(n, "href"))
		network := networkOf(address)
		key := network + " " + strings.ToLower(strings.TrimRight(address[strings.Index(address, "//")+1:], "/"))
		if network == "" || seen[key] || len(r.Accounts) >= mostOfAKind {
			continue
		}
		seen[key] = true
		r.Accounts = append(r.Accounts, Account{Network: network, URL: address, Place: d.place(n, d.linkText(n)+" "+address, address)})
	}
}

// networkOf is the network whose account an address names, empty for another
// address.
func networkOf(address string) string {
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
