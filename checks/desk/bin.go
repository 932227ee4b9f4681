package desk

import "strings"

// binDigits is how many digits a БИН has.
const binDigits = 12

// validBIN checks the twelve digits of a БИН by its control digit: the last one
// is the sum of the others, each times its place, by eleven; where that is ten,
// the places are counted from three on and run round; a number for which that is
// ten too is never given.
func validBIN(bin string) bool {
	if !binShaped(bin) || strings.Trim(bin, "0") == "" {
		return false
	}
	sum := func(shift int) int {
		s := 0
		for i := range binDigits - 1 {
			s += int(bin[i]-'0') * ((i+shift)%11 + 1)
		}
		return s % 11
	}
	control := sum(0)
	if control == 10 {
		control = sum(2)
	}
	return control < 10 && control == int(bin[binDigits-1]-'0')
}

// binShaped tells whether a text is twelve digits.
func binShaped(bin string) bool {
	return len(bin) == binDigits && strings.Trim(bin, "0123456789") == ""
}

// mendedBIN gives a БИН its zeros back: a spreadsheet that takes it for a number
// loses those at its beginning. It is so only where the control digit agrees.
func mendedBIN(typed string) string {
	bin := strings.NewReplacer(" ", "", "\u00a0", "", "-", "").Replace(strings.TrimSpace(typed))
	if len(bin) >= binDigits || len(bin) < binDigits-2 || strings.Trim(bin, "0123456789") != "" {
		return bin
	}
	if whole := strings.Repeat("0", binDigits-len(bin)) + bin; validBIN(whole) {
		return whole
	}
	return bin
}
