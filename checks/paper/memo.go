package paper

import "ashyq/checks/lang"

// memoPaper is the findings memo (анықтама, справка). It records its violations,
// for a later inspection is compared with what stood in it.
var memoPaper = Composer{Compose: Memo, Missing: Missing, Violations: true, Once: true}

// Memo composes the findings memo: first its content as a value (MemoData), then
// the blocks from that value, so that a sheet and its JSON cannot differ. The
// same input gives papers of the same shape in every language. The caller may
// still set ID and Created of the document.
func Memo(in Input) (*Document, error) {
	m, err := newPen(in)
	if err != nil {
		return nil, err
	}
	d := m.data()
	return &Document{
		Kind: d.Paper, Lang: in.Lang, Title: m.say("title", nil), Subject: d.Subject,
		Draft: d.Draft, Author: d.Executor.Name,
		Requisites: Requisites{
			Organization: d.Office.heading(), Date: d.Date.Digits(),
			Number: "№ ____", Place: orBlank(d.Office.City),
		},
		Body:       m.body(d),
		Signatures: []Signature{{Post: orBlank(d.Signer.Post), Name: orBlank(d.Signer.Name)}},
		Executor: m.say("executor", lang.Args{
			"name": orBlank(d.Executor.Name), "phone": orBlank(d.Executor.Phone),
		}),
		Annexes: m.annexes(d),
		Data:    d,
	}, nil
}
