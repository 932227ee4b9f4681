package desk

import "testing"

// The control digit of a БИН: the sum of the first eleven digits, each times its
// place, by eleven; where that is ten, with the places counted from three on.
func TestTheControlDigitOfABIN(t *testing.T) {
	for bin, want := range map[string]bool{
		"050140000011":  true, // 5·2 + 1·4 + 4·5 + 1·11 = 45, by eleven 1
		"970440000173":  true,
		"030140001709":  true,  // the first sum gives ten; with the places from three on it is nine
		"030140001710":  true,  // and here nought
		"030140001700":  false, // the first sum alone is not enough
		"030140001760":  false, // ten twice: such a number is never given
		"050140000012":  false, // another control digit
		"050140000002":  false,
		"000000000000":  false, // the sum agrees, and it is no number
		"05014000001":   false,
		"0501400000111": false,
		"05014000001a":  false,
		"":              false,
	} {
		if got := validBIN(bin); got != want {
			t.Errorf("%q: %v, want %v", bin, got, want)
		}
	}
}
