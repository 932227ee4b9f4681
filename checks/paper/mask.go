package paper

import (
	"regexp"
	"strconv"

	"ashyq/checks/lang"
)

// Mask hides in a free text what a paper does not carry: personal numbers (ЖСН,
// ИИН) and mobile telephones of Kazakhstan. The number of an organisation
// (БСН, БИН) has a 4, 5 or 6 where a birthday cannot, and stays; so do
// telephones of a city, which belong to an office.
func Mask(l lang.Lang, text string) string {
	text = personalNumber.ReplaceAllStringFunc(text, func(number string) string {
		if !birthday(number) {
			return number
		}
		return messages().Text("mask.person", nil).In(l)
	})
	return mobile.ReplaceAllString(text, messages().Text("mask.phone", nil).In(l))
}

var (
	// personalNumber is twelve digits by themselves: in a hash or a longer
	// number they have a letter or a digit beside them.
	personalNumber = regexp.MustCompile(`\b\d{12}\b`)
	// mobile is +7, 8 or 7, then a code of a mobile operator (70x, 74x to 77x;
	// cities have 71x and 72x), then seven digits.
	mobile = regexp.MustCompile(`(?:\+7|\b[78])[\s (.-]*7[04-7]\d[\s ).-]*\d{3}[\s -]*\d{2}[\s -]*\d{2}\b`)
)

// birthday tells whether twelve digits begin with a day of birth (year, month,
// day) and then a sign for the century.
func birthday(number string) bool {
	month, _ := strconv.Atoi(number[2:4])
	day, _ := strconv.Atoi(number[4:6])
	return month >= 1 && month <= 12 && day >= 1 && day <= 31 && number[6] <= '6'
}
