package journal

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"ashyq/checks"
)

// The kinds of entry. Facts stand until withdrawn; answers carry a matter and
// replace the live answers that their author saw.
const (
	KindStream     = "stream"
	KindHolder     = "holder"
	KindSame       = "same"
	KindInspection = "inspection"
	KindState      = "state"
	KindEvidence   = "evidence"
	KindCoverage   = "coverage"
	KindCapture    = "capture"
	KindRejected   = "rejected"
	KindVerdict    = "verdict"
	KindSetting    = "setting"
	KindReading    = "reading"
	KindCalendar   = "calendar"
	KindEdition    = "edition"
	KindSample     = "sample"
	KindPaper      = "paper"
	KindPaperState = "paper-state"
	KindContent    = "paper-content"
	KindFound      = "found"
	KindStep       = "step"
	KindRuling     = "ruling"
	KindExecution  = "execution"
	KindRegion     = "region"
	KindSitting    = "sitting"
	KindItem       = "item"
	KindDecision   = "decision"
	KindTemplate   = "template"
	KindWithdrawn  = "withdrawn"
	KindErased     = "erased"
)

// Why something is withdrawn.
const (
	ByMistake  = "entered by mistake"
	Superseded = "superseded"
	Refuted    = "refuted"
	ByCourt    = "annulled by a superior or a court"
)

// Stream is the first entry of a stream: the public half of its key, the label
// shown after @, and the heads that it continues.
type Stream struct {
	Label     string        `json:"label"` // 2–8 letters
	Key       string        `json:"key"`   // Ed25519 public key, hex
	Continues []checks.Head `json:"continues"`
}

// Withdrawn takes entries back; its targets stand in the header.
type Withdrawn struct {
	Why    string `json:"why"`
	Reason string `json:"reason"`
}

// Erased lets the bytes of payloads and attachments go; their hashes stand in
// the header.
type Erased struct {
	Why    string `json:"why"`
	Reason string `json:"reason"`
}

// kind is what the format says of one kind of entry.
type kind struct {
	version  int               // the greatest version of the payload that this program reads
	families []string          // of the subjects on which it may stand; nil: of any
	matter   string            // "": a fact; a word: just that; a word and a space: what it is about follows
	read     func(Entry) error // tells whether the payload can be read
}

var (
	aboutOffice     = []string{"office"}
	aboutHolder     = []string{"holder"}
	aboutInspection = []string{"inspection"}
	aboutPapers     = []string{"inspection", "office"}
)

var kinds = map[string]kind{
	KindStream:     {1, aboutOffice, "", readable[Stream]},
	KindHolder:     {1, aboutHolder, "holder", readable[checks.Holder]},
	KindSame:       {1, aboutHolder, "same ", readable[checks.Same]},
	KindInspection: {1, aboutInspection, "inspection", readable[checks.Inspection]},
	KindState:      {1, aboutInspection, "state", readable[checks.Standing]},
	KindEvidence:   {1, aboutInspection, "evidence ", readable[checks.Evidence]},
	KindCoverage:   {1, aboutInspection, "coverage ", readable[checks.Coverage]},
	KindCapture:    {1, aboutInspection, "", readable[checks.Capture]},
	KindRejected:   {1, aboutInspection, "proposal ", readable[checks.Rejection]},
	KindVerdict:    {1, aboutInspection, "verdict ", readable[checks.Answer]},
	KindSetting:    {1, aboutOffice, "setting ", readable[checks.Setting]},
	KindReading:    {1, aboutOffice, "reading ", readable[checks.Reading]},
	KindCalendar:   {1, aboutOffice, "calendar ", readable[checks.DayOff]},
	KindEdition:    {1, aboutOffice, "edition ", readable[checks.EditionText]},
	KindSample:     {1, aboutInspection, "sample ", readable[checks.Sample]},
	KindPaper:      {1, aboutPapers, "paper ", readable[checks.IssuedPaper]},
	KindPaperState: {1, aboutPapers, "paper-state ", readable[checks.PaperState]},
	KindContent:    {1, aboutPapers, "paper-content ", readable[checks.PaperContent]},
	KindFound:      {1, aboutInspection, "found", readable[checks.FoundDay]},
	KindStep:       {1, aboutInspection, "step ", readable[checks.Step]},
	KindRuling:     {1, aboutInspection, "ruling ", readable[checks.Ruling]},
	KindExecution:  {1, aboutPapers, "execution ", readable[checks.Execution]},
	KindRegion:     {1, aboutHolder, "region", readable[checks.Region]},
	KindSitting:    {1, aboutOffice, "sitting ", readable[checks.Sitting]},
	KindItem:       {1, aboutOffice, "item ", readable[checks.AgendaItem]},
	KindDecision:   {1, aboutOffice, "decision ", readable[checks.Decision]},
	KindTemplate:   {1, aboutOffice, "template ", readable[checks.TemplateText]},
	KindWithdrawn:  {1, nil, "", readable[Withdrawn]},
	KindErased:     {1, nil, "", readable[Erased]},
}

// Known tells whether this program knows the kind and the version of the entry.
func Known(e Entry) bool {
	return e.Header.Version <= kinds[e.Header.Kind].version
}

// errPlace says that an entry of a known kind stands on a subject or answers a
// matter that is not of its kind.
var errPlace = errors.New("journal: the subject or the matter is not of this kind")

// placed tells whether the subject and the matter are those of the kind. Of a
// kind or version that is not known nothing can be said, so it is.
func placed(e Entry) bool {
	k := kinds[e.Header.Kind]
	if !Known(e) {
		return true
	}
	if k.families != nil && !slices.Contains(k.families, e.Header.Subject.Family()) {
		return false
	}
	rest, begins := strings.CutPrefix(e.Header.Matter, k.matter)
	return begins && strings.HasSuffix(k.matter, " ") == (rest != "")
}

// about gives what follows the first word of the matter: an id, a name, a day.
func about(e Entry) string {
	_, rest, _ := strings.Cut(e.Header.Matter, " ")
	return rest
}

// legible tells whether a program that knows the entry can read it. What is
// written must be; of what came from elsewhere the fold says what was not.
func legible(e Entry) error {
	switch {
	case !Known(e):
		return nil
	case !placed(e):
		return fmt.Errorf("%w: %s, %q, %q", errPlace, e.Header.Kind, e.Header.Subject, e.Header.Matter)
	}
	return kinds[e.Header.Kind].read(e)
}
