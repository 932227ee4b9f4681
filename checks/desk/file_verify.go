package desk

import (
	"bytes"
	"context"
	"io"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// What a file is, whether its bytes are whole, who signed it, and how this journal
// stands to it. A paper is looked for by its bytes among those that were kept when they
// were issued: only that says that not a letter of it was changed.

// FileTeller says what a file is that carries a journal: a backup, a bundle. It opens
// one that is shut with the key; of any other file it says FileOther.
type FileTeller interface {
	TellFile(ctx context.Context, path string, k journal.Key) (journal.FileSaid, error)
}

// HeadHere is a head that a file names, beside what is held here.
type HeadHere struct {
	journal.Head
	Label string            `json:"label,omitempty"`
	Here  journal.HeadState `json:"here"`
}

// What became of a paper.
const (
	PaperKept    = "kept"    // these very bytes were kept when it was issued
	PaperChanged = "changed" // it bears the mark of an issued paper, and other bytes
	PaperForged  = "forged"  // it bears a mark of a key of this journal, which issued no such paper
	PaperUnknown = "unknown" // this journal does not know it
)

// FilePaper says which issued paper a file is, or was.
type FilePaper struct {
	Found      string       `json:"found"`
	ID         string       `json:"id,omitempty"`
	Paper      string       `json:"paper,omitempty"`
	Inspection string       `json:"inspection,omitempty"` // its number; empty: a paper of the office
	Name       string       `json:"name,omitempty"`       // under which it is kept
	Issued     calendar.Day `json:"issued,omitempty"`
	By         string       `json:"by,omitempty"`
	Number     string       `json:"number,omitempty"` // where it was registered
	Registered calendar.Day `json:"registered,omitempty"`
	Replaced   bool         `json:"replaced,omitempty"` // a later issue took its place before it was registered
	Signed     bool         `json:"signed"`             // it carries the mark of a key
	kind       checks.PaperKind
	subject    journal.Subject
	entry      journal.Hash
}

// issued tells whether nothing speaks against the paper.
func (p FilePaper) issued() bool { return p.Found != PaperChanged && p.Found != PaperForged }

// Words names the kind of the paper.
func (p FilePaper) Words() lang.Text { return p.kind.Words() }

// FileReport is what is known of a file.
type FileReport struct {
	File        string            `json:"file"`
	Kind        string            `json:"kind"`
	OK          bool              `json:"ok"`      // nothing was found changed
	Checked     bool              `json:"checked"` // its bytes could be held against something
	SHA256      string            `json:"sha256,omitempty"`
	Entries     int               `json:"entries,omitempty"`
	Attachments int               `json:"attachments,omitempty"`
	Problems    []journal.Problem `json:"problems"`
	Notes       []journal.Problem `json:"notes"`
	Signer      *journal.SignedBy `json:"signer,omitempty"`
	Heads       []HeadHere        `json:"heads"`
	Here        journal.HeadState `json:"here,omitempty"` // the worst of the heads
	Paper       *FilePaper        `json:"paper,omitempty"`
}

// mostVerified bounds the files that are looked at as papers.
const mostVerified = greatestAttachment

// VerifyFile says what a file is and whether it was changed. Nothing is written.
func (d *Desk) VerifyFile(ctx context.Context, path string, k journal.Key) (out FileReport, err error) {
	out = FileReport{File: path, OK: true, Problems: []journal.Problem{}, Notes: []journal.Problem{}, Heads: []HeadHere{}}
	said := journal.FileSaid{Kind: journal.FileOther}
	if d.tell != nil {
		if said, err = d.tell.TellFile(ctx, path, k); err != nil {
			return out, err
		}
	}
	out.Kind = said.Kind
	err = d.read(ctx, func(v *view) error {
		if said.Kind == journal.FileOther {
			return v.verifyPaper(path, &out)
		}
		return v.verifyCarrier(said, &out)
	})
	if err == ErrNoStore && said.Kind != journal.FileOther {
		out.carry(said)
		return out, nil
	}
	return out, err
}

// carry takes over what the file says of itself.
func (r *FileReport) carry(said journal.FileSaid) {
	report := said.Report
	r.Checked = said.Kind != journal.FileShut
	r.OK = len(report.Problems) == 0
	r.Entries, r.Attachments, r.Signer = report.Entries, report.Attachments, report.Signer
	r.Problems, r.Notes = append(r.Problems, report.Problems...), append(r.Notes, report.Notes...)
	for _, h := range report.Heads {
		r.Heads = append(r.Heads, HeadHere{Head: h, Here: journal.HeadUnknown})
	}
}

// verifyCarrier holds a file that carries a journal against this one, which alone says who
// the signer is: a file names whom it likes.
func (v *view) verifyCarrier(said journal.FileSaid, out *FileReport) error {
	out.carry(said)
	if out.Signer != nil {
		streams, err := v.Streams()
		if err != nil {
			return err
		}
		*out.Signer = out.Signer.In(streams, said.Report.Heads)
	}
	return v.stand(out)
}

// stand says how this journal stands to the heads of a file.
func (v *view) stand(out *FileReport) error {
	office, err := v.office()
	if err != nil {
		return err
	}
	for i := range out.Heads {
		h := &out.Heads[i]
		h.Label = office.Labels[string(h.Stream)]
		if h.Here, err = journal.StateOf(v.Reader, h.Head); err != nil {
			return err
		}
		out.Here = out.Here.Worse(h.Here)
	}
	return nil
}

// verifyPaper looks for the bytes of a file among those of issued papers, and for the
// mark of a key in it.
func (v *view) verifyPaper(path string, out *FileReport) error {
	body, err := v.bytesOf(path)
	if err != nil {
		return err
	}
	hash := journal.Sum(body)
	out.SHA256 = string(hash)
	entries, err := v.Attaching(hash)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if p, ok := v.keptIn(e, hash); ok {
			out.Paper = &p
		}
	}
	if err := v.markOf(body, out); err != nil {
		return err
	}
	if out.Paper == nil {
		return nil
	}
	out.Kind = journal.FilePaper
	out.Checked = out.Paper.Found != PaperUnknown
	out.OK = out.Paper.issued() && (out.Signer == nil || out.Signer.Stands) && len(out.Problems) == 0 && out.Here != journal.HeadOtherWay
	return v.follow(out.Paper)
}

// bytesOf reads a file as far as a paper can be long.
func (v *view) bytesOf(path string) ([]byte, error) {
	r, err := v.files.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer r.Close()
	var body bytes.Buffer
	n, err := io.Copy(&body, io.LimitReader(r, mostVerified+1))
	if err != nil {
		return nil, unreadable(path, err)
	}
	if n > mostVerified {
		return nil, fail("file.too-large", args{"path": lang.Line(path), "mib": mostVerified >> 20})
	}
	return body.Bytes(), nil
}
