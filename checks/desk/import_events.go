package desk

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/checks/table"
)

// eventKey tells events apart: when, and under which title.
type eventKey struct {
	at    calendar.Moment
	title string
}

func keyOfEvent(e *checks.Evidence) eventKey { return eventKey{e.At, lang.Name(e.Title)} }

// events makes one event of each row. A row that is not whole is refused: an event
// without its notice would say that there was none.
func (im *importer) events() (intake, error) {
	held, err := im.heldEvents()
	if err != nil {
		return intake{}, err
	}
	services := append([]checks.Service{im.service}, im.sharing(im.service.Check, im.service.Parts, im.c.Inspection.Categories)...)
	var out intake
	var events []checks.Evidence
	seen := map[eventKey]int{}
	for i := range im.sheets {
		s := &im.sheets[i]
		for _, r := range s.rows {
			e, cells, err := im.event(s, r, services)
			if void := s.void[r.Number]; void != nil {
				err = void
			}
			row := RowPreview{Sheet: s.name, Row: r.Number, State: TableRefused, Cells: cells}
			key := keyOfEvent(&e)
			switch first, twice := seen[key]; {
			case err != nil:
				row.Why = whyNot(err)
			case twice:
				row.Why = whyNot(fail("row.twice", args{"row": first}))
			case held[key] != nil:
				row.State, row.Why, seen[key] = TableKnown, held[key], r.Number
			default:
				row.State, seen[key] = TableTaken, r.Number
				events = append(events, e)
			}
			out.rows = append(out.rows, row)
		}
	}
	out.write = func(a *act) ([]string, error) { return im.writeEvents(a, events) }
	return out, nil
}

// whyNot gives the words of a refusal.
func whyNot(err error) *lang.Text {
	text := lang.Same(err.Error())
	if ours, ok := lang.AsError(err); ok {
		text = ours.Text
	}
	return &text
}

// writeEvents appends the events, each on its own, with the file that they came
// from.
func (im *importer) writeEvents(a *act, events []checks.Evidence) ([]string, error) {
	file, at, err := im.attachTable(a)
	if err != nil {
		return nil, err
	}
	var ids []string
	var drafts []journal.Draft
	for _, e := range events {
		e.ID, e.Files = a.newID(), []checks.File{file}
		ids = append(ids, e.ID)
		drafts = append(drafts, first(journal.KindEvidence, im.c.subject(), "evidence "+e.ID, e, at))
	}
	_, err = a.w.Append(drafts...)
	return ids, err
}

// heldEvents gives the events that need not be taken in again, with the reason:
// those that are recorded under one of the parts, and those that were taken in
// from this very file and corrected or taken back since. A file whose import was
// undone whole is taken in anew.
func (im *importer) heldEvents() (map[eventKey]*lang.Text, error) {
	out := map[eventKey]*lang.Text{}
	for i := range im.c.Evidence {
		e := &im.c.Evidence[i]
		if e.Kind == checks.Event && slices.ContainsFunc(im.service.Parts, func(p string) bool { return e.ServesPart(im.service.Check, p) }) {
			out[keyOfEvent(e)] = whyNot(fail("row.recorded", nil))
		}
	}
	if len(im.before) == 0 {
		return out, nil
	}
	l, err := im.ledger(im.c.subject())
	if err != nil {
		return nil, err
	}
	for _, entry := range l.Entries() {
		came := slices.ContainsFunc(entry.Header.Attach, func(a journal.Attachment) bool { return string(a.Hash) == im.hash })
		var e checks.Evidence
		if entry.Header.Kind != journal.KindEvidence || !came || l.Live(entry.Hash) || !journal.Known(entry) ||
			entry.Payload == nil || json.Unmarshal(entry.Payload, &e) != nil {
			continue
		}
		if key := keyOfEvent(&e); out[key] == nil {
			out[key] = whyNot(fail("row.changed-since", nil))
		}
	}
	return out, nil
}

// event reads one row. The cells are what was read of it under our names, also
// where it is refused.
func (im *importer) event(s *sheetRows, r table.Row, services []checks.Service) (checks.Evidence, map[string]string, error) {
	e := checks.Evidence{Kind: checks.Event, Serves: services, Source: im.place(s, r)}
	cells := map[string]string{}
	var refused error
	for i := range im.list.Columns {
		c := &im.list.Columns[i]
		if _, there := s.at[c.Name]; !there {
			continue
		}
		cells[c.Name] = s.cell(r, c.Name)
		err := error(nil)
		if s.bare(r, c.Name) {
			err = fail("row.formula", args{"column": c.Title})
		} else {
			cells[c.Name], err = im.eventCell(&e, s, c, cells[c.Name])
		}
		if refused == nil {
			refused = err
		}
	}
	switch {
	case refused != nil:
	case e.At.Day == 0:
		refused = fail("row.no-date", nil)
	case e.At.Day > im.Today():
		refused = fail("row.future", args{"day": e.At.Day})
	case e.At.Day > im.c.Inspection.AsOf:
		refused = fail("row.after-as-of", args{"day": e.At.Day, "as_of": im.c.Inspection.AsOf})
	}
	return e, cells, refused
}

// place says where a row stands: file, sheet, number.
func (im *importer) place(s *sheetRows, r table.Row) string {
	parts := []string{im.name()}
	if s.name != "" {
		parts = append(parts, s.name)
	}
	return strings.Join(append(parts, strconv.Itoa(r.Number)), ", ")
}

// eventCell puts one cell into the event and gives it as it was read.
func (im *importer) eventCell(e *checks.Evidence, s *sheetRows, c *standard.Column, cell string) (string, error) {
	switch {
	case cell == "":
		return "", nil
	case c.Item != "":
		return im.itemCell(e, c, cell)
	case c.Part != "":
		return im.noticeCell(e, s, c, cell)
	case c.Holds == standard.DayCell || c.Holds == standard.MomentCell:
		at, err := s.moment(c.Name, cell)
		if err != nil {
			return cell, err
		}
		e.At = at
		return at.String(), nil
	case c.Name == "title":
		e.Title = cell
	default:
		e.Text = strings.TrimPrefix(e.Text+"\n"+cell, "\n")
	}
	return cell, nil
}

// itemCell answers an item with yes or no; an address in the place of yes is kept.
func (im *importer) itemCell(e *checks.Evidence, c *standard.Column, cell string) (string, error) {
	yes, understood := table.Answer(cell)
	if !understood {
		return cell, fail("row.no-answer", args{"column": c.Title, "value": cell})
	}
	seen := checks.ItemSeen{Item: c.Item, State: checks.Absent}
	if yes {
		seen.State = checks.Present
		if strings.Contains(cell, ".") {
			seen.Note = cell
		}
	}
	if im.anyReadsItem(e.Serves, c.Item) {
		e.Items = append(e.Items, seen)
	}
	return map[bool]string{true: "yes", false: "no"}[yes], nil
}

// noticeCell puts the day of an announcement under the part that reads it. A word
// that says there was none is kept as a word: the source may mean that none was
// due, and that none was made is proven by a source that is complete of notices.
func (im *importer) noticeCell(e *checks.Evidence, s *sheetRows, c *standard.Column, cell string) (string, error) {
	if yes, understood := table.Answer(cell); understood && !yes {
		e.Text = strings.TrimPrefix(e.Text+"\n"+s.head.Cell(s.at[c.Name])+": "+cell, "\n")
		return cell, nil
	}
	at, err := s.moment(c.Name, cell)
	switch {
	case err != nil:
		return cell, err
	case at.Day > im.Today():
		return at.String(), fail("row.future", args{"day": at.Day})
	}
	if slices.ContainsFunc(e.Serves, func(s checks.Service) bool { return slices.Contains(s.Parts, c.Part) }) {
		e.Noticed = append(e.Noticed, checks.Notice{Part: c.Part, At: at})
	}
	return at.String(), nil
}

// anyReadsItem tells whether a part that is served has the item.
func (im *importer) anyReadsItem(services []checks.Service, item string) bool {
	o := offer{kind: checks.Event, categories: im.c.Inspection.Categories}
	return slices.ContainsFunc(services, func(s checks.Service) bool {
		part := im.itemPart(im.law.Check(s.Check), item, o)
		return part != nil && slices.Contains(s.Parts, part.ID)
	})
}
