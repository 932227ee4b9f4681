package desk

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"ashyq/checks"
	"ashyq/checks/paper"
)

// What leaves in a dossier goes to the holder, or to a court: personal numbers of third
// people in the files are nobody's business there. A text file goes as a masked copy,
// and is marked so; whatever cannot be masked is listed, with what was found in it as
// far as it can be read, so that a person looks at it before it leaves.

// maskable are the endings of files whose bytes are text.
var maskable = []string{".csv", ".tsv", ".txt", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".md", ".xml", ".log", ".ics", ".eml", ".mht", ".mhtml"}

// zipped are the endings of files that hold their text in XML members.
var zipped = []string{".docx", ".xlsx", ".pptx", ".odt", ".ods"}

// mostLooked bounds what is unpacked to look for personal numbers.
const mostLooked = 64 << 20

// masked hides personal numbers in the bytes of a file where it is text, and says in
// the line of the list what was done.
func (p *packer) masked(f checks.File, body []byte, line *paper.DossierFile) []byte {
	ext := strings.ToLower(path.Ext(f.Name))
	_, page := f.Body()
	switch {
	case !page && !slices.Contains(maskable, ext):
		line.Unmasked, line.Personal = true, personalIn(ext, body)
	case !textual(body):
		line.Unmasked = true
	case p.in.Unmasked != "":
		line.Unmasked, line.Personal = true, paper.Personal(string(body))
	default:
		// A telephone on a published page is there to be called.
		body, line.Masked = paper.MaskBytes(body, !page)
		if strings.HasPrefix(ext, ".json") {
			body = bareStars.ReplaceAll(body, []byte(`$1"$2"$3`))
		}
	}
	return body
}

// bareStars are digits of JSON that stood without quotes and were hidden: stars are no
// number.
var bareStars = regexp.MustCompile(`([:,\[]\s*)(\*{11,12})(\s*[,\]}])`)

// textual tells whether bytes are text in which every letter of ASCII is itself.
func textual(body []byte) bool {
	return !bytes.ContainsRune(body, 0) && (utf8.Valid(body) || !bytes.HasPrefix(body, []byte{0xff, 0xfe}) && !bytes.HasPrefix(body, []byte{0xfe, 0xff}))
}

// personalIn counts the personal numbers in a file that cannot be masked, as far as it
// can be read: a table or a document in its XML; of anything else nothing is known.
func personalIn(ext string, body []byte) int {
	if !slices.Contains(zipped, ext) {
		return 0
	}
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return 0
	}
	n, left := 0, int64(mostLooked)
	for _, member := range z.File {
		if !strings.HasSuffix(member.Name, ".xml") || left <= 0 {
			continue
		}
		r, err := member.Open()
		if err != nil {
			continue
		}
		text, _ := io.ReadAll(io.LimitReader(r, left))
		_ = r.Close()
		left -= int64(len(text))
		n += paper.Personal(string(text))
	}
	return n
}

// gone lists the files that were erased: the register names them, and they are nowhere.
func (p *packer) gone(files []checks.GoneFile) {
	for _, f := range files {
		p.left = append(p.left, paper.DossierLeft{SHA256: f.Hash, Why: "erased"})
	}
}
