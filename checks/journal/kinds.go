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
	KindReview     = "review"
	KindKey        = "key"
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

// Why bytes are let go, beside ByMistake and ByCourt.
const (
	PersonalData  = "personal data"
	RetentionOver = "retention is over"
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
	version  int                      // the greatest version of the payload that this program reads
	families []string                 // of the subjects on which it may stand; nil: of any
	matter   string                   // "": a fact; a word: just that; a word and a space: what it is about follows
	read     func(Entry) (any, error) // gives what the payload says
}

var (
	aboutOffice     = []string{"office"}
	aboutHolder     = []string{"holder"}
	aboutInspection = []string{"inspection"}
	aboutPapers     = []string{"inspection", "office"}
)

var kinds = map[string]kind{
	KindStream:     {1, aboutOffice, "", decoded[Stream]},
	KindHolder:     {1, aboutHolder, "holder", decoded[checks.Holder]},
	KindSame:       {1, aboutHolder, "same ", decoded[checks.Same]},
	KindInspection: {1, aboutInspection, "inspection", decoded[checks.Inspection]},
	KindState:      {1, aboutInspection, "state", decoded[checks.Standing]},
	KindEvidence:   {1, aboutInspection, "evidence ", decoded[checks.Evidence]},
	KindCoverage:   {1, aboutInspection, "coverage ", decoded[checks.Coverage]},
	KindCapture:    {1, aboutInspection, "", decoded[checks.Capture]},
	KindRejected:   {1, aboutInspection, "proposal ", decoded[checks.Rejection]},
	KindVerdict:    {1, aboutInspection, "verdict ", decoded[checks.Answer]},
	KindSetting:    {1, aboutOffice, "setting ", decoded[checks.Setting]},
	KindReading:    {1, aboutOffice, "reading ", decoded[checks.Reading]},
	KindCalendar:   {1, aboutOffice, "calendar ", decoded[checks.DayOff]},
	KindEdition:    {1, aboutOffice, "edition ", decoded[checks.EditionText]},
	KindSample:     {1, aboutInspection, "sample ", decoded[checks.Sample]},
	KindPaper:      {1, aboutPapers, "paper ", decoded[checks.IssuedPaper]},
	KindPaperState: {1, aboutPapers, "paper-state ", decoded[checks.PaperState]},
	KindContent:    {1, aboutPapers, "paper-content ", decoded[checks.PaperContent]},
	KindFound:      {1, aboutInspection, "found", decoded[checks.FoundDay]},
	KindStep:       {1, aboutInspection, "step ", decoded[checks.Step]},
	KindRuling:     {1, aboutInspection, "ruling ", decoded[checks.Ruling]},
	KindExecution:  {1, aboutPapers, "execution ", decoded[checks.Execution]},
	KindRegion:     {1, aboutHolder, "region", decoded[checks.Region]},
	KindSitting:    {1, aboutOffice, "sitting ", decoded[checks.Sitting]},
	KindItem:       {1, aboutOffice, "item ", decoded[checks.AgendaItem]},
	KindDecision:   {1, aboutOffice, "decision ", decoded[checks.Decision]},
	KindTemplate:   {1, aboutOffice, "template ", decoded[checks.TemplateText]},
	KindReview:     {1, aboutPapers, "review ", decoded[checks.Review]},
	KindKey:        {1, aboutOffice, "key ", decoded[checks.StreamKey]},
	KindWithdrawn:  {1, nil, "", decoded[Withdrawn]},
	KindErased:     {1, nil, "", decoded[Erased]},
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
	_, err := kinds[e.Header.Kind].read(e)
	return err
}

// Value gives what the payload of an entry says, whatever its kind: to be said again
// in the place of two answers that stand against each other.
func Value(e Entry) (any, error) {
	if !Known(e) || !placed(e) {
		return nil, errPlace
	}
	return kinds[e.Header.Kind].read(e)
}
