package page

import (
	"encoding/json"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// structured finds a date in the structured data (JSON-LD) that describes the
// page itself: an object at the top, or one of its graph. The entries of a list
// stand deeper and are not asked.
func (d *document) structured(property string) Date {
	var found Date
	d.query.Find(`script[type="application/ld+json"]`).EachWithBreak(func(_ int, s *goquery.Selection) bool {
		var data any
		if json.Unmarshal([]byte(s.Text()), &data) != nil {
			return true
		}
		for _, value := range aboutPage(data, property) {
			if day, ok := machineDay(value, d.in.Seen); ok {
				found = Date{Day: day, Place: d.place(s.Get(0), property+": "+value, "")}
				return false
			}
		}
		return true
	})
	return found
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
