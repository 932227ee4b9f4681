package page

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// A list is whole only where nobody chose among its posts. The address tells: that
// of a whole list names the list and nothing more. A year, a number, a tag, a rubric,
// an author, a parameter that nobody knows may each be a choice.

// languageKeys are parameters that choose the language of the words, not the posts.
var languageKeys = words("lang language locale lng hl l")

// pageKeyName is a parameter that numbers the pages of a list.
var pageKeyName = once(`(?i)^(?:page|p|paged|pg|pagen_\d+|pagenum(?:ber)?|currentpage|start|offset|limitstart|skip)$`)

// choices are steps of a path behind which some posts of a list stand.
var choices = words("tag tags category categories cat rubric rubrics rubrika rubriki author authors avtor archive archives arhiv " +
	"search filter topic topics theme themes tema temy type types year month date label labels keyword section user")

// lists are what lists are called; a number before one of these names whose list it
// is: /blogs/40962/posts.
var lists = words("posts blog blogs news novosti zhanalyk zhanalyktar zhanalyqtar janalyqtar list all feed events")

// isFiltered tells an address that may ask for some posts only. A file that has no
// address says nothing of a choice.
func isFiltered(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return true
	}
	if u.Host == "" {
		return choosesByKey(u.Query())
	}
	path := u.Path
	if u.Fragment != "" {
		route, isRoute := strings.CutPrefix(strings.TrimPrefix(u.Fragment, "!"), "/")
		inner, err := url.Parse("/" + route)
		if !isRoute || err != nil {
			return true // what a script makes of it is not known
		}
		path += "/" + inner.Path
		if choosesByKey(inner.Query()) {
			return true
		}
	}
	return choosesByKey(u.Query()) || choosesByStep(path)
}

func choosesByKey(query url.Values) bool {
	for key, values := range query {
		if strings.Join(values, "") != "" && !languageKeys[strings.ToLower(key)] && !pageKeyName().MatchString(key) {
			return true
		}
	}
	return false
}

var (
	yearStep  = once(`(?:^|\D)(?:19|20)\d\d(?:\D|$)`)
	pageSteps = once(`(?i)/(?:page|bet|p|memleket/entities/[\w-]+/press/(?:news|events))/(\d{1,5})/?$`) // the number of a page
	endings   = once(`(?i)\.(?:html?|php\d?|aspx?|jsp)$`)
)

// once makes an expression for addresses, which are no text to be sieved.
func once(source string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(source) })
}

// choosesByStep looks at the steps of a path: a number is one of the list's own only
// where the name of a list follows it.
func choosesByStep(path string) bool {
	steps := strings.FieldsFunc(strings.ToLower(pageSteps().ReplaceAllString(path, "")), func(r rune) bool { return r == '/' })
	for i, step := range steps {
		step = endings().ReplaceAllString(step, "")
		last := i == len(steps)-1
		switch {
		case choices[step], yearStep().MatchString(step):
			return true
		case last && hasDigit(step):
			return true
		case isDigits(step) && !lists[steps[len(steps)-1]]:
			return true
		}
	}
	return false
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// numberAsked is the number of the page that an address asks for, as its site counts
// them: many count from 0.
func numberAsked(address string) (number int, asked bool) {
	u, err := url.Parse(address)
	if err != nil {
		return 0, false
	}
	path, query := u.Path, u.RawQuery
	if route, isRoute := strings.CutPrefix(strings.TrimPrefix(u.Fragment, "!"), "/"); isRoute {
		inner, keys, _ := strings.Cut(route, "?")
		path, query = path+"/"+inner, query+"&"+keys
	}
	m := pageKey().FindStringSubmatch("?" + query)
	if m == nil {
		m = pageSteps().FindStringSubmatch(path)
	}
	if m == nil {
		return 0, false
	}
	number, err = strconv.Atoi(m[1])
	return number, err == nil
}
