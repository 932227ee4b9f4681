package desk

import (
	"strings"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// An inspection, a holder or a piece of evidence is named by its short number
// where it has one, or by a unique ending of its id.

// findInspection resolves what was typed into one inspection.
func (v *view) findInspection(ref string) (journal.InspectionRow, error) {
	ref = strings.TrimSpace(ref)
	number, labelled, _ := strings.Cut(ref, "@")
	if number == "" {
		return journal.InspectionRow{}, fail("inspection.unknown", args{"ref": lang.Line(ref)})
	}
	rows, err := v.Inspections(journal.InspectionQuery{Number: number})
	if err != nil {
		return journal.InspectionRow{}, err
	}
	if labelled != "" || len(rows) > 1 {
		rows, err = v.meant(rows, labelled)
	}
	if err == nil && len(rows) == 0 && ref != "" {
		rows, err = v.Inspections(journal.InspectionQuery{Ending: ref, Limit: 10})
	}
	switch {
	case err != nil:
		return journal.InspectionRow{}, err
	case len(rows) == 0:
		return journal.InspectionRow{}, fail("inspection.unknown", args{"ref": lang.Line(ref)})
	case len(rows) > 1:
		return journal.InspectionRow{}, fail("inspection.several", args{"ref": lang.Line(ref), "ids": inspectionIDs(rows)})
	}
	return rows[0], nil
}

func (v *view) meant(rows []journal.InspectionRow, label string) ([]journal.InspectionRow, error) {
	numbers, err := v.numbering()
	return numbers.meant(rows, label), err
}

func inspectionIDs(rows []journal.InspectionRow) []string {
	var out []string
	for _, r := range rows {
		out = append(out, r.ID)
	}
	return out
}

// caseOf resolves an inspection and folds it, with its holder and the office.
func (v *view) caseOf(ref string) (*caseView, error) {
	row, err := v.findInspection(ref)
	if err != nil {
		return nil, err
	}
	return v.load(row.ID)
}

// caseView is an inspection with what it depends on.
type caseView struct {
	*checks.Case
	holder *checks.HolderState
	office *checks.Office
	law    *standard.Standard
}

func (v *view) load(id string) (*caseView, error) {
	c, err := v.inspection(id)
	if err != nil {
		return nil, err
	}
	h, err := v.holder(c.Inspection.Holder)
	if err != nil {
		return nil, err
	}
	o, err := v.office()
	return &caseView{Case: c, holder: h, office: o, law: v.law}, err
}

// wholly refuses to seal what was not wholly read: entries of a newer program
// about the inspection, its holder or the office.
func (c *caseView) wholly() error {
	if len(c.Unread)+len(c.holder.Unread)+len(c.office.Unread) > 0 {
		return fail("inspection.partly-read", nil)
	}
	return nil
}

// subject gives the subject of the inspection.
func (c *caseView) subject() journal.Subject { return journal.Inspection(c.Inspection.ID) }

// findHolder resolves what was typed into a known holder: an id or its ending,
// or the one exact name. None is not an error.
func (v *view) findHolder(ref string) (row journal.HolderRow, found bool, err error) {
	if lang.Name(ref) == "" {
		return journal.HolderRow{}, false, nil
	}
	rows, err := v.Holders(journal.HolderQuery{Exact: lang.Name(ref)})
	if err == nil && len(rows) == 0 && len(ref) >= 4 {
		rows, err = v.Holders(journal.HolderQuery{Ending: ref, Limit: 10})
	}
	switch {
	case err != nil || len(rows) == 0:
		return journal.HolderRow{}, false, err
	case len(rows) > 1:
		return journal.HolderRow{}, false, fail("holder.several", args{"ref": lang.Line(ref), "list": holderList(rows)})
	}
	return rows[0], true, nil
}

func holderList(rows []journal.HolderRow) []string {
	var out []string
	for _, r := range rows {
		name := r.NameKK
		if name == "" {
			name = r.NameRU
		}
		out = append(out, name+" ("+r.ID+")")
	}
	return out
}

// mustHolder resolves a holder that has to be known.
func (v *view) mustHolder(ref string) (journal.HolderRow, error) {
	row, found, err := v.findHolder(ref)
	if err == nil && !found {
		err = fail("holder.unknown", args{"ref": lang.Line(ref)})
	}
	return row, err
}

// findEvidence resolves the id of a live piece of evidence or coverage.
func (v *view) findEvidence(ref string) (journal.EvidenceRow, error) {
	ref = strings.TrimSpace(ref)
	if ref == "" {
		return journal.EvidenceRow{}, fail("evidence.unknown", args{"ref": ref})
	}
	rows, err := v.EvidenceRows(journal.EvidenceQuery{Ending: ref, Limit: 10})
	switch {
	case err != nil:
		return journal.EvidenceRow{}, err
	case len(rows) == 0:
		return journal.EvidenceRow{}, fail("evidence.unknown", args{"ref": lang.Line(ref)})
	case len(rows) > 1:
		return journal.EvidenceRow{}, fail("evidence.several", args{"ref": lang.Line(ref)})
	}
	return rows[0], nil
}
