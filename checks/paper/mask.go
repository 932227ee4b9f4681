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

// Personal counts the personal numbers in a text: what Mask would hide of them, without
// telephones.
func Personal(text string) int {
	n := 0
	for _, number := range personalNumber.FindAllString(text, -1) {
		if birthday(number) {
			n++
		}
	}
	return n
}

// MaskBytes hides personal numbers, and mobile telephones too if asked, in the bytes of a text file, a
// star for each digit, so that whatever reads the file still can: nothing is longer, and
// stars are the same letter in every encoding that has ASCII in it. It tells how many it
// hid.
func MaskBytes(text []byte, phones bool) (masked []byte, n int) {
	stars := func(found []byte) []byte {
		n++
		return digit.ReplaceAll(found, []byte("*"))
	}
	text = personalNumber.ReplaceAllFunc(text, func(number []byte) []byte {
		if !birthday(string(number)) {
			return number
		}
		return stars(number)
	})
	if phones {
		text = mobile.ReplaceAllFunc(text, stars)
	}
	return text, n
}

var digit = regexp.MustCompile(`\d`)
