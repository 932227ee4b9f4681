package page

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"net/url"
	"strconv"
	"strings"

	"ashyq/checks/lang"
)

// The pages of gov.kz are drawn from lists that its content manager answers with
// in JSON. Some of them are open, and an analyst may save one as a file: the
// documents of a body, its heads (curators), the menu, events, projects. Such a
// list is read like a page. What the site guards (news) is not read even where
// somebody got hold of it, and any other JSON is no page.

// collection is a list while it is read.
type collection struct {
	kind    PortalKind
	owner   string
	base    document // resolves addresses
	at      *url.URL
	r       Reading
	lines   []TextLine
	seen    map[string]bool // telephones and mail
	letters tally
}

// collectionKinds are the open collections by their names in addresses.
var collectionKinds = map[string]PortalKind{
	"documents": KindDocuments, "curators": KindStructure, "pages": KindSections, "events": KindEvents, "ongoing_projects": KindProjects,
}

const collectionPath = "/api/v1/public/content-manager/"

// readCollection reads a body that is a saved collection; nil for any other. A
// page costs it a look at its first character.
func readCollection(body []byte, in Input) *collection {
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\ufeff")))
	if len(body) == 0 || body[0] != '[' || len(body) > MaxBytes || !maybeJSON(in.ContentType) {
		return nil
	}
	at, host := hostOf(in.Address)
	if host != "" && host != string(PortalGov) {
		return nil
	}
	c := &collection{at: at, base: document{in: in}, r: Unread(Fetched), seen: map[string]bool{}}
	if host != "" {
		name, ok := strings.CutPrefix(at.Path, collectionPath)
		if c.kind = collectionKinds[strings.Trim(name, "/")]; !ok || c.kind == "" {
			return nil
		}
		c.base.base = at
	}
	c.owner = at.Query().Get("projects") // "slug", "eq:slug", "contains:slug"
	c.owner = c.owner[strings.LastIndexByte(c.owner, ':')+1:]
	if !c.read(body) {
		return nil
	}
	return c
}

// maybeJSON tells the types under which a saved list may come.
func maybeJSON(contentType string) bool {
	kind, _, err := mime.ParseMediaType(contentType)
	switch kind {
	case "", "application/json", "text/json", "text/plain", "application/octet-stream":
		return err == nil || contentType == ""
	}
	return false
}

// read takes the entries one by one; false for a list that is not one of ours.
func (c *collection) read(body []byte) bool {
	in := json.NewDecoder(bytes.NewReader(body))
	if _, err := in.Token(); err != nil {
		return false
	}
	for i := 0; in.More() && i < mostOfAKind; i++ {
		var raw json.RawMessage
		if err := in.Decode(&raw); err != nil || raw[0] != '{' {
			return false
		}
		if i == 0 && !c.recognise(raw) {
			return false
		}
		var e entryJSON
		if err := json.Unmarshal(raw, &e); err != nil {
			return false
		}
		c.take(&e, "["+strconv.Itoa(i)+"].")
	}
	if !in.More() {
		if _, err := in.Token(); err != nil {
			return false // cut off before its end
		}
		if _, err := in.Token(); err != io.EOF {
			return false // something stands behind the list
		}
	}
	if c.kind == "" || len(c.lines) == 0 {
		c.r = Unread(Empty)
		return c.kind != ""
	}
	c.finish()
	return true
}

// collectionMarks are fields that the entries of a collection have and others have not.
var collectionMarks = []struct {
	kind   PortalKind
	fields []string
}{
	{KindStructure, []string{"lastname", "position"}},
	{KindStructure, []string{"lastname", "level"}},
	{KindSections, []string{"is_menu_item", "title"}},
	{KindEvents, []string{"event_date", "title"}},
	{KindDocuments, []string{"created_date", "title", "full_text"}},
	{KindDocuments, []string{"created_date", "title", "gosorgan"}},
	{KindDocuments, []string{"created_date", "title", "adilet"}},
	{KindProjects, []string{"icon", "title"}},
}

// recognise tells by the first entry whether this is the collection that the
// address names, or which one it is where there is no address.
func (c *collection) recognise(raw json.RawMessage) bool {
	var fields map[string]json.RawMessage
	if json.Unmarshal(raw, &fields) != nil || fields["short_description"] != nil {
		return false // news have a short description, nothing else has
	}
	for _, mark := range collectionMarks {
		if c.kind != "" && c.kind != mark.kind || c.kind == "" && mark.kind == KindProjects {
			continue // an icon alone says nothing
		}
		all := true
		for _, name := range mark.fields {
			all = all && fields[name] != nil
		}
		if all {
			c.kind = mark.kind
			return true
		}
	}
	return false
}

// finish fills in what is said of the list as a whole.
func (c *collection) finish() {
	c.r.Lang.Text = Maybe(c.letters.language())
	c.r.portal = &Portal{Name: PortalGov, Kind: c.kind, Owner: Maybe(c.owner), Form: FormList}
	d := &c.base
	l := PostList{Gap: GapNoPosts}
	if len(c.r.Posts) > 0 {
		l = PostList{}
		for _, p := range c.r.Posts {
			l.Posts = append(l.Posts, ListedPost{Post: p, Dated: p.Date.Day != 0})
		}
		l.measure()
		l.Gap = l.Between(d.in.Seen)
		if l.Gap == "" {
			l.Gap = c.choice()
		}
	}
	c.r.list = l
}

// choice tells a list that is not known to begin with the newest entry and to
// leave none out: its address must ask for one body, newest first, and no page.
func (c *collection) choice() Gap {
	query := c.at.Query()
	if c.kind != KindDocuments || !strings.EqualFold(query.Get("sort-by"), "created_date:DESC") {
		return GapPages
	}
	for key := range query {
		switch key {
		case "projects", "size", "sort-by", "lang":
		case "page":
			if query.Get(key) != "0" { // nobody has said whether pages count from 0 or from 1
				return GapPages
			}
		default:
			return GapFiltered
		}
	}
	return ""
}

// text gives the words of the list with the field that each stands in.
func (c *collection) text() []TextLine { return c.lines[:min(len(c.lines), mostLines)] }

// say notes a text of the list and gives it on one line.
func (c *collection) say(path, text string) string {
	text = lang.Line(firstRunes(text, longestField))
	if text != "" {
		c.lines = append(c.lines, TextLine{Text: text, Path: path})
		c.letters.add(count(text))
	}
	return text
}

// longestField bounds a field of an entry, in letters.
const longestField = 2000
