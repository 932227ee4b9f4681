package lang

import "fmt"

var months = [12]Text{
	{KK: "қаңтар", RU: "января", EN: "January"},
	{KK: "ақпан", RU: "февраля", EN: "February"},
	{KK: "наурыз", RU: "марта", EN: "March"},
	{KK: "сәуір", RU: "апреля", EN: "April"},
	{KK: "мамыр", RU: "мая", EN: "May"},
	{KK: "маусым", RU: "июня", EN: "June"},
	{KK: "шілде", RU: "июля", EN: "July"},
	{KK: "тамыз", RU: "августа", EN: "August"},
	{KK: "қыркүйек", RU: "сентября", EN: "September"},
	{KK: "қазан", RU: "октября", EN: "October"},
	{KK: "қараша", RU: "ноября", EN: "November"},
	{KK: "желтоқсан", RU: "декабря", EN: "December"},
}

// Date says a day as the papers do: «2025 жылғы 18 сәуір», «18 апреля 2025
// года», "18 April 2025". A month outside 1 to 12 gives an empty text.
func Date(year, month, day int) Text {
	if month < 1 || month > len(months) {
		return Text{}
	}
	name := months[month-1]
	return Text{
		KK: fmt.Sprintf("%d жылғы %d %s", year, day, name.KK),
		RU: fmt.Sprintf("%d %s %d года", day, name.RU, year),
		EN: fmt.Sprintf("%d %s %d", day, name.EN, year),
	}
}

// Digits writes a day as tables do: 18.04.2025.
func Digits(year, month, day int) string {
	return fmt.Sprintf("%02d.%02d.%04d", day, month, year)
}
