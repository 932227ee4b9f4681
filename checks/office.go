package checks

import (
	"maps"
	"slices"

	"ashyq/checks/calendar"
)

// Office is everything that stands about the office: settings, accepted
// readings, corrections of the calendar, and the streams that write here.
type Office struct {
	Settings map[string][]Setting // by name; two or more are a conflict
	Readings map[string][]Reading // by limit
	Past     map[string][]Reading // readings that later ones replaced, the latest last
	Days     map[calendar.Day][]DayOff
	Editions map[string][]EditionText // by id: texts of acts that came later than the program
	Labels   map[string]string        // stream → label shown after @
	Keys     map[string][]StreamKey   // by stream: keys that are out of use

	Sittings   []Sitting                 // of the Commission, in the order of their days
	Items      []AgendaItem              // in the order of their places
	Decisions  map[string][]Decision     // by item; two or more are a conflict
	Executions map[PointKey][]Execution  // of decisions: ITEM/0
	Papers     []IssuedPaper             // of the office: agendas, protocols, tables of the year
	Templates  map[string][]TemplateText // by PAPER/LANG
	Reviews    map[string]*Reviewed      // of papers before they are signed, by ReviewOf

	Unread []string
	Digest string
}

// Setting is a setting that moves a verdict or a paper.
type Setting struct {
	Value  string `json:"value"`
	Source string `json:"source"`
	Mark   Mark   `json:"-"`
}

// Reading is an accepted reading: the department's dated choice between the
// readings of a limit, with its ground.
type Reading struct {
	Reading string       `json:"reading"`
	Ground  string       `json:"ground"`
	From    calendar.Day `json:"from"`
	Mark    Mark         `json:"-"`
}

// DayOff corrects one day of the calendar.
type DayOff struct {
	Day    string `json:"day"` // "off" or "working"
	Reason string `json:"reason"`
	Source string `json:"source"`
	Mark   Mark   `json:"-"`
}

// EditionText is the text of an act that came later than the program: an edition
// of the Standard or a list of the Law, whole and as it was written.
type EditionText struct {
	ID     string `json:"id"`   // of the act, in Latin letters; see standard.Slug
	Name   string `json:"name"` // of the act, as it is shown: "177-НҚ"
	Text   string `json:"text"` // see standard.ReadAddition
	Source string `json:"source"`
	Mark   Mark   `json:"-"`
}

// What a correction says of a day.
const (
	DayIsOff     = "off"
	DayIsWorking = "working"
)

// SettingPublished names the day of first official publication of 177-НҚ.
const SettingPublished = "edition.177-2025.published"

// Setting gives the value of a setting that is not disputed.
func (o *Office) Setting(name string) (string, bool) {
	if o == nil || len(o.Settings[name]) != 1 {
		return "", false
	}
	return o.Settings[name][0].Value, true
}

// Accepted gives the reading of a limit in force on the day, if one is accepted
// and not disputed. A new reading does not reach back: before its day the older
// one holds.
func (o *Office) Accepted(limit string, on calendar.Day) (Reading, bool) {
	if o == nil || len(o.Readings[limit]) != 1 {
		return Reading{}, false
	}
	if now := o.Readings[limit][0]; now.From <= on {
		return now, true
	}
	var best Reading
	for _, r := range o.Past[limit] {
		if r.From <= on && r.From >= best.From {
			best = r
		}
	}
	return best, best.From != 0
}

// Added lists the texts of acts that are not disputed, by their ids. Of two live
// texts of one act neither is taken.
func (o *Office) Added() []EditionText {
	if o == nil {
		return nil
	}
	var out []EditionText
	for _, id := range slices.Sorted(maps.Keys(o.Editions)) {
		if len(o.Editions[id]) == 1 {
			out = append(out, o.Editions[id][0])
		}
	}
	return out
}

// Calendar gives the embedded calendar with the office's corrections. A day
// whose corrections are in conflict stays as embedded.
func (o *Office) Calendar(embedded *calendar.Calendar) *calendar.Calendar {
	if o == nil || len(o.Days) == 0 {
		return embedded
	}
	var list []calendar.Correction
	for _, day := range slices.Sorted(maps.Keys(o.Days)) {
		answers := o.Days[day]
		if len(answers) == 1 && (answers[0].Day == DayIsOff || answers[0].Day == DayIsWorking) {
			list = append(list, calendar.Correction{
				Day: day, Off: answers[0].Day == DayIsOff, Reason: answers[0].Reason,
			})
		}
	}
	return embedded.With(list)
}
