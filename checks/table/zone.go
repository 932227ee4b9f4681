package table

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"ashyq/checks/calendar"
)

// zonedHour finds a zone after an hour: 20:30Z, 20:30:00+05:00, 20:30 UTC. What
// programs export is often written in the zone of their servers, and what is the
// evening there is the next day here.
var zonedHour = regexp.MustCompile(`(?i)^(.*\d:\d\d)(?::\d\d(?:[.,]\d+)?)? ?(?:(?:UTC|GMT)? ?([+-])(\d\d):?(\d\d)?|Z|UTC|GMT)$`)

// unzoned cuts the zone off a cell: what is before it, and by how many minutes the
// zone is ahead. Without a zone the cell is given as it is.
func unzoned(cell string) (local string, ahead int, zoned bool) {
	if !strings.Contains(cell, ":") {
		return cell, 0, false
	}
	m := zonedHour.FindStringSubmatch(cell)
	if m == nil {
		return cell, 0, false
	}
	hours, _ := strconv.Atoi(m[3])
	minutes, _ := strconv.Atoi(m[4])
	ahead = hours*60 + minutes
	if m[2] == "-" {
		ahead = -ahead
	}
	return m[1], ahead, hours <= 14 && minutes < 60
}

// inAlmaty moves a moment of another zone to Asia/Almaty, where days are taken.
func inAlmaty(at calendar.Moment, ahead int) calendar.Moment {
	return calendar.MomentOf(at.Day.In(time.UTC).Add(time.Duration(at.Minute-ahead) * time.Minute))
}

// hasZone tells whether an hour in ISO form says its zone.
func hasZone(hour string) bool { return strings.ContainsAny(hour, "Zz+-") }
