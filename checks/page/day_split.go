package page

import "strings"

// To tell the groups of a match apart by an expression is dear, and nearly all
// days can be taken apart by the eye: by where the digits begin and end. Each
// function fits a form in day.go and gives the groups of its pattern, from 1.

const decimals = "0123456789"

// numberOf cuts the number off that a text begins with, and what stands before it.
func numberOf(text string) (number, rest string) {
	text = text[max(strings.IndexAny(text, decimals), 0):]
	rest = strings.TrimLeft(text, decimals)
	return text[:len(text)-len(rest)], rest
}

// threeNumbers reads 18.04.2025 and the like.
func threeNumbers(match string) (parts [4]string, ok bool) {
	for i := 1; i < len(parts); i++ {
		parts[i], match = numberOf(match)
	}
	return parts, true
}

// yearDigits end or begin a day with a word.
const yearDigits = 4

// dayWordYear reads «18 сәуір 2025»; the word stands between what parts it from
// the numbers.
func dayWordYear(match string) (parts [4]string, ok bool) {
	year := len(match) - yearDigits
	day, rest := numberOf(match[:year])
	word := strings.TrimRight(rest, " \t\n\f\r/-.,")
	word = word[strings.LastIndexAny(word, " \t\n\f\r/-.")+1:]
	return [4]string{1: day, 2: word, 3: match[year:]}, true
}

// wordDayYear reads "April 18, 2025".
func wordDayYear(match string) (parts [4]string, ok bool) {
	year := len(match) - yearDigits
	word := match[:strings.IndexAny(match, " \t\n\f\r.")]
	day, _ := numberOf(match[:year])
	return [4]string{1: word, 2: day, 3: match[year:]}, true
}

// yearDayWord reads «2025 жылғы 18 сәуір», but not «18-ші сәуір», where the end
// of the number might as well begin the word.
func yearDayWord(match string) (parts [4]string, ok bool) {
	day, rest := numberOf(match[yearDigits:])
	end := strings.TrimPrefix(rest, "-")
	if strings.HasPrefix(end, "ши") || strings.HasPrefix(end, "шы") {
		return parts, false
	}
	return [4]string{1: match[:yearDigits], 2: day, 3: strings.TrimLeft(rest, " \t\n\f\r-")}, true
}
