package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// PhotoTake says what a group of photos shows.
type PhotoTake struct {
	PhotoOptions
	Group    int      // its number; 0: those without an hour
	Hashes   []string // these photos alone, whatever their group; empty: the whole group
	Check    string   // empty: the stand
	Parts    []string
	Premises string // number in the holder's list, or ending of an id
	Items    []checks.ItemSeen
	At       calendar.Moment // in the place of the hour of the first photo; must be given for photos without an hour
	Source   string          // who gave the photos, where nobody went there
	Present  string
	Text     string // public; what the camera says is added to it
	Note     string // internal; the place is added to it
	Lang     lang.Lang
}

// PhotosTaken is what came of it. Known says that this inspection has all of these
// files already: nothing was written.
type PhotosTaken struct {
	ID    string          `json:"evidence"`
	At    calendar.Moment `json:"at"`
	Files int             `json:"files"` // attached now
	Known bool            `json:"known"`
}

// photoCheck is the check that photos show unless another is named.
const photoCheck = "stand"

// TakePhotos makes one piece of evidence of a group of photos: for the address and
// the items that the analyst chose, observed at the hour of the first photo. Files
// that the inspection has already are left out. In remote control, which makes no
// visit, the photos are what somebody gave, and who that was must be said.
func (d *Desk) TakePhotos(ctx context.Context, inspection, folder string, in PhotoTake) (PhotosTaken, error) {
	roll, err := d.Photos(ctx, inspection, folder, in.PhotoOptions)
	if err != nil {
		return PhotosTaken{}, err
	}
	files, err := roll.chosen(in)
	if err != nil {
		return PhotosTaken{}, err
	}
	fresh := slices.DeleteFunc(slices.Clone(files), func(f PhotoFile) bool { return f.Known != "" })
	if len(fresh) == 0 {
		return PhotosTaken{ID: files[0].Known, At: files[0].At, Known: true}, nil
	}
	input, err := in.input(&roll, fresh)
	if err != nil {
		return PhotosTaken{}, err
	}
	id, err := d.AddEvidence(ctx, inspection, input)
	return PhotosTaken{ID: id, At: input.At, Files: len(fresh)}, err
}

// chosen finds the photos that are meant.
func (r *PhotoRoll) chosen(in PhotoTake) ([]PhotoFile, error) {
	if len(in.Hashes) > 0 {
		list := slices.DeleteFunc(r.All(), func(f PhotoFile) bool { return !slices.Contains(in.Hashes, f.Hash) })
		if len(list) < len(in.Hashes) {
			return nil, fail("photos.changed", nil)
		}
		return list, nil
	}
	if in.Group == 0 && len(r.Hourless) > 0 {
		return r.Hourless, nil
	}
	if in.Group < 1 || in.Group > len(r.Groups) {
		return nil, fail("photos.no-group", args{"n": in.Group, "last": len(r.Groups)})
	}
	return r.Groups[in.Group-1].Files, nil
}

// input puts into words what the photos say.
func (in PhotoTake) input(roll *PhotoRoll, files []PhotoFile) (EvidenceInput, error) {
	at := in.At
	if at.Day == 0 {
		at = files[0].At
	}
	switch {
	case at.Day == 0:
		return EvidenceInput{}, fail("photos.needs-hour", nil)
	case roll.Remote && lang.Line(in.Source) == "":
		return EvidenceInput{}, fail("photos.needs-source", nil)
	case len(in.Items)+len(in.Parts) == 0:
		return EvidenceInput{}, fail("photos.needs-item", nil)
	}
	out := EvidenceInput{
		Check: cmp.Or(in.Check, photoCheck), Kind: checks.Stand, Parts: in.Parts, Items: in.Items,
		Premises: in.Premises, At: at, Source: in.Source, Present: in.Present,
		Text: join(in.Text, in.said(roll, files)), Note: join(in.Note, in.places(files)),
	}
	if roll.Remote {
		out.Kind = checks.Statement
	}
	for _, f := range files {
		out.Files = append(out.Files, f.Path)
	}
	return out, nil
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n" + b
}

// said tells how many photos there are, by whose clock, and what was done to it.
// Neither the place nor anybody's name is told: this is printed.
func (in PhotoTake) said(roll *PhotoRoll, files []PhotoFile) string {
	say := func(key string, a args) string { return messages().Text("photos.said."+key, a).In(in.Lang) }
	timed := slices.DeleteFunc(slices.Clone(files), func(f PhotoFile) bool { return f.At.Day == 0 })
	out := say("count", args{"n": len(files)})
	if roll.Remote {
		out = say("given", args{"n": len(files), "source": lang.Line(in.Source)})
	}
	switch {
	case len(timed) == 0:
		return out + " " + say("hourless", nil)
	case roll.Fix != 0:
		return out + " " + say("fixed", args{"fix": Correction(roll.Fix), "from": timed[0].At, "to": timed[len(timed)-1].At})
	case !slices.ContainsFunc(timed, func(f PhotoFile) bool { return !f.Zoned }):
		return out + " " + say("zoned", args{"from": timed[0].At, "to": timed[len(timed)-1].At})
	}
	return out + " " + say("bare", args{"from": timed[0].At, "to": timed[len(timed)-1].At})
}

// places names the place for the internal note.
func (in PhotoTake) places(files []PhotoFile) string {
	for _, f := range files {
		if f.Place != nil {
			return "GPS " + f.Place.String()
		}
	}
	return ""
}

// Correction writes what a clock is put right by: «+00:12», «-1d 03:05».
func Correction(d time.Duration) string {
	sign, minutes := "+", int(d.Abs()/time.Minute)
	if d < 0 {
		sign = "-"
	}
	days := ""
	if n := minutes / (24 * 60); n > 0 {
		days = strconv.Itoa(n) + "d "
	}
	return sign + days + fmt.Sprintf("%02d:%02d", minutes/60%24, minutes%60)
}
