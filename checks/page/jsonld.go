package page

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html/atom"
)

// structured finds a date in the structured data (JSON-LD) that describes the
// page itself: an object at the top, or one of its graph. The entries of a list
// stand deeper and are not asked.
func (d *document) structured(property string) Date {
	for _, n := range d.notable[atom.Script] {
		if attr(n, "type") != "application/ld+json" {
			continue
		}
		text := textBelow(n)
		if !strings.Contains(text, property) && !strings.Contains(text, `\u`) {
			continue // it names no such property, in letters or by their numbers
		}
		var data any
		if json.Unmarshal([]byte(text), &data) != nil {
			continue
		}
		for _, value := range aboutPage(data, property) {
			if day, ok := machineDay(value, d.in.Seen); ok {
				return Date{Day: day, Place: d.place(n, property+": "+value, "")}
			}
		}
	}
	return Date{}
}

// aboutPage lists a property of the objects that describe the page.
func aboutPage(data any, property string) []string {
	switch v := data.(type) {
	case []any:
		var all []string
		for _, part := range v {
			all = append(all, aboutPage(part, property)...)
		}
		return all
	case map[string]any:
		if graph, ok := v["@graph"]; ok {
			return aboutPage(graph, property)
		}
		value, _ := v[property].(string)
		if kind, _ := json.Marshal(v["@type"]); value != "" && describesPage(string(kind)) {
			return []string{value}
		}
	}
	return nil
}

// describesPage tells the types that stand for a page or an article.
func describesPage(kind string) bool {
	for _, name := range []string{"Article", "Posting", "Page", "Report"} {
		if strings.Contains(kind, name) {
			return true
		}
	}
	return false
}
