package lang

import (
	"fmt"
	"strconv"
	"strings"
)

// Args fills the places of a message. A value is a string, int, int64, Text,
// []string, []Text, error, Texter or fmt.Stringer; a Texter speaks in words
// even if it is a Stringer too, and a list is joined with commas.
type Args map[string]any

// words says a value in one language.
func words(l Lang, value any) (string, bool) {
	switch v := value.(type) {
	case string:
		return v, true
	case int:
		return strconv.Itoa(v), true
	case int64:
		return strconv.FormatInt(v, 10), true
	case []string:
		return strings.Join(v, ", "), true
	case Text:
		return v.Best(l), true
	case []Text:
		return joined(l, v), true
	case Texter:
		return v.Words().Best(l), true
	case error:
		return errorWords(l, v), true
	case fmt.Stringer:
		return v.String(), true
	}
	return "", false
}

func joined(l Lang, list []Text) string {
	parts := make([]string, len(list))
	for i, t := range list {
		parts[i] = t.Best(l)
	}
	return strings.Join(parts, ", ")
}

// errorWords lets one error be told inside another: ours in the language of
// the reader, a foreign one as it is.
func errorWords(l Lang, err error) string {
	if ours, ok := AsError(err); ok {
		return ours.Text.Best(l)
	}
	return err.Error()
}
