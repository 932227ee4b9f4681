package desk

import (
	"cmp"
	"context"
	"io"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// PageView is a captured page of an inspection, with what became of the things that
// were found on it.
type PageView struct {
	ID      string       `json:"id"`
	Asked   string       `json:"asked"`
	Final   string       `json:"final,omitempty"`
	At      string       `json:"at"` // RFC 3339, with zone
	Day     calendar.Day `json:"day"`
	Method  string       `json:"method"`
	Status  int          `json:"status,omitempty"`
	Outcome string       `json:"outcome"`
	Words   lang.Text    `json:"words"`
	Check   string       `json:"check,omitempty"` // for which it was captured
	SHA256  string       `json:"sha256,omitempty"`
	Same    string       `json:"same,omitempty"` // id of an earlier capture of the same bytes
	Found   Found        `json:"found"`

	Files []checks.File `json:"-"`
}

// Found counts what was found on a page by what became of it.
type Found struct {
	Open      int `json:"open"`
	Confirmed int `json:"confirmed"`
	Rejected  int `json:"rejected"`
	Conflict  int `json:"conflict,omitempty"`
}

// Pages lists the captured pages of an inspection in the order in which they were
// kept.
func (d *Desk) Pages(ctx context.Context, inspection string) (out []PageView, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		out, err = v.pages(c)
		return err
	})
	return out, err
}

func (v *view) pages(c *caseView) ([]PageView, error) {
	proposals, err := v.proposals(c)
	if err != nil {
		return nil, err
	}
	found := map[string]*Found{}
	var out []PageView
	first := map[string]string{} // hash of a body → the first capture of it
	for i := range c.Captures {
		p := pageView(&c.Captures[i])
		if p.Same = first[p.SHA256]; p.Same == "" && p.SHA256 != "" {
			first[p.SHA256] = p.ID
		}
		found[p.ID] = &Found{}
		out = append(out, p)
	}
	for _, p := range proposals {
		if n := found[p.Capture]; n != nil {
			n.count(p.State)
		}
	}
	for i := range out {
		out[i].Found = *found[out[i].ID]
	}
	return out, nil
}

func (f *Found) count(state string) {
	switch state {
	case ProposalOpen:
		f.Open++
	case ProposalConfirmed:
		f.Confirmed++
	case ProposalRejected:
		f.Rejected++
	case ProposalConflict:
		f.Conflict++
	}
}

func pageView(p *checks.Capture) PageView {
	out := PageView{
		ID: p.ID, Asked: p.Asked, Final: p.Final, At: p.At, Day: captureDay(p), Method: p.Method, Status: p.Status,
		Outcome: p.Outcome, Words: page.Outcome(p.Outcome).Words(), Check: p.For(), Files: p.Files,
	}
	if len(p.Files) > 0 && p.Files[0].Role == checks.BodyRole(out.Check) && p.Files[0].Hash != string(journal.Sum(nil)) {
		out.SHA256 = p.Files[0].Hash
	}
	return out
}

// capturedAs finds a capture by its id, an ending of it, or what was asked; of
// several captures of one address it is the last.
func (c *caseView) capturedAs(ref string) (*checks.Capture, error) {
	ref = lang.Line(ref)
	var found *checks.Capture
	for i := range c.Captures {
		p := &c.Captures[i]
		switch {
		case ref == "":
		case p.Asked == ref || p.Final == ref:
			found = p
		case strings.HasSuffix(p.ID, ref):
			return p, nil
		}
	}
	if found == nil {
		return nil, fail("page.unknown", args{"ref": ref})
	}
	return found, nil
}

// PageText is a captured page with its whole text, as it was kept.
type PageText struct {
	PageView
	Title string
	Lines []page.TextLine

	Posts, Documents int // that were read on it, whether or not they show anything
}

// PageText opens the text of a captured page. A page of which nothing was kept, or
// that could not be read, has no lines, and its words say why.
func (d *Desk) PageText(ctx context.Context, inspection, ref string) (out PageText, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		p, err := c.capturedAs(ref)
		if err != nil {
			return err
		}
		out.PageView = pageView(p)
		if page.Outcome(p.Outcome) != page.Fetched || len(p.Files) == 0 {
			return nil
		}
		body, err := v.pageBody(p)
		if err != nil {
			return err
		}
		in := inputOf(p)
		r := page.Read(body, in)
		out.Title, out.Lines = string(r.Title), page.Text(body, in)
		out.Posts, out.Documents = len(r.Posts), len(r.Documents)
		return nil
	})
	return out, err
}

// pageBody gives the bytes of a captured page.
func (v *view) pageBody(p *checks.Capture) ([]byte, error) {
	r, _, err := v.Open(journal.Hash(p.Files[0].Hash))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, page.MaxBytes+1))
}

// inputOf is what is known about the body of a captured page.
func inputOf(p *checks.Capture) page.Input {
	return page.Input{
		ContentType: contentType(p.Headers), Address: cmp.Or(p.Final, addressOf(p.Asked)), Seen: captureDay(p),
	}
}
