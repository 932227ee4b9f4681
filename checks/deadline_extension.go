package checks

// extensionUnit judges how a term was extended: by at most fifteen calendar days
// past the unmoved last day, the user told within three working days. Rows whose
// term was not extended are not asked about. Whether there was a ground is asked of
// the analyst.
func (a *asked) extensionUnit(r request) (Unit, bool) {
	if r.extended == 0 && r.extendedTo == 0 && !unreadExtension(r) {
		return Unit{}, false
	}
	u, finished := a.request(r)
	if finished {
		return u, u.State != Outside
	}
	if r.extendedTo != 0 {
		_, longest, _, _ := a.answerTerm(extendedInTime(r))
		if r.extendedTo > longest.lenient {
			u = a.conclude(u, limitExtension, longest, Late, r.extendedTo, 0, reason("row.extended-over", args{"day": r.extendedTo}))
			u.Done = 0 // the day to which it was extended is no day on which anything was done
			return u, true
		}
	}
	if r.extended == 0 {
		u.State, u.Reasons = Unclear, []Reason{reason("row.no-day", args{"columns": a.columnTitles([]string{"extended"})})}
		return a.unit(u, r.received), true
	}
	t := a.limited(limitTold, r.extended)
	if !r.has("told") {
		return a.conclude(u, limitTold, t, Unclear, 0, 0, reason("row.no-column", args{"column": a.columnTitle("told")})), true
	}
	if r.told != 0 && r.told < r.extended {
		return a.conclude(u, limitTold, t, Unclear, r.told, 0, reason("row.contradiction", args{"columns": a.columnTitles([]string{"extended", "told"})})), true
	}
	s, why := a.stateOf(t, r.told, r.table.told())
	return a.conclude(u, limitTold, t, s, r.told, r.table.told(), why), true
}

// extendedInTime gives the request as if it had been extended on the first day.
func extendedInTime(r request) request {
	r.extended, r.extendedTo = r.received, 0
	return r
}

func unreadExtension(r request) bool {
	for _, name := range r.unread {
		if name == "extended" || name == "extended_to" {
			return true
		}
	}
	return false
}
