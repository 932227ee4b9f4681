package page

import (
	"bytes"
	"encoding/json"
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"ashyq/checks/lang"
)

// The national portals are the same for everybody and hold what the clauses ask
// of each: questions to the head and their answers, drafts put up for
// discussion, sets of open data. What such a page shows in the portal's own terms
// is its Portal. Each portal is a file portal_*.go that enters itself into the
// table below under its host.

// Portal is what a page of a national portal shows, beside what is read on every
// page. A list is empty where the page is not of the kind that has it.
type Portal struct {
	Name      PortalName `json:"name"`
	Kind      PortalKind `json:"kind"`
	Owner     Maybe      `json:"owner"`               // whose page it is, as its address says: the slug of a body, the number of a blog
	Form      PortalForm `json:"form"`                // how the page came
	Page      int        `json:"page,omitempty"`      // which page of its list this is, from 1
	Pages     int        `json:"pages,omitempty"`     // how many the list has
	Questions []Question `json:"questions,omitempty"` // to the head, with their answers
	Acts      []Act      `json:"acts,omitempty"`      // drafts of legal acts
	Sets      []DataSet  `json:"sets,omitempty"`      // of open data
}

// PortalName is a portal.
type PortalName string

// The portals that are known.
const (
	PortalDialogue PortalName = "dialog.egov.kz"
	PortalActs     PortalName = "legalacts.egov.kz"
	PortalData     PortalName = "data.egov.kz"
	PortalGov      PortalName = "gov.kz"
)

// PortalKind is the kind of a page among those of its portal.
type PortalKind string

// The kinds of pages. Posts of a blog are read as posts, people of a structure
// as people, files as documents, as on any page.
const (
	KindBlog      PortalKind = "blog-posts"   // of the open dialogue: the head's own entries
	KindBlogPost  PortalKind = "blog-post"    // one of them
	KindWelcome   PortalKind = "blog-welcome" // the head's word of welcome
	KindQuestions PortalKind = "questions"    // a list of questions: its entries are not posts of the head
	KindQuestion  PortalKind = "question"     // one question with its answer
	KindActs      PortalKind = "acts"         // a list of drafts
	KindAct       PortalKind = "act"          // one draft
	KindDataSets  PortalKind = "data-sets"    // a list of sets
	KindDataSet   PortalKind = "data-set"     // the passport of one set
	KindFront     PortalKind = "front"        // of gov.kz: the front page of a body
	KindNews      PortalKind = "news"         // the list
	KindNewsItem  PortalKind = "news-item"
	KindEvents    PortalKind = "events"
	KindDocuments PortalKind = "documents" // the list
	KindDocument  PortalKind = "document"
	KindStructure PortalKind = "structure"
	KindPerson    PortalKind = "person"
	KindActivity  PortalKind = "activity"
	KindSituation PortalKind = "situation" // a life situation
	KindSections  PortalKind = "sections"  // the menu of a body
	KindProjects  PortalKind = "projects"
	KindOther     PortalKind = "other" // a page whose kind its address does not say
)

// PortalForm is how a page of a portal came.
type PortalForm string

// The forms.
const (
	FormPage  PortalForm = "page"  // with its content
	FormShell PortalForm = "shell" // empty: a script would have drawn it
	FormList  PortalForm = "list"  // a saved list of the open content manager, in JSON
)

// Question is a question of a citizen to the head and what came of it. Who asked
// is left out: it is nobody's business here.
type Question struct {
	Number   Maybe `json:"number"` // on the portal
	Text     Maybe `json:"text"`   // its beginning
	URL      Maybe `json:"url"`
	Asked    Date  `json:"asked"`
	Answer   Maybe `json:"answer"`   // its beginning; null where the page shows none
	Answered Date  `json:"answered"` // of the first answer
	By       Maybe `json:"by"`       // the post of who answered, where the page names one
	Place
}

// Act is a draft of a legal act on the portal of drafts.
type Act struct {
	Number   Maybe  `json:"number"` // on the portal
	Title    string `json:"title"`
	URL      Maybe  `json:"url"`
	Kind     Maybe  `json:"kind"`
	Status   Maybe  `json:"status"`
	Owner    Maybe  `json:"owner"` // the body whose draft it is
	Version  Maybe  `json:"version"`
	Created  Date   `json:"created"`
	Until    Date   `json:"until"`    // the last day of its public discussion
	Comments *int   `json:"comments"` // null where the page shows no number
	Place
}

// DataSet is a set of open data with what its passport says.
type DataSet struct {
	Number  Maybe  `json:"number"` // its name in addresses
	Title   string `json:"title"`
	KK      Maybe  `json:"kk"` // its title in Kazakh, where the page shows it
	RU      Maybe  `json:"ru"`
	URL     Maybe  `json:"url"`
	Owner   Maybe  `json:"owner"`
	Period  Maybe  `json:"period"` // how often it is renewed
	Posted  Date   `json:"posted"`
	Updated Date   `json:"updated"`
	Actual  *bool  `json:"actual"` // null where the page does not say whether it is up to date
	Place
}

// Portal gives what a page of a national portal shows in the portal's terms, nil
// for any other page. It is there for a shell of gov.kz too, whose address says
// what it would have shown.
func (r Reading) Portal() *Portal { return r.portal }

// MarshalJSON writes the fields in their order, and the portal behind them where
// there is one.
func (r Reading) MarshalJSON() ([]byte, error) {
	type fields Reading
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false) // whether to escape is for whoever prints it
	err := e.Encode(struct {
		fields
		Portal *Portal `json:"portal,omitempty"`
	}{fields(r), r.portal})
	return out.Bytes(), err
}

// Words says what the page is and, where it came empty, what to do instead.
func (p Portal) Words() lang.Text {
	return messages().Text("portal."+string(p.Form), lang.Args{"portal": string(p.Name)})
}

// portalReader fills in what one portal shows at an address of its own.
type portalReader func(d *document, at *url.URL, p *Portal)

// portals is the table of the readers, by the host that each reads.
var portals = map[PortalName]portalReader{}

func registerPortal(name PortalName, read portalReader) struct{} {
	portals[name] = read
	return struct{}{}
}

var _ = register("portal", readPortal)

// readPortal asks the reader of the portal that the page stood on; a page of any
// other site costs it a look at its address.
func readPortal(d *document, r *Reading) {
	at, host := hostOf(d.portalAddress())
	read := portals[PortalName(host)]
	if read == nil {
		return
	}
	p := &Portal{Name: PortalName(host), Kind: KindOther, Form: FormPage}
	read(d, at, p)
	r.portal = p
}

// hostOf is an address, and its host in small letters without www, empty where
// there is none.
func hostOf(address string) (*url.URL, string) {
	u, err := url.Parse(address)
	if err != nil {
		return &url.URL{}, ""
	}
	return u, strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// portalAddress is the address of the page, or of a file that does not know it
// the one that the head of the page gives as its own.
func (d *document) portalAddress() string {
	if d.in.Address != "" {
		return d.in.Address
	}
	var head *html.Node
	for n := range d.query.Get(0).Descendants() {
		if isElement(n, "head", "body") {
			head = n
			break
		}
	}
	if !isElement(head, "head") {
		return ""
	}
	for n := head.FirstChild; n != nil; n = n.NextSibling {
		switch {
		case isElement(n, "link") && attr(n, "rel") == "canonical":
			return attr(n, "href")
		case isElement(n, "meta") && attr(n, "property") == "og:url":
			return attr(n, "content")
		}
	}
	return ""
}

// settle looks at the whole reading once all readers are done: a page that was
// not there shows nothing of its portal. Questions of citizens are no posts of the
// head, and the names, telephones and addresses in them are nobody's business.
func (r *Reading) settle() {
	switch {
	case r.portal == nil:
	case r.Outcome == ScriptShell:
		r.portal = &Portal{Name: r.portal.Name, Kind: r.portal.Kind, Owner: r.portal.Owner, Form: FormShell}
	case r.Outcome != Fetched:
		r.portal = nil
	case r.portal.Kind == KindQuestions || r.portal.Kind == KindQuestion:
		r.Posts, r.list = []Post{}, PostList{Gap: GapNoPosts}
		r.People, r.Phones, r.Emails, r.Addresses = []Person{}, []Phone{}, []Email{}, []Address{}
	case r.portal.Pages > 0 && len(r.list.Posts) > 0:
		r.list.Page, r.list.Pages = r.portal.Page, r.portal.Pages
		if r.list.Page > 1 && (r.list.Gap == "" || r.list.Gap == GapPages) {
			r.list.Gap = GapPage
		}
	}
}
