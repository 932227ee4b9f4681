package desk

import "ashyq/checks/lang"

// CameWords says in a word or two what came of a page, for rows of lists. The whole
// sentence, with what to do instead, stands in PageView.Words.
func CameWords(outcome string) lang.Text { return messages().Text("came."+outcome, nil) }
