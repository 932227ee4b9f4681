package checks

import (
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// Sitting is a sitting of the Commission on Access to Information (art. 19 of the
// Law). The Commission advises: what it decides is a recommendation.
type Sitting struct {
	ID        string       `json:"id"` // UUIDv7
	Day       calendar.Day `json:"day"`
	Hour      string       `json:"hour,omitempty"` // 11:00
	Place     string       `json:"place,omitempty"`
	Chair     *Official    `json:"chair,omitempty"`
	Secretary *Official    `json:"secretary,omitempty"`
	Number    string       `json:"number,omitempty"` // of the protocol
	AsOf      calendar.Day `json:"as_of,omitempty"`  // the day of the figures
	Mark      Mark         `json:"-"`
}

// ItemKind is the kind of an item of the agenda.
type ItemKind string

// The kinds of items.
const (
	HearItem      ItemKind = "hearing"   // a holder is heard
	ExecutionItem ItemKind = "execution" // of earlier recommendations
	ReportItem    ItemKind = "report"
	DraftActItem  ItemKind = "draft-act"
	PlanItem      ItemKind = "plan" // of work
)

// ItemKinds lists the kinds in the order in which they are offered.
func ItemKinds() []ItemKind {
	return []ItemKind{HearItem, ExecutionItem, ReportItem, DraftActItem, PlanItem}
}

// Words names the kind.
func (k ItemKind) Words() lang.Text { return messages().Text("item-kind."+string(k), nil) }

// AgendaItem is one item of the agenda of a sitting.
type AgendaItem struct {
	ID         string       `json:"id"` // UUIDv7
	Sitting    string       `json:"sitting"`
	Place      int          `json:"place"` // in the order of the agenda, from 1
	Kind       ItemKind     `json:"kind"`
	TitleKK    string       `json:"title_kk,omitempty"`
	TitleRU    string       `json:"title_ru,omitempty"`
	Holder     string       `json:"holder,omitempty"`     // id
	Inspection string       `json:"inspection,omitempty"` // id, of the facts
	Earlier    string       `json:"earlier,omitempty"`    // id of the item whose decision is followed
	Rapporteur string       `json:"rapporteur,omitempty"`
	Minutes    int          `json:"minutes,omitempty"`
	Invited    string       `json:"invited,omitempty"`
	Why        []string     `json:"why,omitempty"` // the rules by which it was chosen
	FactsKK    string       `json:"facts_kk,omitempty"`
	FactsRU    string       `json:"facts_ru,omitempty"`
	SaysKK     string       `json:"says_kk,omitempty"` // what the holder says
	SaysRU     string       `json:"says_ru,omitempty"`
	DraftKK    string       `json:"draft_kk,omitempty"` // draft decision: recommended, never ordered
	DraftRU    string       `json:"draft_ru,omitempty"`
	Term       calendar.Day `json:"term,omitempty"`
	Follower   string       `json:"follower,omitempty"` // who follows it up
	Mark       Mark         `json:"-"`
}

// Title gives the title; English reads the Russian one.
func (i *AgendaItem) Title() lang.Text {
	return lang.Text{KK: i.TitleKK, RU: i.TitleRU, EN: i.TitleRU}
}

// Decision is what the Commission decided on an item.
type Decision struct {
	Value    string       `json:"value"` // adopted, changed, postponed, removed
	Day      calendar.Day `json:"day"`
	KK       string       `json:"kk,omitempty"`
	RU       string       `json:"ru,omitempty"`
	Term     calendar.Day `json:"term,omitempty"`
	Follower string       `json:"follower,omitempty"`
	Mark     Mark         `json:"-"`
}

// What becomes of an item at the sitting.
const (
	Adopted   = "adopted"
	Changed   = "changed"
	Postponed = "postponed"
	Removed   = "removed"
)

// DecisionValues lists them in the order in which they are offered.
func DecisionValues() []string { return []string{Adopted, Changed, Postponed, Removed} }

// Words says what became of the item.
func (d *Decision) Words() lang.Text { return messages().Text("decided."+d.Value, nil) }

// Text is the decision in both languages; English reads the Russian one.
func (d *Decision) Text() lang.Text { return lang.Text{KK: d.KK, RU: d.RU, EN: d.RU} }

// TemplateText is the department's own form of a paper, as a DOCX with named places.
type TemplateText struct {
	Paper string `json:"paper"`
	Lang  string `json:"lang"`
	Name  string `json:"name"` // of the file
	Files []File `json:"files"`
	Mark  Mark   `json:"-"`
}

// Region is where a holder stands in the tables of the year: free words of the
// office, the same for all holders of one region.
type Region struct {
	Region string `json:"region"`
	Source string `json:"source"`
	Mark   Mark   `json:"-"`
}

// ItemsOf lists the items of a sitting in their order.
func (o *Office) ItemsOf(sitting string) []AgendaItem {
	var out []AgendaItem
	for _, i := range o.Items {
		if i.Sitting == sitting {
			out = append(out, i)
		}
	}
	return out
}

// Item gives an item of an agenda by its id, nil where none is held.
func (o *Office) Item(id string) *AgendaItem {
	for i := range o.Items {
		if o.Items[i].ID == id {
			return &o.Items[i]
		}
	}
	return nil
}

// Sitting gives a sitting by its id, nil where none is held.
func (o *Office) Sitting(id string) *Sitting {
	for i := range o.Sittings {
		if o.Sittings[i].ID == id {
			return &o.Sittings[i]
		}
	}
	return nil
}

// Decided gives the one decision on an item, nil where there is none or where two
// stand against each other.
func (o *Office) Decided(item string) *Decision { return only(o.Decisions[item]) }

// Followed gives the one answer to what became of a decision.
func (o *Office) Followed(item string) *Execution { return only(o.Executions[PointKey{item, 0}]) }

// Paper gives a paper of the office (an agenda, a protocol) by its id, nil where none
// is held.
func (o *Office) Paper(id string) *IssuedPaper { return paperIn(o.Papers, id) }

// Template gives the form of a paper in a language that is not disputed.
func (o *Office) Template(p PaperKind, l lang.Lang) (TemplateText, bool) {
	if o == nil {
		return TemplateText{}, false
	}
	t := only(o.Templates[string(p)+"/"+string(l)])
	if t == nil {
		return TemplateText{}, false
	}
	return *t, true
}
