package paper

import "ashyq/checks/lang"

// Question is one question of a demand for documents, in both authentic languages.
type Question struct {
	Check  string
	KK, RU string
}

// Asked gives the questions that a demand asks, check by check, as they stand in it.
func Asked(in Input) ([]Question, error) {
	texts := map[lang.Lang][]Demanded{}
	for _, l := range []lang.Lang{lang.KK, lang.RU} {
		in.Lang = l
		m, err := newPen(in)
		if err != nil {
			return nil, err
		}
		texts[l] = m.asks(true)
	}
	var out []Question
	for i, a := range texts[lang.KK] {
		out = append(out, Question{Check: a.Check, KK: a.What, RU: texts[lang.RU][i].What})
	}
	return out, nil
}
