package propose

import (
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
)

var _ = proposes("site-currency", proposeParity)

// proposeParity compares the two versions of a page, seen on one day or two that
// follow: how many things stand on each, which days and figures, telephones and
// addresses. Alike is proposed as present,
// different as incomplete, with what differs.
func proposeParity(r *room) []Proposal {
	var out []Proposal
	for _, p := range r.pairs() {
		if !p.kk.onSite() || p.kk.isNews() {
			continue
		}
		differs := p.differences()
		if !p.whole() {
			if !p.oneLanguage() {
				continue
			}
			differs = append([]string{"lang: " + p.languages()}, differs...)
		}
		prop := Proposal{
			Capture: p.kk.Capture.ID, Parts: []string{"parity"}, Kind: Item, Item: "parity", Says: checks.Present,
			From: lastDay([]*sheet{p.kk, p.ru}), Title: p.kk.title() + " / " + p.ru.title(),
			Value: p.kk.address() + " = " + p.ru.address(), Fragment: p.ru.address(), Path: mark("pair:"+p.ru.Capture.ID, currency, "parity"),
		}
		if len(differs) > 0 {
			prop.Says, prop.Value = checks.Incomplete, shorten(differs)
		}
		out = append(out, prop)
	}
	return out
}

// differences lists what only one version shows: «documents: kk 3, ru 2».
func (p pair) differences() []string {
	var out []string
	kk, ru := p.kk.traits(), p.ru.traits()
	for i := range kk {
		onlyKK, onlyRU := without(kk[i].list, ru[i].list), without(ru[i].list, kk[i].list)
		switch {
		case kk[i].counted && len(kk[i].list) != len(ru[i].list):
			out = append(out, kk[i].what+": kk "+strconv.Itoa(len(kk[i].list))+", ru "+strconv.Itoa(len(ru[i].list)))
		case !kk[i].counted && len(onlyKK)+len(onlyRU) > 0:
			out = append(out, kk[i].what+": kk "+listed(onlyKK)+", ru "+listed(onlyRU))
		}
	}
	ofKK, ofRU := p.kk.numbers(), p.ru.numbers()
	daysKK, figuresKK := ofKK.only(ofRU)
	daysRU, figuresRU := ofRU.only(ofKK)
	if len(daysKK)+len(daysRU) > 0 {
		out = append(out, "days: kk "+listed(daysKK)+", ru "+listed(daysRU))
	}
	if len(figuresKK)+len(figuresRU) > 0 {
		out = append(out, "figures: kk "+listed(figuresKK)+", ru "+listed(figuresRU))
	}
	return out
}

func listed(list []string) string {
	if len(list) == 0 {
		return "–"
	}
	if len(list) > 8 {
		return strings.Join(list[:8], " ") + " …"
	}
	return strings.Join(list, " ")
}

// quality is what is compared of one sort: its number where the words differ with the
// language, else the things themselves.
type quality struct {
	what    string
	counted bool
	list    []string
}

func (s *sheet) traits() []quality {
	var out []quality
	r := &s.Reading
	gather := func(what string, counted bool, n int, at func(int) string) {
		q := quality{what: what, counted: counted}
		for i := range n {
			if v := at(i); v != "" && (counted || !slices.Contains(q.list, v)) {
				q.list = append(q.list, v)
			}
		}
		out = append(out, q)
	}
	gather("documents", true, len(r.Documents), func(i int) string { return r.Documents[i].URL })
	gather("posts", true, len(r.Posts), func(i int) string { return "post" })
	gather("people", true, len(r.People), func(i int) string { return r.People[i].Name })
	gather("dates", false, len(r.Posts), func(i int) string { return r.Posts[i].Date.Day.String() })
	gather("phones", false, len(r.Phones), func(i int) string { return r.Phones[i].Value })
	gather("emails", false, len(r.Emails), func(i int) string { return r.Emails[i].Value })
	return out
}

func without(list, other []string) []string {
	var out []string
	for _, v := range list {
		if !slices.Contains(other, v) {
			out = append(out, v)
		}
	}
	return out
}
