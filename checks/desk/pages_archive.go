package desk

import (
	"context"
	"errors"
	"io"
	"time"

	"ashyq/checks"
	"ashyq/checks/capture"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// WritePagesArchive writes the captured pages of an inspection as one web archive
// (WARC), whole or not at all, and says how many captures stand in it. Bytes that are
// not held here are named in it, and left out.
func (d *Desk) WritePagesArchive(ctx context.Context, inspection, path string) (n int, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		if n = len(c.Captures); n == 0 {
			return fail("pages.none", nil)
		}
		info := capture.ExportInfo{
			Software: d.program, Title: c.Inspection.Number + " " + c.holder.Holder.Name(c.Inspection.AsOf).Text().RU,
			Operator: lang.Line(d.author.Name), At: d.clock.Now(),
		}
		return d.files.Write(path, func(w io.Writer) error {
			return capture.Export(w, info, v.keptPages(c))
		})
	})
	return n, err
}

// keptPages gives the captures of an inspection as they are held.
func (v *view) keptPages(c *caseView) []capture.Kept {
	var out []capture.Kept
	for i := range c.Captures {
		p := &c.Captures[i]
		at, _ := time.Parse(time.RFC3339, p.At)
		k := capture.Kept{
			ID: p.ID, Asked: p.Asked, Final: p.Final, At: at, Method: capture.Method(p.Method), Status: p.Status,
			Outcome: page.Outcome(p.Outcome), Tool: p.Tool, Headers: p.Headers, Check: p.For(),
		}
		for _, f := range p.Files {
			k.Bodies = append(k.Bodies, v.keptBody(f))
		}
		out = append(out, k)
	}
	return out
}

func (v *view) keptBody(f checks.File) capture.KeptBody {
	role := f.Role
	if _, body := f.Body(); body {
		role = ""
	}
	b := capture.KeptBody{Name: f.Name, Role: role, SHA256: f.Hash}
	r, _, err := v.Open(journal.Hash(f.Hash))
	if errors.Is(err, journal.ErrNotHeld) {
		return b
	}
	if err == nil {
		_ = r.Close()
	}
	b.Open = func() (io.ReadCloser, error) {
		r, _, err := v.Open(journal.Hash(f.Hash))
		return r, err
	}
	return b
}
