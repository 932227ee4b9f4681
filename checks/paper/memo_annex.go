package paper

import (
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
	"time"

	"ashyq/checks/lang"
)

// annexes are the register of evidence, with what the memo was written from, and
// the terms of requests and the photos where there are any.
func (m *pen) annexes(d MemoData) []Annex {
	var out []Annex
	for i, key := range annexed(d) {
		out = append(out, Annex{Mark: m.mark(i + 1), Title: m.say(key, nil), Body: m.annex(key, d)})
	}
	return out
}

func (m *pen) annex(key string, d MemoData) []Block {
	switch key {
	case "annex.requests":
		return m.requestTables(d.Registers)
	case "annex.photos":
		return m.figuresOf(d.Evidence)
	}
	return append([]Block{m.registerTable(d.Evidence)}, m.source(d)...)
}

func (m *pen) mark(n int) string { return m.say("annex.mark", lang.Args{"n": n}) }

func (m *pen) registerTable(list []Exhibit) Block {
	if len(list) == 0 {
		return Paragraph{Runs: Plain(stop(m.say("register.empty", nil)))}
	}
	t := Table{Small: true, Columns: []Column{
		{Title: m.say("register.number", nil), Width: 3}, {Title: m.say("register.date", nil), Width: 10},
		{Title: m.say("register.what", nil), Width: 20}, {Title: m.say("register.source", nil), Width: 13},
		{Title: m.say("register.files", nil), Width: 17},
	}}
	for _, e := range list {
		t.Rows = append(t.Rows, Row(
			strconv.Itoa(e.Number), lines(e.Date.Digits(), e.words), m.what(e), m.whence(e), fileLines(e.Files),
		))
	}
	return t
}

// lines puts texts on lines of their own, leaving out the empty ones.
func lines(texts ...string) string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return strings.Join(out, "\n")
}

func (m *pen) what(e Exhibit) string {
	return lines(append([]string{e.Title}, e.Details...)...)
}

func (m *pen) whence(e Exhibit) string {
	if e.Captured == nil {
		return e.Source
	}
	return lines(e.Source, m.say("register.captured", lang.Args{"address": e.Captured.Address, "at": atClock(e.Captured.At)}))
}

// atClock writes the moment of a capture by the clock of its own zone.
func atClock(rfc3339 string) string {
	t, err := time.Parse(time.RFC3339, rfc3339)
	if err != nil {
		return lang.Line(rfc3339)
	}
	return t.Format("02.01.2006 15:04")
}

func fileLines(files []ExhibitFile) string {
	var out []string
	for _, f := range files {
		out = append(out, f.Name, f.SHA256)
	}
	return lines(out...)
}

// source says from which texts and from which state of the journal the memo was
// written, so that it can be checked years later.
func (m *pen) source(d MemoData) []Block {
	texts := Table{Small: true, Columns: []Column{
		{Title: m.say("texts.act", nil), Width: 10}, {Title: m.say("texts.source", nil), Width: 8},
		{Title: m.say("texts.hash", nil), Width: 11},
	}}
	for _, a := range d.Acts {
		texts.Rows = append(texts.Rows, Row(a.Title, lines(a.Source, a.Standing), a.Revision))
	}
	out := []Block{Heading{Level: 1, Text: m.say("texts.heading", nil)}, texts,
		Heading{Level: 1, Text: m.say("journal.heading", nil)}}
	if len(d.Heads) > 0 {
		heads := Table{Small: true, Columns: []Column{
			{Title: m.say("journal.stream", nil), Width: 11}, {Title: m.say("journal.number", nil), Width: 6},
			{Title: m.say("journal.hash", nil), Width: 11},
		}}
		for _, h := range d.Heads {
			heads.Rows = append(heads.Rows, Row(lines(h.Label, h.Stream), strconv.FormatInt(h.Number, 10), h.Hash))
		}
		out = append(out, heads)
	}
	if by := d.Signed; by != nil {
		out = append(out, Table{Small: true, Columns: []Column{
			{Title: m.say("journal.key", nil), Width: 11}, {Title: m.say("journal.mark", nil), Width: 17},
		}, Rows: [][]Cell{Row(lines(by.Label, by.Stream), by.Value)}})
	}
	of := stop(m.say("journal.case", lang.Args{"number": d.Inspection}))
	if d.Program != "" {
		of += " " + stop(m.say("journal.program", lang.Args{"program": d.Program}))
	}
	return append(out, sentences(
		of, m.say("journal.basis", lang.Args{"basis": d.Basis}),
	)...)
}

// figuresOf shows the photos of the evidence, each under its number.
func (m *pen) figuresOf(list []Exhibit) []Block {
	var out []Block
	for _, e := range photos(list) {
		for _, f := range e.Files {
			if f.Role != rolePhoto {
				continue
			}
			caption := m.say("photo.caption", lang.Args{
				"n": len(out) + 1, "number": e.Number, "title": captioned(e),
			})
			out = append(out, Figure{Name: f.Name, MIME: pictureType(f.Name), Open: m.photo(f.SHA256), Caption: caption})
		}
	}
	return out
}

func captioned(e Exhibit) string {
	title := e.Title
	if title == "" {
		title = e.words
	}
	return title + ", " + e.Date.Digits()
}

func pictureType(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".png":
		return "image/png"
	}
	return ""
}

var errNoPhotos = errors.New("paper: photos cannot be had here")

// photo opens a photo; where photos cannot be had the writer says so in the
// paper.
func (m *pen) photo(hash string) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) {
		if m.in.Photos == nil {
			return nil, errNoPhotos
		}
		return m.in.Photos(hash)
	}
}
