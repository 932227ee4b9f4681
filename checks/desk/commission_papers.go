package desk

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// FolderFile is a file of a folder that is written as one.
type FolderFile struct {
	Name string
	Body []byte
}

// Folders writes a whole folder: all of its files, or none. Where what stands there
// is anything but the same files, it is left and refused.
type Folders interface {
	WriteFolder(path string, files []FolderFile) error
}

// PackageRequest asks for all papers of a sitting.
type PackageRequest struct {
	Path    string // a folder, or one file that ends in .zip
	Formats []paper.Format
	Langs   []lang.Lang // none: Kazakh and Russian
	Writers paper.Writers
	Issue   bool // put the agenda for signature first
}

// PackageResult says what was written.
type PackageResult struct {
	Issued string   `json:"issued,omitempty"` // id of the agenda that was put for signature
	Files  []string `json:"files"`
	Ready  int      `json:"ready"`
	Items  int      `json:"items"`
}

// SittingPackage writes the agenda, a reference note for each item, the invitations
// and the minutes (a draft before the sitting) as one folder or one archive, whole or
// not at all. An agenda that was put for signature is in the journal even where the
// folder could not be written: the result says so beside the error.
func (d *Desk) SittingPackage(ctx context.Context, sitting string, in PackageRequest) (out PackageResult, err error) {
	if len(in.Langs) == 0 {
		in.Langs = authentic
	}
	for _, f := range in.Formats {
		if _, ok := in.Writers[f]; !ok {
			return out, fail("memo.format", args{"format": lang.Line(string(f)), "formats": formats(in.Writers)})
		}
	}
	if in.Issue {
		if out.Issued, err = d.FreezeAgenda(ctx, sitting, in.Writers); err != nil {
			return out, err
		}
	}
	var files []FolderFile
	err = d.read(ctx, func(v *view) error {
		view, err := v.agenda(ctx, sitting)
		if err != nil {
			return err
		}
		if len(view.Items) == 0 {
			return fail("agenda.empty", nil)
		}
		out.Ready, out.Items = view.Ready, len(view.Items)
		files, err = v.sittingFiles(ctx, view, in)
		return err
	})
	if err != nil {
		return out, err
	}
	for _, f := range files {
		out.Files = append(out.Files, f.Name)
	}
	return out, d.put(in.Path, files)
}

// put writes the files as a folder, or as one archive.
func (d *Desk) put(path string, files []FolderFile) error {
	if strings.EqualFold(filepath.Ext(path), ".zip") {
		return d.files.Write(path, func(w io.Writer) error { return packed(w, files) })
	}
	folders, ok := d.files.(Folders)
	if !ok {
		return fail("folder.unwritten", args{"path": lang.Line(path)})
	}
	return folders.WriteFolder(path, files)
}

func packed(w io.Writer, files []FolderFile) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		part, err := z.Create(f.Name)
		if err != nil {
			return err
		}
		if _, err := part.Write(f.Body); err != nil {
			return err
		}
	}
	return z.Close()
}

// sittingFiles composes and writes every paper of the sitting, in memory.
func (v *view) sittingFiles(ctx context.Context, view AgendaView, in PackageRequest) ([]FolderFile, error) {
	var out []FolderFile
	for _, l := range in.Langs {
		docs, err := v.sittingPapers(view, l)
		if err != nil {
			return nil, err
		}
		for _, doc := range docs {
			for _, format := range in.Formats {
				if err := ctx.Err(); err != nil {
					return nil, err
				}
				var b bytes.Buffer
				if err := in.Writers[format].Write(ctx, &b, doc.doc); err != nil {
					return nil, err
				}
				out = append(out, FolderFile{Name: doc.name + "." + string(l) + "." + string(format), Body: b.Bytes()})
			}
		}
	}
	return out, nil
}

// namedPaper is a paper with the name of its file.
type namedPaper struct {
	name string
	doc  *paper.Document
}

// sittingPapers composes every paper of the sitting in a language.
func (v *view) sittingPapers(view AgendaView, l lang.Lang) ([]namedPaper, error) {
	in, err := v.sittingInput(view, l)
	if err != nil {
		return nil, err
	}
	// An agenda that says word for word what was put for signature bears no mark of a
	// draft; everything else does.
	issued := in
	same, err := v.as(view)
	if err != nil {
		return nil, err
	}
	issued.Draft = !same
	agenda, err := paper.Agenda(issued)
	if err != nil {
		return nil, err
	}
	if !issued.Draft {
		agenda.ID = view.Paper.ID
	}
	out := []namedPaper{{"agenda", agenda}}
	in.Draft = true
	for n := range view.Items {
		note, err := v.note(in, view, n+1)
		if err != nil {
			return nil, err
		}
		out = append(out, namedPaper{fmt.Sprintf("reference-%02d", n+1), note})
	}
	for n, i := range view.Items {
		if i.Kind != checks.HearItem {
			continue
		}
		letter, err := paper.Invitation(in, n+1)
		if err != nil {
			return nil, err
		}
		out = append(out, namedPaper{fmt.Sprintf("invitation-%02d", n+1), letter})
	}
	protocol, err := paper.Protocol(in)
	if err != nil {
		return nil, err
	}
	return append(out, namedPaper{"protocol", protocol}), nil
}

// note composes the reference note of an item: from its inspection where that prepares
// a hearing, else from the item itself.
func (v *view) note(in paper.SittingInput, view AgendaView, n int) (*paper.Document, error) {
	i := &view.Items[n-1]
	if i.input == nil || i.input.Case.Inspection.Form != checks.Hearing {
		return paper.Note(in, n)
	}
	about := *i.input
	about.Lang, about.Draft = in.Lang, true
	return paper.ReferenceFor(about, in, n)
}

// sittingInput gathers what the papers of a sitting are written from.
func (v *view) sittingInput(view AgendaView, l lang.Lang) (paper.SittingInput, error) {
	o, err := v.office()
	in := paper.SittingInput{
		Lang: l, Office: o, Law: v.law, Sitting: view.Sitting, Today: v.Today(), Executor: v.author.Name,
	}
	for i := range view.Items {
		x := &view.Items[i]
		in.Items = append(in.Items, paper.SittingItem{
			AgendaItem: x.AgendaItem, Name: x.Name, Number: x.Number, Summary: x.Summary, Indicators: x.Indicators,
			Decided: x.Decided, Followed: x.Followed,
		})
	}
	return in, err
}

// PreviewSitting shows a paper of the sitting as a tree: the agenda, the minutes, or
// the note or invitation of an item (n from 1).
func (d *Desk) PreviewSitting(ctx context.Context, sitting string, kind checks.PaperKind, n int, l lang.Lang) (doc *paper.Document, err error) {
	err = d.read(ctx, func(v *view) error {
		view, err := v.agenda(ctx, sitting)
		if err != nil {
			return err
		}
		in, err := v.sittingInput(view, l)
		if err != nil {
			return err
		}
		in.Draft = true
		if slices.Contains([]checks.PaperKind{checks.ReferencePaper, checks.InvitationPaper}, kind) && (n < 1 || n > len(view.Items)) {
			return fail("item.place", args{"place": n, "n": len(view.Items)})
		}
		switch kind {
		case checks.AgendaPaper:
			doc, err = paper.Agenda(in)
		case checks.ProtocolPaper:
			doc, err = paper.Protocol(in)
		case checks.ReferencePaper:
			doc, err = v.note(in, view, n)
		case checks.InvitationPaper:
			doc, err = paper.Invitation(in, n)
		default:
			err = fail("paper.unknown", args{"paper": quote(string(kind)), "papers": officePaperIDs()})
		}
		return err
	})
	return doc, err
}

func officePaperIDs() []string {
	return []string{string(checks.AgendaPaper), string(checks.ReferencePaper), string(checks.InvitationPaper), string(checks.ProtocolPaper)}
}
