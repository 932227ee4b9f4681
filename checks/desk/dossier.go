package desk

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/paper"
	"ashyq/checks/paper/picture"
)

// DossierRequest asks for everything about an inspection as one archive, for its holder
// or for a court.
type DossierRequest struct {
	Path     string
	Writers  paper.Writers
	Unmasked string // why the recipient may see personal numbers; empty: they are hidden in text files
}

// DossierResult says what the archive holds.
type DossierResult struct {
	Files []paper.DossierFile
	Left  []paper.DossierLeft
}

// dossierFormats are the formats in which the papers of a dossier are written.
var dossierFormats = []paper.Format{"docx", "html"}

// formats are those of them that can be written here.
func (r DossierRequest) formats() []paper.Format {
	return slices.DeleteFunc(slices.Clone(dossierFormats), func(f paper.Format) bool { return r.Writers[f] == nil })
}

// Dossier writes the archive, whole or not at all. The same journal gives the same
// bytes on the same day.
func (d *Desk) Dossier(ctx context.Context, inspection string, in DossierRequest) (out DossierResult, err error) {
	if len(in.formats()) == 0 {
		return out, fail("memo.format", args{"format": string(dossierFormats[0]), "formats": formats(in.Writers)})
	}
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		if err := c.wholly(); err != nil {
			return err
		}
		return d.files.Write(in.Path, func(w io.Writer) error {
			p := &packer{ctx: ctx, view: v, c: c, in: in, zip: zip.NewWriter(w), names: map[string]bool{}}
			if err := p.all(); err != nil {
				return err
			}
			out.Files, out.Left = p.list, p.left
			return p.zip.Close()
		})
	})
	return out, err
}

// packer packs one dossier, file by file: no more than one is held in memory.
type packer struct {
	*view
	ctx    context.Context
	c      *caseView
	in     DossierRequest
	judged CheckView
	input  paper.Input
	zip    *zip.Writer
	names  map[string]bool // taken, folded
	list   []paper.DossierFile
	left   []paper.DossierLeft
}

func (p *packer) all() error {
	var err error
	if p.judged, err = p.view.judged(p.c); err != nil {
		return err
	}
	p.input = paper.Input{
		Case: p.judged.Case, Holder: p.judged.Holder, Office: p.judged.Office, Findings: p.judged.Findings, Summary: p.judged.Summary,
		Basis: p.judged.Basis, Heads: headsOf(p.judged.Heads), Today: p.Today(), Law: p.judged.Law, Executor: p.author.Name,
		Days: p.judged.Office.Calendar(p.days), Program: p.program,
	}
	for _, step := range []func() error{p.papers, p.made, p.evidence, p.pages, p.steps, p.cover} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// put packs a file under a name that no other has.
func (p *packer) put(folder, name, what, about string, body []byte) error {
	return p.putAs(folder, name, paper.DossierFile{What: what, About: about}, body)
}

// putAs packs a file of which more is to be said in the list.
func (p *packer) putAs(folder, name string, line paper.DossierFile, body []byte) error {
	if err := p.ctx.Err(); err != nil {
		return err
	}
	name = p.free(folder, name)
	f, err := p.zip.Create(name)
	if err != nil {
		return err
	}
	if _, err := f.Write(body); err != nil {
		return err
	}
	line.Name, line.SHA256, line.Size = name, sum(body), len(body)
	p.list = append(p.list, line)
	return nil
}

func sum(body []byte) string {
	h := sha256.Sum256(body)
	return hex.EncodeToString(h[:])
}

// papers packs every paper that left the office, as it was put for signature and
// registered; a draft, and one that is only for signature, stays.
func (p *packer) papers() error {
	for i := range p.c.Papers {
		one := &p.c.Papers[i]
		if !one.Frozen() {
			continue
		}
		for _, f := range one.Files {
			body, err := p.kept(f.Hash)
			if err != nil {
				return err
			}
			about := one.Kind().Words().In("kk") + " / " + one.Kind().Words().In("ru")
			if err := p.put("papers/", numbered(i+1, f.Name), "paper", about, body); err != nil {
				return err
			}
		}
	}
	return nil
}

// kept reads an attachment whole, and refuses one that is not what was sealed.
func (p *packer) kept(hash string) ([]byte, error) {
	r, _, err := p.Open(journal.Hash(hash))
	if err != nil {
		return nil, caused(fail("dossier.gone", args{"hash": hash}), err)
	}
	defer r.Close()
	body, err := io.ReadAll(r)
	if err != nil || string(journal.Sum(body)) != hash {
		return nil, caused(fail("dossier.gone", args{"hash": hash}), err)
	}
	return body, nil
}

// made packs the papers that are made for the dossier, in both languages.
func (p *packer) made() error {
	for _, one := range []struct {
		name, what string
		compose    func(paper.Input) (*paper.Document, error)
	}{
		{"findings", "findings", paper.DossierFindings},
		{"register", "register", paper.DossierRegister},
		{"course", "course", paper.DossierCourse},
	} {
		for _, l := range authentic {
			p.input.Lang = l
			doc, err := one.compose(p.input)
			if err != nil {
				return err
			}
			if err := p.write(one.name+"."+string(l), one.what, doc); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *packer) write(name, what string, doc *paper.Document) error {
	for _, format := range p.in.formats() {
		var b bytes.Buffer
		if err := p.in.Writers[format].Write(p.ctx, &b, doc); err != nil {
			return err
		}
		if err := p.put("", name+"."+string(format), what, "", b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// working are the roles of files that the office made for itself.
var working = []string{answersRole, rowsRole}

// evidence packs what was attached to evidence, under its number in the register.
func (p *packer) evidence() error {
	numbers := paper.Exhibited(p.judged.Case)
	for _, e := range p.judged.Case.Evidence {
		p.gone(e.Gone)
		for _, f := range e.Files {
			if err := p.attachment("evidence/", numbered(numbers[e.ID], f.Name), "evidence", f); err != nil {
				return err
			}
		}
	}
	return nil
}

// attachment packs a file; a picture goes without what its camera wrote beside it,
// and one that cannot be read stays.
func (p *packer) attachment(folder, name, what string, f checks.File) error {
	if slices.Contains(working, f.Role) {
		p.left = append(p.left, paper.DossierLeft{SHA256: f.Hash, Why: "working"})
		return nil
	}
	body, err := p.kept(f.Hash)
	if err != nil {
		return err
	}
	if pictured(f, body) {
		shown, err := picture.Read(paper.Figure{Name: f.Name, Open: func() (io.ReadCloser, error) {
			return io.NopCloser(bytes.NewReader(body)), nil
		}})
		if err != nil {
			p.left = append(p.left, paper.DossierLeft{SHA256: f.Hash, Why: "unread"})
			return nil
		}
		return p.putAs(folder, name, paper.DossierFile{What: "photo", About: f.Hash}, shown.Data)
	}
	line := paper.DossierFile{What: what, About: f.Hash}
	body = p.masked(f, body, &line)
	return p.putAs(folder, name, line, body)
}

// pages packs the captured pages as they were kept.
func (p *packer) pages() error {
	for i := range p.judged.Case.Captures {
		p.gone(p.judged.Case.Captures[i].Gone)
		for _, f := range p.judged.Case.Captures[i].Files {
			if err := p.attachment("pages/", numbered(i+1, f.Name), "page", f); err != nil {
				return err
			}
		}
	}
	return nil
}

// steps packs what came in: objections, reports, answers. They are read as they
// stand now: a seal is of findings.
func (p *packer) steps() error {
	for i := range p.c.Steps {
		p.gone(p.c.Steps[i].Gone)
		for _, f := range p.c.Steps[i].Files {
			if err := p.attachment("course/", numbered(i+1, f.Name), "step", f); err != nil {
				return err
			}
		}
	}
	return nil
}

// cover packs the list of what was packed, for programs and in both languages.
func (p *packer) cover() error {
	data := paper.DossierData{
		Paper: "dossier", ID: p.c.Inspection.ID, Inspection: p.c.Inspection.Number, Sealed: p.judged.Sealed, Program: p.program,
		Standard: p.judged.Law.Fingerprint(), Basis: p.judged.Basis, Heads: p.input.Heads, Files: slices.Clone(p.list), Left: p.left, Unmasked: p.in.Unmasked,
	}
	if data.Left == nil {
		data.Left = []paper.DossierLeft{}
	}
	contents, err := json.MarshalIndent(data, "", "  ")
	if err != nil {
		return err
	}
	if err := p.put("", "contents.json", "contents", "", append(contents, '\n')); err != nil {
		return err
	}
	hash := p.list[len(p.list)-1].SHA256
	for _, l := range authentic {
		p.input.Lang = l
		doc, err := paper.DossierCover(paper.DossierInput{Input: p.input, DossierData: data, Contents: hash})
		if err != nil {
			return err
		}
		if err := p.write("cover."+string(l), "cover", doc); err != nil {
			return err
		}
	}
	return nil
}

func numbered(n int, name string) string {
	number := strconv.Itoa(n)
	for len(number) < 3 {
		number = "0" + number
	}
	return number + "-" + strings.TrimLeft(name, ". ")
}
