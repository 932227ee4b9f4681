package desk

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// EvidenceFiles writes the files of a piece of evidence into a folder, under their own
// names, and gives the paths. Of two files of one name the later gets a number.
func (d *Desk) EvidenceFiles(ctx context.Context, inspection, ref, folder string) (out []string, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		var found *checks.Evidence
		for i := range c.Evidence {
			if strings.HasSuffix(c.Evidence[i].ID, ref) {
				found = &c.Evidence[i]
			}
		}
		if found == nil {
			return fail("evidence.unknown", args{"ref": lang.Line(ref)})
		}
		used := map[string]bool{}
		for _, f := range found.Files {
			path := filepath.Join(folder, freeName(f.Name, used))
			if err := v.writeOut(f, path); err != nil {
				return err
			}
			out = append(out, path)
		}
		return nil
	})
	return out, err
}

// freeName makes the name of a file safe for any folder, and unlike those used.
func freeName(name string, used map[string]bool) string {
	name = filepath.Base(filepath.Clean("/" + strings.ReplaceAll(lang.Line(name), "\\", "/")))
	if name == "." || name == "/" || name == "" {
		name = "file"
	}
	free := name
	for n := 2; used[free]; n++ {
		ext := filepath.Ext(name)
		free = strings.TrimSuffix(name, ext) + "-" + strconv.Itoa(n) + ext
	}
	used[free] = true
	return free
}

// writeOut writes an attachment into a file, whole and as it was sealed.
func (v *view) writeOut(f checks.File, path string) error {
	r, _, err := v.Open(journal.Hash(f.Hash))
	if errors.Is(err, journal.ErrNotHeld) {
		return caused(fail("paper-file.gone", args{"name": f.Name}), err)
	}
	if err != nil {
		return err
	}
	defer r.Close()
	return v.files.Write(path, func(w io.Writer) error {
		_, err := io.Copy(w, r)
		return err
	})
}
