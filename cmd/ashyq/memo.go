package main

import (
	"path/filepath"
	"slices"
	"strings"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/docx"
	jsonpaper "ashyq/checks/paper/json"
	"ashyq/checks/paper/md"
)

// writers are the formats of papers.
func writers() paper.Writers {
	return paper.Writers{docx.Format: docx.Writer{}, md.Format: md.Writer{}, jsonpaper.Format: jsonpaper.Writer{}}
}

// memoCmd writes the findings memo.
type memoCmd struct {
	Inspection string `arg:"" name:"inspection"`
	Format     string `placeholder:"format"`
	Out        string `short:"o" placeholder:"file"`
	Issue      bool
}

type memoView struct {
	Paper   string      `json:"paper"`
	Format  string      `json:"format"`
	Lang    lang.Lang   `json:"lang"`
	File    string      `json:"file"`
	Issued  bool        `json:"issued"`
	Missing []paper.Gap `json:"missing"` // what stands between it and the signature
}

// Run writes the memo to the file, or to the standard output.
func (c memoCmd) Run(s *session) error {
	format, err := c.format()
	if err != nil {
		return err
	}
	switch {
	case c.Out == "" && s.flags.JSON && format != jsonpaper.Format:
		return usage("usage.json-needs-file", nil)
	case c.Issue && s.lang == lang.EN:
		return usage("usage.issue-lang", nil)
	case c.Out == "" && s.terminal && format == docx.Format:
		return usage("usage.docx-needs-file", nil)
	}
	job := s.read
	if c.Issue {
		job = s.write
	}
	return job(func(d *desk.Desk) error {
		request := desk.MemoRequest{Lang: s.lang, Issue: c.Issue, Writers: writers(), Format: format, Out: s.out}
		if c.Out == "" {
			_, err := d.Memo(s.ctx, c.Inspection, request)
			return err
		}
		result, err := d.WriteMemo(s.ctx, c.Inspection, c.Out, request)
		if err != nil {
			return err
		}
		return s.wrote(c, format, result)
	})
}

// format is the one named, else that of the ending of the file, else DOCX.
func (c memoCmd) format() (paper.Format, error) {
	formats := writers().Formats()
	typed := strings.ToLower(c.Format)
	if typed == "" {
		typed = strings.ToLower(strings.TrimPrefix(filepath.Ext(c.Out), "."))
		if c.Out == "" || !slices.Contains(formats, paper.Format(typed)) && !foreignFormat(typed) {
			typed = string(docx.Format)
		}
	}
	if !slices.Contains(formats, paper.Format(typed)) {
		return "", refuse("memo.format", lang.Args{
			"format": quoted(typed), "formats": bare(formats, func(f paper.Format) string { return string(f) }),
		})
	}
	return paper.Format(typed), nil
}

// foreignFormat tells endings that promise a format which is not written.
func foreignFormat(ending string) bool {
	return slices.Contains([]string{"pdf", "html", "xlsx", "doc", "odt"}, ending)
}

func (s *session) wrote(c memoCmd, format paper.Format, r desk.MemoResult) error {
	return s.answer(memoView{"memo", string(format), s.lang, c.Out, r.Issued, list(r.Missing)}, func() {
		key := "memo.draft"
		if r.Issued {
			key = "memo.issued"
		}
		s.saying(key, lang.Args{"path": lang.Line(c.Out)})
		var blocks, blanks []lang.Text
		for _, gap := range r.Missing {
			text := gap.Text
			if name, ok := strings.CutPrefix(gap.Where, "setting "); ok { // as it is typed to settings set
				text = lang.Text{KK: text.KK + ": " + name, RU: text.RU + ": " + name, EN: text.EN + ": " + name}
			}
			if gap.Blocks {
				blocks = append(blocks, text)
			} else {
				blanks = append(blanks, text)
			}
		}
		s.paragraphs("memo.blocks", blocks)
		s.paragraphs("memo.blanks", blanks)
	})
}
