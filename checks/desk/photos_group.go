package desk

import (
	"cmp"
	"slices"
	"time"

	"ashyq/checks/calendar"
)

// lay puts the photos into groups. The groups part the photos: each stands in one
// of them or among those without an hour, whatever order the files came in.
func (r *PhotoRoll) lay(files []PhotoFile, o PhotoOptions) {
	gap, apart := cmp.Or(o.Gap, PhotoGap), cmp.Or(o.Apart, PhotoApart)
	var timed []PhotoFile
	for _, f := range files {
		if f.Camera != "" && !slices.Contains(r.Cameras, f.Camera) {
			r.Cameras = append(r.Cameras, f.Camera)
		}
		if f.At = f.raw.Moment(r.Fix); f.At.Day == 0 {
			r.Hourless = append(r.Hourless, f)
			continue
		}
		f.Age = f.age()
		timed = append(timed, f)
	}
	slices.Sort(r.Cameras)
	slices.SortFunc(timed, func(a, b PhotoFile) int {
		return cmp.Or(a.instant(r.Fix).Compare(b.instant(r.Fix)), cmp.Compare(a.Path, b.Path))
	})
	for i, f := range timed {
		if i == 0 || f.instant(r.Fix).Sub(timed[i-1].instant(r.Fix)) > gap || r.last().elsewhere(f, apart) {
			r.Groups = append(r.Groups, PhotoGroup{Number: len(r.Groups) + 1, From: f.At})
		}
		r.last().add(f)
	}
}

func (r *PhotoRoll) last() *PhotoGroup { return &r.Groups[len(r.Groups)-1] }

// elsewhere tells whether a photo was taken too far away to belong to the group.
// One that names no place stays with those around it in time.
func (g *PhotoGroup) elsewhere(f PhotoFile, apart float64) bool {
	return g.Place != nil && f.Place != nil && g.Place.Metres(*f.Place) > apart
}

func (g *PhotoGroup) add(f PhotoFile) {
	g.Files, g.To = append(g.Files, f), f.At
	if g.Place == nil {
		g.Place = f.Place
	}
	if f.Known != "" {
		g.Known++
	}
}

// instant orders photos to the second: as hours of Kazakhstan, whether or not the
// camera named its zone.
func (f PhotoFile) instant(fix time.Duration) time.Time {
	second := f.raw.Taken.Second()
	return clockOf(f.raw.Moment(0)).Add(time.Duration(second)*time.Second + fix)
}

// clockOf is a moment as a time, to be compared with others of its kind.
func clockOf(m calendar.Moment) time.Time {
	return m.Day.In(time.UTC).Add(time.Duration(max(m.Minute, 0)) * time.Minute)
}

// age says by how many minutes the time of the file itself differs from the hour of
// its photo, 0 where that is little. A file that was copied bears the time of the
// copy, so it is told and nothing follows from it.
func (f PhotoFile) age() int {
	own := calendar.MomentOf(f.taken)
	if own.Day == 0 {
		return 0
	}
	apart := clockOf(own).Sub(clockOf(f.At))
	if apart.Abs() <= photoAge {
		return 0
	}
	return int(apart / time.Minute)
}

// All lists the photos that can be taken, the hourless last.
func (r *PhotoRoll) All() []PhotoFile {
	var out []PhotoFile
	for _, g := range r.Groups {
		out = append(out, g.Files...)
	}
	return append(out, r.Hourless...)
}
