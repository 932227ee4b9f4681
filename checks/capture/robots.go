package capture

import (
	"strconv"
	"strings"
	"time"
)

// robots.txt is read as RFC 9309 says. The libraries that there are compare paths
// as they are spelled («/әкімдік» is not «/%D3%99…» to them), take a short name
// for any longer one, and give up a whole file for one bad line.

// mostRobots is how much of a robots.txt is read; RFC 9309 asks for half of it at
// least.
const mostRobots = 1 << 20

// rules are the lines of a robots.txt that speak to us.
type rules struct {
	list  []rule
	delay time.Duration // 0: none was asked for
}

// rule allows or forbids the paths that fit a pattern, in canonical spelling: *
// is anything, $ the end.
type rule struct {
	allow   bool
	pattern string
}

// parseRobots picks the rules for an agent: those of all groups that name it,
// else those for everybody. Lines that say nothing to us are passed over.
func parseRobots(text, agent string) rules {
	var mine, all rules
	var here []*rules // the groups that the coming rules belong to
	found, inRules := false, false
	for line := range strings.FieldsFuncSeq(strings.TrimPrefix(text, "\ufeff"), func(r rune) bool { return r == '\n' || r == '\r' }) {
		line, _, _ = strings.Cut(line, "#")
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "user-agent":
			if inRules {
				here, inRules = nil, false
			}
			switch {
			case value == "*":
				here = append(here, &all)
			case strings.EqualFold(agentToken(value), agent):
				here, found = append(here, &mine), true
			}
		case "allow", "disallow":
			inRules = true
			for _, r := range here {
				r.add(strings.EqualFold(strings.TrimSpace(key), "allow"), value)
			}
		case "crawl-delay":
			inRules = true
			for _, r := range here {
				r.wait(value)
			}
		}
	}
	if found {
		return mine
	}
	return all
}

// agentToken is the name of a program without its version and what follows.
func agentToken(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '-' || r == '_')
	})
	if end < 0 {
		return s
	}
	return s[:end]
}

// add takes in a rule; one without a path says nothing.
func (r *rules) add(allow bool, pattern string) {
	if pattern == "" {
		return
	}
	if pattern[0] != '/' && pattern[0] != '*' {
		pattern = "/" + pattern
	}
	r.list = append(r.list, rule{allow, canonical(pattern, true)})
}

func (r *rules) wait(value string) {
	n, err := strconv.ParseFloat(value, 64)
	if err == nil && n > 0 {
		r.delay = max(r.delay, time.Duration(min(n, longestDelay.Seconds())*float64(time.Second)))
	}
}

// size is about how many bytes the rules take in memory.
func (r rules) size() int {
	n := 256
	for _, one := range r.list {
		n += 48 + len(one.pattern)
	}
	return n
}

// forbids finds the rule that forbids a path with its query: the longest that
// fits it, and of two equal ones the friendly one.
func (r rules) forbids(uri string) (rule, bool) {
	path := canonical(uri, false)
	best := rule{allow: true}
	for _, one := range r.list {
		longer := len(one.pattern) > len(best.pattern) || len(one.pattern) == len(best.pattern) && one.allow
		if longer && one.fits(path) {
			best = one
		}
	}
	return best, !best.allow && !strings.HasPrefix(path, "/robots.txt")
}

// fits tells whether a path begins as the pattern says.
func (r rule) fits(path string) bool {
	pattern, whole := strings.CutSuffix(r.pattern, "$")
	first, rest, more := strings.Cut(pattern, "*")
	if !strings.HasPrefix(path, first) {
		return false
	}
	path = path[len(first):]
	last := first
	for more {
		last, rest, more = strings.Cut(rest, "*")
		if !more && whole {
			return strings.HasSuffix(path, last)
		}
		at := strings.Index(path, last)
		if at < 0 {
			return false
		}
		path = path[at+len(last):]
	}
	return !whole || path == ""
}

// String is the rule as a line of the file.
func (r rule) String() string {
	if r.allow {
		return "Allow: " + r.pattern
	}
	return "Disallow: " + r.pattern
}

// canonical gives every path one spelling: letters and digits of ASCII as they
// are, all that is not ASCII percent-encoded, other codes in capitals. In a path
// * and $ are signs like others, in a pattern they mean something.
func canonical(s string, pattern bool) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c, coded := s[i], false
		if c == '%' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				c, coded, i = byte(n), true, i+2
			}
		}
		plain := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
		special := c == '*' || c == '$'
		if plain || !coded && c > 0x20 && c < 0x7f && (pattern || !special) {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hex[c>>4])
		b.WriteByte(hex[c&15])
	}
	return b.String()
}
