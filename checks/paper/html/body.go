package html

import (
	"encoding/base64"
	"strconv"
	"strings"

	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// element writes a text in an element; without a text there is none.
func (s *sheet) element(name, class markup, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	s.torn = false
	s.raw("<", name)
	if class != "" {
		s.raw(` class="`, class, `"`)
	}
	s.raw(">", words(text), "</", name, ">\n")
}

func (s *sheet) paragraph(class markup, text string) { s.element("p", class, text) }

// top writes what stands above the text.
func (s *sheet) top() {
	r := s.doc.Requisites
	s.paragraph("draft", s.doc.Draft)
	s.paragraph("organization", r.Organization)
	if !s.doc.Untitled {
		s.element("h1", "", s.doc.Title)
	}
	if r.Date+r.Number+r.Place != "" {
		s.raw(`<div class="requisites">`)
		for _, text := range []string{r.Date, r.Number, r.Place} {
			s.raw("<span>", words(text), "</span> ")
		}
		s.raw("</div>\n")
	}
	for _, to := range r.Addressees {
		s.paragraph("addressee", to)
	}
	s.paragraph("subject", strings.Join(s.doc.SubjectLines(), "\n"))
}

// body writes blocks until they end or the context does.
func (s *sheet) body(blocks []paper.Block) {
	for block := range paper.Flow(blocks) {
		if s.ctx.Err() != nil {
			return
		}
		if _, ok := block.(paper.PageBreak); ok {
			if !s.torn {
				s.raw(`<div class="break"></div>`, "\n")
			}
			s.torn = true
			continue
		}
		s.torn = false
		switch x := block.(type) {
		case paper.Heading:
			s.element("h"+number(1+min(max(x.Level, 1), 3)), "", x.Text)
		case paper.Paragraph:
			s.prose(x)
		case paper.Table:
			s.table(x)
		case paper.Facts:
			s.facts(x.Items)
		case paper.Figure:
			s.figure(x)
		}
	}
}

func number(n int) markup { return markup(strconv.Itoa(n)) }

// alignments are the classes of the ways of aligning.
var alignments = map[paper.Align]markup{paper.Left: "left", paper.Center: "center", paper.Right: "right"}

func (s *sheet) prose(p paper.Paragraph) {
	var classes []string
	if class := alignments[p.Align]; class != "" {
		classes = append(classes, string(class))
	}
	if p.Flush {
		classes = append(classes, "flush")
	}
	if p.KeepNext {
		classes = append(classes, "next")
	}
	s.raw("<p")
	if len(classes) > 0 {
		s.raw(` class="`, markup(strings.Join(classes, " ")), `"`)
	}
	s.raw(">")
	s.runs(p.Runs)
	s.raw("</p>\n")
}

func (s *sheet) runs(runs []paper.Run) {
	for _, r := range runs {
		target, linked := paper.Target(r.Link)
		if linked {
			s.raw(`<a href="`, escaped(target), `" rel="noopener noreferrer">`)
		}
		if r.Bold {
			s.raw("<strong>")
		}
		if r.Italic {
			s.raw("<em>")
		}
		s.raw(words(r.Text))
		if r.Italic {
			s.raw("</em>")
		}
		if r.Bold {
			s.raw("</strong>")
		}
		if linked {
			s.raw("</a>")
		}
	}
}

// table writes a grid; cells beyond its columns are left out, missing ones are
// empty.
func (s *sheet) table(t paper.Table) {
	if len(t.Columns) == 0 {
		return
	}
	class, total := markup("grid"), 0
	if t.Small {
		class = "grid small"
	}
	for _, c := range t.Columns {
		total += max(c.Width, 1)
	}
	s.raw(`<table class="`, class, `">`, "\n<colgroup>")
	for _, c := range t.Columns {
		share := float64(max(c.Width, 1)) / float64(total) * 100
		s.raw(`<col style="width: `, markup(strconv.FormatFloat(share, 'f', 2, 64)), `%">`)
	}
	s.raw("</colgroup>\n<thead><tr>")
	for _, c := range t.Columns {
		s.raw(`<th scope="col">`, words(c.Title), "</th>")
	}
	s.raw("</tr></thead>\n<tbody>\n")
	for _, row := range t.Rows {
		if s.ctx.Err() != nil {
			return
		}
		s.raw("<tr>")
		for i := range t.Columns {
			s.raw("<td>")
			if i < len(row) {
				s.runs(row[i].Runs)
			}
			s.raw("</td>")
		}
		s.raw("</tr>\n")
	}
	s.raw("</tbody>\n</table>\n")
}

func (s *sheet) facts(list []paper.Fact) {
	if len(list) == 0 {
		return
	}
	s.raw(`<table class="facts">`, "\n")
	for _, x := range list {
		s.raw(`<tr><th scope="row">`, words(x.Label), "</th><td>")
		s.runs(x.Value)
		s.raw("</td></tr>\n")
	}
	s.raw("</table>\n")
}

func (s *sheet) signatures(list []paper.Signature) {
	if len(list) == 0 {
		return
	}
	s.raw(`<table class="signatures">`, "\n")
	for _, x := range list {
		s.raw("<tr><td>", words(x.Post), "</td><td>", words(x.Name), "</td></tr>\n")
	}
	s.raw("</table>\n")
}

// figure writes a picture inside the page, with its caption under it.
func (s *sheet) figure(f paper.Figure) {
	p, err := s.pictures.Next()
	s.raw("<figure>\n")
	if err != nil {
		said := messages().Text("picture.unreadable", lang.Args{"name": f.Name})
		s.paragraph("missing", said.In(s.doc.Lang))
	} else {
		s.raw(`<img alt="`, line(f.Caption), `" width="`, number(p.Width), `" height="`, number(p.Height), `" src="data:image/`, markup(p.Kind), `;base64,`)
		e := base64.NewEncoder(base64.StdEncoding, s.w)
		e.Write(p.Data) // an error waits in the buffer
		e.Close()
		s.raw(`">`, "\n")
	}
	s.element("figcaption", "", f.Caption)
	s.raw("</figure>\n")
}
