package desk

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// Names of copies say whose they are and when they were made, in UTC:
// ashyq-АС-20260120T040000.db, with .age where it is shut, with a number where one was
// made in that second already.
var copyName = regexp.MustCompile(`^ashyq-(\pL{2,8})-(\d{8}T\d{6})(?:-(\d{1,4}))?\.db(\.age)?$`)

const stampLayout = "20060102T150405"

// stamp is what a name says.
type stamp struct {
	label string
	time  time.Time
	n     int
	shut  bool
}

func (s stamp) String() string {
	ending, number := ".db", ""
	if s.shut {
		ending += ".age"
	}
	if s.n > 0 {
		number = "-" + strconv.Itoa(s.n)
	}
	return fmt.Sprintf("ashyq-%s-%s%s%s", s.label, s.time.UTC().Format(stampLayout), number, ending)
}

// compare orders by time; of one second by number.
func (s stamp) compare(o stamp) int {
	return cmp.Or(s.time.Compare(o.time), cmp.Compare(s.n, o.n), cmp.Compare(s.label, o.label))
}

// parseCopyName reads a name; a name that would be written otherwise is not one of ours.
func parseCopyName(name string) (stamp, bool) {
	m := copyName.FindStringSubmatch(name)
	if m == nil {
		return stamp{}, false
	}
	at, err := time.Parse(stampLayout, m[2])
	n, _ := strconv.Atoi(m[3]) // empty: none
	s := stamp{label: m[1], time: at, n: n, shut: m[4] != ""}
	return s, err == nil && s.String() == name
}
