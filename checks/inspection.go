package checks

import (
	"ashyq/checks/calendar"
)

// Form is the form in which an inspection is carried out. It decides what may
// be looked at and which papers may be issued.
type Form string

// The six forms. Only Remote and Unscheduled are state control.
const (
	Remote      Form = "remote"
	Unscheduled Form = "unscheduled"
	OnSite      Form = "on-site"
	Monitoring  Form = "monitoring"
	Hearing     Form = "hearing"
	Self        Form = "self"
)

// Forms lists the forms in the order in which they are offered.
func Forms() []Form {
	return []Form{Remote, Unscheduled, OnSite, Monitoring, Hearing, Self}
}

// Control tells whether the form is state control, which reaches subjects of
// control only (art. 19-1 of the Law).
func (f Form) Control() bool { return f == Remote || f == Unscheduled }

// Inspection is one look at one holder, over one period, as of one date. The
// whole record is one answer in the journal.
type Inspection struct {
	ID         string       `json:"-"` // UUIDv7, the id of its subject
	Number     string       `json:"number"`
	Holder     string       `json:"holder"`
	Categories []string     `json:"categories"`
	Period     Dated        `json:"period"`
	AsOf       calendar.Day `json:"as_of"`
	Form       Form         `json:"form"`
	Ground     string       `json:"ground,omitempty"`
	Act        *Appointment `json:"act,omitempty"`
	Earlier    string       `json:"earlier,omitempty"`
	Owner      string       `json:"owner,omitempty"`
}

// Appointment is the act of appointment of an unscheduled inspection.
type Appointment struct {
	Number string       `json:"number"`
	Date   calendar.Day `json:"date"`
	Days   int          `json:"days"` // working days
}
