package desk

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/paper"
)

// lostEnd is the code of a journal that does not come so far as a paper which was
// written from it, in a stream of its own: its end is gone.
const lostEnd = "journal-behind"

// keptIn tells of the paper that an entry issued, where it keeps those bytes. Another
// kind of entry only attaches them.
func (v *view) keptIn(e journal.Entry, hash journal.Hash) (FilePaper, bool) {
	issued, err := journal.ValueOf[checks.IssuedPaper](e)
	if e.Header.Kind != journal.KindPaper || err != nil {
		return FilePaper{}, false
	}
	p := v.filePaper(e, issued, PaperKept)
	for _, f := range issued.Files {
		if f.Hash == string(hash) {
			p.Name = f.Name
		}
	}
	return p, p.Name != ""
}

func (v *view) filePaper(e journal.Entry, issued checks.IssuedPaper, found string) FilePaper {
	return FilePaper{
		Found: found, ID: issued.ID, Paper: issued.Paper, Issued: calendar.DayOf(e.Header.Time), By: e.Header.Author,
		kind: issued.Kind(), subject: e.Header.Subject, entry: e.Hash,
	}
}

// markOf finds the mark of a key in a file, says whose it is, and which paper it says
// the file to be.
func (v *view) markOf(body []byte, out *FileReport) error {
	mark, by, err := v.mark(body)
	if err != nil || by == nil {
		return err
	}
	out.Signer = by
	for _, h := range statementOf(mark).Heads {
		out.Heads = append(out.Heads, HeadHere{Head: h})
	}
	if err := v.stand(out); err != nil {
		return err
	}
	if out.Paper == nil {
		if err := v.namedPaper(mark, out); err != nil {
			return err
		}
	}
	out.Paper.Signed = true
	if err := v.forged(mark, out); err != nil {
		return err
	}
	return v.lost(out)
}

// mark gives the mark of a file; of several that which stands.
func (v *view) mark(body []byte) (paper.Signed, *journal.SignedBy, error) {
	marks := paper.FindSigned(body)
	if len(marks) == 0 {
		return paper.Signed{}, nil, nil
	}
	streams, err := v.Streams()
	if err != nil {
		return paper.Signed{}, nil, err
	}
	var first paper.Signed
	var by *journal.SignedBy
	for _, m := range marks {
		signature, err := journal.ParseSignature(m.Value)
		if err != nil {
			continue
		}
		said := journal.WhoSigned(signature, statementOf(m), streams)
		if by == nil || said.Stands && !by.Stands {
			first, by = m, &said
		}
	}
	return first, by, nil
}

// namedPaper looks for the paper that a mark names: its bytes are not those that were
// kept, so it was changed, or was never of this journal.
func (v *view) namedPaper(mark paper.Signed, out *FileReport) error {
	out.Paper = &FilePaper{Found: PaperUnknown}
	subject := journal.Subject(mark.Subject)
	if !subject.Valid() {
		return nil
	}
	l, err := v.ledger(subject)
	if err != nil {
		return err
	}
	for _, e := range l.History("paper " + mark.Paper) {
		if issued, err := journal.ValueOf[checks.IssuedPaper](e); err == nil {
			p := v.filePaper(e, issued, PaperChanged)
			out.Paper = &p
		}
	}
	return nil
}

// forged finds that a mark is of no paper of this journal: the key is one of its own, it
// holds the state that the mark names and what that key wrote next, and no such paper is
// among it. Where the stream ends at that state the paper may lie in what did not come.
func (v *view) forged(mark paper.Signed, out *FileReport) error {
	if out.Paper.Found != PaperUnknown || !out.Signer.Known || out.Here != journal.HeadHeld {
		return nil
	}
	var last int64
	for _, h := range statementOf(mark).Heads {
		if h.Stream == out.Signer.Stream {
			last = h.Number
		}
	}
	next, err := v.At(out.Signer.Stream, last+1)
	if len(next) > 0 {
		out.Paper.Found = PaperForged
	}
	return err
}

// lost finds that the end of this journal is gone: a paper knows entries of a stream of
// its own that are not here.
func (v *view) lost(out *FileReport) error {
	own, err := v.Own()
	for _, h := range out.Heads {
		if (h.Here == journal.HeadBehind || h.Here == journal.HeadMissing) && own.Has(h.Stream) {
			out.Problems = append(out.Problems, journal.Problem{Code: lostEnd, Where: ShortStream(h.Stream)})
		}
	}
	return err
}

// follow says what became of the paper: its number, and whether a later issue took its
// place.
func (v *view) follow(p *FilePaper) error {
	if p.subject == "" {
		return nil
	}
	l, err := v.ledger(p.subject)
	if err != nil {
		return err
	}
	p.Replaced = p.Found == PaperKept && !l.Live(p.entry)
	papers, err := v.papersUnder(p)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(papers, func(o checks.IssuedPaper) bool { return o.ID == p.ID })
	if i < 0 {
		return nil
	}
	if r := papers[i].Reached(checks.Registered); r != nil {
		p.Number, p.Registered = r.Number, r.Day
	}
	return nil
}

// papersUnder gives the papers of the paper's subject, and names its inspection.
func (v *view) papersUnder(p *FilePaper) ([]checks.IssuedPaper, error) {
	if p.subject == journal.Office {
		o, err := v.office()
		if err != nil {
			return nil, err
		}
		return o.Papers, nil
	}
	c, err := v.inspection(p.subject.ID())
	if err != nil {
		return nil, err
	}
	p.Inspection = c.Inspection.Number
	return c.Papers, nil
}
