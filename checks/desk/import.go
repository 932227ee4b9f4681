package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// ImportInput names a table to import under a check.
type ImportInput struct {
	Check string
	Part  string       // empty: the only part or list that reads it
	File  string       // CSV or XLSX
	Day   calendar.Day // the register's own day; empty: today
}

// RowProblem says why a row was not taken.
type RowProblem struct {
	Row  int       `json:"row"`
	Text lang.Text `json:"text"`
}

// ImportResult is what came of an import. Known says that the same file was
// imported before: nothing was written.
type ImportResult struct {
	IDs      []string
	Rows     int
	Problems []RowProblem
	Known    bool
}

// ImportEvidence reads a table. Rows of events become events, each on its own;
// a register is kept as one piece of evidence, with the file and its rows in our
// names. The same file is imported once.
func (d *Desk) ImportEvidence(ctx context.Context, inspection string, in ImportInput) (out ImportResult, err error) {
	body, t, err := d.openTable(in.File)
	if err != nil {
		return out, err
	}
	if in.Day == 0 {
		in.Day = d.Today()
	}
	err = d.write(ctx, func(a *act) error {
		c, err := a.caseOf(inspection)
		if err != nil {
			return err
		}
		if err := c.open(); err != nil {
			return err
		}
		kind, service, err := a.tableReader(c, in)
		if err != nil {
			return err
		}
		if ids := importedBefore(c.Case, string(journal.Sum(body)), service); len(ids) > 0 {
			out = ImportResult{IDs: ids, Known: true}
			return errKnown
		}
		at, err := a.w.Attach(bytes.NewReader(body), attachmentLimit(c.office))
		if err != nil {
			return unattached(in.File, attachmentLimit(c.office), err)
		}
		file := checks.File{Hash: string(at.Hash), Name: lang.Line(filepath.Base(in.File)), Role: tableRole}
		im := importer{act: a, c: c, in: in, t: t, file: file, at: at, service: service}
		if kind == checks.Register {
			out, err = im.register()
		} else {
			out, err = im.events()
		}
		return err
	})
	if err == errKnown {
		err = nil
	}
	return out, err
}

type stop string

func (s stop) Error() string { return string(s) }

// errKnown ends an act that has nothing to write.
const errKnown = stop("desk: imported before")

func (d *Desk) openTable(path string) ([]byte, table, error) {
	r, err := d.files.Open(path)
	if err != nil {
		return nil, table{}, unreadable(path, err)
	}
	defer r.Close()
	body, err := io.ReadAll(io.LimitReader(r, tableBytes+1))
	if err != nil {
		return nil, table{}, unreadable(path, err)
	}
	if len(body) > tableBytes {
		return nil, table{}, fail("file.too-large", args{"path": lang.Line(path), "mib": tableBytes >> 20})
	}
	t, err := readTable(filepath.Base(path), body)
	return body, t, err
}

// tableRole is what an imported table is to its evidence.
const tableRole = "table"

// importedBefore finds the evidence that came from the same table for the same
// parts.
func importedBefore(c *checks.Case, hash string, s checks.Service) []string {
	var out []string
	for _, e := range c.Evidence {
		imported := slices.ContainsFunc(e.Files, func(f checks.File) bool { return f.Hash == hash && f.Role == tableRole })
		if imported && len(s.Parts) > 0 && e.ServesPart(s.Check, s.Parts[0]) {
			out = append(out, e.ID)
		}
	}
	return out
}

// tableReader finds what the table is for: a register, or events.
func (a *act) tableReader(c *caseView, in ImportInput) (checks.EvidenceKind, checks.Service, error) {
	o := offer{kind: checks.Register, categories: c.Inspection.Categories}
	if in.Part != "" {
		o.parts = []string{in.Part}
	}
	service, err := a.serve(in.Check, o)
	if err == nil {
		return checks.Register, service, nil
	}
	o.kind = checks.Event
	events, eventErr := a.serve(in.Check, o)
	if eventErr == nil {
		return checks.Event, events, nil
	}
	return "", service, eventErr
}

type importer struct {
	*act
	c       *caseView
	in      ImportInput
	t       table
	file    checks.File
	at      journal.Attachment
	service checks.Service
}

// events makes one event of each row that has a date.
func (im importer) events() (ImportResult, error) {
	out := ImportResult{Rows: len(im.t.rows)}
	date := im.t.column("date", "дата", "күні", "дата проведения", "өткізілген күні", "дата публикации", "жарияланған күні")
	if date < 0 {
		return out, fail("table.no-date", args{"path": im.file.Name})
	}
	title := im.t.column("title", "наименование", "атауы", "тақырыбы", "тема", "заголовок")
	text := im.t.column("text", "описание", "сипаттамасы", "содержание", "мазмұны")
	notice := im.t.column("noticed", "дата анонса", "анонс күні", "дата оповещения", "хабарландыру күні")
	services := append([]checks.Service{im.service}, im.sharing(im.service.Check, im.service.Parts, im.c.Inspection.Categories)...)
	var drafts []journal.Draft
	for _, r := range im.t.rows {
		at, err := readMoment(r.cell(date))
		if err != nil {
			out.Problems = append(out.Problems, RowProblem{Row: r.number, Text: messages().Text("row.date", args{"value": r.cell(date)})})
			continue
		}
		e := checks.Evidence{
			ID: im.newID(), Kind: checks.Event, Serves: services, At: at, Title: r.cell(title), Text: r.cell(text),
			Source: im.file.Name + ", " + strconv.Itoa(r.number), Files: []checks.File{im.file},
		}
		if e.Noticed, err = im.noticed(services, r.cell(notice)); err != nil {
			out.Problems = append(out.Problems, RowProblem{Row: r.number, Text: messages().Text("row.date", args{"value": r.cell(notice)})})
			continue
		}
		drafts = append(drafts, first(journal.KindEvidence, im.c.subject(), "evidence "+e.ID, e, im.at))
		out.IDs = append(out.IDs, e.ID)
	}
	if len(out.IDs) == 0 {
		return out, fail("table.no-good-row", args{"path": im.file.Name, "row": out.Problems[0].Row, "why": out.Problems[0].Text})
	}
	_, err := im.w.Append(drafts...)
	return out, err
}

// noticed puts the day of the announcement under every part that reads one.
func (im importer) noticed(services []checks.Service, cell string) ([]checks.Notice, error) {
	if cell == "" {
		return nil, nil
	}
	at, err := readMoment(cell)
	if err != nil {
		return nil, err
	}
	var out []checks.Notice
	im.any(services, func(p *standard.Part) bool {
		if p.Method == standard.Lead || p.Method == standard.Within {
			out = append(out, checks.Notice{Part: p.ID, At: at})
		}
		return false
	})
	return out, nil
}

// readMoment reads a day as tables write it: ISO, or day.month.year.
func readMoment(cell string) (calendar.Moment, error) {
	cell = strings.TrimSpace(cell)
	if parts := strings.Split(cell, "."); len(parts) == 3 && len(parts[2]) == 4 {
		cell = parts[2] + "-" + pad(parts[1]) + "-" + pad(parts[0])
	}
	return calendar.ParseMoment(cell)
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// registerVersion is the version of the form of normalised rows.
const registerVersion = 1

// register keeps the table as one piece of evidence with two attachments: the
// file, and its rows as JSON Lines under our names.
func (im importer) register() (ImportResult, error) {
	out := ImportResult{Rows: len(im.t.rows)}
	rows, err := im.normalised()
	if err != nil {
		return out, err
	}
	at, err := im.w.Attach(bytes.NewReader(rows), greatestAttachment)
	if err != nil {
		return out, unattached(im.in.File, greatestAttachment, err)
	}
	e := checks.Evidence{
		ID: im.newID(), Kind: checks.Register, Serves: []checks.Service{im.service},
		At: calendar.Moment{Day: im.in.Day, Minute: -1}, Title: im.file.Name, Source: im.file.Name,
		Files: []checks.File{im.file, {Hash: string(at.Hash), Name: "rows.jsonl", Role: "rows"}},
	}
	out.IDs = []string{e.ID}
	return out, im.answer(journal.KindEvidence, im.c.subject(), "evidence "+e.ID, e, im.at, at)
}

// registerColumns are our names of the columns of a register of requests, with
// the headings by which they are recognised.
var registerColumns = []struct {
	name     string
	headings []string
}{
	{"number", []string{"number", "№", "номер", "нөмірі", "рег. номер", "тіркеу нөмірі"}},
	{"received", []string{"received", "дата поступления", "келіп түскен күні", "түскен күні"}},
	{"registered", []string{"registered", "дата регистрации", "тіркелген күні"}},
	{"answered", []string{"answered", "дата ответа", "жауап берілген күні", "жауап күні"}},
	{"extended", []string{"extended", "дата продления", "ұзартылған күні", "продлен"}},
	{"told", []string{"told", "дата уведомления", "хабарланған күні", "уведомлен"}},
	{"forwarded", []string{"forwarded", "дата перенаправления", "жолданған күні", "перенаправлен"}},
	{"refused", []string{"refused", "дата отказа", "бас тартылған күні", "отказ"}},
	{"regime", []string{"regime", "режим", "вид запроса", "сұрау салу түрі"}},
}

// normalised writes the rows under our names; days in ISO where they can be
// read, the cells as they stand beside them.
func (im importer) normalised() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	columns := map[string]string{}
	index := map[string]int{}
	for _, c := range registerColumns {
		if i := im.t.column(c.headings...); i >= 0 {
			columns[c.name], index[c.name] = im.t.head[i], i
		}
	}
	head := map[string]any{"reader": "table", "version": registerVersion, "list": im.list(), "columns": columns}
	if err := enc.Encode(head); err != nil {
		return nil, err
	}
	for _, r := range im.t.rows {
		row := map[string]any{"row": r.number, "raw": r.cells}
		for name, i := range index {
			value := r.cell(i)
			switch {
			case value == "":
			case name == "number" || name == "regime":
				row[name] = value
			default:
				row[name] = isoDay(value)
			}
		}
		if err := enc.Encode(row); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// list names the list whose rows the register holds.
func (im importer) list() string {
	for _, id := range im.service.Parts {
		if p := im.law.Check(im.service.Check).Part(id); p != nil && p.Rows != "" {
			return p.Rows
		}
	}
	return im.service.Check
}

func isoDay(cell string) string {
	if at, err := readMoment(cell); err == nil {
		return at.String()
	}
	return cell
}
