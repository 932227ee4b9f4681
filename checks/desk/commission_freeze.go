package desk

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// An agenda that is put for signature is frozen with its figures as they stand on
// that day. Evidence goes on moving; what has moved since is listed, and the paper
// stays as it is.

// What the content of an agenda keeps beside its figures: the items that it had, in
// their order, and the hash of all that it said.
const (
	itemsField = "items"
	saidField  = "said"
)

// FreezeAgenda puts the agenda of a sitting for signature: one act with the day of the
// figures, the figures, and both languages as files. While it is not registered, a new
// one takes its place; from then on a new one amends it.
func (d *Desk) FreezeAgenda(ctx context.Context, sitting string, writers paper.Writers) (id string, err error) {
	if !d.author.Given {
		return "", fail("memo.no-name", nil)
	}
	err = d.write(ctx, func(a *act) error {
		view, err := a.agenda(ctx, sitting)
		if err != nil {
			return err
		}
		if len(view.Items) == 0 {
			return fail("agenda.empty", nil)
		}
		if err := a.agendaRead(ctx, sitting); err != nil {
			return err
		}
		view.Sitting.AsOf = a.Today()
		if err := a.answer(journal.KindSitting, journal.Office, "sitting "+view.Sitting.ID, view.Sitting); err != nil {
			return err
		}
		id, err = a.freeze(ctx, view, writers)
		return err
	})
	return id, err
}

// freeze appends the paper and its content.
func (a *act) freeze(ctx context.Context, view AgendaView, writers paper.Writers) (string, error) {
	heads, err := a.Heads()
	if err != nil {
		return "", err
	}
	content := checks.PaperContent{Details: checks.PaperDetails{Sitting: view.Sitting.ID, Fields: map[string]string{}}}
	record := checks.IssuedPaper{
		ID: a.newID(), Paper: string(checks.AgendaPaper), Heads: headsOf(heads), Findings: []checks.Sealed{}, Revisions: map[string]string{},
	}
	if last := view.Paper; last != nil && last.Frozen() {
		content.Details.Amends = last.ID
	} else if last != nil {
		record.ID, content.Details.Amends = last.ID, last.Details().Amends
	}
	for _, r := range a.law.Revisions() {
		record.Revisions[r.File] = r.Hash
	}
	var ids []string
	for i := range view.Items {
		ids = append(ids, view.Items[i].ID)
		content.Figures = append(content.Figures, figuresOf(&view.Items[i])...)
	}
	content.ID, content.Details.Fields[itemsField] = record.ID, strings.Join(ids, " ")
	if content.Details.Fields[saidField], err = a.saidHash(view); err != nil {
		return "", err
	}
	attach, err := a.agendaFiles(ctx, view, writers, &record)
	if err != nil {
		return "", err
	}
	if err := a.answer(journal.KindPaper, journal.Office, "paper "+record.ID, record, attach...); err != nil {
		return "", err
	}
	return record.ID, a.answer(journal.KindContent, journal.Office, "paper-content "+record.ID, content)
}

// agendaFiles writes the agenda in both languages, in the formats in which issued
// papers are kept.
func (a *act) agendaFiles(ctx context.Context, view AgendaView, writers paper.Writers, record *checks.IssuedPaper) ([]journal.Attachment, error) {
	var attach []journal.Attachment
	for _, l := range authentic {
		in, err := a.sittingInput(view, l)
		if err != nil {
			return nil, err
		}
		doc, err := a.sign(journal.Office, record.ID, record.Heads, func(*paper.SignedHere) (*paper.Document, error) {
			return paper.Agenda(in) // a sheet that prints no heads prints no mark
		})
		if err != nil {
			return nil, err
		}
		for _, format := range kept {
			writer, ok := writers[format]
			if !ok {
				continue
			}
			var b bytes.Buffer
			if err := writer.Write(ctx, &b, doc); err != nil {
				return nil, err
			}
			at, err := a.w.Attach(&b, greatestAttachment)
			if err != nil {
				return nil, err
			}
			name := string(checks.AgendaPaper) + "-" + view.Sitting.Day.String() + "-" + string(l) + "." + string(format)
			record.Files = append(record.Files, checks.File{Hash: string(at.Hash), Name: name, Role: string(l)})
			if !slices.Contains(attach, at) {
				attach = append(attach, at)
			}
		}
	}
	return attach, nil
}

// saidHash is the hash of all that an agenda says, in both authentic languages.
func (v *view) saidHash(view AgendaView) (string, error) {
	sum := sha256.New()
	for _, l := range authentic {
		in, err := v.sittingInput(view, l)
		if err != nil {
			return "", err
		}
		doc, err := paper.Agenda(in)
		if err != nil {
			return "", err
		}
		if err := json.NewEncoder(sum).Encode(doc.Data); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// as tells whether the agenda says word for word what was put for signature.
func (v *view) as(view AgendaView) (bool, error) {
	if view.Content == nil {
		return false, nil
	}
	now, err := v.saidHash(view)
	return now == view.Content.Details.Fields[saidField], err
}

// figuresOf gives the figures of an item that rests on an inspection.
func figuresOf(i *ItemView) []checks.PaperFigure {
	if i.Summary == nil {
		return nil
	}
	var out []checks.PaperFigure
	add := func(name string, value, of int) {
		out = append(out, checks.PaperFigure{Item: i.ID, Inspection: i.Inspection, Name: name, Value: value, Of: of, Basis: i.Basis})
	}
	s := i.Summary
	add(string(checks.Met), s.Met, s.Applicable)
	add(string(checks.PartlyMet), s.PartlyMet, s.Applicable)
	add(string(checks.NotMet), s.NotMet, s.Applicable)
	add(string(checks.CannotTell), s.CannotTell, s.Applicable)
	add(string(checks.NotChecked), s.NotChecked, s.Applicable)
	for _, f := range i.Indicators {
		add(f.ID, f.Kept, f.Of)
	}
	return out
}

// MovedFigure is something of the agenda that is no longer as it was frozen.
type MovedFigure struct {
	Item       string       `json:"item"`
	Title      lang.Text    `json:"title"`
	Inspection string       `json:"inspection,omitempty"` // short number
	Name       string       `json:"name"`                 // of the figure; "added", "removed", "pending" of an item; "words"
	Words      lang.Text    `json:"words"`
	Then       int          `json:"then"`
	ThenOf     int          `json:"then_of"`
	Now        int          `json:"now"`
	NowOf      int          `json:"now_of"`
	BasisThen  string       `json:"basis_then,omitempty"`
	BasisNow   string       `json:"basis_now,omitempty"`
	Since      calendar.Day `json:"since"` // the day of the figures
}

// What else may have moved.
const (
	movedAdded   = "added"
	movedRemoved = "removed"
	movedPending = "pending"
	movedWords   = "words" // nothing else, but the agenda says something otherwise
)

// Moved lists what has moved since the agenda was put for signature: figures, items
// that came and went, what is pending now. A sitting without such an agenda is told so.
func (d *Desk) Moved(ctx context.Context, sitting string) (out []MovedFigure, err error) {
	err = d.read(ctx, func(v *view) error {
		view, err := v.agenda(ctx, sitting)
		if err != nil {
			return err
		}
		if view.Content == nil {
			return fail("agenda.not-frozen", nil)
		}
		out = movedIn(&view)
		same, err := v.as(view)
		if err == nil && !same && len(out) == 0 {
			out = []MovedFigure{{Name: movedWords, Words: messages().Text("moved.words", nil), Since: view.Sitting.AsOf}}
		}
		return err
	})
	return out, err
}

func movedIn(view *AgendaView) []MovedFigure {
	had := strings.Fields(view.Content.Details.Fields[itemsField])
	then := map[string]checks.PaperFigure{}
	for _, f := range view.Content.Figures {
		then[f.Item+" "+f.Name] = f
	}
	var out []MovedFigure
	since := view.Sitting.AsOf
	for n := range view.Items {
		i := &view.Items[n]
		at := MovedFigure{Item: i.ID, Title: i.Title(), Inspection: i.Number, Since: since}
		if !slices.Contains(had, i.ID) {
			at.Name, at.Words = movedAdded, messages().Text("moved.added", nil)
			out = append(out, at)
			continue
		}
		for _, now := range figuresOf(i) {
			key := i.ID + " " + now.Name
			was, ok := then[key]
			delete(then, key)
			if ok && was.Value == now.Value && was.Of == now.Of {
				continue
			}
			m := at
			m.Name, m.Words, m.Then, m.ThenOf, m.BasisThen = now.Name, figureWords(now.Name), was.Value, was.Of, was.Basis
			m.Now, m.NowOf, m.BasisNow = now.Value, now.Of, now.Basis
			out = append(out, m)
		}
		if len(i.Pending) > 0 && i.Inspection != "" {
			m := at
			m.Name, m.Words = movedPending, i.Pending[0]
			out = append(out, m)
		}
	}
	for _, id := range had {
		if !slices.ContainsFunc(view.Items, func(i ItemView) bool { return i.ID == id }) {
			out = append(out, MovedFigure{Item: id, Title: lang.Same("…" + ending(id)), Name: movedRemoved, Words: messages().Text("moved.removed", nil), Since: since})
		}
	}
	for _, key := range slices.Sorted(maps.Keys(then)) { // figures of an inspection that the item rests on no more
		if f := then[key]; slices.ContainsFunc(view.Items, func(i ItemView) bool { return i.ID == f.Item }) {
			out = append(out, MovedFigure{
				Item: f.Item, Title: titleIn(view, f.Item), Name: f.Name, Words: figureWords(f.Name), Then: f.Value, ThenOf: f.Of, BasisThen: f.Basis, Since: since,
			})
		}
	}
	return out
}

func titleIn(view *AgendaView, item string) lang.Text {
	for i := range view.Items {
		if view.Items[i].ID == item {
			return view.Items[i].Title()
		}
	}
	return lang.Text{}
}

// figureWords names a figure: a verdict or an indicator.
func figureWords(name string) lang.Text {
	if slices.Contains(checks.IndicatorIDs(), name) {
		return checks.Indicator{ID: name}.Words()
	}
	return checks.Verdict(name).Words()
}
