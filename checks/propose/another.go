package propose

import "strings"

// others are bodies and heads of whom the news of every site tell: the beginnings of
// their names, folded.
var others = []string{"министр", "министерств", "президент", "правительств", "премьер", "укимет"}

// ofAnother tells a text that names a body or a head whose name is no part of the
// holder's: «Министр провел встречу» on the site of a library is no meeting of hers.
func (r *room) ofAnother(text string) bool {
	for _, word := range r.cut.words(text) {
		for _, other := range others {
			if strings.HasPrefix(word, other) && !r.isOwn(other) {
				return true
			}
		}
	}
	return false
}

// isOwn tells whether a name of the holder has a word with the same beginning: a
// minister's is a ministry.
func (r *room) isOwn(beginning string) bool {
	const enough = 6 // letters that «министр» and «министерство» share
	runes := []rune(beginning)
	beginning = string(runes[:min(enough, len(runes))])
	if r.in.Holder == nil {
		return false
	}
	for _, n := range r.in.Holder.Holder.Names {
		for _, word := range cutWords(n.KK + " " + n.RU) {
			if strings.HasPrefix(word, beginning) {
				return true
			}
		}
	}
	return false
}
