package desk

import (
	"encoding/json"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
)

// clockRow is what the rows of an inspection keep of its terms: those that follow
// from what stands, of whatever day. Which of them run is told when they are read.
type clockRow struct {
	Owner   string        `json:"owner,omitempty"`   // whose inspection it is
	Earlier string        `json:"earlier,omitempty"` // of an unscheduled one: the inspection that it follows
	Act     calendar.Day  `json:"act,omitempty"`     // the day of its act of appointment
	Terms   []checks.Term `json:"terms,omitempty"`
}

// row writes it; nothing where nothing follows.
func (r clockRow) row() string {
	if len(r.Terms) == 0 && r.Earlier == "" {
		return ""
	}
	text, err := json.Marshal(r)
	if err != nil {
		return "" // it is made of words and numbers
	}
	return string(text)
}

// readClock reads it; what another program wrote is no row of ours, and is made anew.
func readClock(row journal.InspectionRow) (out clockRow) {
	if row.Clock != "" && json.Unmarshal([]byte(row.Clock), &out) != nil {
		return clockRow{}
	}
	return out
}

// clock gathers what follows from an inspection. Findings are those that stand.
func (f finder) clock(c *caseView, findings []checks.Finding) (clockRow, error) {
	i := c.Inspection
	out := clockRow{Owner: i.Owner}
	if i.Form == checks.Unscheduled && i.Earlier != "" {
		out.Earlier = i.Earlier
		if i.Act != nil {
			out.Act = i.Act.Date
		}
	}
	k := checks.Clock{
		Case: c.Case, Holder: c.holder, Office: c.office, Law: c.law, Days: f.days, Broken: len(checks.Broken(findings)) > 0,
	}
	var err error
	switch {
	case len(c.Found) == 1:
		k.Found = c.Found[0].Day
	case k.Sends():
		k.Found, err = f.first(c, checks.Broken(findings))
	}
	out.Terms = k.Seeds()
	return out, err
}
