package desk

import (
	"context"
	"slices"
	"strings"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// Erasing lets words and bytes go: personal data that need not be kept, or whose time
// is over. That something was entered, by whom and when, stays for ever, and so does who
// erased it and why. It cannot be taken back, so it is looked at first: what goes, what
// stays, what leaned on it, and which copies nobody reaches.

// What may be erased.
const (
	EraseWhole    = "inspection" // every personal thing of it: evidence, pages, what was refused of them, files that came in
	EraseEvidence = "evidence"   // every version, with the files
	ErasePage     = "capture"    // a captured page
	EraseOneFile  = "file"       // one attachment
)

// EraseWhys are the grounds on which something may be erased.
func EraseWhys() []string {
	return []string{journal.PersonalData, journal.RetentionOver, journal.ByCourt, journal.ByMistake}
}

// EraseWhyWords names such a ground.
func EraseWhyWords(why string) lang.Text {
	key, known := map[string]string{
		journal.PersonalData: "erase.why.personal", journal.RetentionOver: "erase.why.retention",
		journal.ByCourt: "erase.why.annulled", journal.ByMistake: "erase.why.mistake",
	}[why]
	if !known {
		return lang.Same(lang.Line(why))
	}
	return messages().Text(key, nil)
}

// EraseInput says what is to be erased, and why.
type EraseInput struct {
	Inspection string // number or id; empty: Ref alone says it
	Ref        string // of evidence, of a captured page, beginning of the hash of a file; empty: the whole inspection
	FilesOnly  bool   // the words stay, the files go
	Why        string // one of EraseWhys
	Reason     string
	Ground     string // by what right it goes though something leans on it
	Count      int    // how many things go, as a look told: must be said of a whole inspection
}

// EraseView is what erasing would do, or has done.
type EraseView struct {
	Inspection string      `json:"inspection"` // number
	ID         string      `json:"id"`
	Holder     lang.Text   `json:"holder"`
	Of         string      `json:"of"`
	Goes       []EraseLine `json:"goes"`
	Files      []EraseFile `json:"files"`
	Kept       []EraseFile `json:"kept"` // something else that stands names them too
	Leans      []Leaning   `json:"leaning"`
	Texts      int         `json:"texts"` // payloads that go: every version counts
	Count      int         `json:"count"` // payloads and files together: what must be said back
	Bytes      int64       `json:"bytes"`
	Personal   int         `json:"personal_numbers"`      // found in the words that go
	Remains    int         `json:"personal_numbers_left"` // found in the words that stay
	Papers     int         `json:"papers"`                // issued, which carry copies of what they quote
	Done       bool        `json:"done,omitempty"`

	gone []journal.Hash
}

// EraseLine is one thing whose words go. Who entered it, and when, stays.
type EraseLine struct {
	Kind     string    `json:"kind"`
	ID       string    `json:"id,omitempty"`
	Title    string    `json:"title,omitempty"`
	Author   string    `json:"author"`
	Date     string    `json:"date"`
	Versions int       `json:"versions"`
	Bytes    int64     `json:"bytes"`
	Words    lang.Text `json:"-"` // kind
}

// EraseFile is an attachment that goes, or stays.
type EraseFile struct {
	SHA256 string `json:"sha256"`
	Name   string `json:"name"`
	Bytes  int64  `json:"bytes"`
	By     string `json:"by,omitempty"` // the inspection that names it too
}

// Asks tells whether something leans on what is to be erased, so that a ground must be
// given.
func (e *EraseView) Asks() bool {
	return slices.ContainsFunc(e.Leans, func(l Leaning) bool { return l.Kind != LeaningFinding })
}

// ErasePreview says what erasing would do; it writes nothing.
func (d *Desk) ErasePreview(ctx context.Context, in EraseInput) (out EraseView, err error) {
	err = d.read(ctx, func(v *view) error {
		out, err = v.erasure(in)
		return err
	})
	return out, err
}

// Erase lets words and bytes go, in one act. What an issued paper, a closed inspection
// or an answer leans on goes only where the ground is said.
func (d *Desk) Erase(ctx context.Context, in EraseInput) (out EraseView, err error) {
	reason, ground := lang.Line(in.Reason), lang.Line(in.Ground)
	switch {
	case !slices.Contains(EraseWhys(), in.Why):
		return out, fail("erase.why", args{"why": quote(in.Why), "whys": EraseWhys()})
	case reason == "":
		return out, fail("reason.empty", nil)
	}
	err = d.write(ctx, func(a *act) error {
		if out, err = a.erasure(in); err != nil {
			return err
		}
		if err := out.confirmed(in.Count); err != nil {
			return err
		}
		if out.Asks() && ground == "" {
			return fail("erase.leaned", args{"n": len(out.Leans), "list": leaningWords(out.Leans)})
		}
		if ground != "" {
			reason += " · " + ground
		}
		var targets []journal.Target
		for _, h := range out.gone {
			targets = append(targets, journal.Target{Hash: h})
		}
		_, err := a.w.Append(journal.Draft{
			Kind: journal.KindErased, Subject: journal.Inspection(out.ID), Replaces: targets,
			Payload: journal.Erased{Why: in.Why, Reason: reason},
		})
		return err
	})
	if err != nil {
		return out, err
	}
	out.Done = true
	return out, d.dropDraftsOf(ctx, out)
}

// confirmed refuses to erase what was not looked at: the number that a look told must be
// what goes now. One thing that was named needs no number.
func (e *EraseView) confirmed(said int) error {
	if said == e.Count || said == 0 && e.Of != EraseWhole {
		return nil
	}
	return fail("erase.count", args{"number": e.Inspection, "texts": e.Texts, "files": len(e.Files), "n": e.Count})
}

// dropDraftsOf takes away what was typed here about what is erased: the words would
// stand in a draft else. Drafts of evidence name it; those of a whole inspection go with
// it, and so does what was typed for its papers.
func (d *Desk) dropDraftsOf(ctx context.Context, e EraseView) error {
	drafts, err := d.Drafts(ctx)
	for _, draft := range drafts {
		about := slices.ContainsFunc(e.Goes, func(l EraseLine) bool {
			return l.ID != "" && (strings.Contains(draft.Target, l.ID) || strings.Contains(draft.ID, l.ID))
		})
		if about || e.Of == EraseWhole && draft.Inspection == e.ID {
			if err := d.DropDraft(ctx, draft.ID); err != nil {
				return err
			}
		}
	}
	if err != nil || e.Of != EraseWhole {
		return err
	}
	return d.dropDetails(ctx, e.ID)
}

// dropDetails takes away what was typed for the papers of an inspection.
func (d *Desk) dropDetails(ctx context.Context, inspection string) error {
	keys, err := d.shelf.Keys(ctx, detailsKey+inspection+" ")
	for _, key := range keys {
		if err := d.shelf.Put(ctx, key, nil); err != nil {
			return err
		}
	}
	return err
}

// dropErased takes away what was typed here about evidence whose words are gone: an
// erasure that came from elsewhere did not ask this laptop's drafts.
func (d *Desk) dropErased(ctx context.Context, subjects []journal.Subject) error {
	for _, subject := range subjects {
		if subject.Family() != "inspection" {
			continue
		}
		gone := EraseView{ID: subject.ID(), Of: EraseEvidence}
		err := d.read(ctx, func(v *view) error {
			c, err := v.inspection(subject.ID())
			if err == nil {
				for _, one := range c.Emptied {
					gone.Goes = append(gone.Goes, EraseLine{ID: one.ID})
				}
			}
			return err
		})
		if err == nil && len(gone.Goes) > 0 {
			err = d.dropDraftsOf(ctx, gone)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// leaningWords says in words what leans, a line for each.
func leaningWords(list []Leaning) []lang.Text {
	var out []lang.Text
	for _, l := range list {
		if l.Kind != LeaningFinding {
			out = append(out, l.Words())
		}
	}
	return out
}
