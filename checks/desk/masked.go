package desk

import (
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// Masked hides personal numbers and private telephones in a text that leaves the
// program: what is copied, what is written beside the papers.
func Masked(l lang.Lang, text string) string { return paper.Mask(l, text) }
