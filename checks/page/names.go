package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// likeness is how much a text looks like a person's name.
type likeness int

const (
	noName   likeness = iota
	likeName          // words in capitals at their beginning: the place decides
	sureName          // one of them has the form of a patronymic or a surname
)

const (
	namePieces = 4
	nameRunes  = 80
)

var (
	patronymic = pattern(`(?i)` + oneOf(`ұлы улы қызы кызы ович евич ич овна евна ична ивна инична uly kyzy qyzy ovich evich ovna evna`) + `$`)
	surname    = pattern(`(?i)` + oneOf(`ова? ева? ёва? ина? ына? ский ская цкий цкая енко чук ян дзе бек бай хан гүл гуль али ғали кен жан нұр мұрат
		ova? eva? ina ska?ya skiy sky bek bay bai khan zhan enko ali gul nur murat`) + `$`)
	// placeWord are words that make a phrase in capitals a heading or an address.
	placeWord = pattern(`(?:^|[\s-])(?:` + oneOf(`казакстан* казахстан* республика* министрли* баскарма* управлени* облыс* област* комитет* департамент* мекенжай*
		жоспар* портал* дерек* данны* бюджет* укимет* правительств* орталы[гк]* мектеп* школ* мемлекет* государств* кызмет* услуг* сервис*
		жаналык* новост* кабылда* контакт* отчет* открыт* байланыс* аудан\p{L}{0,3}`) + `|` +
		oneOf(`кала кала(?:лык|сы\p{L}*) город городск* города район района районн* адрес кенсе план планы блог блоги сайт сайты центр центра
		бет беті бети прием есеп ашык мазир меню`) + `(?:$|[\s-]))`)
)

// isName tells a text that is a person's name by its form.
func isName(text string) bool { return nameOf(text) == sureName }

// nameOf looks whether a text is a person's name and nothing else: two to four
// words in capitals at their beginning, none of them a post or a place. «Ахметов
// Серік» is one by its form, «АХМЕТ Серік» by its surname in capitals; «Ахмет
// Серік» only where the page presents somebody.
func nameOf(text string) likeness {
	first, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsUpper(first) || len(text) > 2*nameRunes {
		return noName
	}
	if at := strings.IndexByte(text, ' '); at < 0 {
		return noName
	} else if second, _ := utf8.DecodeRuneInString(text[at+1:]); !unicode.IsUpper(second) {
		return noName // most lines
	}
	if strings.ContainsAny(text, "0123456789«»\"@:;!?/()") {
		return noName
	}
	pieces := strings.Fields(strings.ReplaceAll(text, ",", " "))
	if len(pieces) < 2 || len(pieces) > namePieces {
		return noName
	}
	for _, piece := range pieces {
		if !isNamePiece(piece) {
			return noName
		}
	}
	shaped, fathers, initials := false, false, false
	capitals := 0
	for _, piece := range pieces {
		fathers = fathers || patronymic().MatchString(piece)
		shaped = shaped || surname().MatchString(piece)
		initials = initials || strings.Contains(piece, ".")
		if isCapitals(piece) {
			capitals++
		}
	}
	if hasPost(pieces) || placeWord().MatchString(fold(text)) {
		return noName
	}
	switch {
	case fathers || shaped || initials || capitals == 1 && isCapitals(pieces[0]):
		return sureName
	case capitals > 0 || len(pieces) > 3:
		return noName // a heading, most likely
	}
	return likeName
}

// hasPost tells words one of which is that of a post and not a surname made of
// it: «Директор», but not «Акимова».
func hasPost(pieces []string) bool {
	for _, piece := range pieces {
		if office().MatchString(fold(piece)) && !surname().MatchString(piece) && !patronymic().MatchString(piece) {
			return true
		}
	}
	return false
}

// isCapitals tells a word of capitals alone, and no initial.
func isCapitals(piece string) bool {
	return !strings.Contains(piece, ".") && letters(piece) > 1 && piece == strings.ToUpper(piece)
}

func isLatin(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) < 0
}

// isNamePiece tells a word written as names are: «Қасым-Жомарт», «СЕРІКОВ»,
// «Ә.».
func isNamePiece(piece string) bool {
	for part := range strings.SplitSeq(strings.TrimSuffix(piece, "."), "-") {
		first, size := utf8.DecodeRuneInString(part)
		if !unicode.IsUpper(first) {
			return false
		}
		rest := part[size:]
		if strings.ContainsRune(rest, '.') { // «А.Б.»
			rest = strings.ReplaceAll(rest, ".", "")
			if rest != strings.ToUpper(rest) {
				return false
			}
		}
		if strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }) >= 0 {
			return false
		}
		if rest != strings.ToLower(rest) && rest != strings.ToUpper(rest) {
			return false
		}
	}
	return true
}
