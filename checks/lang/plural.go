package lang

// formsOf is how many forms a noun has after a number: Russian «день, дня,
// дней», English "day, days"; a Kazakh noun does not change after a number.
func formsOf(l Lang) int {
	switch l {
	case RU:
		return 3
	case EN:
		return 2
	}
	return 1
}

// plural is the index of the form that stands after n.
func plural(l Lang, n int64) int {
	if n < 0 {
		n = -n // "-1 day", "-2 days": the sign does not count
	}
	switch l {
	case RU:
		return pluralRussian(n%10, n%100)
	case EN:
		if n != 1 {
			return 1
		}
	}
	return 0
}

func pluralRussian(last, lastTwo int64) int {
	switch {
	case lastTwo >= 11 && lastTwo <= 14:
		return 2
	case last == 1:
		return 0
	case last >= 2 && last <= 4:
		return 1
	}
	return 2
}
