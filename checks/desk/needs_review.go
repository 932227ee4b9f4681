package desk

import (
	"maps"
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// reviewPage is how many inspections are asked for at a time.
const reviewPage = 200

// reviews lists the papers that a second person is asked to read, and those that came
// back with remarks, those of the office too. Who asked does not read; who asked or
// owns mends. All inspections of which a paper is being read are looked into: a row
// tells that one is, not by whom.
func (m *needing) reviews() error {
	o, err := m.office()
	if err != nil {
		return err
	}
	lines := map[NeedKind][]NeedLine{}
	for _, l := range m.underReview(o.Reviews, "") {
		if at := slices.IndexFunc(o.Sittings, func(s checks.Sitting) bool {
			return l.Review == checks.ReviewOf(l.Paper, checks.PaperDetails{Sitting: s.ID})
		}); at >= 0 {
			l.Name = lang.Same(o.Sittings[at].Day.Digits())
		}
		lines[l.Kind] = append(lines[l.Kind], l)
	}
	q := journal.InspectionQuery{Needs: journal.NeedsReview, Limit: reviewPage}
	for {
		rows, err := m.Inspections(q)
		if err != nil {
			return err
		}
		if err := m.reviewsOf(rows, lines); err != nil {
			return err
		}
		if q.Offset += len(rows); len(rows) < reviewPage {
			break
		}
	}
	for _, kind := range []NeedKind{NeedReading, NeedMending} {
		if list := lines[kind]; len(list) > 0 {
			m.out.Count[kind] = len(list)
			m.out.Lines = append(m.out.Lines, list[:min(len(list), mostOfKind)]...)
			m.beyond(kind, len(list)-mostOfKind)
		}
	}
	return nil
}

// reviewsOf adds the lines of some inspections.
func (m *needing) reviewsOf(rows []journal.InspectionRow, lines map[NeedKind][]NeedLine) error {
	names, err := m.names(rows)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if err := m.ctx.Err(); err != nil {
			return err
		}
		c, err := m.inspection(r.ID)
		if err != nil {
			return err
		}
		for _, l := range m.underReview(c.Reviews, c.Inspection.Owner) {
			l.Inspection, l.Shown, l.Name = r.ID, m.numbers.shown(r), names[r.Holder].Text()
			lines[l.Kind] = append(lines[l.Kind], l)
		}
	}
	return nil
}

// underReview gives a line for each paper that is being read, as far as it concerns
// this author: those who brought it there mend it, and whoever owns the inspection; the
// others read it.
func (m *needing) underReview(reviews map[string]*checks.Reviewed, owner string) []NeedLine {
	me := m.author.Name
	var out []NeedLine
	for _, of := range slices.Sorted(maps.Keys(reviews)) {
		r := reviews[of]
		now := r.Last()
		if now == nil || r.Asked() == nil {
			continue
		}
		own := checks.Among(me, r.Authors())
		line := NeedLine{N: 1, Paper: now.Kind(), Review: of, Who: lang.Line(now.Mark.Author), Day: calendar.DayOf(now.Mark.Time)}
		switch now.Value {
		case checks.ReviewAsked:
			other := now.Reader != "" && !checks.SamePerson(now.Reader, me)
			if line.Kind = NeedReading; own || m.mine && other {
				continue
			}
		case checks.ReviewReturned, checks.ReviewAnswered:
			if line.Kind = NeedMending; m.mine && !own && owner != me {
				continue
			}
		default:
			continue
		}
		out = append(out, line)
	}
	return out
}
