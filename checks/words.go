package checks

import (
	_ "embed"
	"encoding/json"
	"strings"
	"sync"

	"ashyq/checks/lang"
)

//go:embed messages.toml
var messagesTOML string

// messages are decoded once, when the first word is needed. The file is part of
// the program; that it is whole is tested.
var messages = sync.OnceValue(func() *lang.Messages {
	m, err := lang.ParseMessages(messagesTOML)
	if err != nil {
		panic("checks: " + err.Error())
	}
	return m
})

// Words puts a reason into words, in three languages.
func (r Reason) Words() lang.Text {
	if r.sealed != nil {
		return *r.sealed
	}
	return messages().Text("reason."+r.Code, r.Args)
}

// MarshalJSON writes the code, the arguments as bare ids, and the words.
func (r Reason) MarshalJSON() ([]byte, error) {
	w := r.Words()
	return json.Marshal(struct {
		Code string    `json:"code"`
		Args lang.Args `json:"args,omitempty"`
		KK   string    `json:"kk"`
		RU   string    `json:"ru"`
		EN   string    `json:"en"`
	}{r.Code, r.Args, w.KK, w.RU, w.EN})
}

// Words gives the verdict as the acts word it.
func (v Verdict) Words() lang.Text { return messages().Text("verdict."+string(v), nil) }

// Words gives the state of a slot, an event or an item in words.
func (s State) Words() lang.Text { return messages().Text("state."+string(s), nil) }

// Words gives the form of an inspection by its lawful name.
func (f Form) Words() lang.Text { return messages().Text("form."+string(f), nil) }

// Words gives the kind of evidence in words.
func (k EvidenceKind) Words() lang.Text { return messages().Text("evidence."+string(k), nil) }

// Words gives the state of an item in words.
func (s ItemState) Words() lang.Text { return messages().Text("item."+string(s), nil) }

// joined puts words into a list.
func joined(n int, at func(int) lang.Text) lang.Text {
	var kk, ru, en []string
	for i := range n {
		t := at(i)
		kk, ru, en = append(kk, t.KK), append(ru, t.RU), append(en, t.EN)
	}
	return lang.Text{KK: strings.Join(kk, ", "), RU: strings.Join(ru, ", "), EN: strings.Join(en, ", ")}
}
