package desk

import (
	"context"
	"io"
	"strings"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// Sentences says of an inspection, or of one check of it, what the memo says: of what
// is broken the sentences of the memo, one a line; of one check that is not broken its
// verdict with the reasons. English has the Russian words, as papers do.
func (d *Desk) Sentences(ctx context.Context, inspection, check string) (out lang.Text, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		in, err := v.paperInput(c)
		if err != nil {
			return err
		}
		points, err := paper.Stated(in)
		if err != nil {
			return err
		}
		var kk, ru []string
		for _, p := range points {
			if check == "" || p.Check == check {
				kk, ru = append(kk, lang.Line(p.KK)), append(ru, lang.Line(p.RU))
			}
		}
		out = lang.Text{KK: strings.Join(kk, "\n"), RU: strings.Join(ru, "\n"), EN: strings.Join(ru, "\n")}
		if check != "" && len(kk) == 0 {
			out = v.verdictSaid(in.Findings, check)
		}
		return nil
	})
	return out, err
}

// verdictSaid says the verdict of a check with its reasons, in one sentence each.
func (v *view) verdictSaid(findings []checks.Finding, check string) lang.Text {
	for _, f := range findings {
		c := v.law.Check(f.Check)
		if f.Check != check || c == nil {
			continue
		}
		said := []lang.Text{messages().Text("sentence.verdict", args{"check": c.Title, "verdict": f.Verdict})}
		for _, r := range f.Reasons {
			said = append(said, r.Words())
		}
		return joinTexts(". ", said)
	}
	return lang.Text{}
}

// joinTexts joins texts in each language.
func joinTexts(between string, list []lang.Text) lang.Text {
	var kk, ru, en []string
	for _, t := range list {
		kk, ru, en = append(kk, t.KK), append(ru, t.RU), append(en, t.EN)
	}
	return lang.Text{KK: strings.Join(kk, between), RU: strings.Join(ru, between), EN: strings.Join(en, between)}
}

// WriteText writes a text into a file: what a terminal did not take to its clipboard.
func (d *Desk) WriteText(path, text string) error {
	return d.files.Write(path, func(w io.Writer) error {
		_, err := io.WriteString(w, lang.Paragraphs(text)+"\n")
		return err
	})
}
