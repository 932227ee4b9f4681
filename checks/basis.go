package checks

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"ashyq/checks/calendar"
)

// Version is the version of the judge. It is raised whenever the same entries and
// data would be judged otherwise, so that a basis of an older program is known
// for one.
const Version = "2"

// basis is the hash of all that a finding was computed from: the entries about
// the check, the records of inspection and holder, the office, and the embedded
// data. When it moves, the finding may have moved.
func (d *docket) basis() string {
	lines := d.commonLines()
	about := len(lines)
	lines = append(lines, "check "+d.check.ID)
	for i := range d.c.Evidence {
		e := &d.c.Evidence[i]
		if slices.ContainsFunc(e.Serves, func(s Service) bool { return s.Check == d.check.ID }) {
			lines = append(lines, "evidence "+e.Mark.Entry)
			if f, ok := e.fragment(); ok && d.refused[f] {
				lines = append(lines, "rejected "+e.Mark.Entry)
			}
		}
	}
	for i := range d.c.Coverage {
		if c := &d.c.Coverage[i]; c.Check == d.check.ID {
			lines = append(lines, "coverage "+c.Mark.Entry)
		}
	}
	for q, list := range d.c.Answers {
		for _, a := range list {
			if q.Check == d.check.ID {
				lines = append(lines, "answer "+a.Mark.Entry)
			}
		}
	}
	slices.Sort(lines[about:])
	return hashLines(lines)
}

// commonLines name what every finding of the inspection was computed from.
func (b *bench) commonLines() []string {
	if b.common == nil {
		b.common = []string{
			"judge " + Version + " calendar " + calendar.Revision(),
			"standard " + b.law.Fingerprint(),
			"office " + b.office.digest(),
			"holder " + b.about.Mark.Entry + " " + strings.Join(b.about.Disputed, ","),
			"inspection " + b.c.Mark.Entry + " " + strings.Join(b.c.Disputed, ","),
		}
		b.common = slices.Clip(b.common)
	}
	return b.common
}

// Basis is the hash of all that some findings were computed from.
func Basis(findings []Finding) string {
	lines := make([]string, 0, len(findings))
	for _, f := range findings {
		lines = append(lines, f.Check+" "+f.Basis)
	}
	return hashLines(lines)
}

func hashLines(lines []string) string {
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return "sha256:" + hex.EncodeToString(sum[:])
}

func (o *Office) digest() string {
	if o == nil {
		return ""
	}
	return o.Digest
}
