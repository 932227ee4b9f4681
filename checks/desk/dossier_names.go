package desk

import (
	"cmp"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"ashyq/checks"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// longestName bounds the name of a file in an archive, in bytes: together with its
// folder it is short for every program that unpacks.
const longestName = 120

// free gives a name that is safe in any program that unpacks an archive, and that no
// other file of this one has. The folder is ours, the rest may be anybody's.
func (p *packer) free(folder, name string) string {
	base := safeName(name)
	ext := path.Ext(base)
	stem := strings.TrimSuffix(base, ext)
	for n := 2; p.names[lang.Fold(folder+base)]; n++ {
		base = stem + "-" + strconv.Itoa(n) + ext
	}
	p.names[lang.Fold(folder+base)] = true
	return folder + base
}

// dots in a row name a folder above in some programs.
var dots = regexp.MustCompile(`\.{2,}`)

// safeName keeps letters and digits, composed, and what parts them; personal numbers
// in a name are hidden too.
func safeName(name string) string {
	name = norm.NFC.String(paper.Mask(lang.EN, name))
	var b strings.Builder
	for _, r := range name {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Mn, r), r == '-', r == '_', r == '.':
			b.WriteRune(r)
		default:
			b.WriteByte('_')
		}
	}
	name = strings.Trim(dots.ReplaceAllString(b.String(), "."), ".")
	ext := path.Ext(name)
	if len(ext) > 12 {
		ext = ""
	}
	stem := strings.TrimSuffix(name, ext)
	for len(stem)+len(ext) > longestName {
		_, size := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-size]
	}
	return cmp.Or(stem+ext, "file")
}

// pictures are the endings of pictures, also of those that no paper can hold.
var pictures = []string{".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".gif", ".tif", ".tiff", ".dng"}

// pictured tells whether a file is a picture by what it says, or by its first bytes.
func pictured(f checks.File, body []byte) bool {
	return f.Role == "photo" || slices.Contains(pictures, strings.ToLower(path.Ext(f.Name))) ||
		strings.HasPrefix(http.DetectContentType(body[:min(len(body), 512)]), "image/")
}
