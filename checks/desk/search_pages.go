package desk

import (
	"errors"
	"io"
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// mostPageText bounds, in bytes, how much of a page can be found.
const mostPageText = 256 << 10

// page gives the text of a captured page, which never changes; none where there is
// no page, or where it is not held.
func (g *gathering) page(e journal.Entry, from journal.Source, held func(kind, ref string) bool) (doc journal.SearchDoc, ok bool, err error) {
	p, err := journal.ValueOf[checks.Capture](e)
	if err != nil || len(p.Files) == 0 || page.Outcome(p.Outcome) != page.Fetched || g.gone[journal.Hash(p.Files[0].Hash)] {
		return doc, false, nil
	}
	doc = journal.SearchDoc{Subject: e.Header.Subject, Kind: journal.SearchPage, Ref: p.ID}
	if held(doc.Kind, doc.Ref) {
		doc.Same = true
		return doc, true, nil
	}
	body, err := readPage(from, journal.Hash(p.Files[0].Hash))
	if errors.Is(err, journal.ErrNotHeld) {
		return doc, false, nil
	}
	if err != nil {
		return doc, false, err
	}
	doc.Check, doc.Date, doc.Entry = p.For(), captureDay(&p).String(), e.Hash
	doc.Title, doc.Text = lang.Line(p.Asked), pageText(body, inputOf(&p))
	return doc, true, nil
}

func readPage(from journal.Source, hash journal.Hash) ([]byte, error) {
	r, _, err := from.Open(hash)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, page.MaxBytes+1))
}

func pageText(body []byte, as page.Input) string {
	var text strings.Builder
	for _, line := range page.Text(body, as) {
		if text.Len()+len(line.Text) > mostPageText {
			break
		}
		text.WriteString(lang.Line(line.Text) + "\n")
	}
	return text.String()
}
