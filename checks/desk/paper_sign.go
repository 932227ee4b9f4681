package desk

import (
	"cmp"
	"encoding/base64"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/paper"
)

// A paper that is put for signature carries the mark of the key with which the journal
// is written: over what it says, and over the heads that it was written from. Whoever
// holds the journal can then tell that nothing before those heads was changed since.

// sign composes a paper twice: without its mark, to have what is signed, and with it.
// Where nothing signs (a trial) the paper has none.
func (a *act) sign(s journal.Subject, id string, heads []checks.Head, compose func(*paper.SignedHere) (*paper.Document, error)) (*paper.Document, error) {
	doc, err := compose(nil)
	if err != nil {
		return nil, err
	}
	doc.ID = id
	signed := paper.Signed{Subject: string(s), Paper: id, Words: doc.Words(), Heads: heads}
	signature, err := a.w.Sign(statementOf(signed))
	if err != nil || signature.Empty() {
		return doc, err
	}
	signed.Value = signature.String()
	office, err := a.office()
	if err != nil {
		return nil, err
	}
	stream := signature.Stream()
	doc, err = compose(&paper.SignedHere{
		Label:  cmp.Or(office.Labels[string(stream)], label(a.author.Name)),
		Stream: string(stream), Value: base64.StdEncoding.EncodeToString(signature.Value),
	})
	if err != nil {
		return nil, err
	}
	doc.ID, doc.Signed = id, signed.Word()
	return doc, nil
}

// statementOf is what the mark of a paper stands under.
func statementOf(s paper.Signed) journal.Statement {
	st := journal.Statement{What: journal.SignedPaper, Of: journal.Hash(s.Of())}
	for _, h := range s.Heads {
		st.Heads = append(st.Heads, journal.Head{Stream: journal.Hash(h.Stream), Number: h.Number, Hash: journal.Hash(h.Hash)})
	}
	return st
}
