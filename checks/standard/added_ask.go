package standard

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ashyq/checks/lang"
)

// askedPart is the only question of a check that was made for a clause.
const askedPart = "kept"

// ask makes a check for a clause that no check serves, so that it is asked: a
// plain judgement. Its titles are words of the clause, and what is ours says so.
func (j *join) ask(a *Addition, p *Point, clause *Clause) {
	name := p.Number + "(" + clause.Number + ")"
	args := lang.Args{"edition": a.ID, "clause": name}
	say := func(key string) lang.Text { return messages().Text("added."+key, args) }
	long := clauseWords(clause, lang.Same(a.ID+" "+name))
	remote := RemoteOutside
	if j.Category(p.Category).Holder == controlled {
		remote = RemoteYes
	}
	check := &Check{
		ID: askedID(a.ID, name), Number: len(j.checks) + 1, Version: 1,
		Title: shortened(long, LongTitle), Short: shortened(long, ShortTitle),
		Bound: j.Category(p.Category).Name, Collect: say("collect"),
		Venues: []Venue{OpenPlace}, Remote: remote, Evidence: evidenceKinds, Made: true,
		Clauses:   []ClauseOf{{Category: p.Category, Act: a.Act, Clause: name}},
		Questions: []lang.Text{say("question")}, Notes: []lang.Text{say("note-made")},
		Parts: []Part{{
			ID: askedPart, Title: say("part"), Method: Judgement, Weight: Required,
			Serves:    []Serves{{Act: a.Act, Clauses: []string{name}}},
			Violation: Sentence(say("violation")), Remedy: Sentence(say("remedy")),
		}},
	}
	j.own[check.ID] = true
	j.checks = append(j.checks, check)
}

// controlled is the place of the Law that names those over whom there is state
// control (art. 19-1(2)).
const controlled = "8(1)"

// askedID names a check after its clause: "999-nq-4-19".
func askedID(edition, clause string) string { return Slug(edition + " " + clause) }

// Slug writes a name in small Latin letters, digits and dashes: "999-НҚ" as
// "999-nq". The journal names what is added by it, for a matter has no other
// letters; so what it gives for a name never changes.
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		latin, known := latinLetters[r]
		if r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			latin, known = string(r), true
		}
		if !known {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
		}
		gap = false
		b.WriteString(latin)
	}
	return b.String()
}

// latinLetters write the letters of the two official languages.
var latinLetters = map[rune]string{
	'а': "a", 'ә': "a", 'б': "b", 'в': "v", 'г': "g", 'ғ': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh",
	'з': "z", 'и': "i", 'й': "i", 'к': "k", 'қ': "q", 'л': "l", 'м': "m", 'н': "n", 'ң': "n", 'о': "o",
	'ө': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ұ': "u", 'ү': "u", 'ф': "f", 'х': "kh",
	'һ': "h", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'і': "i", 'ь': "", 'э': "e",
	'ю': "yu", 'я': "ya",
}

// LongTitle is how many characters of a clause stand for the title of a check
// that was made for it.
const LongTitle = 90

// clauseWords gives the text of a clause for each language: in the other where it
// is not held, and in English its number alone, for there is no English text.
func clauseWords(c *Clause, name lang.Text) lang.Text {
	kk, ru := lang.Line(c.In(lang.KK).Text), lang.Line(c.In(lang.RU).Text)
	name.KK, name.RU = orElse(kk, ru), orElse(ru, kk)
	return name
}

// shortened cuts a text at a word to a number of characters.
func shortened(t lang.Text, most int) lang.Text {
	cut := func(text string) string {
		text = strings.TrimRight(text, ";. ")
		if utf8.RuneCountInString(text) <= most {
			return text
		}
		head := string([]rune(text)[:most-1])
		if at := strings.LastIndex(head, " "); at > most/2 {
			head = head[:at]
		}
		return strings.TrimRight(head, " ,;:–-") + "…"
	}
	return lang.Text{KK: cut(t.KK), RU: cut(t.RU), EN: cut(t.EN)}
}
