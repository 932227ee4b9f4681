package checks

import (
	"slices"
	"strings"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// DayRemarks says what must be said of the day of a sitting: a day outside the last
// ten days of the quarter's last month, and a day off, are allowed and named.
func (s *Sitting) DayRemarks(days *calendar.Calendar) []lang.Text {
	var out []lang.Text
	span := SittingSpan(s.Day)
	if !span.Contains(s.Day) {
		out = append(out, messages().Text("sitting-outside", args{"day": s.Day.Digits(), "span": span.Words()}))
	}
	if working, _ := days.Working(s.Day); !working {
		out = append(out, messages().Text("sitting-off", args{"day": s.Day.Digits()}))
	}
	return out
}

// SittingSpanTold says when the Commission sits in the quarter of a day, with the
// working days of the span.
func SittingSpanTold(d calendar.Day, days *calendar.Calendar) lang.Text {
	return messages().Text("sitting-span", args{"days": stretches(workingDaysOf(SittingSpan(d), days))})
}

// stretches writes days that follow one another as one: 22–26.12, 29–31.12.
func stretches(list []calendar.Day) string {
	var out []string
	for i := 0; i < len(list); {
		j := i
		for j+1 < len(list) && list[j+1] == list[j]+1 {
			j++
		}
		from, to := list[i].Digits()[:len("31.12")], list[j].Digits()[:len("31.12")]
		switch {
		case i == j:
			out = append(out, to)
		default:
			out = append(out, from[:len("31")]+"–"+to)
		}
		i = j + 1
	}
	return strings.Join(out, ", ")
}

// orders are words by which somebody is bound. The Commission advises: a decision of
// its that orders says what it cannot.
var orders = []string{
	"міндеттелсін", "міндеттеледі", "бұйырылсын", "бұйырамын", "тапсырылсын", "жүктелсін", "талап етілсін",
	"обязать", "обязываю", "обязан", "обязана", "обязаны", "приказать", "приказываю", "поручить", "предписать", "потребовать",
}

// OrderWords lists the words of a draft decision that order instead of recommending,
// each once and as they were written.
func OrderWords(text string) []string {
	folded := " " + strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !strings.ContainsRune(letters, r)
	}), " ") + " "
	var out []string
	for _, w := range orders {
		if strings.Contains(folded, " "+w+" ") && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// letters are those of Kazakh and Russian.
const letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
